"""The safety check on pages; it ends in a verdict, and goes on to where the person was going."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import safety
from bandstand.actions.known import history_of
from bandstand.journal.facts import SafetyCheck
from bandstand.progress.safety import Outcome
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.safety.asking import Asking, Level, asking_from, reviews_in, ticks_in
from bandstand.web.safety.onward import draft_in, onward
from bandstand.web.today.views import today_with


@require_http_methods(["GET", "HEAD", "POST"])
def safety_check(request: PersonRequest) -> HttpResponse:
    """One screen a level; each answer leads to the next, the last to the verdict."""
    known = any(said.fact.facts_asked for said in history_of(request.person).checks)
    if request.method != "POST":
        return _screen(request, Asking(facts_known=known), event=str(moment_of(request).new_id()))
    asking = asking_from(request.POST, facts_known=known)
    if asking.level is Level.REVIEWS:
        return _reviewed(request, asking)
    ticks = ticks_in(request.POST, asking)
    if ticks is None:
        return _screen(request, asking, unanswered=True, status=400)
    asking = asking.ticked(ticks)
    following = asking.following()
    return _screen(request, following) if following else _end(request, asking.check())


def _reviewed(request: PersonRequest, asking: Asking) -> HttpResponse:
    reviews = reviews_in(request.POST, asking)
    if reviews is None:
        return _screen(request, asking, unanswered=True, status=400)
    return _end(request, asking.check(reviews))


def _end(request: PersonRequest, answers: SafetyCheck) -> HttpResponse:
    """Keep it, and go on to where the person was going; a pause is shown on Today."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    verdict = safety.check(request.person, event, answers, moment_of(request))
    then = request.POST.get("then", "")
    if verdict.outcome in (Outcome.PAUSE, Outcome.STOP_NOW):
        return redirect.to("today")
    if verdict.outcome is Outcome.GO_ON_WITHOUT_IMPACT:
        return render(request, "safety/no_impact.html", {"verdict": verdict, "then": then, "draft": draft_in(then)})
    return onward(request, then)


def _screen(
    request: PersonRequest, asking: Asking, *, event: str = "", unanswered: bool = False, status: int = 200
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    told = {
        "asking": asking,
        "event": event or sent.get("event", ""),
        "then": sent.get("then", ""),
        "unanswered": unanswered,
        "ticked": sent.getlist("tick") if unanswered else [],
    }
    return render(request, "safety/screen.html", told, status=status)


@require_POST
def review_confirmed(request: PersonRequest) -> HttpResponse:
    """Somebody qualified has looked: the plan goes on."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    by, on = request.POST.get("seen_by", ""), request.POST.get("seen_on", "")
    try:
        safety.confirm_review(request.person, event, by, on, moment_of(request))
    except BandstandError as trouble:
        return today_with(request, trouble=trouble, at="review")
    return redirect.to("today")
