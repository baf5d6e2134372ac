"""The steps of reading, in the one order in which they run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from bandstand.prescription.reader.asking import doubts, unread
from bandstand.prescription.reader.doses.finders import find_doses
from bandstand.prescription.reader.doses.phrases import Phrase, between, first_between
from bandstand.prescription.reader.lines.blocks import Kind, Line, split
from bandstand.prescription.reader.lines.heads import Head, head_of, row_head
from bandstand.prescription.reader.lines.names import Worth, is_section, words_between
from bandstand.prescription.reader.lines.roles import Role, roles
from bandstand.prescription.reader.lines.vocabulary import ANY_ONE
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.binding import Bound, bind
from bandstand.prescription.reader.programme.named_again import Named, completed
from bandstand.prescription.reader.programme.phases import by_stages, told_apart, with_stage_lines
from bandstand.prescription.reader.programme.regions import Common, Entry, regions
from bandstand.prescription.reader.remarks.whole import whole
from bandstand.prescription.reader.remarks.writers_notes import Remark, remarks
from bandstand.prescription.reader.tables.cells_on_lines import in_rows
from bandstand.prescription.reader.tables.footnotes import with_footnotes
from bandstand.prescription.reader.tables.forms import with_forms
from bandstand.prescription.reader.tables.records import without_records
from bandstand.prescription.reader.tables.rows import Part, Row
from bandstand.prescription.reader.tables.rows_without_borders import bordered
from bandstand.prescription.reader.tables.tables import Tables, read_tables, with_cells
from bandstand.prescription.reader.tables.turned_tables import upright
from bandstand.prescription.reader.things.kit import Kit, kits_of
from bandstand.prescription.reader.told.forbidden import is_forbidden
from bandstand.prescription.reader.told.prose import told_in
from bandstand.prescription.reader.understanding import understood
from bandstand.prescription.reader.written.layout import laid_out
from bandstand.prescription.reader.written.normalise import Normal, as_it_stands, normalised
from bandstand.prescription.reader.written.short_marks import in_words
from bandstand.prescription.reader.written.talk import written
from bandstand.prescription.reader.written.typos import without_slips
from bandstand.prescription.reading import Reading
from bandstand.quantity import BandstandError, Message

LONGEST_TEXT = 64 * 1024  # bytes
LONGEST_GAP = 3  # characters between the parts of a dose that a line opens with

# First the text is written anew, with a way back to every character; all other steps read what comes of it.
REWRITES: tuple[Callable[[Normal], Normal], ...] = (
    without_slips,
    normalised,
    in_words,
    written,
    laid_out,
    bordered,
    in_rows,
    upright,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What every step of one reading handed on to the next, in their order."""

    normal: Normal
    lines: tuple[Line, ...]
    phrases: tuple[Phrase, ...]
    heads: tuple[Head, ...]  # one for each line
    roles: tuple[Role, ...]  # one for each line
    entries: tuple[Entry, ...]
    forbidden: tuple[Entry, ...]  # named, but told not to be done
    common: tuple[Common, ...]
    doses: tuple[Bound, ...]  # one for each entry
    kits: tuple[Kit, ...]  # one for each entry
    remarks: tuple[Remark, ...]
    reading: Reading


def read(text: str) -> Reading:
    """What a sheet says, with the words each field came from. Never raises on text."""
    return steps(text).reading


def steps(text: str) -> Steps:
    """Every step of reading a sheet, each with its result; the last is the reading itself."""
    normal = rewritten(text)
    said = with_footnotes(normal.text, with_forms(normal.text, find_doses(normal.text)))
    lines, found = without_records(normal.text, split(normal), said)
    tables = read_tables(normal.text, lines, found)
    phrases = with_cells(found, lines, tables)
    heads, by_words = roles(normal.text, _heads(normal, lines, tables, phrases), phrases)
    by_words = with_stage_lines(normal.text, heads, by_words, phrases)
    line_roles = _with_rows(lines, by_words, tables)
    entries, forbidden, common = _programme(normal.text, heads, line_roles, phrases, tables)
    named = Named(normal.text, entries)
    made = Steps(
        normal=normal,
        lines=lines,
        phrases=tuple(phrases),
        heads=tuple(heads),
        roles=tuple(line_roles),
        entries=tuple(entries),
        forbidden=tuple(forbidden),
        common=tuple(common),
        doses=tuple(bind(normal.text, entries, common, phrases, named)),
        kits=kits_of(normal.text, entries, common),
        remarks=tuple(_remarks(normal.text, named, entries, common)),
        reading=Reading(text=text),
    )
    return replace(made, reading=_reading(text, made))


def rewritten(text: str) -> Normal:
    """The text as all steps read it: written anew by every rewriting, in their order."""
    return reduce(lambda normal, rewrite: rewrite(normal), REWRITES, as_it_stands(text))


def rewritings(text: str) -> Iterator[tuple[str, Normal]]:
    """The name of each rewriting that changes something in a text, and the text after it."""
    before = as_it_stands(text)
    for rewrite in REWRITES:
        after = rewrite(before)
        if after.text != before.text:
            yield rewrite.__name__, after
        before = after


