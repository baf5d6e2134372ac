"""One session, with its whole script inside the page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandstand.actions import sessions
from bandstand.exchange.script_wire import script_for_phone
from bandstand.quantity import BandstandError
from bandstand.web import errors
from bandstand.web.account.at_the_door import account_of
from bandstand.web.figures.version import figure_version
from bandstand.web.moment import moment_of
from bandstand.web.offline.kept import kept_on_phone, tag_of
from bandstand.web.request import PersonRequest
from bandstand.web.sessions.modules import door_modules, later_modules
from bandstand.words import say


@require_safe
@kept_on_phone
def session(request: PersonRequest, id: UUID) -> HttpResponse:
    """The player, and beside it all it needs until the end of the session.

    A phone that keeps the page as it still is hears so, and nothing else moves.
    """
    moment = moment_of(request)
    try:
        begun = sessions.opened(request.person, id, moment)
    except BandstandError as error:
        return errors.page(request, 404, says=errors.Sentence(say(error.message), "What you logged is kept."))
    who = account_of(request)
    name = who.email if who else ""
    tag = tag_of(
        request.person, name, id, begun.pre, *(event.id for event in begun.told), begun.epoch, figure_version()
    )
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    data = {
        "person": str(request.person),
        "name": name,
        "script": script_for_phone(begun.script),
        "checked_at": moment.now_ms,
        "pre": begun.pre,
        "told": [event.as_json() for event in begun.told],
        "epoch": begun.epoch,
        "home": reverse("today"),
        "figures": figure_version(),
        "later": [static(name) for name in later_modules()],
    }
    shown = {"data": data, "title": say(begun.script.title), "modules": door_modules()}
    answer = render(request, "sessions/session.html", shown)
    answer.headers["ETag"] = tag
    return answer
