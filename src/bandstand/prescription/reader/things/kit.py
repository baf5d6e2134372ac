"""What each exercise needs: its own things and places for a band, and those said once for several."""

from collections.abc import Sequence
from typing import NamedTuple

from bandstand.prescription.reader.doses.meant import IF_ONLY
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.things.equipment import BAND, MINI_BAND, Thing, every_thing, stepped_on, things
from bandstand.prescription.reader.things.loads import load
from bandstand.prescription.reader.things.places import Place, places, says_same_place

_BANDS = (BAND, MINI_BAND)
_NEEDED = Pattern(
    r"\b(?:you(?:'ll| will)? (?:also )?(?:need|want)|you need|what you need|needed|equipment|kit|gear|grab|"
    r"get yourself|"
    r"have (?:a|your) [a-z ]{2,20} (?:ready|handy)|props)\b"
)
_USED = Pattern(
    r"\b(?:use|using|with|wear|wearing|take|place|put|loop|start with|begin with|own|around|round|band (?:is )?on)\b"
)
_FOR_ALL = Pattern(
    r"\b(?:for all of (?:it|them|these)|throughout|all (?:of )?(?:the|these) exercises|the whole time|every exercise)\b"
)


class Kit(NamedTuple):
    """Things to fetch, places for a band, and the words that say how heavy."""

    things: tuple[Thing, ...] = ()
    places: tuple[Place, ...] = ()
    load: tuple[int, int] | None = None
    for_all: bool = False  # shared with those, too, that speak of no band

    @property
    def has_band(self) -> bool:
        """Whether a band is among the things."""
        return any(thing.name in _BANDS for thing in self.things)


def kits_of(text: str, entries: Sequence[Entry], common: Sequence[Common]) -> tuple[Kit, ...]:
    """One kit for each exercise, in their order."""
    introduced = _introduced(text, entries[0].start) if entries else {}
    own = [_exact(entry, introduced, _own(text, entry)) for entry in entries]
    light = _begin_with(text, common)
    shared = _shared(text, common, entries)
    banded = {entry.section for entry, kit in zip(entries, own, strict=True) if kit.has_band}
    found: list[Kit] = []
    for entry, kit in zip(entries, own, strict=True):
        scopes = [shared[scope] for scope in (entry.section, None) if scope in shared]
        made = kit
        for scope in scopes:
            made = _with_shared(made, scope, alone=entry.section not in banded)
        if made.has_band and made.load is None:
            made = made._replace(load=light)
        found.append(_as_before(text, entry, made, found))
    return tuple(found)


def _own(text: str, entry: Entry) -> Kit:
    pieces = _pieces(entry)
    named = [thing for piece in pieces for thing in things(text, *piece)]
    fetched = {
        thing.name: thing for thing in reversed(list(stepped_on(text, entry.name_start, entry.end, iter(named))))
    }
    where = {place.name: place for piece in reversed(pieces) for place in places(text, *piece)}
    heavy = next((found for piece in pieces if (found := load(text, *piece))), None)
    return Kit(
        tuple(sorted(fetched.values(), key=lambda thing: thing.start)),
        tuple(sorted(where.values(), key=lambda place: place.start)),
        heavy,
    )


_BARE = frozenset({"roller", "ball", "bottle", "bike"})
_EXACT = frozenset({"foam roller", "swiss ball", "gym ball", "exercise ball", "tennis ball", "water bottle"})
_BEGIN = Pattern(r"\b(?:start|begin)(?: (?:off|out))?(?: on| with| at)\b")


def _introduced(text: str, first: int) -> dict[str, int]:
    """Where each exact name is first told; a band only where it stands above the exercises."""
    found: dict[str, int] = {}
    for thing in every_thing(text):
        if thing.name in _EXACT or thing.start < first:
            found.setdefault(thing.name, thing.start)
    return found


def _exact(entry: Entry, introduced: dict[str, int], kit: Kit) -> Kit:
    """A bare name is that of the thing told more exactly before: "the roller" is the foam roller."""
    before = {name for name, start in introduced.items() if start < entry.start}
    return kit._replace(things=tuple(_called_exactly(thing, before) for thing in kit.things))


