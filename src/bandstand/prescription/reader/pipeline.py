"""The steps of reading, in order."""

from collections.abc import Sequence

from bandstand.prescription.reader.asking import doubts, unread
from bandstand.prescription.reader.binding import bind
from bandstand.prescription.reader.blocks import Kind, Line, split
from bandstand.prescription.reader.doses import find_doses
from bandstand.prescription.reader.forbidden import is_forbidden
from bandstand.prescription.reader.kit import kit_of, shared_kits
from bandstand.prescription.reader.layout import laid_out
from bandstand.prescription.reader.naming import Named
from bandstand.prescription.reader.normalise import Normal, normalise
from bandstand.prescription.reader.phrases import Phrase, first_between
from bandstand.prescription.reader.prose import sole, unnamed
from bandstand.prescription.reader.regions import Common, Entry, regions
from bandstand.prescription.reader.remarks import Remark, remarks
from bandstand.prescription.reader.tables import Cells, in_rows, read_tables, with_cells
from bandstand.prescription.reader.titles import Head, head_of, roles, row_head
from bandstand.prescription.reader.understanding import understood
from bandstand.prescription.reader.whole import whole
from bandstand.prescription.reading import Reading
from bandstand.quantity import BandstandError, Message

LONGEST_TEXT = 64 * 1024  # bytes


def read(text: str) -> Reading:
    """What a sheet says, with the words each field came from. Never raises on text."""
    normal = in_rows(laid_out(normalise(text)))
    lines = split(normal)
    table = read_tables(normal.text, lines)
    phrases = with_cells(find_doses(normal.text), table)
    entries, common = _programme(normal, lines, table, phrases)
    named = Named(normal.text, entries)
    doses = bind(normal.text, entries, common, phrases, named)
    kits = shared_kits(normal.text, common, entries)
    said: dict[int, list[Remark]] = {}
    for remark in _remarks(normal.text, named, entries, common):
        said.setdefault(remark.entry, []).append(remark)
    exercises = tuple(
        understood(normal, entry, dose, kit_of(normal.text, entry, kits), said.get(at, ()))
        for at, (entry, dose) in enumerate(zip(entries, doses, strict=True))
    )
    return Reading(
        text=text,
        exercises=exercises,
        doubts=doubts(normal, exercises, doses),
        unread=unread(normal, phrases, entries, doses),
        whole=whole(normal, entries, common),
    )


def read_sheet(text: str) -> Reading:
    """What a pasted sheet says. Raises BandstandError where it is empty or longer than 64 KiB."""
    if not text.strip():
        raise BandstandError(Message("sheet.empty"))
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise BandstandError(Message("sheet.too_long"))
    return read(text)


def _programme(
    normal: Normal, lines: Sequence[Line], table: Cells, phrases: list[Phrase]
) -> tuple[list[Entry], list[Common]]:
    """The exercises in the order of the text, and the words that are about several of them."""
    heads = _heads(normal, lines, table, phrases)
    line_roles = roles(normal.text, heads, phrases)
    named, common = regions(normal.text, heads, line_roles, phrases)
    others = unnamed(normal.text, common, named, phrases)
    found = sorted([*named, *others], key=lambda entry: (entry.start, entry.name_start))
    found = found or sole(normal.text, common, phrases)
    return [entry for entry in found if not is_forbidden(normal.text, entry)], common


def _heads(normal: Normal, lines: Sequence[Line], table: Cells, phrases: Sequence[Phrase]) -> list[Head]:
    """The opening of every line, up to its first dose; of a table row, the cell that names the exercise."""
    return [
        row_head(normal.text, line, table.names.get(line.start))
        if line.kind is Kind.ROW
        else head_of(normal.text, line, first_between(phrases, line.start, line.end))
        for line in lines
    ]


def _remarks(text: str, named: Named, entries: Sequence[Entry], common: Sequence[Common]) -> list[Remark]:
    """What the writer remarks of single exercises, inside their regions and after the programme."""
    own = [
        each for at, entry in enumerate(entries) for each in remarks(text, named, [(entry.start, entry.end)], about=at)
    ]
    after = [(each.start, each.end) for each in common if not each.heading]
    return own + remarks(text, named, after)
