"""Texts the reader once got wrong: each must now be exactly right in names, doses and the places of the band."""

import json
from pathlib import Path
from typing import Any

import pytest

from bandstand.prescription.reader import read
from bandstand.prescription.reading import corpus_form

FOLDER = Path(__file__).with_name("once_wrong")
FIELDS = ("sets", "reps", "hold_s", "duration_s", "distance_m", "side", "rest_s", "frequency")
ALL = [
    pytest.param(document, id=str(document["id"]))
    for file in sorted(FOLDER.glob("*.jsonl"))
    for document in map(json.loads, file.read_text(encoding="utf-8").splitlines())
]


def told(exercise: dict[str, Any]) -> dict[str, Any]:
    """The name, every part of the dose that is said, and where the band goes; what is not said is left out."""
    said = {field: exercise[field] for field in FIELDS if exercise.get(field) is not None}
    return {"name": exercise["name"], **said, "band_at": sorted(exercise.get("band_at", []))}


@pytest.mark.parametrize("document", ALL)
def test_what_was_once_read_wrong_is_read_right(document: dict[str, Any]) -> None:
    found: list[dict[str, Any]] = json.loads(json.dumps(corpus_form(read(document["text"]))["exercises"]))
    assert [told(each) for each in found] == [told(each) for each in document["exercises"]]
