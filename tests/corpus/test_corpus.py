"""The dev set of the corpus: the figures below which the reader must never fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from bandstand.prescription.reader import read
from bandstand.prescription.reading import corpus_form, exercise_form
from tests.corpus import score_reader

DEV = Path(__file__).with_name("dev.jsonl")
LONGEST_SPAN = 60


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]


def exercises_of(text: str) -> list[dict[str, Any]]:
    """What the reader finds, as it would come out of `bandstand read --jsonl`."""
    found: list[dict[str, Any]] = json.loads(json.dumps(corpus_form(read(text))["exercises"]))
    return found


def test_the_reader_keeps_its_figures(documents: list[dict[str, Any]]) -> None:
    gold = {each["id"]: each["exercises"] for each in documents}
    found = {each["id"]: exercises_of(each["text"]) for each in documents}
    figures = score_reader.score(gold, found)
    assert figures["detection"]["f1"] >= 0.90
    assert figures["micro_f1_dose"] >= 0.80


def test_every_field_that_is_said_points_at_its_words(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        text = str(document["text"])
        for exercise in map(exercise_form, read(text).exercises):
            spans = exercise.pop("spans")
            assert isinstance(spans, dict)
            assert spans.keys() == {field for field, value in exercise.items() if value not in (None, [])}
            for start, end in (span for places in spans.values() for span in places):
                assert 0 <= start < end <= len(text)
                assert end - start <= LONGEST_SPAN
