"""The process that decodes one .fit file: the bytes come in on standard input, how long the run was leaves on standard
output. What it gives up before it opens anything stands in `confined.py`.
"""

import io
import json
import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import fitdecode

from bandstand.exchange.confined import MIB, confine, quiet
from bandstand.quantity import Json

MOST_MEMORY = 512 * MIB
WHOLE, PART, POINT = "session", "lap", "record"
RUNS = ("running", "walking", "generic", "hiking", None)  # None: it does not say what it was


@dataclass(slots=True)
class Heard:
    """What the messages of one kind add up to: the first beginning, seconds, and metres where any were told."""

    began: datetime | None = None
    seconds: float = 0.0
    metres: float | None = None


@dataclass(slots=True)
class Watch:
    """Hears a file from its beginning to its end; of its points only the first and the newest are kept."""

    of: dict[str, Heard] = field(default_factory=lambda: {WHOLE: Heard(), PART: Heard(), POINT: Heard()})

    def hear(self, message: "fitdecode.FitDataMessage") -> None:
        """One message of the file."""
        if message.name == POINT:
            self._point(_moment(message, "timestamp"), _amount(message, "distance"))
        elif message.name in self.of and _sport(message) in RUNS:
            self._sum(self.of[message.name], message)

    def _point(self, at: datetime | None, metres: float | None) -> None:
        heard = self.of[POINT]
        heard.began = heard.began or at
        if at is not None and heard.began is not None:
            heard.seconds = max(heard.seconds, (at - heard.began).total_seconds())
        if metres is not None:
            heard.metres = max(heard.metres or 0.0, metres)

    def _sum(self, heard: Heard, message: "fitdecode.FitDataMessage") -> None:
        heard.began = heard.began or _moment(message, "start_time")
        heard.seconds += _amount(message, "total_timer_time") or _amount(message, "total_elapsed_time") or 0.0
        metres = _amount(message, "total_distance")
        heard.metres = heard.metres if metres is None else (heard.metres or 0.0) + metres

    def told(self) -> Json:
        """The whole where it is told, else its parts, else its points."""
        for heard in self.of.values():
            if heard.began is not None and (heard.seconds or heard.metres):
                return {"began": heard.began.isoformat(), "seconds": heard.seconds, "metres": heard.metres}
        return {"trouble": "run_file.no_run"}


def _sport(message: "fitdecode.FitDataMessage") -> str | int | None:
    sport: str | int | None = message.get_value("sport", fallback=None)
    return sport


def _moment(message: "fitdecode.FitDataMessage", name: str) -> datetime | None:
    told = message.get_value(name, fallback=None)
    return told if isinstance(told, datetime) and told.tzinfo is not None else None


def _amount(message: "fitdecode.FitDataMessage", name: str) -> float | None:
    told = message.get_value(name, fallback=None)
    return float(told) if isinstance(told, int | float) and math.isfinite(told) and told >= 0 else None


def answer(content: bytes) -> Json:
    """How long the run was, or the sentence that says why there is none."""
    watch = Watch()
    try:
        for frame in _frames(content):
            if isinstance(frame, fitdecode.FitDataMessage):
                watch.hear(frame)
    except Exception:
        # Whatever a library makes of a file that is not what it says: to the person it is one and the same thing.
        return {"trouble": "run_file.damaged"}
    return watch.told()


def _frames(content: bytes) -> Iterable[object]:
    with fitdecode.FitReader(
        io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        yield from reader


def main() -> None:
    """Decode one file and say what it holds."""
    confine(seconds=int(sys.argv[1]), memory=MOST_MEMORY)
    with quiet() as out:
        out.write(json.dumps(answer(sys.stdin.buffer.read())).encode())


if __name__ == "__main__":
    main()
