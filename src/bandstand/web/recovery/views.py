"""The page of recovery."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import goals, running
from bandstand.actions import recovery as days
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.recovery.board import board_of
from bandstand.web.recovery.goal_words import goal_in, goal_rows
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def recovery(request: PersonRequest) -> HttpResponse:
    """What the answers so far say; nonsense for a span is the usual one."""
    return _page(request)


@require_POST
def set_goal(request: PersonRequest) -> HttpResponse:
    """Set a goal, or follow one no more."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    try:
        goals.set_goal(request.person, event, goal_in(request.POST), moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=trouble)
    return redirect.to("recovery", part="goals")


def _page(request: PersonRequest, *, trouble: BandstandError | None = None) -> HttpResponse:
    asked, moment = request.GET.get("span", ""), moment_of(request)
    span = days.Span(asked) if asked in list(days.Span) else None
    seen = days.recovery(request.person, moment, span)
    told: dict[str, object] = {
        "goals": goal_rows(goals.goals(request.person, moment)),
        "goal_event": moment.new_id(),
        "speaks_of_running": running.is_spoken_of(request.person),
        "trouble": say(trouble.message) if trouble else "",
    }
    status = status_of(trouble) if trouble else 200
    if seen.shown is None:
        return render(request, "recovery/empty.html", {**told, "plan": seen.plan}, status=status)
    return render(request, "recovery/recovery.html", {**told, "board": board_of(seen)}, status=status)
