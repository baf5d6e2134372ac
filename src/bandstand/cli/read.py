"""Read a sheet in a terminal: what Bandstand understands of it, for people or for other programs."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import click

from bandstand.exchange import documents
from bandstand.prescription import reader
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import LONGEST_TEXT
from bandstand.prescription.reader.explaining import Told, told
from bandstand.prescription.reading import Reading, corpus_form
from bandstand.prescription.wording import wording
from bandstand.quantity import BandstandError, Json, Message


@click.command(
    "read", help="Read a therapist's sheet from FILE (text, PDF, Word, web page, picture), or from - (standard input)."
)
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Everything that was read, with the places of the words.")
@click.option("--explain", "explained", is_flag=True, help="What each step of reading made of the sheet.")
@click.option("--jsonl", is_flag=True, help='Many sheets: {"id", "text"} a line in, {"id", "exercises"} a line out.')
def read(file: BinaryIO, *, as_json: bool, explained: bool, jsonl: bool) -> None:
    """Print what a sheet says."""
    if as_json + explained + jsonl > 1:
        raise click.UsageError("Choose one of --json, --explain and --jsonl.")
    for line in _read_each(file) if jsonl else _one_sheet(file, as_json=as_json, explained=explained):
        sys.stdout.write(line + "\n")


def _one_sheet(file: BinaryIO, *, as_json: bool, explained: bool) -> Iterator[str]:
    content = file.read(documents.MOST_BYTES + 1)
    text = documents.text_of(content, str(getattr(file, "name", "")))
    made = reader.steps_of_sheet(text)
    if explained:
        yield from _step_by_step(told(made))
        return
    reading = made.reading
    if as_json:
        yield json.dumps(_form(reading, text, plain=documents.is_plain(content)), indent=2)
        return
    yield _for_people(reading)


def _step_by_step(trace: Sequence[Told]) -> Iterator[str]:
    """Each step under its name; a step that found nothing says so."""
    for number, each in enumerate(trace, start=1):
        yield f"{number}. {each.step}"
        yield from (f"    {line}" for line in each.lines or ("nothing",))


def _form(reading: Reading, text: str, *, plain: bool) -> dict[str, Json]:
    """Everything that was read. Places are places in the text: of a document the text comes with them."""
    form = corpus_form(reading)
    return form if plain else {**form, "text": text}


def _for_people(reading: Reading) -> str:
    """The plan in plain words, and what is left to ask."""
    if not reading.exercises:
        raise BandstandError(Message("sheet.no_exercise"))
    return wording(to_plan(reading))


def _read_each(lines: Iterable[bytes]) -> Iterator[str]:
    """One reading a line, in the order of the file. Raises BandstandError at the first line that is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_one(line, number)


def _read_one(line: bytes, number: int) -> str:
    given = _object(line, number)
    text = given.get("text")
    if not isinstance(text, str) or "id" not in given:
        raise BandstandError(Message("sheet.bad_line", line=number))
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise BandstandError(Message("sheet.long_line", line=number))
    with _named_by(number):
        name = json.dumps(given["id"], allow_nan=False)
    return f'{{"id": {name}, "exercises": {json.dumps(corpus_form(reader.read(text))["exercises"])}}}'


def _object(line: bytes, number: int) -> dict[str, Json]:
    with _named_by(number):
        given = json.loads(line)
    if not isinstance(given, dict):
        raise BandstandError(Message("sheet.bad_line", line=number))
    return given


@contextmanager
def _named_by(number: int) -> Iterator[None]:
    """What is no JSON, nested too deep, or no number of JSON ("NaN") is told by the number of its line."""
    try:
        yield
    except (ValueError, RecursionError) as trouble:
        raise BandstandError(Message("sheet.bad_line", line=number)) from trouble
