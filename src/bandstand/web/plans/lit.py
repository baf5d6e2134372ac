"""The sheet as pasted, cut into pieces: words that were understood, words that were not, and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.prescription import Plan, Source, Span

# Fields of one kind share a hue and an underline, so that the sheet can be read at a glance.
TONES: Mapping[str, str] = MappingProxyType(
    {
        "name": "name",
        "sets": "dose",
        "work": "dose",
        "rest": "dose",
        "tempo": "dose",
        "frequency": "dose",
        "sides": "sides",
        "band": "band",
        "placement": "band",
        "placements": "band",
        "load": "band",
        "equipment": "band",
        "variant": "how",
        "alternatives": "how",
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text. `fields` are the fields it carries, as `key.field`; `mark` is its id where it starts one."""

    text: str
    fields: tuple[str, ...] = ()
    tone: str = ""
    unread: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A field and the words that carry it."""

    field: str  # key.field
    tone: str
    span: Span


def carried_by(plan: Plan) -> tuple[Carried, ...]:
    """Every stated field of the plan with its words."""
    return tuple(
        Carried(f"{each.key}.{name}", TONES.get(name, "how"), span)
        for each in plan.prescriptions
        for name, origin in each.origins
        if origin.source is Source.STATED
        for span in origin.spans
    )


def pieces_of(text: str, carried: Sequence[Carried], unread: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text in pieces, in order; joined they are the text again. Spans outside the text are passed over."""
    dark = tuple(span for span in unread if span.end <= len(text))
    lit = tuple(each for each in carried if each.span.end <= len(text))
    cuts = sorted({0, len(text), *_edges(span for span in dark), *_edges(each.span for each in lit)})
    starts: dict[str, str] = {}
    return tuple(
        _piece(text[start:end], Span(start, end), lit, dark, starts)
        for start, end in zip(cuts, cuts[1:], strict=False)
        if start < end
    )


def _edges(spans: Iterable[Span]) -> set[int]:
    return {edge for span in spans for edge in (span.start, span.end)}


def _piece(text: str, at: Span, lit: Sequence[Carried], dark: Sequence[Span], starts: dict[str, str]) -> Piece:
    here = [each for each in lit if _covers(each.span, at)]
    fields = tuple(dict.fromkeys(each.field for each in here))
    new = [field for field in fields if field not in starts]
    mark = f"words-{at.start}" if new else ""
    starts.update(dict.fromkeys(new, mark))
    tone = min(here, key=lambda each: each.span.end - each.span.start).tone if here else ""
    return Piece(text, fields, tone, not here and any(_covers(span, at) for span in dark), mark)


def _covers(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end


def first_marks(pieces: Iterable[Piece]) -> Mapping[str, str]:
    """For each field the id of the first words that carry it, to link to from its card."""
    found: dict[str, str] = {}
    for piece in pieces:
        if piece.mark:
            for field in piece.fields:
                found.setdefault(field, piece.mark)
    return found
