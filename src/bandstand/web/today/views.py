"""The page of the day, and the taps on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import check_ins, proposals, swapping
from bandstand.actions import today as days
from bandstand.actions.length import minutes_today
from bandstand.actions.record import reached
from bandstand.journal.facts import CheckIn, Declined
from bandstand.quantity import BandstandError
from bandstand.quantity.small_number import small_number
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.offline.kept import kept_on_phone
from bandstand.web.request import PersonRequest
from bandstand.web.today.begin import Begin, begin
from bandstand.web.today.board import board_of
from bandstand.web.trouble import status_of
from bandstand.words import say

WELCOME_FIGURE = "squat/with-band/knees/green/left/three-quarter"  # stands in one place: the tile is narrow


@require_safe
@kept_on_phone
def today(request: PersonRequest) -> HttpResponse:
    """What is asked and done today; for an empty home the invitation to begin."""
    return today_with(request)


def today_with(request: PersonRequest, *, trouble: BandstandError | None = None, at: str = "") -> HttpResponse:
    """The page of the day, with a sentence where something could not be done."""
    log = reached(request.person)  # before the day is worked out: the page never claims to know more than it does
    day = days.today(request.person, moment_of(request))
    status, words = (status_of(trouble), say(trouble.message)) if trouble else (200, "")
    if day.plan is None:
        told: dict[str, object] = {"welcome_key": WELCOME_FIGURE, "trouble": words}
        return render(request, "today/empty.html", told, status=status)
    told = {
        "day": day,
        "plan": day.plan,
        "board": board_of(day),
        "log": log,
        "minutes": minutes_today(day),
        "trouble": words,
        "trouble_at": at,
    }
    return render(request, "today/today.html", told, status=status)


@require_POST
def check_in(request: PersonRequest) -> HttpResponse:
    """Keep one answer of a morning; a form without an answer leaves everything as it was."""
    moment, event = moment_of(request), redirect.uuid_or_404(request.POST.get("event", ""))
    answers = check_ins.read_check_in(request.POST, moment)
    if answers != CheckIn(of=answers.of, recalled=answers.recalled, average_of=answers.average_of):
        check_ins.check_in(request.person, event, answers, moment)
    return redirect.to("today")


@require_POST
def rest(request: PersonRequest) -> HttpResponse:
    """A day of rest. It counts."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    days.rest_day(request.person, event, moment_of(request))
    return redirect.to("today")


@require_POST
def swap(request: PersonRequest) -> HttpResponse:
    """For today another exercise in the place of one that is not liked, or the usual one after all."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    act = swapping.swap_back if request.POST.get("do") == "back" else swapping.swap_for_today
    try:
        act(request.person, event, request.POST.get("prescription", ""), moment_of(request))
    except BandstandError as trouble:
        return today_with(request, trouble=trouble)
    return redirect.to("today", part="do-title")


@require_POST
def rough_spell(request: PersonRequest) -> HttpResponse:
    """The person says that a rough spell has come, or that it has passed."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    days.rough_spell(request.person, event, moment_of(request), over=request.POST.get("over") == "yes")
    return redirect.to("today")


@require_POST
def start(request: PersonRequest) -> HttpResponse:
    """Begin the day's session, whichever version was chosen."""
    try:
        return begin(request, Begin.read(request.POST.get("do", "")))
    except BandstandError as trouble:
        return today_with(request, trouble=trouble)


@require_POST
def proposal(request: PersonRequest) -> HttpResponse:
    """Accept or decline one proposal."""
    try:
        proposals.answer_one(
            request.person,
            request.POST.get("prescription", ""),
            small_number(request.POST.get("plan", "")) or 0,
            moment_of(request),
            accepted=request.POST.get("accept") == "yes",
            reason=Declined(why) if (why := request.POST.get("reason", "")) in list(Declined) else Declined.UNSAID,
        )
    except BandstandError as trouble:
        return today_with(request, trouble=trouble)
    return redirect.to("today")
