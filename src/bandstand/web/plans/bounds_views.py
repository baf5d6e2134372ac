"""Bounds: what a therapist, or a person for themselves, settles beside the sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import bounds as verbs
from bandstand.actions.known import history_of, standing_at
from bandstand.prescription import Liking, Plan
from bandstand.progress.settable import Settable, settable
from bandstand.progress.standing import Standing
from bandstand.progress.whose import whose_limit
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.bounds_form import (
    PLAN,
    RULES,
    BoundsCard,
    asked_in,
    bounds_card,
    limits_card,
    limits_in,
    rules_card,
    rules_in,
    told_in,
)
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be kept, and at which form of the page."""

    at: str = ""
    words: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
def bounds(request: PersonRequest) -> HttpResponse:
    """How everything is bounded, and the forms to change it."""
    if request.method != "POST":
        return _page(request, Trouble())
    at = request.POST.get("of", "")
    try:
        _act(request, at)()
    except BandstandError as trouble:
        return _page(request, Trouble(at, say(trouble.message), status_of(trouble)))
    return redirect.to("bounds", told={"saved": at}, part=f"of-{at}")


@require_POST
def like(request: PersonRequest) -> HttpResponse:
    """Tell how an exercise is liked."""
    key, wanted = request.POST.get("prescription", ""), request.POST.get("liking", "")
    event, moment = redirect.uuid_or_404(request.POST.get("event", "")), moment_of(request)
    if wanted in list(Liking):
        try:
            verbs.like(request.person, event, key, Liking(wanted), moment)
        except BandstandError:
            return redirect.to("plan")  # the plan has moved on: there it stands as it is now
    return redirect.to("plan", part=f"name-{key}")


def _act(request: PersonRequest, at: str) -> Callable[[], None]:
    event, moment = redirect.uuid_or_404(request.POST.get("event", "")), moment_of(request)
    to_the_sheet = request.POST.get("do") == "sheet"
    form, posted = (request.person, event), request.POST
    if at == PLAN and to_the_sheet:
        return partial(verbs.limits_of_the_plan, *form, moment, told=told_in(posted))
    if at == PLAN:
        return partial(verbs.set_limits, *form, limits_in(posted), moment)
    if at == RULES:
        return partial(verbs.switch_rules, *form, rules_in(posted), moment)
    if to_the_sheet:
        return partial(verbs.as_the_sheet_says, *form, at, moment, told=told_in(posted))
    return partial(verbs.set_bounds, *form, at, asked_in(posted), moment)


def _page(request: PersonRequest, trouble: Trouble) -> HttpResponse:
    history = history_of(request.person)
    if history.plan is None:
        return render(request, "plans/no_plan.html", status=trouble.status)
    standing = standing_at(history)
    known = settable(history.plan, standing)
    shown = {
        "plan": history.plan,
        "event": moment_of(request).new_id(),
        "cards": [_card(each, request, trouble) for each in known],
        **_of_the_plan(request, history.plan, standing, trouble),
        "trouble": trouble,
        "lost": trouble.words if trouble.at not in {PLAN, RULES, *(each.prescription.key for each in known)} else "",
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "plans/bounds.html", shown, status=trouble.status)


def _of_the_plan(request: PersonRequest, plan: Plan, standing: Standing, trouble: Trouble) -> dict[str, object]:
    """The cards that are of no exercise, each as it stands or as it was typed."""
    limits = standing.limits or plan.limits
    return {
        "limits": limits_card(limits, limits_in(request.POST) if trouble.at == PLAN else None),
        "whose": whose_limit(limits),
        "rules": rules_card(standing.switched, rules_in(request.POST) if trouble.at == RULES else None),
    }


def _card(about: Settable, request: PersonRequest, trouble: Trouble) -> BoundsCard:
    here = trouble.at == about.prescription.key
    return bounds_card(about, asked_in(request.POST) if here else None, trouble.words if here else "")
