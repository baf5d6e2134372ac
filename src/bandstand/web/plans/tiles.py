"""The fields of an exercise under review: each a tile to tap, with its words on the sheet and where they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandstand.prescription import Plan, Prescription, Source
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.quantity import Message
from bandstand.web.plans.card_form import Input
from bandstand.web.plans.cards import FIELDS, ORIGIN_WORDS, always_shown
from bandstand.web.plans.lit import Piece

# What each tile opens, by the names of the card's form; a tile that opens nothing leads to its words.
OPENS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "exercise": ("exercise",),
    "sets": ("sets",),
    "work": ("amount", "unit", "rep_hold"),
    "sides": ("sides",),
    "variant": ("variant",),
    "band": ("band",),
    "placement": ("placement",),
    "rest": ("rest",),
    "load": ("load",),
    "frequency": ("frequency",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One field of a card. `words` None: nothing is known. `marks` are the ids of its words on the sheet."""

    id: str  # key.field
    label: Message
    words: Message | None
    source: str
    marks: tuple[str, ...]
    opens: bool
    wide: bool = False

    @property
    def origin_words(self) -> Message:
        """Where it came from, in words."""
        return ORIGIN_WORDS[Source(self.source)]

    @property
    def described_by(self) -> str:
        """The ids of its words, so that a screen reader says them after the field."""
        return " ".join(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """One exercise under review; `editor` where one of its fields is open, `is_alias` where its name was told."""

    prescription: Prescription
    dose: Message
    name: Tile
    tiles: tuple[Tile, ...]
    editor: "Editor | None" = None

    @property
    def key(self) -> str:
        """The exercise's key in the plan."""
        return self.prescription.key

    @property
    def is_alias(self) -> bool:
        """Whether the person told which exercise it is, so that it may be taken back."""
        return self.prescription.origin_of("exercise").source is Source.CHOSEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """One field, or the whole exercise, laid open: what to type, what to tap, and the words it came from."""

    field: str  # empty: the whole exercise
    inputs: tuple[Input, ...]
    snippet: tuple[Piece, ...] = ()

    @property
    def is_work(self) -> bool:
        """A number is typed, and what it counts is tapped."""
        return self.field == "work"

    @property
    def tapped(self) -> Input | None:
        """The one input whose choices are buttons that save at once; for the work, what is counted."""
        chosen = [each for each in self.inputs if each.choices]
        return chosen[0] if self.field and len(chosen) == 1 else None

    @property
    def typed(self) -> tuple[Input, ...]:
        """What is typed, or chosen from a list."""
        return tuple(each for each in self.inputs if each is not self.tapped)


def review_card(each: Prescription, marks: Mapping[str, Sequence[str]], editor: Editor | None) -> ReviewCard:
    """One exercise as the review shows it."""
    shown = [name for name in FIELDS if FIELDS[name](each) is not None or name in _always(each)]
    return ReviewCard(
        prescription=each,
        dose=dose_words(each.dose, limb_of(each)),
        name=_tile(each, "name", Message("review.words", words=each.name), marks),
        tiles=tuple(_tile(each, name, FIELDS[name](each), marks) for name in shown),
        editor=editor,
    )


def _always(each: Prescription) -> tuple[str, ...]:
    return ("exercise", *always_shown(each))


def _tile(each: Prescription, name: str, words: Message | None, marks: Mapping[str, Sequence[str]]) -> Tile:
    origin = each.origin_of(name)
    source = origin.source if words is not None or origin.source is Source.STATED else Source.UNKNOWN
    return Tile(
        id=f"{each.key}.{name}",
        label=Message(f"field.{name}"),
        words=words,
        source=source.value,
        marks=tuple(marks.get(f"{each.key}.{name}", ())),
        opens=name in OPENS,
        wide=name == "exercise",
    )


def shown_fields(cards: Sequence[ReviewCard]) -> frozenset[str]:
    """The ids of every tile on the page."""
    return frozenset(tile.id for card in cards for tile in (card.name, *card.tiles))


def split_id(plan: Plan, id: str) -> tuple[Prescription, str] | None:
    """The exercise and the field that an id of a tile names; the whole exercise where it names no field."""
    key, _, field = id.rpartition(".") if "." in id else (id, "", "")
    about = plan.prescription(key)
    return (about, field) if about is not None and (field in OPENS or not field) else None


def inputs_for(each: Prescription, field: str, inputs: Sequence[Input]) -> tuple[Input, ...]:
    """The inputs of the card's form that one tile opens; all of them where the whole exercise is opened."""
    return tuple(one for one in inputs if not field or one.name in OPENS[field])
