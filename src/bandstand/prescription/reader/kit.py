"""What is said once of the band and the things to fetch, for every exercise it covers."""

from collections.abc import Sequence
from typing import NamedTuple

from bandstand.prescription.reader.equipment import BAND, MINI_BAND, Thing, things
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.places import Place, places
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.scopes import IF_ONLY

_FOR_ALL = Pattern(
    r"\b(?:you(?:'ll| will)? need|needed|equipment|grab|get yourself|use (?:a|the|your)|"
    r"with (?:a|the)|wear (?:a|the)|place (?:a|the)|put (?:a|the)|"
    r"loop (?:a|the)|around|round)\b"
)


class Kit(NamedTuple):
    """Things to fetch and places for a band, as far as they are shared."""

    things: tuple[Thing, ...] = ()
    places: tuple[Place, ...] = ()


def shared_kits(text: str, common: Sequence[Common], entries: Sequence[Entry]) -> dict[int | None, Kit]:
    """The kit of the whole sheet (None) and of each section."""
    kits: dict[int | None, Kit] = {}
    first = {entry.section: entry.start for entry in reversed(entries)}
    for section, (start, end) in _stretches(common).items():
        if end > first.get(section or 0, end):
            continue
        if _FOR_ALL.search(text, start, end) and not IF_ONLY.search(text, start, end):
            bands = tuple(thing for thing in things(text, start, end) if thing.name in (BAND, MINI_BAND))
            kits[section] = Kit(bands, tuple(places(text, start, end)) if bands else ())
    return kits


def _stretches(common: Sequence[Common]) -> dict[int | None, tuple[int, int]]:
    """For each scope the run of lines, from its first, that stand before its exercises."""
    found: dict[int | None, tuple[int, int]] = {}
    for each in common:
        if each.leading:
            start, end = found.get(each.section, (each.start, each.start))
            if each.start - end <= 2:
                found[each.section] = (start, each.end)
    return found


def kit_of(text: str, entry: Entry, kits: dict[int | None, Kit]) -> Kit:
    """An exercise's own kit; a band said for all is taken where it names none of its own."""
    own = Kit(tuple(things(text, entry.start, entry.end)), tuple(places(text, entry.start, entry.end)))
    shared = [kits[scope] for scope in (entry.section, None) if scope in kits]
    if any(thing.name in (BAND, MINI_BAND) for thing in own.things):
        return own
    found = next((kit for kit in shared if kit.things), Kit())
    names = {thing.name for thing in own.things}
    more = tuple(thing for thing in found.things if thing.name not in names)
    return Kit(own.things + more, own.places or found.places)
