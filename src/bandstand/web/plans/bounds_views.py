"""Bounds: what a therapist, or a person for themselves, settles beside the sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import bounds as settling
from bandstand.actions.known import history_of, standing_at
from bandstand.prescription import Liking
from bandstand.progress.settling import Settable, settable
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
            settling.like(request.person, event, key, Liking(wanted), moment)
        except BandstandError:
            return redirect.to("plan")  # the plan has moved on: there it stands as it is now
    return redirect.to("plan", part=f"name-{key}")


def _act(request: PersonRequest, at: str) -> Callable[[], None]:
    event, moment = redirect.uuid_or_404(request.POST.get("event", "")), moment_of(request)
    to_the_sheet = request.POST.get("do") == "sheet"
    told = (request.person, event)
    if at == PLAN and to_the_sheet:
        return partial(settling.limits_of_the_plan, *told, moment)
    if at == PLAN:
        return partial(settling.set_limits, *told, limits_in(request.POST), moment)
    if at == RULES:
        on, by = request.POST.getlist("on"), request.POST.get("set_by", "")
        return partial(settling.switch_rules, *told, on=on, set_by=by, moment=moment)
    if to_the_sheet:
        return partial(settling.as_the_sheet_says, *told, at, moment)
    return partial(settling.set_bounds, *told, at, asked_in(request.POST), moment)


def _page(request: PersonRequest, trouble: Trouble) -> HttpResponse:
    history = history_of(request.person)
    plan = history.plan
    if plan is None:
        return render(request, "plans/no_plan.html", status=trouble.status)
    standing = standing_at(history)
    limits = standing.limits or plan.limits
    posted = request.POST if trouble.at else None
    known = settable(plan, standing)
    told = {
        "plan": plan,
        "event": moment_of(request).new_id(),
        "cards": [_card(each, request, trouble) for each in known],
        "limits": limits_card(limits, limits_in(request.POST) if trouble.at == PLAN else None),
        "whose": whose_limit(limits),
        "rules": rules_card(
            standing.switched,
            posted.getlist("on") if posted is not None and trouble.at == RULES else None,
            posted.get("set_by", "") if posted is not None and trouble.at == RULES else "",
        ),
        "trouble": trouble,
        "lost": trouble.words if trouble.at not in {PLAN, RULES, *(each.prescription.key for each in known)} else "",
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "plans/bounds.html", told, status=trouble.status)


def _card(about: Settable, request: PersonRequest, trouble: Trouble) -> BoundsCard:
    here = trouble.at == about.prescription.key
    return bounds_card(about, asked_in(request.POST) if here else None, trouble.words if here else "")
