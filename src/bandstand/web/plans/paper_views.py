"""The plan in force as a PDF, for the printer."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions import paper
from bandstand.actions.known import history_of
from bandstand.exchange.paper import Look, Size
from bandstand.web.request import PersonRequest

NO_PLAN = 404


@require_safe
def handout(request: PersonRequest) -> HttpResponse:
    """The sheet as it was asked for; the way to a plan where there is none."""
    if history_of(request.person).plan is None:
        return render(request, "plans/no_plan.html", status=NO_PLAN)
    return as_file(paper.handout(request.person, look_in(request.GET)), "application/pdf", "handout.pdf")


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file that the browser opens, with a name for whoever keeps it."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def look_in(asked: QueryDict) -> Look:
    """How the sheet is to look; what nobody knows is as usual."""
    size = Size.LETTER if asked.get("paper") == Size.LETTER.value else Size.A4
    return Look(size=size, large=asked.get("large") == "on", mono=asked.get("mono") == "on")
