"""The log to read, and an answer told anew."""

from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from bandstand.actions import check_ins, corrections, sessions
from bandstand.actions.known import history_of
from bandstand.journal.facts import ExerciseAnswered, Fact, Popping, SessionFinished
from bandstand.quantity import BandstandError, Effort, Pain, RepsLeft
from bandstand.quantity.small_number import small_number
from bandstand.web import redirect
from bandstand.web.day_words import date_words
from bandstand.web.log.days import dates_of, days_of
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.today.board import SCALE

Scale = TypeVar("Scale", Pain, RepsLeft, Effort)

DAYS_A_PAGE = 14
EFFORTS = ((4, "easy"), (6, "right"), (8, "hard"), (10, "could not finish"))
POPPINGS = (
    (Popping.NONE, "none"),
    (Popping.PAINLESS, "painless"),
    (Popping.PAINFUL, "painful"),
    (Popping.CAUGHT, "caught or gave way"),
)


@require_safe
def log(request: PersonRequest) -> HttpResponse:
    """Everything that was told, newest first."""
    history, told, today = history_of(request.person), corrections.facts_told(request.person), moment_of(request).today
    dates, page = dates_of(history), small_number(request.GET.get("page", "")) or 0
    here = dates[page * DAYS_A_PAGE : (page + 1) * DAYS_A_PAGE]
    made = sessions.when_made(request.person, [each for each in history.sessions if each.local_date in here])
    older = page + 1 if len(dates) > (page + 1) * DAYS_A_PAGE else None
    shown = {
        "days": days_of(here, history, told, made, today),
        "older": older,
        "not_understood": 0 if page else corrections.count_not_understood(request.person, history),
    }
    return render(request, "log/log.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: PersonRequest, day: str) -> HttpResponse:
    """Tell a morning, or a day's average, anew."""
    of = _date_or_404(day)
    moment = moment_of(request)
    history = history_of(request.person)
    morning = check_ins.takes_morning(history, of, moment.today)
    average = check_ins.takes_average(history, of, moment.today)
    if not morning and not average:
        raise Http404
    if request.method == "POST":
        event = redirect.uuid_or_404(request.POST.get("event", ""))
        check_ins.check_in(request.person, event, check_ins.read_check_in(request.POST, moment), moment)
        return redirect.to("log")
    given, told_average = history.mornings.get(of), history.averages.get(of)
    told = {
        "of": of,
        "words": date_words(of),
        "asks_morning": morning,
        "morning": given.pain.pain if given and given.pain else None,
        "average": told_average.pain if told_average else None,
        "asks_average": average,
        "event": moment.new_id(),
        "scale": SCALE,
    }
    return render(request, "log/morning.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PersonRequest, id: UUID) -> HttpResponse:
    """Tell an answer of the last session anew; the old words stay in the log."""
    try:
        old = corrections.answer_to_correct(request.person, id)
    except BandstandError as trouble:
        if trouble.message.id == "correction.unknown":
            raise Http404 from trouble
        raise
    if request.method == "POST":
        event = redirect.uuid_or_404(request.POST.get("event", ""))
        corrections.correct(request.person, event, old, _told_anew(old.fact, request), moment_of(request))
        return redirect.to("log")
    told = {
        "old": old.fact,
        "is_end": isinstance(old.fact, SessionFinished),
        "name": _name(request, old.fact),
        "event": moment_of(request).new_id(),
        "scale": SCALE,
        "lefts": range(RepsLeft.HIGHEST + 1),
        "efforts": EFFORTS,
        "poppings": POPPINGS,
    }
    return render(request, "log/answer.html", told)


def _name(request: PersonRequest, fact: Fact) -> str:
    plan = history_of(request.person).plan
    known = plan.prescription(fact.prescription) if plan and isinstance(fact, ExerciseAnswered) else None
    return known.name if known else ""


def _told_anew(old: Fact, request: PersonRequest) -> Fact:
    """The old answer with what was sent in its place; what was not sent stays as it was."""
    sent = request.POST
    if isinstance(old, SessionFinished):
        return replace(old, pain_now=_number(sent.get("pain_now", ""), Pain))
    assert isinstance(old, ExerciseAnswered), "only answers can be told anew"
    popping = sent.get("popping", "")
    return replace(
        old,
        peak=_number(sent.get("peak", ""), Pain),
        left=_number(sent["left"], RepsLeft) if "left" in sent else old.left,
        effort=_number(sent["effort"], Effort) if "effort" in sent else old.effort,
        popping=Popping(popping) if popping in list(Popping) else old.popping,
    )


def _number(text: str, scale: type[Scale]) -> Scale | None:
    number = small_number(text)
    return scale(number) if number is not None and number <= scale.HIGHEST else None


def _date_or_404(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as trouble:
        raise Http404 from trouble
