"""One exercise with a dose for each stage is one exercise a stage: "Week 1: 2 x 10, week 2: 3 x 10"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Phrase, between
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.roles import Role
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.programme.stages import STAGE, STAGE_NAMED
from bandstand.prescription.reader.tables.rows import Part, Row
from bandstand.prescription.reader.tables.tables import Tables

MOST_STAGES = 12
LONGEST_STAGE = 100  # characters: what is longer tells of more than a dose
_UNIT = Pattern(r"week|wk|day|month|phase|stage|level|part|block|beginner|intermediate|advanced")
_KIN = {"wk": "week", "beginner": "skill", "intermediate": "skill", "advanced": "skill"}
_FOR_ALL_STAGES = Pattern(
    r"\b(?:both|all|every|each|throughout)\b(?: (?:of )?(?:the )?(?:phases|weeks|stages|levels))?"
)


class _Stage(NamedTuple):
    """The words that name a stage, and the stretch that is about it."""

    label: tuple[int, int]
    start: int
    end: int
    unit: str = ""


def by_stages(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase], tables: Tables) -> list[Entry]:
    """The exercises, each with several doses for stages once for each of them."""
    rows = sorted(tables.rows.items(), key=_start)
    return [each for entry in entries for each in _split(text, entry, phrases, rows)]


_RowAt: TypeAlias = tuple[int, Row]


def _start(row: _RowAt) -> int:
    return row[0]


def _split(text: str, entry: Entry, phrases: Sequence[Phrase], rows: Sequence[_RowAt]) -> list[Entry]:
    if entry.stage is not None:
        return [entry]
    stages = _rows(text, entry, rows) or _stages(text, entry, phrases)
    doses = {tuple((each.field, each.value) for each in _amounts(phrases, stage.start, stage.end)) for stage in stages}
    if len(stages) < 2 or len(doses) < 2:
        return [entry]
    return [
        replace(
            entry,
            stage=stage.label,
            stage_unit=stage.unit,
            apart=tuple((other.start, other.end) for other in stages if other is not stage),
        )
        for stage in stages
    ]


def _rows(text: str, entry: Entry, rows: Sequence[_RowAt]) -> list[_Stage]:
    """The rows below an exercise that give its dose for one stage each."""
    first, after = (bisect_left(rows, place, key=_start) for place in (entry.name_end, entry.end))
    return [
        _Stage(row.stage, at, _line_end(text, at, entry.end), row.stage_unit)
        for at, row in rows[first:after]
        if row.part is Part.MORE and row.stage is not None
    ]


def _line_end(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return found if found >= 0 else end


def _stages(text: str, entry: Entry, phrases: Sequence[Phrase]) -> list[_Stage]:
    """The stages an exercise has doses for; all are counted in one unit, weeks or phases."""
    labels = list(STAGE_NAMED.finditer(text, entry.name_end, entry.end))[:MOST_STAGES]
    if len(labels) < 2 or len({_unit(label) for label in labels}) > 1:
        return []
    first, last = labels[0], labels[-1]
    after = _amounts(phrases, first.start(), first.start() + 1) or _amounts(phrases, last.end(), entry.end)
    stages = _label_first(text, entry, labels, phrases) if after else _dose_first(entry, labels)
    dosed = [stage for stage in stages if _amounts(phrases, stage.start, stage.end)]
    return dosed if all(stage.end - stage.start <= LONGEST_STAGE for stage in dosed) else []


def _unit(label: re.Match[str]) -> str:
    unit = _UNIT.search(label[0])
    written = unit[0].lower() if unit else ""
    return _KIN.get(written, written)


def _amounts(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    return [each for each in between(phrases, start, end) if each.field in AMOUNTS]


def _label_first(text: str, entry: Entry, labels: Sequence[re.Match[str]], phrases: Sequence[Phrase]) -> list[_Stage]:
    """ "Week 1: 2 x 10. Week 2: 3 x 10": a stage reaches to the next, the last one to the end of its line."""
    edges = [*(label.start() for label in labels[1:]), _end_of_last(text, entry, labels[-1], phrases)]
    return [_Stage(label.span(), label.start(), edge) for label, edge in zip(labels, edges, strict=True)]


def _end_of_last(text: str, entry: Entry, label: re.Match[str], phrases: Sequence[Phrase]) -> int:
    """Where the last stage's dose ends: at the end of the line it stands in, or where all stages are spoken of."""
    dosed = _amounts(phrases, label.end(), entry.end)
    if not dosed:
        return label.end()
    line_end = text.find("\n", dosed[0].end, entry.end)
    end = line_end if line_end >= 0 else entry.end
    of_all = _FOR_ALL_STAGES.search(text, dosed[0].end, end)
    return of_all.start() if of_all and of_all[0].endswith("s") else end


