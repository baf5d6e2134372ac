"""The page of recovery."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions import recovery as days
from bandstand.web.moment import moment_of
from bandstand.web.recovery.board import board_of
from bandstand.web.request import PersonRequest


@require_safe
def recovery(request: PersonRequest) -> HttpResponse:
    """What the answers so far say; nonsense for a span is the usual one."""
    asked = request.GET.get("span", "")
    span = days.Span(asked) if asked in list(days.Span) else None
    seen = days.recovery(request.person, moment_of(request), span)
    if seen.shown is None:
        return render(request, "recovery/empty.html", {"plan": seen.plan})
    return render(request, "recovery/recovery.html", {"board": board_of(seen)})
