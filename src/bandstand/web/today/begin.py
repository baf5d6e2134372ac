"""Beginning a session from a page: which day, what of the proposals is taken, and where that leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Self
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from bandstand.actions import sessions
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import EVERYTHING, NOTHING
from bandstand.journal.facts import DayKind
from bandstand.progress.decision import LESS, Change
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest

CHECK_FIRST = "session.check_first"


class Take(StrEnum):
    """What is taken of the changes that are proposed."""

    ALL = "yes"
    NONE = "no"
    LESS = "less"  # only what asks for less; a short or gentle day never takes on more


TAKEN: Mapping[Take, frozenset[Change]] = MappingProxyType({Take.ALL: EVERYTHING, Take.NONE: NOTHING, Take.LESS: LESS})


@dataclass(frozen=True, slots=True)
class Begin:
    """What a start button says: `full-yes` is the whole day with the changes, `short-less` the short version."""

    day: DayKind = DayKind.FULL
    take: Take = Take.NONE

    @classmethod
    def read(cls, text: str) -> Self:
        """From a button's value; nonsense is the whole day as last time."""
        day, _, take = text.partition("-")
        return cls(
            DayKind(day) if day in list(DayKind) else DayKind.FULL,
            Take(take) if take in list(Take) else Take.NONE,
        )

    def __str__(self) -> str:
        return f"{self.day.value}-{self.take.value}"


def begin(request: PersonRequest, wanted: Begin) -> HttpResponse:
    """Start the session and go to it; a safety check that is due comes first and leads on to it.

    Raises BandstandError where there is nothing to start.
    """
    try:
        return redirect.to("session", _started(request.person, wanted, moment_of(request)))
    except BandstandError as trouble:
        if trouble.message.id != CHECK_FIRST:
            raise
    return redirect.SeeOther(f"{reverse('safety')}?{urlencode({'then': str(wanted)})}")


def _started(person: UUID, wanted: Begin, moment: Moment) -> UUID:
    return sessions.start(person, moment, day=wanted.day, taking=TAKEN[wanted.take])
