"""One session as one sound file: the page that plays it, and the file itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions import tracks
from bandstand.exchange.audio import Chapter
from bandstand.quantity import BandstandError
from bandstand.web import errors
from bandstand.web.request import PersonRequest
from bandstand.web.sessions.part_of_file import whole_or_part
from bandstand.web.trouble import MISSING, say_when_to_try_again, status_of
from bandstand.words import say

MADE, BEING_MADE = 200, 202
LOOK_AGAIN_SECONDS = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A chapter, as the page shows it."""

    at: float
    part: str

    @property
    def clock(self) -> str:
        """Minutes and seconds from the beginning."""
        return f"{int(self.at) // 60}:{int(self.at) % 60:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise and where its parts begin."""

    name: str
    chapters: tuple[Line, ...]


@require_safe
def track(request: PersonRequest, id: UUID) -> HttpResponse:
    """The player of the track; while it is being made, a page that looks again; where it cannot be, the sentence."""
    try:
        found = tracks.track_of(request.person, id)
    except BandstandError as trouble:
        status = status_of(trouble)
        if status == MISSING:
            return errors.situation(request, trouble)
        told: dict[str, object] = {"session": id, "trouble": say(trouble.message)}
        return say_when_to_try_again(render(request, "sessions/track.html", told, status=status), trouble)
    told = {"session": id, "exercises": tuple(_exercises(found.contents.chapters)) if found else ()}
    return render(request, "sessions/track.html", told, status=MADE if found else BEING_MADE)


@require_safe
def sound(request: PersonRequest, id: UUID) -> HttpResponse:
    """The track as MP3, or the part of it that was asked for; 202 without a body while it is being made, else 404."""
    found = tracks.finished_track_of(request.person, id)
    if found is None:
        return HttpResponse(status=BEING_MADE, headers={"Retry-After": LOOK_AGAIN_SECONDS})
    return whole_or_part(request, found.file, "audio/mpeg")


def _exercises(chapters: tuple[Chapter, ...]) -> Iterator[Exercise]:
    for name, parts in groupby(chapters, key=lambda each: each.exercise):
        yield Exercise(name=name, chapters=tuple(Line(at=each.at, part=each.part) for each in parts))
