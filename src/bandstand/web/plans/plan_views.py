"""The plan in force: every field with where it came from, its numbers and why, and what is still open."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import plan_in_force
from bandstand.actions.known import history_of, standing_at
from bandstand.journal.history import History
from bandstand.prescription import Plan, Question, Stand
from bandstand.progress.questions import to_tell
from bandstand.progress.trying_again import TRY_AGAIN
from bandstand.progress.whose import whose_limit
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.bounds_form import set_beside
from bandstand.web.plans.cards import cards_of
from bandstand.web.plans.ladder_drawn import ladders_of
from bandstand.web.plans.questions import asked_of, choice_in, waiting_for_therapist
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def plan(request: PersonRequest) -> HttpResponse:
    """The plan in force, or the way to one."""
    return _page(request)


@require_POST
def answer(request: PersonRequest) -> HttpResponse:
    """Answer a question the plan leaves open, pass it to the therapist, or leave it for now."""
    given = {name: request.POST.get(name, "") for name in ("prescription", "field")}
    try:
        plan_in_force.answer_later(request.person, **given, choice=choice_in(request.POST), moment=moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=say(trouble.message), status=status_of(trouble))
    return redirect.to("today") if request.POST.get("from") == "today" else redirect.to("plan", part="questions")


@require_POST
def change(request: PersonRequest) -> HttpResponse:
    """Take the plan up again card by card; the plan in force stays until the new one is accepted."""
    return redirect.to("review", plan_in_force.take_up_again(request.person, moment_of(request)))


def _page(request: PersonRequest, *, trouble: str = "", status: int = 200) -> HttpResponse:
    history = history_of(request.person)
    if history.plan is None:
        return render(request, "plans/no_plan.html", status=status)
    known = {**_of_plan(history.plan, history, moment_of(request).today), "event": moment_of(request).new_id()}
    return render(request, "plans/plan.html", {**known, "trouble": trouble}, status=status)


def _of_plan(plan: Plan, history: History, today: date) -> dict[str, object]:
    """The plan as it stands: its exercises with their ladders, its limits, and what is open."""
    standing = standing_at(history)
    ladders, limits = ladders_of(plan, history, standing, today), standing.limits or plan.limits
    beside = {each.key: each for each in set_beside(plan, standing)}
    return {
        "plan": plan,
        "since": history.plans_set[-1].on,
        "cards": [(card, ladders.by_key.get(card.key), beside.get(card.key)) for card in cards_of(plan)],
        "limits": limits,
        "about_bars": ladders.about_bars,
        "whose": whose_limit(limits),
        "numbers": list(reversed(history.plans_set)),
        "questions": tuple(asked_of(plan, each) for each in _open(plan)),
        "to_tell": to_tell(plan, standing),
        "for_therapist": waiting_for_therapist(plan),
    }


def _open(plan: Plan) -> tuple[Question, ...]:
    """What nobody has answered yet; one passed to the therapist may be answered here once they said."""
    waiting = (Stand.OPEN, Stand.SKIPPED, Stand.FOR_THERAPIST)
    return tuple(each for each in plan.questions if each.standing in waiting and not _is_left_for_good(each))


def _is_left_for_good(question: Question) -> bool:
    """ "Not now" to a form tried again is remembered, and not held out again."""
    return question.field == TRY_AGAIN and question.standing is Stand.SKIPPED
