"""A table looked at as a list of exercises: whether it is one, what each row names, and what its cells say."""

from collections.abc import Iterator, Sequence

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between, phrase
from bandstand.prescription.reader.lines.names import Worth, is_section, words_between, worth_of
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.stages import STAGE
from bandstand.prescription.reader.tables.headings import (
    NAMES_EXERCISES,
    SET_BY_SET,
    Column,
    Tells,
    is_empty,
    said_under,
)
from bandstand.prescription.reader.tables.rows import Cell, Grid, Part, Row, trimmed, words_left
from bandstand.prescription.reader.tables.ticks import ticked_days

_OUTCOMES = Pattern(
    r"\b(?:pass(?: mark)?|criteri(?:a|on)|baseline|means?|sd|p[ -]?values?|scores?|results?|outcomes?|measures?|"
    r"change|groups?|limits?|allowed|restrictions?|milestones?|norms?|normal|lsi|bearing)\b"
)
_CODE = Pattern(r"(?:\d{1,2}|[A-H]\d?)[.):]?(?: (?=[A-Za-z])|$)", minds_capitals=True)


_NO_NAME = Pattern(
    rf"(?:{STAGE.source})[ :.]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}(?: ?[/&,+-] ?[a-z]{{2,9}}){{0,4}}|"
    r"(?:left|right|both|yes|no|am|pm|morning|evening|[a-z]{1,3})"
)


