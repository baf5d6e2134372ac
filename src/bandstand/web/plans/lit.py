"""The sheet as pasted, cut into pieces: words that were understood, words that were not, and the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from bandstand.prescription import Plan, Span

# Fields of one kind share a hue and an underline, so that the sheet can be read at a glance.
TONES: Mapping[str, str] = MappingProxyType(
    {
        "name": "name",
        "exercise": "name",
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


BEFORE, AFTER, MOST_AROUND = 60, 80, 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text. `fields` are the fields it carries, as `key.field`; `mark` is the id of words one may use.

    Words nobody could read have the id of their place, so that the list of them and the sheet lead to each other.
    """

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
        for span in origin.spans
    )


def heeded_by(spans: Iterable[Span]) -> tuple[Carried, ...]:
    """The words that say what to heed in the whole of it."""
    return tuple(Carried("plan.heed", "heed", span) for span in spans)


def pieces_of(text: str, carried: Sequence[Carried], unread: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text in pieces, in order; joined they are the text again. Spans outside the text are passed over."""
    dark = [Carried("", "", span) for span in unread]
    sweep = _Sweep([each for each in (*carried, *dark) if each.span.end <= len(text)])
    cuts = sorted({0, len(text), *sweep.edges})
    return tuple(sweep.piece(text[start:end], start) for start, end in pairwise(cuts))


class _Sweep:
    """Goes through the text once, from edge to edge, knowing which spans are open."""

    def __init__(self, spans: Sequence[Carried]) -> None:
        self._begin: dict[int, list[Carried]] = defaultdict(list)
        self._open: list[Carried] = []
        for each in spans:
            self._begin[each.span.start].append(each)
        self.edges = {edge for each in spans for edge in (each.span.start, each.span.end)}

    def piece(self, text: str, start: int) -> Piece:
        """The piece from one edge to the next."""
        self._open = [each for each in self._open if each.span.end > start] + self._begin.get(start, [])
        lit = [each for each in self._open if each.field]
        fields = tuple(dict.fromkeys(each.field for each in lit))
        tone = min(lit, key=lambda each: each.span.end - each.span.start).tone if lit else ""
        is_unread = bool(self._open) and not lit
        return Piece(text, fields, tone, is_unread, f"w{start}" if self._open else "")


def marks_of(pieces: Iterable[Piece]) -> Mapping[str, tuple[str, ...]]:
    """For each field the ids of the words that carry it, in the order of the sheet."""
    found: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        for field in piece.fields:
            found[field] = (*found.get(field, ()), piece.mark)
    return found


def around(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Some words of the sheet with a little of what stands before and after, so that they are recognised."""
    if not spans:
        return ()
    start = max(text.rfind("\n", 0, spans[0].start) + 1, spans[0].start - BEFORE)
    line_end = text.find("\n", spans[-1].end)
    end = min(len(text) if line_end < 0 else line_end, spans[-1].end + AFTER, start + MOST_AROUND)
    inside = [Span(span.start - start, span.end - start) for span in spans if start <= span.start and span.end <= end]
    return pieces_of(text[start:end], [Carried("here", "dose", span) for span in inside], ())