def _reading(text: str, made: Steps) -> Reading:
    """The values of every exercise, what is left to ask, what was not read, and what is said of the whole."""
    said: dict[int, list[Remark]] = {}
    for remark in made.remarks:
        said.setdefault(remark.entry, []).append(remark)
    exercises = tuple(
        understood(made.normal, entry, dose, kit, said.get(at, ()))
        for at, (entry, dose, kit) in enumerate(zip(made.entries, made.doses, made.kits, strict=True))
    )
    return Reading(
        text=text,
        exercises=exercises,
        doubts=doubts(made.normal, exercises, made.doses),
        unread=unread(made.normal, made.phrases, made.entries, made.doses),
        whole=whole(made.normal, made.entries, made.common),
    )


def read_sheet(text: str) -> Reading:
    """What a pasted sheet says. Raises BandstandError where it is empty or longer than 64 KiB."""
    return steps_of_sheet(text).reading


def steps_of_sheet(text: str) -> Steps:
    """Every step of reading a pasted sheet. Raises BandstandError where it is empty or longer than 64 KiB."""
    if not text.strip():
        raise BandstandError(Message("sheet.empty"))
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise BandstandError(Message("sheet.too_long"))
    return steps(text)


def _programme(
    text: str, heads: Sequence[Head], line_roles: Sequence[Role], phrases: Sequence[Phrase], tables: Tables
) -> tuple[list[Entry], list[Entry], list[Common]]:
    """The exercises in the order of the text, those told not to be done, and the words about several of them."""
    named, common = regions(text, heads, line_roles, phrases)
    told = told_in(text, heads, [_of_row(entry, tables) for entry in named], common, phrases)
    allowed: list[Entry] = []
    forbidden: list[Entry] = []
    found = [completed(text, each) for each in told.entries if _names_one(text, each)]
    for entry in by_stages(text, found, phrases, tables):
        (forbidden if is_forbidden(text, entry) else allowed).append(entry)
    return told_apart(text, allowed, common), forbidden, told.shared


def _names_one(text: str, entry: Entry) -> bool:
    """A number alone names nothing, nor "one exercise" in talk, nor "Exercise 1" below which nothing is told."""
    words = [word.text for word in words_between(text, entry.name_start, entry.name_end)]
    told = [word for word in words if not word.isdigit()]
    if not ANY_ONE.issuperset(told):
        return True
    counted = (
        len(told) == 1 and len(words) > 1 and words[0] in told and text[entry.name_end : entry.end].strip(" .:") != ""
    )
    return bool(told) and (counted or len(told) == len(words) == 1)


def _heads(normal: Normal, lines: Sequence[Line], tables: Tables, phrases: Sequence[Phrase]) -> list[Head]:
    """The opening of every line, up to its first dose; of a table row, the cell that names the exercise."""
    return [
        row_head(normal.text, line, tables.rows[line.start].name if line.start in tables.rows else None)
        if line.kind is Kind.ROW
        else _past_its_dose(normal.text, line, phrases)
        or head_of(normal.text, line, first_between(phrases, line.start, line.end))
        for line in lines
    ]


_AFTER_A_DOSE = Pattern(r"(?: of| x)?[ ,:-]{1,3}(?:of )?")


def _past_its_dose(text: str, line: Line, phrases: Sequence[Phrase]) -> Head | None:
    """ "3x10 Bridge", "5 minute warm-up walk": the name behind the dose a line opens with; None where it is none."""
    at = line.start
    for each in between(phrases, line.start, line.end):
        if each.start - at > LONGEST_GAP or any(map(str.isalpha, text[at : each.start].replace("x", ""))):
            break
        at = each.end
    gap = _AFTER_A_DOSE.match(text, at, line.end) if at > line.start else None
    if gap is None:
        return None
    head = head_of(text, replace(line, start=gap.end()), first_between(phrases, gap.end(), line.end))
    several = text.startswith(" of ", at) or text.startswith(":", head.end)  # "10 sets of marches" goes on
    named = head.worth is Worth.STRONG and not several and not is_section(list(head.words)) and head.start == gap.end()
    return replace(head, line=line, told=True, alone=False, parted=True) if named else None


_ROLE_OF_ROW = {Part.NAME: Role.NAME, Part.SECTION: Role.SECTION, Part.MORE: Role.MORE, Part.APART: Role.BODY}


def _with_rows(lines: Sequence[Line], found: Sequence[Role], tables: Tables) -> list[Role]:
    """The roles of the lines, those of rows as their table has them; a name between rows stands over those below it."""
    rows = [line.kind is Kind.ROW and _names_or_heads(tables.rows.get(line.start)) for line in lines]
    inside = [False, *(before and after for before, after in zip(rows, rows[2:], strict=False)), False]
    return [
        _ROLE_OF_ROW[tables.rows[line.start].part]
        if line.start in tables.rows
        else Role.SECTION
        if role is Role.NAME and between and line.kind is Kind.PLAIN
        else role
        for line, role, between in zip(lines, found, inside, strict=False)
    ]


def _names_or_heads(row: Row | None) -> bool:
    return row is None or row.part is Part.NAME


def _of_row(entry: Entry, tables: Tables) -> Entry:
    """An exercise with what the columns of its table answer for."""
    row = tables.rows.get(entry.start)
    if row is None:
        return entry
    return replace(entry, answered=row.answered, stage=row.stage, stage_unit=row.stage_unit, in_row=True, load=row.load)


def _remarks(text: str, named: Named, entries: Sequence[Entry], common: Sequence[Common]) -> list[Remark]:
    """What the writer remarks of single exercises, inside their regions and after the programme."""
    own = [
        each for at, entry in enumerate(entries) for each in remarks(text, named, [(entry.start, entry.end)], about=at)
    ]
    after = [(each.start, each.end) for each in common if not each.heading]
    return own + remarks(text, named, after)