class Listing:
    """A table looked at as a list of exercises."""

    def __init__(self, text: str, grid: Grid, found: Sequence[Phrase]) -> None:
        self._text, self._grid, self._found = text, grid, found
        self._named: tuple[int, int] | None = None  # the exercise of the row above
        self._wide = max((len(cells) for cells in grid.cells), default=0)
        self._name_at = self._name_column()
        told = (column for column in grid.columns if column.tells in (Tells.DOSE, Tells.CROSSED))
        self._answered = frozenset(field for column in told for field in _fields_of(column))

    def lists_exercises(self) -> bool:
        """Whether the rows are exercises: a heading says so, or half of them carry a dose."""
        heads = self._grid.columns
        dosed = any(column.tells in (Tells.DOSE, Tells.CROSSED, Tells.AMOUNT, Tells.STAGE) for column in heads)
        if any(_OUTCOMES.search(column.heading) for column in heads) and not dosed:
            return False
        if any(column.tells is Tells.NAME and NAMES_EXERCISES.search(column.heading) for column in heads):
            return True
        named = (self._name_at < len(cells) and self._is_worded(cells[self._name_at]) for cells in self._grid.cells)
        if heads and not any(named):
            return dosed and any(_STAGE_HEADING.fullmatch(column.heading) for column in heads)
        counted = sum(self._counts(cells) for cells in self._grid.cells)
        return counted * 2 >= len(self._grid.cells) or (dosed and counted > 0)

    def _counts(self, cells: Sequence[Cell]) -> bool:
        columns = zip(cells, self._columns(), strict=False)
        said = (each for cell, column in columns for each in said_under(column, self._text, *cell, self._own(cell)))
        return any(each.field in AMOUNTS for each in said)

    def _own(self, cell: Cell) -> Sequence[Phrase]:
        return [each for each in between(self._found, cell.start, cell.end) if each.end <= cell.end]

    def _columns(self) -> Sequence[Column]:
        missing = self._wide - len(self._grid.columns)
        return (*self._grid.columns, *[Column(tells=Tells.WORDS)] * missing)

    def _name_column(self) -> int:
        """The column headed "Exercise", else the first that holds words that are no dose."""
        heads = self._grid.columns
        exact = [at for at, column in enumerate(heads) if column.tells is Tells.NAME]
        sure = [at for at in exact if NAMES_EXERCISES.search(heads[at].heading)]
        if sure or exact:
            return (sure or exact)[0]
        shares = [self._share_of_names(at) for at in range(self._wide)]
        return next((at for at, share in enumerate(shares) if share > 0.5), 0)

    def _share_of_names(self, at: int) -> float:
        """How many of a column's cells could be names; none under a heading that tells something else."""
        heads = self._grid.columns
        if at < len(heads) and heads[at].tells not in (Tells.NAME, Tells.WORDS):
            return 0.0
        rows = [cells[at] for cells in self._grid.cells if at < len(cells)]
        named = (cell for cell in rows if self._is_worded(cell) and not _NO_NAME.fullmatch(self._text, *cell))
        return sum(1 for _ in named) / len(rows) if rows else 0.0

    def _is_worded(self, cell: Cell) -> bool:
        rest = self._uncoded(cell)
        return words_left(self._text, rest, self._own(rest)) and rest.start < rest.end

    def _uncoded(self, cell: Cell) -> Cell:
        """A cell without the number or letter of its row: "A1 Squat", but not "4 min"."""
        coded = _CODE.match(self._text, *cell)
        counts = any(each.start < coded.end() for each in self._own(cell)) if coded else True
        return cell if coded is None or counts else Cell(coded.end(), cell.end)

    def row(self, cells: Sequence[Cell], *, over_keys: bool) -> Row:
        """The part of one row."""
        filled = [cell for cell in cells if cell.start < cell.end and not is_empty(cell.text(self._text))]
        named = self._named_of(cells)
        if not filled:
            return Row(part=Part.APART)
        ticked = ticked_days(self._text, cells, self._grid.columns) is not None
        if (
            len(filled) == 1
            and len(cells) > 1
            and not over_keys
            and not ticked
            and self._is_full_width(cells, filled[0])
        ):
            return Row(part=Part.SECTION, name=filled[0])
        if len(filled) == 1 and over_keys:
            named = filled[0]
        stage, unit = self._stage(cells)
        if not self._is_worded(named):
            return self._going_on(cells, stage, unit)
        self._named = self._name(named)
        return self._named_row(cells, stage, unit)

    def _named_row(self, cells: Sequence[Cell], stage: tuple[int, int] | None, unit: str) -> Row:
        return Row(
            part=Part.NAME,
            name=self._named,
            stage=stage,
            stage_unit=unit,
            load=self._load(cells),
            answered=self._answered,
        )

    def _going_on(self, cells: Sequence[Cell], stage: tuple[int, int] | None, unit: str) -> Row:
        """A row without a name is more of the one above, or the same exercise at another stage."""
        if stage is None or self._named is None:
            return Row(part=Part.MORE, stage=stage, stage_unit=unit)
        return self._named_row(cells, stage, unit)

    def _load(self, cells: Sequence[Cell]) -> tuple[int, int] | None:
        """The cell below "Load" or "Weight", where it says one."""
        for cell, column in zip(cells, self._grid.columns, strict=False):
            if column.tells is Tells.NOTHING and _LOAD_HEADING.search(column.heading):
                said = cell.text(self._text)
                return cell if len(said) <= LONGEST_LOAD and _A_LOAD.search(said) else None
        return None

    def _is_full_width(self, cells: Sequence[Cell], cell: Cell) -> bool:
        """A lone cell stands over the rows below it, unless it is plainly the name of an exercise."""
        words = [word.text for word in words_between(self._text, *cell)]
        named = self._named_of(cells)
        if cell == named and self._are_most_alone() and not is_section(words):
            return False
        return cell != named if not words else is_section(words) or worth_of(words) is not Worth.STRONG

    def _named_of(self, cells: Sequence[Cell]) -> Cell:
        """The cell of a row that names the exercise; an empty one where a row is too short for it."""
        return cells[self._name_at] if self._name_at < len(cells) else Cell(0, 0)

    def _are_most_alone(self) -> bool:
        """Whether most rows fill their first cell only: a log to be filled in."""
        filled = [sum(cell.start < cell.end for cell in cells) for cells in self._grid.cells]
        return filled.count(1) * 2 > len(filled)

    def _name(self, cell: Cell) -> tuple[int, int]:
        """The name without the number of its row, and without what a mark or a comma adds to it."""
        start = self._uncoded(cell).start
        said = self._own(Cell(start, cell.end))
        stop = min([cell.end, *(each.start for each in said if each.start > start and each.field in AMOUNTS)])
        stop -= 2 if self._text[max(start, stop - 2) : stop] in (" x", "x ") else 0
        added = _ADDED.search(self._text, start + 1, stop)
        return trimmed(self._text, start, added.start() if added else stop, also=".,:;-!(*")

    def _stage(self, cells: Sequence[Cell]) -> tuple[tuple[int, int] | None, str]:
        """The cell that says for which stage the row is, where a column does, and what a bare number there counts."""
        for cell, column in zip(cells, self._grid.columns, strict=False):
            if _STAGE_HEADING.fullmatch(column.heading) and not is_empty(cell.text(self._text)):
                bare = cell.text(self._text)[0].isdigit()
                return cell, column.heading.removesuffix("s") if bare else ""
        return None, ""

    def _set_by_set(self, cells: Sequence[Cell]) -> Iterator[Phrase]:
        """Columns "Set 1", "Set 2", "Set 3" with a number in each: as many sets, of the first one's repetitions."""
        heads = zip(cells, self._grid.columns, strict=False)
        sets = [cell for cell, column in heads if SET_BY_SET.fullmatch(column.heading)]
        told = [cell for cell in sets if cell.text(self._text).isdecimal()]
        if len(told) > 1:
            yield phrase(Field.SETS, (len(told), len(told)), told[-1])
            yield phrase(Field.REPS, (int(told[0].text(self._text)),) * 2, told[0])

    def said(self, cells: Sequence[Cell], row: Row) -> list[Phrase]:
        """What the cells say; a column made for a field knows better than words elsewhere in the row."""
        told: list[tuple[bool, Phrase]] = []
        for at, (cell, column) in enumerate(zip(cells, self._columns(), strict=False)):
            sure = column.tells in (Tells.DOSE, Tells.CROSSED, Tells.AMOUNT, Tells.STAGE)
            meant = column if at != self._name_at else Column(tells=Tells.WORDS)
            told += ((sure, each) for each in said_under(meant, self._text, *cell, self._own(cell)))
        told += ((True, each) for each in self._set_by_set(cells))
        ticked = ticked_days(self._text, cells, self._grid.columns)
        told += [(True, ticked)] if ticked else []
        by_column = {_kind(each.field) for sure, each in told if sure}
        return [each for sure, each in told if sure or _kind(each.field) not in by_column]


