"""The page of both sides."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions import sides as both
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.sides.board import board_of


@require_safe
def sides(request: PersonRequest) -> HttpResponse:
    """Left beside right over time, and what came with better days."""
    seen = both.sides(request.person, moment_of(request))
    told = {"plan": seen.plan, "board": board_of(seen) if seen.plan else None}
    return render(request, "sides/sides.html", told)
