"""A track is made in a process of its own, so that no page waits for it and nothing in it can end the server."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bandstand.exchange.audio.voice import NoVoice, has_voice
from bandstand.exchange.own_process import OwnProcess
from bandstand.quantity import BandstandError, Json, JsonObject, Message
from bandstand.quantity.codec import to_json
from bandstand.session.length import minutes_of
from bandstand.session.script import Script

SECONDS = 180  # an hour's session takes about 20 s on two slow cores
MOST_MINUTES = 120
GRACE = 5  # seconds in which the process may end itself, before it is ended
WORKER = OwnProcess(
    module="bandstand.exchange.audio.worker", slow=Message("track.slow"), stopped=Message("track.failed"), threads=1
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A place to jump to: so many seconds after the beginning this part of this exercise begins."""

    at: float
    exercise: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How long a track is, in seconds, and what is where."""

    seconds: float
    chapters: tuple[Chapter, ...]

    @classmethod
    def read(cls, told: Json) -> Self:
        """From what the worker said. Raises BandstandError, with a sentence to show, where it made none."""
        match told:
            case {"seconds": int() | float() as seconds, "chapters": list(chapters)}:
                return cls(seconds=seconds, chapters=tuple(map(_chapter, chapters)))
            case {"trouble": str(id)} if id.startswith("track."):
                raise NoVoice if id == "track.no_voice" else BandstandError(Message(id))
        raise BandstandError(Message("track.failed"))

    def as_json(self) -> JsonObject:
        chapters: list[Json] = [{"at": each.at, "exercise": each.exercise, "part": each.part} for each in self.chapters]
        return {"seconds": self.seconds, "chapters": chapters}


def _chapter(told: Json) -> Chapter:
    match told:
        case {"at": int() | float() as at, "exercise": str(exercise), "part": str(part)}:
            return Chapter(at=at, exercise=exercise, part=part)
    raise BandstandError(Message("track.failed"))


def make(script: Script, out: Path, *, seconds: int = SECONDS) -> Contents:
    """Write the track of a script to a file. Raises BandstandError, with a sentence to show, where that fails.

    `seconds` is how long it may take.
    """
    if not has_voice():
        raise NoVoice
    if minutes_of(script) > MOST_MINUTES:
        raise BandstandError(Message("track.too_long"))
    given = json.dumps(to_json(script)).encode()
    path = os.environ.get("PATH", os.defpath)  # where this person's own programs stand: espeak-ng is one
    return Contents.read(WORKER.answer([str(out), str(seconds)], given, seconds=seconds + GRACE, path=path))
