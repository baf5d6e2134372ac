"""One page for the therapist, to print, copy or share."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions.known import history_of, standing_at
from bandstand.web.moment import moment_of
from bandstand.web.plans.summary import summary_of
from bandstand.web.request import PersonRequest


@require_safe
def summary(request: PersonRequest) -> HttpResponse:
    """Everything a therapist needs to know, on one page. Nothing is sent from here."""
    history = history_of(request.person)
    if history.plan is None:
        return render(request, "plans/no_plan.html")
    written = summary_of(history.plan, history, standing_at(history), moment_of(request).today)
    return render(request, "plans/summary.html", {"summary": written})
