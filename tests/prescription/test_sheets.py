"""Whole sheets, in our own words, and the plans they must become."""

import json
from pathlib import Path

import pytest

from bandstand.prescription.reader import read
from tests.prescription.golden import SHEETS, facts_of

ALL = sorted(SHEETS.glob("*.txt"))


@pytest.mark.parametrize("sheet", ALL, ids=[sheet.stem for sheet in ALL])
def test_a_sheet_becomes_the_plan_beside_it(sheet: Path) -> None:
    golden = json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(facts_of(sheet.read_text(encoding="utf-8")))) == golden


@pytest.mark.parametrize("sheet", ALL, ids=[sheet.stem for sheet in ALL])
def test_windows_line_ends_change_nothing(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    facts, same = facts_of(text), facts_of(text.replace("\n", "\r\n"))
    assert same["plan"] == facts["plan"]


HIP = (SHEETS / "hip-retold.txt").read_text(encoding="utf-8")


def doses(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for each in read(text).exercises:
        said = (each.sets, each.reps, each.duration, each.hold, each.side)
        found.append((each.exercise, *(field and field.value for field in said)))
    return found


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("10 to 15", "10-15"),
        ("10 to 15", "10\N{EN DASH}15"),
        ("10 to 15", "10 \N{EM DASH} 15"),
        ("10 to 15", "ten to fifteen"),
        ("10 to 15", "between 10 and 15"),
        ("3 rounds, 10 to 15 reps", "3 sets of 10-15 repetitions"),
        ("3 rounds, 10 to 15 reps", "3 x 10-15"),
        ("3 rounds, 10 to 15 reps", "3 \N{MULTIPLICATION SIGN} 10\N{HYPHEN}15 reps"),
        ("3 rounds, 10 to 15 reps", "10-15 reps x 3 sets"),
        ("Three rounds, 30 seconds each", "3 sets of 30 s"),
        ("Three rounds, 30 seconds each", "3 x 30 sec"),
        ("30 seconds", "half a minute"),
        ("Monster walk with a mini band\n", "MONSTER WALK with a mini band:\n"),
    ],
)
def test_small_changes_of_wording_read_the_same(was: str, becomes: str) -> None:
    assert was in HIP
    assert doses(HIP.replace(was, becomes)) == doses(HIP)


def test_all_in_small_letters_reads_the_same() -> None:
    assert doses(HIP.lower()) == doses(HIP)


@pytest.mark.parametrize("number", ["2", "4", "12"])
def test_other_numbers_are_read_as_they_stand(number: str) -> None:
    changed = doses(HIP.replace("3 rounds", f"{number} rounds"))
    assert [str(each[1]) for each in changed] == ["3", "3", number, number]


def test_sentences_without_a_dose_change_nothing() -> None:
    chatter = "\n\nThank you all for reading. My dog sends his love.\n\n"
    assert doses(HIP + chatter) == doses(HIP)
    assert doses("Hello everybody, it is raining again.\n\n" + HIP) == doses(HIP)
