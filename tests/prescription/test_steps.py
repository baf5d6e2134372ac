"""The reader's steps, each by itself."""

import pytest

from bandstand.prescription.dose import Sides
from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.doses.finders import find_doses
from bandstand.prescription.reader.known import known
from bandstand.prescription.reader.lines.blocks import Kind, split
from bandstand.prescription.reader.lines.names import mentions
from bandstand.prescription.reader.tables.cells_on_lines import in_rows
from bandstand.prescription.reader.tables.tables import read_tables
from bandstand.prescription.reader.things.equipment import things
from bandstand.prescription.reader.things.places import places
from bandstand.prescription.reader.written.layout import laid_out
from bandstand.prescription.reader.written.normalise import normalise
from bandstand.quantity import Range


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("10\N{EN DASH}15", "10-15"),
        ("3\N{MULTIPLICATION SIGN}10", "3x10"),
        ("fifteen to twenty-five", "15 to 25"),
        ("between 10 and 15", "10-15"),
        ("twice", "2 times"),
        ("half a minute", "30 seconds"),
        ("a couple of times", "2 times"),
        ("one leg", "one leg"),
        ("one set", "1 set"),
        ("1\N{VULGAR FRACTION ONE HALF} minutes", "1.5 minutes"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "don't"),
        ("10\N{ZERO WIDTH SPACE}-15\N{NO-BREAK SPACE}reps", "10-15 reps"),
        ("**Bold** name", "Bold name"),
        ("Squat\t3\t10", "Squat|3|10"),
    ],
)
def test_one_way_of_writing(given: str, normal: str) -> None:
    assert normalise(given).text == normal


def test_every_normal_word_knows_where_it_stood() -> None:
    normal = normalise("Do \N{ZERO WIDTH SPACE}twenty-five  of\r\nthem, twice.")
    at = normal.text.index("25")
    assert normal.as_given(at, at + 2) == "twenty-five"
    at = normal.text.index("2 times")
    assert normal.as_given(at, at + 7) == "twice"


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in split(laid_out(normalise(text)))]


def test_lines_are_told_apart_by_their_openings() -> None:
    named = "# Hips\nMonster walk\n1. Squat\n2) Bridge\n3Chin tuck\nExercise 4: Row\n"
    text = named + "- step\n\N{BULLET} step\nStep 1. Sit\n|a|b|\n"
    plain, numbered, bullet = Kind.PLAIN, Kind.NUMBERED, Kind.BULLET
    assert kinds(text) == [
        Kind.HEADING,
        plain,
        numbered,
        numbered,
        numbered,
        numbered,
        bullet,
        bullet,
        bullet,
        Kind.ROW,
    ]


def test_a_dose_is_no_list_number() -> None:
    assert kinds("3 sets of 10\n10-15 reps\n1.5 minutes\n30s hold") == [Kind.PLAIN] * 4


def test_lines_broken_by_narrow_paper_are_joined() -> None:
    text = "Stand by the sink on one foot with the knee\na little soft and stay there for as long as\nyou can."
    assert len(split(laid_out(normalise(text)))) == 1


def test_a_name_over_its_instructions_stays_on_its_own_line() -> None:
    assert len(split(laid_out(normalise("heel raises\nstand on both feet and rise up slowly\n")))) == 2


def test_numbers_inside_a_line_open_lines() -> None:
    assert kinds("Do: 1. Squat 3 x 10 2. Bridge 3 x 12 3. Plank 30 s")[1:] == [Kind.NUMBERED] * 3


def doses(text: str) -> list[tuple[str, object]]:
    return [(phrase.field.value, phrase.value) for phrase in find_doses(normalise(text).text)]


def week(low: int, high: int) -> Frequency:
    return Frequency(Range(low, high), Per.WEEK)


