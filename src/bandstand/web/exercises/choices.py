"""What can be chosen on an exercise's page: its form, where it is seen from, the band, the side, the pace.

Each choice is a link, so that the page works without a script and every picture has an address of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from bandstand.body import FigureKey
from bandstand.catalog import (
    BODY,
    BandColour,
    Cap,
    Exercise,
    Placement,
    Sided,
    Variant,
    View,
    Way,
    read_caps,
    written_caps,
)
from bandstand.prescription import Prescription
from bandstand.prescription.precaution import caps_in
from bandstand.quantity import Message, Side
from bandstand.session.shown import key_of, variant_of

WITHOUT = "none"
UNREAD = (Cap(BODY, 0, Way.STILL),)  # a broken address allows nothing, for it was meant to be careful
Word = TypeVar("Word", View, Side, BandColour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The picture somebody asked for. `placement` is None where no band is worn; `caps` are what precautions allow."""

    variant: Variant
    view: View
    placement: Placement | None
    colour: BandColour = BandColour.PLAIN
    side: Side
    slow: bool = False
    still: bool = False
    caps: tuple[Cap, ...] = ()

    @property
    def query(self) -> str:
        """The same wish as an address."""
        parts = {
            "variant": self.variant.id,
            "view": self.view.value,
            "band": self.placement.value if self.placement else WITHOUT,
            "side": self.side.value,
            **({"colour": self.colour.value} if self.colour is not BandColour.PLAIN else {}),
            **({"slow": "yes"} if self.slow else {}),
            **({"still": "yes"} if self.still else {}),
            **self._within,
        }
        return f"?{urlencode(parts)}"

    @property
    def _within(self) -> dict[str, str]:
        return {"within": written_caps(self.caps)} if self.caps else {}

    @property
    def care(self) -> str:
        """What a link to another exercise takes along, so that it is as careful as this one."""
        return f"?{urlencode(self._within)}" if self.caps else ""

    def key(self, exercise: str) -> FigureKey:
        """The picture itself."""
        band = self.colour if self.placement else None
        return FigureKey(
            exercise=exercise,
            variant=self.variant.id,
            placement=self.placement,
            band=band,
            side=self.side,
            view=self.view,
            caps=self.caps,
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its words, where it leads, and whether it is chosen now."""

    words: Message
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the page and its options."""

    title: Message
    options: tuple[Option, ...]


def wanted_of(entry: Exercise, asked: Mapping[str, str]) -> Wanted:
    """What an address asks for; a word nobody knows is passed over for the usual one."""
    variant = entry.variant(asked.get("variant", "")) or entry.default
    places = entry.placements_of(variant)
    band = asked.get("band", places[0].value if places else WITHOUT)
    return Wanted(
        variant=variant,
        view=_word(View, asked.get("view", ""), entry.views_of(variant)[0]),
        placement=next((place for place in Placement if entry.takes_band and place.value == band), None),
        colour=_word(BandColour, asked.get("colour", ""), BandColour.PLAIN),
        side=_word(Side, asked.get("side", ""), Side.LEFT),
        slow=asked.get("slow") == "yes",
        still=asked.get("still") == "yes",
        caps=_caps(asked.get("within", "")),
    )


def _caps(written: str) -> tuple[Cap, ...]:
    try:
        return read_caps(written)
    except ValueError:
        return UNREAD


def _word(words: type[Word], asked: str, usual: Word) -> Word:
    return next((word for word in words if word.value == asked), usual)


def wanted_by(prescription: Prescription, entry: Exercise, precautions: Iterable[str]) -> Wanted:
    """The picture of a person's own prescription: their form, their band, where they wear it, what they mind."""
    key = key_of(prescription, entry, Side.LEFT, caps_in(precautions))
    return Wanted(
        variant=variant_of(prescription, entry),
        view=key.view,
        placement=key.placement,
        colour=key.band or BandColour.PLAIN,
        side=Side.LEFT,
        caps=key.caps,
    )


def rows_of(entry: Exercise, wanted: Wanted) -> Iterator[Row]:
    """Every question that has more than one answer."""
    for row in (
        Row(Message("choose.form"), tuple(_forms(entry, wanted))),
        Row(Message("choose.band"), tuple(_bands(entry, wanted))),
        Row(Message("choose.view"), tuple(_views(entry, wanted))),
        Row(Message("choose.side"), tuple(_sides(entry, wanted))),
        Row(Message("choose.pace"), tuple(_paces(wanted))),
    ):
        if len(row.options) > 1:
            yield row


def _forms(entry: Exercise, wanted: Wanted) -> Iterator[Option]:
    for variant in entry.variants:
        places = entry.placements_of(variant)
        kept = wanted.placement if wanted.placement in places else next(iter(places), None)
        views = entry.views_of(variant)
        view = wanted.view if wanted.view in views else views[0]
        other = replace(wanted, variant=variant, placement=kept, view=view)
        yield Option(Message("script.words", words=variant.name), other.query, variant == wanted.variant)


def _bands(entry: Exercise, wanted: Wanted) -> Iterator[Option]:
    places = entry.placements_of(wanted.variant)
    own = (wanted.placement,) if wanted.placement and wanted.placement not in places else ()  # as a sheet names it
    for place in (*places, *own, *((None,) if places or own else ())):
        words = Message(f"placement.{place.value}") if place else Message("choose.no_band")
        yield Option(words, replace(wanted, placement=place).query, place == wanted.placement)


def _views(entry: Exercise, wanted: Wanted) -> Iterator[Option]:
    for view in entry.views_of(wanted.variant):
        seen = replace(wanted, view=view)
        words = "choose.view_mirror" if seen.key(entry.id).mirrored else f"choose.view_{view.value}"
        yield Option(Message(words), seen.query, view == wanted.view)


def _sides(entry: Exercise, wanted: Wanted) -> Iterator[Option]:
    for side in Side if entry.sided is not Sided.BOTH else ():
        yield Option(Message(f"side.{side.value}"), replace(wanted, side=side).query, side == wanted.side)


def _paces(wanted: Wanted) -> Iterator[Option]:
    for slow in (False, True):
        words = Message("choose.slow" if slow else "choose.usual_pace")
        yield Option(words, replace(wanted, slow=slow, still=False).query, slow == wanted.slow)
