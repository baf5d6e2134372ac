"""One session, with its whole script inside the page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandstand.actions import sessions
from bandstand.exchange.script_wire import script_for_phone
from bandstand.quantity import BandstandError
from bandstand.web import errors
from bandstand.web.figures.version import figure_version
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.sessions.modules import player_modules
from bandstand.words import say


@require_safe
def session(request: PersonRequest, id: UUID) -> HttpResponse:
    """The player, and beside it all it needs until the end of the session."""
    moment = moment_of(request)
    try:
        begun = sessions.opened(request.person, id, moment)
    except BandstandError as error:
        return errors.page(request, 404, says=errors.Sentence(say(error.message), "What you logged is kept."))
    data = {
        "person": str(request.person),
        "script": script_for_phone(begun.script),
        "checked_at": moment.now_ms,
        "pre": begun.pre,
        "told": [event.as_json() for event in begun.told],
        "epoch": begun.epoch,
        "home": reverse("today"),
        "figures": figure_version(),
    }
    shown = {"data": data, "title": say(begun.script.title), "modules": player_modules()}
    return render(request, "sessions/session.html", shown)
