"""What was understood of a sheet, field by field, with the words it came from; and its form for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from bandstand.prescription.dose import Sides
from bandstand.prescription.origin import Span
from bandstand.prescription.plan import Frequency, Liking
from bandstand.quantity import Json, Pain, Range

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value and the words that carry it, in characters of the text as given."""

    value: T
    spans: tuple[Span, ...]


class LapPlace(StrEnum):
    """Where an exercise stands in a list that is done in laps."""

    NONE = ""  # the sheet says nothing of laps
    FIRST = "first"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """A variant the writer keeps away from, and why."""

    variant: str
    reason: str = ""
    painful: bool | None = None  # None: not said
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One exercise as the sheet has it. None and empty mean not said.

    Times are whole seconds, distances metres. `exercise` is a catalogue id where the catalogue knows the name.
    `work_up_to` is the most repetitions, or seconds, that the sheet says to build up to.
    `harder_places` are those places of the band that the sheet calls the harder ones.
    """

    name: Said[str]
    exercise: str | None = None
    sets: Said[Range] | None = None
    reps: Said[Range] | None = None
    hold: Said[Range] | None = None
    duration: Said[Range] | None = None
    work_up_to: Said[int] | None = None
    distance: Said[tuple[float, float]] | None = None
    side: Said[Sides] | None = None
    rest: Said[Range] | None = None
    frequency: Said[Frequency] | None = None
    equipment: tuple[Said[str], ...] = ()
    places: tuple[Said[str], ...] = ()
    harder_places: tuple[str, ...] = ()
    alternatives: tuple[Said[str], ...] = ()
    load: Said[str] | None = None
    variant: Said[str] | None = None
    avoided: tuple[Avoided, ...] = ()
    liking: Said[Liking] | None = None
    uses_band: bool = False  # a remark of the writer says so, where the exercise itself names no band
    in_laps: LapPlace = LapPlace.NONE
    or_else: tuple[str, ...] = ()  # exercises of the catalogue its words may mean: asked, never taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing the sheet leaves open: `exercise` is its place in the reading, None for the whole sheet."""

    exercise: int | None
    field: str
    choices: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What the sheet says of the programme as a whole."""

    title: str = ""
    start_light: Said[bool] | None = None
    progression: tuple[Said[str], ...] = ()  # resistance, reps, placement
    values_rest: Said[bool] | None = None
    values_stretching: Said[bool] | None = None
    complaint: Said[str] | None = None  # the part of the body, only as said
    precautions: tuple[Said[str], ...] = ()
    goals: tuple[Said[str], ...] = ()
    pain_limit: Said[Pain] | None = None  # the most pain the sheet accepts

    @property
    def heeded(self) -> tuple[Span, ...]:
        """The words that say what to heed: precautions, and how much pain is acceptable."""
        limit = (self.pain_limit,) if self.pain_limit else ()
        return tuple(span for said in (*self.precautions, *limit) for span in said.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sheet, read: what was understood, what has to be asked, and what was not read."""

    text: str
    exercises: tuple[Understood, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[Span, ...] = ()
    whole: Whole = field(default=Whole())


def corpus_form(reading: Reading) -> dict[str, Json]:
    """The reading as `bandstand read --json` prints it."""
    return {
        "exercises": [exercise_form(each) for each in reading.exercises],
        "questions": [_doubt_form(reading, doubt) for doubt in reading.doubts],
        "unread": [{"span": _pair(span), "text": reading.text[span.start : span.end]} for span in reading.unread],
    }


def exercise_form(each: Understood) -> dict[str, Json]:
    """One exercise in the schema of the corpus, with the spans of every field that was said."""
    return {
        "name": each.name.value,
        "sets": _range(each.sets),
        "reps": _range(each.reps),
        "hold_s": _range(each.hold),
        "duration_s": _range(each.duration),
        "distance_m": list(each.distance.value) if each.distance else None,
        "side": _side(each.side),
        "rest_s": _range(each.rest),
        "frequency": _frequency(each.frequency),
        "equipment": _values(each.equipment),
        "band_at": _values(each.places),
        "alternatives": _values(each.alternatives),
        "load": each.load.value if each.load else None,
        **({"work_up_to": each.work_up_to.value} if each.work_up_to else {}),
        **({"only_side": _ONLY[each.side.value]} if each.side and each.side.value in _ONLY else {}),
        "spans": {name: [_pair(span) for span in spans] for name, spans in spans_of(each).items() if spans},
    }


def spans_of(each: Understood) -> dict[str, tuple[Span, ...]]:
    """The words each field came from, by the corpus name of the field."""
    one_sided = each.side is not None and each.side.value.is_of_one
    single = {
        "name": each.name,
        "sets": each.sets,
        "reps": each.reps,
        "hold_s": each.hold,
        "duration_s": each.duration,
        "distance_m": each.distance,
        "only_side" if one_sided else "side": each.side,
        "rest_s": each.rest,
        "frequency": each.frequency,
        "load": each.load,
        "work_up_to": each.work_up_to,
    }
    many = {"equipment": each.equipment, "band_at": each.places, "alternatives": each.alternatives}
    return {
        **{name: said.spans if said else () for name, said in single.items()},
        **{name: tuple(span for said in items for span in said.spans) for name, items in many.items()},
    }


_ONLY = {Sides.LEFT: "left", Sides.RIGHT: "right", Sides.HURT: "injured"}


def _range(said: Said[Range] | None) -> Json:
    return [said.value.low, said.value.high] if said else None


def _side(said: Said[Sides] | None) -> Json:
    """ "On both legs" is labelled `each`; the question stands beside it. One side alone is told as `only_side`."""
    if said is None or said.value.is_of_one:
        return None
    return "both" if said.value in (Sides.AT_ONCE, Sides.SHARED) else "each"


def _frequency(said: Said[Frequency] | None) -> Json:
    return {"times": [said.value.times.low, said.value.times.high], "per": said.value.per.value} if said else None


def _values(items: Iterable[Said[str]]) -> Json:
    return [said.value for said in items]


def _pair(span: Span) -> Json:
    return [span.start, span.end]


def _doubt_form(reading: Reading, doubt: Doubt) -> Json:
    name = reading.exercises[doubt.exercise].name.value if doubt.exercise is not None else None
    return {
        "exercise": name,
        "field": doubt.field,
        "choices": list(doubt.choices),
        "span": _pair(doubt.span) if doubt.span else None,
    }
