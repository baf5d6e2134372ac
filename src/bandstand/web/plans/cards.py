"""Exercises of a plan as cards: one row a field, with where it came from told by word and shape."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bandstand.catalog import load_catalogue
from bandstand.prescription import Frequency, Origin, Per, Plan, Prescription, SectionKind, Sides, Source
from bandstand.prescription.dose_words import dose_words, sides_words, time_words, work_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.read_back import band_words, either, other_way, variant_name
from bandstand.quantity import Message, Range

ICONS: Mapping[Source, str] = MappingProxyType(
    {
        Source.STATED: "parts/icons/sheet.svg",
        Source.CHOSEN: "parts/icons/you.svg",
        Source.PROPOSED: "parts/icons/propose.svg",
        Source.UNKNOWN: "parts/icons/ask.svg",
    }
)

PARTS: Mapping[SectionKind, Message] = MappingProxyType(
    {SectionKind.WARM_UP: Message("part.warm_up"), SectionKind.COOL_DOWN: Message("part.cool_down")}
)
ORIGIN_WORDS: Mapping[Source, Message] = MappingProxyType(
    {
        Source.STATED: Message("origin.stated"),
        Source.CHOSEN: Message("origin.chosen"),
        Source.PROPOSED: Message("origin.proposed"),
        Source.UNKNOWN: Message("origin.unknown"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of a card. `words` None: nothing is known. `field` is the plan's name for it."""

    key: str
    field: str
    label: Message
    words: Message | None
    origin: Origin
    mark: str = ""  # the id of its words in the sheet, empty where it has none there

    @property
    def id(self) -> str:
        """What the row and its words share, so that one lights up the other."""
        return f"{self.key}.{self.field}"

    @property
    def source(self) -> str:
        """The shape it is drawn in: stated, chosen, proposed or unknown."""
        return self.origin.source.value

    @property
    def icon(self) -> str:
        """The shape of its origin, so that it is told without colour too."""
        return ICONS[self.origin.source]

    @property
    def origin_words(self) -> Message:
        """Where it came from, in words."""
        return ORIGIN_WORDS[self.origin.source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise as the review page and the plan page show it."""

    prescription: Prescription
    number: int
    dose: Message
    rows: tuple[Row, ...]
    part: Message | None = None  # a warm-up or a cool-down; None for what the sheet asks for

    @property
    def key(self) -> str:
        """The exercise's key in the plan."""
        return self.prescription.key


def cards_of(plan: Plan, marks: Mapping[str, str] | None = None) -> tuple[Card, ...]:
    """Every exercise of the plan as a card, in order."""
    parts = part_words(plan)
    cards = (card_of(each, place, marks or {}) for place, each in enumerate(plan.prescriptions, start=1))
    return tuple(replace(card, part=parts.get(card.key)) for card in cards)


def part_words(plan: Plan) -> Mapping[str, Message]:
    """By key, what is no part of the sheet: a warm-up or a cool-down that somebody asked us for."""
    around = (each for each in plan.sections if not each.is_trained)
    return {each.key: PARTS[section.kind] for section in around for each in section.prescriptions}


def card_of(prescription: Prescription, number: int, marks: Mapping[str, str]) -> Card:
    """One exercise as a card."""
    return Card(
        prescription=prescription,
        number=number,
        dose=dose_words(prescription.dose, limb_of(prescription)),
        rows=tuple(row for row in (_row(prescription, name, marks) for name in FIELDS) if row),
    )


def _row(prescription: Prescription, name: str, marks: Mapping[str, str]) -> Row | None:
    words = FIELDS[name](prescription)
    origin = prescription.origin_of(name)
    if words is None and name not in always_shown(prescription):
        return None
    mark = marks.get(f"{prescription.key}.{name}", "")
    shown = origin if words is not None or origin.source is Source.STATED else Origin(Source.UNKNOWN)
    label = Message(f"field.{name}")
    return Row(key=prescription.key, field=name, label=label, words=words, origin=shown, mark=mark)


def always_shown(prescription: Prescription) -> tuple[str, ...]:
    """What a therapist would have to be asked where it is not said."""
    return ("sets", "work", "rest", "band", "placement") if prescription.uses_band else ("sets", "work", "rest")


def _sets(prescription: Prescription) -> Message | None:
    sets = prescription.dose and prescription.dose.sets
    if not sets:
        return None
    return Message("dose.one_set") if sets == Range(1) else Message("dose.sets", count=str(sets))


def _work(prescription: Prescription) -> Message | None:
    dose = prescription.dose
    return work_words(dose.work) if dose and dose.work else None


def _exercise(prescription: Prescription) -> Message | None:
    """The catalogue's name for it; "your own" where the person said that it is none of those."""
    known = load_catalogue().get(prescription.exercise) if prescription.exercise else None
    if known is not None:
        return Message("review.words", words=known.name)
    return Message("review.own") if prescription.origin_of("exercise").source is Source.CHOSEN else None


def _sides(prescription: Prescription) -> Message | None:
    sides = prescription.dose.sides if prescription.dose else Sides.UNSAID
    if sides is Sides.ASK:
        return Message(f"review.{limb_of(prescription).value}_ask")
    return sides_words(sides, limb_of(prescription))


def _rest(prescription: Prescription) -> Message | None:
    rest = prescription.dose and prescription.dose.rest
    return time_words(rest) if rest else None


def _band(prescription: Prescription) -> Message | None:
    return band_words(prescription.band) if prescription.band is not None else None


def _placement(prescription: Prescription) -> Message | None:
    if prescription.placement is not None:
        return Message(f"placement.{prescription.placement.value}")
    return _places(prescription)


def _other_places(prescription: Prescription) -> Message | None:
    """Where else the sheet lets the band sit, beside the place it sits at now."""
    if prescription.placement is None:
        return None
    others = [place for place in prescription.placements if place is not prescription.placement]
    return _either([Message(f"placement.{place.value}") for place in others])


def _places(prescription: Prescription) -> Message | None:
    places = [Message(f"placement.{place.value}") for place in prescription.placements]
    return _either(places)


def _either(words: list[Message]) -> Message | None:
    return either(words) if words else None


def _variant(prescription: Prescription) -> Message | None:
    """Which form of the exercise it is; None where nobody said."""
    return Message("review.words", words=variant_name(prescription)) if prescription.variant else None


def _alternatives(prescription: Prescription) -> Message | None:
    return _either([other_way(each, "review") for each in prescription.alternatives])


_PER = {Per.DAY: "review.times_a_day", Per.WEEK: "review.times_a_week"}
_ONCE = {Per.DAY: "review.once_a_day", Per.WEEK: "review.once_a_week"}


def _tempo(prescription: Prescription) -> Message | None:
    tempo = prescription.dose and prescription.dose.tempo
    if not tempo:
        return None
    if not tempo.hold:
        return Message("review.tempo", up=tempo.up, down=tempo.down)
    return Message("review.tempo_held", up=tempo.up, hold=tempo.hold, down=tempo.down)


def _frequency(prescription: Prescription) -> Message | None:
    often: Frequency | None = prescription.frequency
    if often is None:
        return None
    return Message(_ONCE[often.per]) if often.times == Range(1) else Message(_PER[often.per], times=str(often.times))


def _load(prescription: Prescription) -> Message | None:
    return Message("review.words", words=prescription.load) if prescription.load else None


def _equipment(prescription: Prescription) -> Message | None:
    return Message("review.words", words=", ".join(prescription.equipment)) if prescription.equipment else None


FIELDS: Mapping[str, Callable[[Prescription], Message | None]] = MappingProxyType(
    {
        "exercise": _exercise,
        "sets": _sets,
        "work": _work,
        "sides": _sides,
        "variant": _variant,
        "alternatives": _alternatives,
        "band": _band,
        "placement": _placement,
        "placements": _other_places,
        "rest": _rest,
        "tempo": _tempo,
        "load": _load,
        "equipment": _equipment,
        "frequency": _frequency,
    }
)
