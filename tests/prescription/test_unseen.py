"""What copying brings along, and nobody sees, changes nothing of what a sheet says."""

import json
from typing import Any

import pytest

from bandstand.prescription.reader import read
from bandstand.prescription.reading import corpus_form

PLAIN = "- Bridge: 3 x 10\n- Clamshell: 2 x 12 each side\n- Heel raise: 3 sets of 15 reps\n"
WITH_ANOTHER_BULLET = [
    "\uf0b7 ",  # Word, Symbol
    "\uf0a7\t",  # Word, Wingdings
    "  \uf0d8\t",
    "\U000f00b7 ",
    "\u200b- ",
    "\ufeff\u200e- ",
    "\U0001f3cb\ufe0f\u200d\u2640\ufe0f ",  # a woman lifting weights: five characters, one sign
]


def said(text: str) -> list[dict[str, Any]]:
    """Every exercise with its dose; where the words stand is another matter."""
    found: list[dict[str, Any]] = json.loads(json.dumps(corpus_form(read(text))["exercises"]))
    return [{field: value for field, value in each.items() if field != "spans"} for each in found]


@pytest.mark.parametrize("bullet", WITH_ANOTHER_BULLET)
def test_bullets_of_any_font_are_bullets(bullet: str) -> None:
    assert said(PLAIN.replace("- ", bullet)) == said(PLAIN)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u2069", "\U000e0001"])
def test_a_mark_nobody_sees_parts_no_word_and_no_number(unseen: str) -> None:
    text = PLAIN.replace("l", f"l{unseen}").replace("1", f"1{unseen}")
    assert said(text) == said(PLAIN)
    first = read(text).exercises[0]
    assert first.reps
    assert [text[span.start : span.end] for span in first.reps.spans] == [f"1{unseen}0"]


def test_an_exercise_is_known_by_its_name_whatever_hyphens_are_hidden_in_it() -> None:
    assert [each.exercise for each in read("Clam\u00adshell: 2 x 12\n").exercises] == ["clamshell"]


def test_the_cross_of_words_symbol_font_is_a_cross() -> None:
    assert said("Bridge 3 \uf0b4 10\n") == said("Bridge 3 x 10\n")
