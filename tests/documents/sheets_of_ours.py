"""The sheets the tests print: their words, how each is set, and what the reader finds in the words alone."""

from pathlib import Path
from typing import Any

from bandstand.prescription.reader import read
from bandstand.prescription.reading import exercise_form
from tests.documents.printed import Look

SHEETS = Path(__file__).with_name("sheets")
LOOKS = {
    "ankle-headings": Look(height=120),
    "back-bullets": Look(height=80),
    "elbow-letter": Look(height=100, size=11),
    "hip-table": Look(height=125),
    "knee-list": Look(height=125),
    "neck-dotted": Look(height=100),
    "shoulder-columns": Look(height=80, columns=2),
}


def words(name: str) -> str:
    """What the sheet says."""
    return (SHEETS / f"{name}.txt").read_text(encoding="utf-8")


def exercises_in(text: str) -> list[Any]:
    """What the reader finds, without the places."""
    forms = map(exercise_form, read(text).exercises)
    return [{field: value for field, value in each.items() if field != "spans"} for each in forms]
