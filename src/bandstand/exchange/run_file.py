"""A run as a watch or a phone recorded it: .fit, .gpx or .tcx, of which nothing but the length is kept.

A .fit file is decoded apart (`run_fit.py`). The other two are read in one go: points are added up as they come and no
tree is built, so a file cannot grow in memory. Where the run was is looked at for its length only; no place is kept or
handed on.
"""

import math
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bandstand.exchange.run_fit import is_fit, read_fit
from bandstand.exchange.run_length import MOST_METRES, MOST_SECONDS, RunFile, run_of
from bandstand.quantity import BandstandError, Message

MOST_BYTES = 4 * 1024 * 1024
EARTH = 6_371_000.0  # metres from its middle
DEEPEST = 40
LONGEST_VALUE = 64
BRINGS_TEXT = frozenset({"time", "Id", "TotalTimeSeconds", "DistanceMeters", "type"})
SPORTS = ("", "Running", "Other")  # what a .tcx file may call a run; many a watch says nothing better than "Other"
NO_RUN = re.compile(r"cycl|bik|\bride|swim|ski|rowing", re.IGNORECASE)  # what a .gpx file calls anything else


def read_run(data: bytes) -> RunFile:
    """The run in a file. Raises BandstandError with a sentence where there is none to read."""
    if len(data) > MOST_BYTES:
        raise BandstandError(Message("run_file.too_big"))
    if is_fit(data):
        return read_fit(data)
    told = _Track()
    parser = DefusedXMLParser(target=told, forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError, OverflowError) as trouble:
        raise BandstandError(Message("run_file.damaged")) from trouble
    return told.run()


class _Track:
    """Hears a file from its beginning to its end."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.text = ""
        self.point: tuple[float, float] | None = None
        self.times: list[datetime] = []  # the first and the last
        self.seconds = self.metres = 0.0
        self.has_length = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Something begins."""
        name = tag.rpartition("}")[2]
        self.path.append(name)
        if len(self.path) > DEEPEST or (len(self.path) == 1 and name not in ("gpx", "TrainingCenterDatabase")):
            raise ValueError("no file of a run looks like this")
        self.text = ""
        if name == "Activity" and attributes.get("Sport", "") not in SPORTS:
            raise BandstandError(Message("run_file.no_run"))
        if name == "trkseg":
            self.point = None
        elif name == "trkpt":
            self._go_on(_degrees(attributes.get("lat", ""), 90), _degrees(attributes.get("lon", ""), 180))

    def data(self, text: str) -> None:
        """Some words of what was begun."""
        if self.path and self.path[-1] in BRINGS_TEXT and len(self.text) < LONGEST_VALUE:
            self.text += text

    def end(self, tag: str) -> None:
        """Something ends."""
        name, inside = self.path.pop(), self.path[-1] if self.path else ""
        if (name, inside) in (("time", "trkpt"), ("Id", "Activity")):
            self.times = [*self.times[:1], _moment(self.text)]
        elif (name, inside) == ("TotalTimeSeconds", "Lap"):
            self.seconds += _amount(self.text, MOST_SECONDS)
        elif (name, inside) == ("DistanceMeters", "Lap"):
            self.metres += _amount(self.text, MOST_METRES)
            self.has_length = True
        elif (name, inside) == ("type", "trk") and NO_RUN.search(self.text):
            raise BandstandError(Message("run_file.no_run"))

    def close(self) -> None:
        """The file ended."""

    def _go_on(self, lat: float, lon: float) -> None:
        if self.point is not None:
            self.metres += _between(self.point, (lat, lon))
            self.has_length = True
        self.point = (lat, lon)

    def run(self) -> RunFile:
        """What it came to."""
        began = self.times[0] if self.times else None
        seconds = self.seconds or sum((last - self.times[0]).total_seconds() for last in self.times[1:])
        return run_of(began, seconds, self.metres if self.has_length else None)


def _degrees(text: str, most: float) -> float:
    number = float(text[:LONGEST_VALUE])
    if not -most <= number <= most:  # and so neither endless nor no number
        raise ValueError("no such place")
    return number


def _amount(text: str, most: float) -> float:
    number = float(text)
    if not 0 <= number <= most:
        raise ValueError("no such amount")
    return number


def _moment(text: str) -> datetime:
    told = datetime.fromisoformat(text.strip())
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres along the ground between two places, in degrees."""
    (a, b), (c, d) = (tuple(map(math.radians, each)) for each in (one, other))
    part = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(part)))
