"""Words that look like a dose and were not read: each with its place on the sheet, and what it may be used for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.prescription import Distance, Hold, Plan, Reps, Span, Timed
from bandstand.prescription.under_review import Review
from bandstand.prescription.wording import read_dose, read_frequency
from bandstand.quantity import BandstandError, Message
from bandstand.web.plans.card_form import Choice
from bandstand.web.plans.lit import Piece, around

FIELDS = ("sets", "reps", "hold", "seconds", "distance", "rest", "frequency")
_SPAN = re.compile(r"(\d{1,6})-(\d{1,6})")
_TITLE = re.compile(r"[^\W\d_][\w' -]{2,48}")
_DIGITS = re.compile(r"\d{1,4}(?:\s*[-\N{EN DASH}]\s*\d{1,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Some words nobody could read; `opened` where they are about to be put on an exercise."""

    span: Span
    words: str
    around: tuple[Piece, ...]
    opened: "Use | None" = None

    @property
    def id(self) -> str:
        """Their place, as an address names it."""
        return f"{self.span.start}-{self.span.end}"

    @property
    def mark(self) -> str:
        """The id of the words on the sheet."""
        return f"w{self.span.start}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How unread words may be put on an exercise: the likeliest exercise and field stand first."""

    text: str
    field: str
    fields: tuple[Choice, ...]
    key: str  # empty: an exercise that was missed, called `name`
    name: str
    exercises: tuple[tuple[str, str], ...]


def unread_of(review: Review, opened: Span | None) -> tuple[Unread, ...]:
    """Every run of words that waits to be used or ignored."""
    return tuple(
        Unread(
            span=span,
            words=" ".join(review.words(span).split()),
            around=around(review.text, (span,)),
            opened=_use(review, span) if span == opened else None,
        )
        for span in review.unread
    )


def span_in(given: str, review: Review) -> Span:
    """The unread words that a form or an address names. Raises BandstandError where there are none such."""
    match = _SPAN.fullmatch(given)
    place = tuple(map(int, match.groups())) if match else ()
    found = next((each for each in review.unread if (each.start, each.end) == place), None)
    if found is None:
        raise BandstandError(Message("review.words_gone"))
    return found


def _use(review: Review, span: Span) -> Use:
    field, text = _guess(review.words(span))
    key = _nearest(review.plan, span)
    missed = _title_before(review, span, key)
    fields = sorted(FIELDS, key=lambda each: each != field)
    return Use(
        text=text,
        field=field,
        fields=tuple(Choice(each, Message(f"use.{each}")) for each in fields),
        key="" if missed else key,
        name=missed,
        exercises=tuple((each.key, each.name) for each in review.plan.prescriptions),
    )


def _guess(words: str) -> tuple[str, str]:
    """What the words alone would mean, and the number in them; repetitions where nothing tells."""
    often = read_frequency(words)
    if often:
        return "frequency", often
    dose = read_dose(words)
    found: Mapping[str, object] = MappingProxyType(
        {
            "seconds": dose.work.seconds if isinstance(dose.work, Timed) else None,
            "hold": dose.work.seconds if isinstance(dose.work, Hold) else None,
            "distance": f"{dose.work.low:g}" if isinstance(dose.work, Distance) else None,
            "reps": dose.work.count if isinstance(dose.work, Reps) else None,
            "sets": dose.sets,
            "rest": dose.rest,
        }
    )
    digits = _DIGITS.search(words)
    bare = ("reps", digits[0] if digits else "")
    return next(((field, str(value)) for field, value in found.items() if value), bare)


def _nearest(plan: Plan, span: Span) -> str:
    """The exercise whose name stands last before the words."""
    starts = {each.key: _start(each.origin_of("name").spans) for each in plan.prescriptions}
    before = [key for key, start in starts.items() if start is not None and start <= span.start]
    return max(before, key=lambda key: starts[key] or 0, default="")


def _title_before(review: Review, span: Span, key: str) -> str:
    """A short line between the last exercise's own and the words: likely the name of one that was missed."""
    about = review.plan.prescription(key)
    read = about.origin_of("name").spans[-1].end if about else 0
    lines = [line.strip(" \t:.-*#") for line in review.text[read : span.start].split("\n")[1:-1]]
    titles = [line for line in lines if _TITLE.fullmatch(line)]
    return titles[-1] if titles else ""


def _start(spans: Sequence[Span]) -> int | None:
    return spans[0].start if spans else None
