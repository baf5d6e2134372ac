"""One page for the therapist, to print, copy or share; the same as a PDF or a picture, on one sheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.recovery import Span, recovery
from bandstand.exchange.paper.press import Kind
from bandstand.exchange.paper.summary import Summary, printed
from bandstand.web.moment import moment_of
from bandstand.web.plans.paper_views import NO_PLAN, as_file, look_in
from bandstand.web.plans.summary import summary_of
from bandstand.web.request import PersonRequest

TYPES = {Kind.PDF: "application/pdf", Kind.PNG: "image/png"}


@require_safe
def summary(request: PersonRequest) -> HttpResponse:
    """Everything a therapist needs to know, on one page. Nothing is sent from here."""
    written = _written(request)
    if written is None:
        return render(request, "plans/no_plan.html")
    return render(request, "plans/summary.html", {"summary": written})


@require_safe
def printed_summary(request: PersonRequest, kind: str) -> HttpResponse:
    """The same on one sheet of paper, with the days of pain drawn."""
    written = _written(request)
    if written is None:
        return render(request, "plans/no_plan.html", status=NO_PLAN)
    shown = recovery(request.person, moment_of(request), Span.FOUR_WEEKS).shown
    made = printed(written, shown, Kind(kind), look_in(request.GET))
    return as_file(made, TYPES[Kind(kind)], f"for-your-therapist.{kind}")


def _written(request: PersonRequest) -> Summary | None:
    history = history_of(request.person)
    if history.plan is None:
        return None
    return summary_of(history.plan, history, standing_at(history), moment_of(request).today)
