"""Beginning a session from a page: which day, with or without what is proposed, and where that leads."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from bandstand.actions import sessions
from bandstand.journal.facts import DayKind
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest

CHECK_FIRST = "session.check_first"


@dataclass(frozen=True, slots=True)
class Begin:
    """What a start button says: `full-yes` is the whole day with the changes, `short-no` the short one without."""

    day: DayKind = DayKind.FULL
    accept: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """From a button's value; nonsense is the whole day as last time."""
        day, _, accept = text.partition("-")
        return cls(DayKind(day) if day in list(DayKind) else DayKind.FULL, accept == "yes")

    def __str__(self) -> str:
        return f"{self.day.value}-{'yes' if self.accept else 'no'}"


def begin(request: PersonRequest, wanted: Begin) -> HttpResponse:
    """Start the session and go to it; a safety check that is due comes first and leads on to it.

    Raises BandstandError where there is nothing to start.
    """
    try:
        script = sessions.start(request.person, moment_of(request), day=wanted.day, accept=wanted.accept)
    except BandstandError as trouble:
        if trouble.message.id != CHECK_FIRST:
            raise
        return redirect.SeeOther(f"{reverse('safety')}?{urlencode({'then': str(wanted)})}")
    return redirect.to("session", script)