def _called_exactly(thing: Thing, before: set[str]) -> Thing:
    if thing.name == BAND and MINI_BAND in before and BAND not in before:
        return thing._replace(name=MINI_BAND)
    exact = [name for name in before & _EXACT if name.endswith(f" {thing.name}")]
    return thing._replace(name=exact[0]) if thing.name in _BARE and len(exact) == 1 else thing


def _begin_with(text: str, common: Sequence[Common]) -> tuple[int, int] | None:
    """How heavy to begin, where the sheet tells it for all: "begin with light resistance, then add"."""
    for each in common:
        for begin, stop in sentences(text, each.start, each.end):
            told = _BEGIN.search(text, begin, stop)
            if told and not IF_ONLY.search(text, begin, stop) and (heavy := load(text, told.start(), stop)):
                return heavy
    return None


def _pieces(entry: Entry) -> list[tuple[int, int]]:
    """The stretches of an exercise's region that are about it."""
    begin = entry.start
    pieces = []
    for start, end in sorted(entry.apart):
        pieces.append((begin, start))
        begin = end
    below = [entry.described] if entry.described else []
    return [(start, end) for start, end in [*pieces, (begin, entry.end), *below] if start < end]


def _with_shared(kit: Kit, shared: Kit, *, alone: bool) -> Kit:
    """What is said of all, as far as it falls on this exercise: a band on those that speak of one, or on all alike."""
    names = {thing.name for thing in kit.things}
    others = tuple(thing for thing in shared.things if thing.name not in (*names, *_BANDS))
    bands = tuple(thing for thing in shared.things if thing.name in _BANDS)
    taken = bool(bands) and (kit.has_band or alone or shared.for_all)
    own = tuple(_more_exact(thing, bands) for thing in kit.things) if taken else kit.things
    added = bands if taken and not kit.has_band else ()
    with_load = taken or (not bands and bool(others))
    return Kit(
        (*own, *others, *added),
        kit.places or (shared.places if taken and not kit.has_band else ()),
        kit.load or (shared.load if with_load else None),
    )


def _more_exact(thing: Thing, shared: Sequence[Thing]) -> Thing:
    """ "The band" of an exercise is the mini band the sheet began with."""
    exact = thing.name == BAND and any(each.name == MINI_BAND for each in shared)
    return thing._replace(name=MINI_BAND) if exact else thing


def _as_before(text: str, entry: Entry, kit: Kit, before: Sequence[Kit]) -> Kit:
    """ "Same place for the band": where it went for the exercise before."""
    if kit.places or not before or not says_same_place(text, entry.start, entry.end):
        return kit
    return kit._replace(places=before[-1].places)


def _shared(text: str, common: Sequence[Common], entries: Sequence[Entry]) -> dict[int | None, Kit]:
    """The kit of the whole sheet (None) and of each section, told before its exercises."""
    kits: dict[int | None, Kit] = {}
    first = {entry.section: entry.start for entry in reversed(entries)}
    for section, (start, end) in _stretches(common).items():
        if end <= first.get(section or 0, end):
            kits[section] = _told(text, start, end)
    return {section: kit for section, kit in kits.items() if kit.things}


def _told(text: str, start: int, end: int) -> Kit:
    """The kit of an introduction: a band that is used, and everything one will need."""
    used = _NEEDED.search(text, start, end) or _USED.search(text, start, end)
    if not used or IF_ONLY.search(text, start, end):
        return Kit()
    bands = [thing for thing in things(text, start, end) if thing.name in _BANDS]
    needed = [place for place in sentences(text, start, end) if _NEEDED.search(text, *place)]
    others = {thing.name: thing for place in needed for thing in things(text, *place) if thing.name not in _BANDS}
    where = tuple(places(text, start, end)) if bands else ()
    for_all = bool(where) or _FOR_ALL.search(text, start, end) is not None
    return Kit((*bands, *others.values()), where, load(text, start, end), for_all)


def _stretches(common: Sequence[Common]) -> dict[int | None, tuple[int, int]]:
    """For each scope the run of lines, from its first, that stand before its exercises."""
    found: dict[int | None, tuple[int, int]] = {}
    for each in common:
        if each.leading:
            start, end = found.get(each.section, (each.start, each.start))
            if each.start - end <= 2:
                found[each.section] = (start, each.end)
    return found
