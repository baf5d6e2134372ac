"""One session, with its whole script inside the page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandstand.actions import sessions
from bandstand.exchange.script_wire import script_for_phone
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest


@require_safe
def session(request: PersonRequest, id: UUID) -> HttpResponse:
    """The player, and beside it all it needs until the end of the session."""
    person = request.person
    moment = moment_of(request)
    begun = sessions.opened(person, id, moment)
    data = {
        "person": str(person),
        "script": script_for_phone(begun.script),
        "checked_at": moment.now_ms,
        "pre": begun.pre,
        "home": reverse("today"),
    }
    return render(request, "sessions/session.html", {"data": data})
