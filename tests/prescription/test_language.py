"""The language of doses, in many sentences of its own: what each says, and above all what it does not say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bandstand.prescription.reader import read
from bandstand.prescription.reader.things.equipment import things
from bandstand.prescription.reader.things.loads import load
from bandstand.prescription.reader.things.places import places
from bandstand.prescription.reader.written.normalise import normalise
from bandstand.prescription.reading import corpus_form

SENTENCES = Path(__file__).parent / "language"
COUNTED = {"s": "sets", "r": "reps", "h": "hold_s", "d": "duration_s", "m": "distance_m"}


def lines_of(name: str) -> list[tuple[str, str]]:
    lines = (SENTENCES / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("||") for line in lines if line and not line.startswith("#"))
    return [(sentence.strip(), said.strip()) for sentence, said in pairs]


def in_short(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def parts_of(exercise: dict[str, Any]) -> Iterator[str]:
    yield from (f"{letter}{in_short(*exercise[field])}" for letter, field in COUNTED.items() if exercise[field])
    if exercise["side"]:
        yield f"side={exercise['side']}"
    if exercise["rest_s"]:
        yield f"rest{in_short(*exercise['rest_s'])}"
    if often := exercise["frequency"]:
        yield f"f{in_short(*often['times'])}{often['per'][0]}"


def dose_of(sentence: str) -> str:
    """The dose of the only exercise of a sheet, in the short form of the files."""
    found = json.loads(json.dumps(corpus_form(read(f"My exercises\n\n{sentence}"))["exercises"]))
    return " / ".join(" ".join(parts_of(each)) for each in found)


@pytest.mark.parametrize(("sentence", "said"), lines_of("doses.txt"))
def test_a_line_of_a_sheet_says_its_dose(sentence: str, said: str) -> None:
    assert dose_of(sentence) == said


def places_of(words: str) -> str:
    text = normalise(words).text
    return " ".join(f"{place.name}{'+' if place.harder else ''}" for place in places(text, 0, len(text)))


@pytest.mark.parametrize(("words", "said"), lines_of("places.txt"))
def test_where_a_band_goes(words: str, said: str) -> None:
    assert places_of(words) == said


@pytest.mark.parametrize(("words", "said"), lines_of("things.txt"))
def test_what_has_to_be_fetched(words: str, said: str) -> None:
    text = normalise(words).text
    assert ", ".join(thing.name for thing in things(text, 0, len(text))) == said


@pytest.mark.parametrize(("words", "said"), lines_of("loads.txt"))
def test_how_heavy_it_is(words: str, said: str) -> None:
    normal = normalise(words)
    place = load(normal.text, 0, len(normal.text))
    assert (normal.as_given(*place) if place else "") == said