def day(low: int, high: int) -> Frequency:
    return Frequency(Range(low, high), Per.DAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 rounds of 30 seconds", [("sets", (3, 3)), ("time", (30, 30))]),
        ("10-second holds x 10 reps", [("hold_s", (10, 10)), ("reps", (10, 10))]),
        ("10 reps x 3 sets", [("reps", (10, 10)), ("sets", (3, 3))]),
        ("rest up to 10 seconds", [("rest_s", (10, 10))]),
        ("40 on, 20 off", [("duration_s", (40, 40)), ("rest_s", (20, 20))]),
        ("go through the circuit twice", [("sets", (2, 2))]),
        ("every other day", [("frequency", week(3, 4))]),
        ("every 2-3 days", [("frequency", week(2, 4))]),
        ("morning and night", [("frequency", day(2, 2))]),
        ("3 days a week", [("frequency", week(3, 3))]),
        ("twice a day", [("frequency", day(2, 2))]),
        ("2 sets a day", [("sets", (2, 2)), ("frequency", day(1, 1))]),
        ("10 yards", [("distance_m", (9.1, 9.1))]),
        ("10 reps on both legs", [("reps", (10, 10)), ("side", Sides.ASK)]),
        ("10 on each side", [("reps", (10, 10)), ("side", Sides.EACH)]),
        ("do 10, then switch legs", [("reps", (10, 10)), ("side", Sides.EACH)]),
        ("lift both legs together 10 times", [("side", Sides.AT_ONCE), ("reps", (10, 10))]),
        ("stand tall and march for 30 seconds", [("time", (30, 30))]),
        ("stay there for 30 seconds", [("hold_s", (30, 30))]),
        ("pause for 2 seconds at the top", [("hold_s", (2, 2))]),
        ("30 seconds to 1 minute", [("time", (30, 60))]),
    ],
)
def test_phrases_of_dose(text: str, found: list[tuple[str, object]]) -> None:
    assert doses(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "bend to 90 degrees",
        "no more than 3/10 on the pain scale",
        "weeks 2-8",
        "aged 65 and over",
        "call 0161 555 0142",
        "a 15 cm step",
        "on 24-6-2025",
        "3 of every 4 people",
        "lower for 3 seconds",
        "alternate legs",
        "with both knees bent",
        "ice for 15 minutes",
        "hold a 2 kg weight",
        "8% of patients",
    ],
)
def test_what_only_looks_like_a_dose(text: str) -> None:
    assert doses(text) == []


def names(text: str) -> list[str]:
    normal = normalise(text)
    return [normal.as_given(each.start, each.end) for each in mentions(normal.text, 0, len(normal.text)) if each.strong]


def test_names_in_running_text() -> None:
    assert names("I do clamshells and a standing hip flexor stretch before my side planks.") == [
        "clamshells",
        "standing hip flexor stretch",
        "side planks",
    ]
    assert names("She told me to walk more and to stand up straight.") == []


def test_a_table_names_its_exercises_and_its_bare_numbers() -> None:
    normal = in_rows(normalise("Exercise | Reps x sets | Rest (min)\n---|---|---\nWall sit | 5 x 2 | 1\n"))
    cells = read_tables(normal.text, split(normal), find_doses(normal.text))
    assert [normal.text[slice(*row.name)] for row in cells.rows.values() if row.name] == ["Wall sit"]
    assert [(each.field.value, each.value) for each in cells.phrases] == [
        ("reps", (5, 5)),
        ("sets", (2, 2)),
        ("rest_s", (60, 60)),
    ]


def test_cells_copied_one_to_a_line_become_rows_again() -> None:
    normal = in_rows(normalise("Exercise\nSets\nReps\nSquat\n3\n10\nBridge\n2\n12\n"))
    assert normal.text == "Exercise|Sets|Reps\nSquat|3|10\nBridge|2|12\n"


def found_places(text: str) -> list[tuple[str, bool]]:
    return [(place.name, place.harder) for place in places(text, 0, len(text))]


def test_where_a_band_goes() -> None:
    assert found_places("with a band around ankles/calves") == [("ankles", False), ("calves", False)]
    assert found_places("band just above the knees. For more work it may go round the feet.") == [
        ("knees", False),
        ("feet", True),
    ]
    assert found_places("stand on the band") == [("feet", False)]
    assert found_places("stand with your hands above the knees") == []


def found_things(text: str) -> list[str]:
    return [thing.name for thing in things(text, 0, len(text))]


def test_what_has_to_be_fetched() -> None:
    assert found_things("a towel or a pillow, and a Thera-Band") == ["towel", "pillow", "resistance band"]
    assert found_things("Mini band round the ankles; the band stays taut") == ["mini band"]
    assert found_things("weight on the front foot, IT band, no chair, balls of your feet") == []


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("MONSTER WALKS", "monster-walk"),
        ("Banded Mountain Climbers", "mountain-climber"),
        ("Supine hip flexion march", "hip-flexor-march"),
        ("Hip flexor march, standing", "hip-flexor-march"),
        ("Lateral band walk", "lateral-band-walk"),
        ("Farmer's walk", None),
        ("Squat", "squat"),
        ("Split squat", None),
        ("Single leg mini squats", "single-leg-squat"),
        ("Chair stands", "sit-to-stand"),
        ("Sit to stand, one leg", "single-leg-sit-to-stand"),
        ("Lateral step-up", "step-up"),
        ("Forward lunge", None),
        ("Backward lunges", "reverse-lunge"),
        ("Hip hitch", "hip-hike"),
        ("Standing hip extension with band", "standing-hip-extension"),
    ],
)
def test_names_the_catalogue_knows(name: str, id: str | None) -> None:
    found = known(name)
    assert (found.id if found else None) == id