# What follows a name in its cell: brackets, a remark, and after a comma what it is done with or how far.
_ADDED = Pattern(
    r" ?\((?!(?-i:[A-Z]{2,6})\)|(?:the )?(?:left|right|affected|bad|injured|side|up)\b)|[:;!?]|\. | - |"
    r",(?= (?=[^,]{0,60}(?:\d|\b(?:bands?|cuff|weights?|dumbbells?|resistance|loop|allowed|belt|machine|towel|ball|"
    r"strap|cane|wand|tubing|hold|repeat|then|do|on your|lying)\b)))| with (?:an? |the )?(?=[^,]{0,60}, )|"
    r" (?:strapped|in which|which|using|so that|such that|starting (?:at|with|from)|making sure|ensuring)\b"
)
LONGEST_LOAD = 30  # characters
_LOAD_HEADING = Pattern(r"\b(?:loads?|weights?|resistance)\b(?! bearing)(?!-bearing)")
_A_LOAD = Pattern(r"\d|\b(?:light|medium|moderate|heavy|body ?weight|bw|red|green|blue|yellow|black|silver|gold)\b")
_STAGE_HEADING = Pattern(r"(?:weeks?|phases?|stages?|days?|months?|when|levels?)")


def _kind(field: Field) -> Field:
    """Times and holds answer for each other."""
    return Field.HOLD if field in (Field.TIME, Field.DURATION) else field


def _fields_of(column: Column) -> tuple[Field, ...]:
    if column.tells is Tells.CROSSED:
        return Field.SETS, Field.REPS
    if column.field in (Field.TIME, Field.HOLD):
        return Field.HOLD, Field.DURATION
    return (column.field,) if column.field else ()