def _dose_first(entry: Entry, labels: Sequence[re.Match[str]]) -> list[_Stage]:
    """ "10 in the first 2 weeks, 15 from week 3 on": a stage reaches back to the one before."""
    edges = [entry.name_end, *(label.end() for label in labels[:-1])]
    return [_Stage(label.span(), edge, label.end()) for label, edge in zip(labels, edges, strict=True)]


def told_apart(text: str, entries: Sequence[Entry], common: Sequence[Common]) -> list[Entry]:
    """Stages are part of a name only where it stands more than once; those of sections are looked up there."""
    names = Counter(_name(text, entry) for entry in entries)
    return [
        replace(entry, stage=None)
        if names[_name(text, entry)] < 2
        else entry
        if entry.stage
        else replace(entry, stage=_of_section(text, entry, common))
        for entry in entries
    ]


def _name(text: str, entry: Entry) -> tuple[str, ...]:
    return tuple(word.text.removesuffix("s") for word in words_between(text, entry.name_start, entry.name_end))


def _of_section(text: str, entry: Entry, common: Sequence[Common]) -> tuple[int, int] | None:
    """The stage in the heading an exercise stands under."""
    above = [each for each in common if each.heading and each.start < entry.start]
    for heading in reversed(above):
        if heading.section != entry.section and heading.section is not None:
            return None
        if stage := STAGE.match(text, heading.start, heading.end) or STAGE_NAMED.search(
            text, heading.start, heading.end
        ):
            return stage.span()
    return None


def with_stage_lines(text: str, heads: Sequence[Head], found: Sequence[Role], phrases: Sequence[Phrase]) -> list[Role]:
    """ "Week 2: 3 x 10" below an exercise goes on with it; above the exercises it stands over a section."""
    roles = list(found)
    staged = [_is_stage_of_one(text, heads, at, phrases) for at in range(len(heads))]
    first_name = next((at for at, role in enumerate(roles) if role is Role.NAME), len(roles))
    if True not in staged or staged.index(True) < first_name:
        return roles
    for at in range(1, len(heads)):
        above = heads[at - 1].line
        undosed = roles[at - 1] is Role.NAME and not _amounts(phrases, above.start, above.end)
        below_its_stage = roles[at - 1] is Role.MORE and staged[at - 1] and _only_doses(text, heads[at], phrases)
        if below_its_stage or (staged[at] and (undosed or roles[at - 1] is Role.MORE)):
            roles[at] = Role.MORE
    return roles


def _is_stage_of_one(text: str, heads: Sequence[Head], at: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a line is a stage and a dose, or a stage over a line that is nothing but a dose."""
    line = heads[at].line
    label = STAGE.match(text, line.start, line.end)
    if label is None:
        return False
    if not text[label.end() : line.end].strip(" :.-"):
        return at + 1 < len(heads) and _only_doses(text, heads[at + 1], phrases)
    dosed = _amounts(phrases, label.end(), line.end)
    return bool(dosed) and _NOTHING_BUT.fullmatch(text, label.end(), dosed[0].start) is not None


_NOTHING_BUT = Pattern(r"[^a-z]{0,8}(?:\d ?(?:x|sessions?|times|days?)(?: ?(?:a|per|/) ?week)?)?[^a-z]{0,8}")


def _only_doses(text: str, head: Head, phrases: Sequence[Phrase]) -> bool:
    dosed = _amounts(phrases, head.line.start, head.line.end)
    return bool(dosed) and not any(map(str.isalpha, text[head.line.start : dosed[0].start]))
