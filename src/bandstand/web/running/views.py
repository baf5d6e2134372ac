"""The page of running, and the taps on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import running as runs
from bandstand.quantity import BandstandError, Message
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.running.board import board_of
from bandstand.web.running.forms import need_in, run_in
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def running(request: PersonRequest) -> HttpResponse:
    """What to have first, the next stage and the runs so far."""
    return _page(request)


@require_POST
def need(request: PersonRequest) -> HttpResponse:
    """Answer one thing to have first."""
    event, told = redirect.uuid_or_404(request.POST.get("event", "")), need_in(request.POST)
    try:
        runs.answer_need(request.person, event, told, moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=trouble, at=told.gate)
    return redirect.to("running", part=f"need-{told.gate}")


@require_POST
def run(request: PersonRequest) -> HttpResponse:
    """Tell a run, or what is still to tell of one that was played."""
    event = redirect.uuid_or_404(request.POST.get("event", ""))
    try:
        runs.tell_run(request.person, event, run_in(request.POST), moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=trouble, at="run")
    return redirect.to("running", part="runs")


@require_POST
def file(request: PersonRequest) -> HttpResponse:
    """Tell a run from the file of a watch or a phone."""
    event, sent = redirect.uuid_or_404(request.POST.get("event", "")), request.FILES.get("file")
    try:
        if sent is None:
            raise BandstandError(Message("run_file.none"))
        runs.tell_run_file(request.person, event, sent.read(), moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=trouble, at="file")
    return redirect.to("running", part="runs")


@require_POST
def take_back(request: PersonRequest) -> HttpResponse:
    """A run was told wrongly."""
    try:
        on = run_in(request.POST).of
        if on is None:
            raise BandstandError(Message("running.nothing_told"))
        runs.take_run_back(request.person, on, moment_of(request))
    except BandstandError as trouble:
        return _page(request, trouble=trouble, at="run")
    return redirect.to("running", part="runs")


@require_POST
def start(request: PersonRequest) -> HttpResponse:
    """Begin the next stage, or the brisk walk, on the player."""
    walk = request.POST.get("do") == "walk"
    try:
        return redirect.to("session", runs.start_run(request.person, moment_of(request), walk=walk))
    except BandstandError as trouble:
        return _page(request, trouble=trouble)


def _page(request: PersonRequest, *, trouble: BandstandError | None = None, at: str = "") -> HttpResponse:
    status, words = (status_of(trouble), say(trouble.message)) if trouble else (200, "")
    board = board_of(runs.back_to_running(request.person, moment_of(request)))
    known = at in ("run", "file") or at in {each.id for each in board.needs}
    told = {"board": board, "trouble": words, "trouble_at": at if known else ""}
    return render(request, "running/running.html", told, status=status)
