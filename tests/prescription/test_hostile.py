"""Whatever is pasted, the reader reads it as text: it never raises, never guesses wildly, never takes long."""

import os
import random
import sys
from types import FrameType

import pytest

from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import gentler, propose
from bandstand.prescription.reader import LONGEST_TEXT, read, read_sheet
from bandstand.prescription.reading import Reading, corpus_form
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.bench.reader import TWO_PARTS, in_two_parts
from tests.prescription.golden import SHEETS

SCALE = int(os.environ.get("SCALE", "1"))
TEXTS = [sheet.read_text(encoding="utf-8") for sheet in sorted(SHEETS.glob("*.txt"))]


def the_whole_way(text: str) -> Reading:
    """Everything a pasted text goes through on its way to a first session."""
    reading = read(text)
    corpus_form(reading)
    gentler(propose(to_plan(reading)))
    for exercise in reading.exercises:
        for span in exercise.name.spans:
            assert 0 <= span.start < span.end <= len(text)
    return reading


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "\x00\x01\x02\x03",
        "".join(map(chr, range(1, 256))),
        "\ud800 lone surrogate 3 x 10",
        "<script>alert(1)</script>: 3 sets of 10\n<img src=x onerror=alert(1)> 2 x 8",
        "\U0001f9d8\U0001f3fd\u200d\u2640\ufe0f pose: 3 x 10",
        "\u05ea\u05e8\u05d2\u05d9\u05dc \u05e8\u05d0\u05e9\u05d5\u05df: 3 x 10\n\u202e01 x 3 tauqS",
        "| | |\n|---|---|\n| | |",
        "1.\n2.\n3.\n",
        "- - - - -\n* * *\n#\n##\n",
        "((((((((((\n[[[[[[[[",
        "\u00bd x \u00be reps each \u00bd side",
        "3 x 10 x 20 x 30 x 40",
        "10-",
        "-10 reps",
        "9999999999999999999999 reps",
        "1/2/3/4/5/6/7/8",
        "|8x\r, 7ctop|",
    ],
)
def test_anything_is_just_text(text: str) -> None:
    the_whole_way(text)


def test_a_script_tag_stays_the_words_it_is() -> None:
    reading = the_whole_way("1. <script>alert('x')</script> squat\n3 sets of 10")
    assert reading.exercises[0].name.value == "<script>alert('x')</script> squat"


def test_emoji_and_right_to_left_names_are_kept_as_written() -> None:
    (cat,) = the_whole_way("1. \U0001f431 Cat stretch\nHold 10 seconds, 5 times\n").exercises
    assert cat.name.value == "\U0001f431 Cat stretch"
    (hebrew,) = the_whole_way("1. \u05d2\u05e9\u05e8\n3 sets of 10 reps\n").exercises
    assert hebrew.name.value == "\u05d2\u05e9\u05e8"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Squat: 0 reps", "reps"),
        ("Squat: 10,000 reps", "reps"),
        ("Squat: 3 sets of 1015 reps", "reps"),
        ("Squat: 300 sets of 3", "sets"),
        ("Plank: hold 9000 seconds", "hold_s"),
        ("Squat: 3 x 10, 99 times a day", "frequency"),
        ("Squat: 3 x 10, every hour", "frequency"),
    ],
)
def test_a_number_that_no_sheet_means_is_asked_and_never_taken(line: str, field: str) -> None:
    reading = the_whole_way(line)
    form = corpus_form(reading)["exercises"]
    assert isinstance(form, list)
    assert form[0][field] is None
    (doubt,) = reading.doubts
    assert doubt.field == field
    assert doubt.span


def test_a_sheet_of_sixty_exercises_is_read_to_the_last() -> None:
    text = "\n".join(f"{number}. Squat number {number}: 3 x {number}" for number in range(1, 61))
    reading = the_whole_way(text)
    assert len(reading.exercises) == 60
    assert len({each.key for each in to_plan(reading).prescriptions}) == 60


@pytest.mark.parametrize(
    ("text", "sentence"), [("  \n ", "nothing to read"), ("a" * (LONGEST_TEXT + 1), "64 kilobytes")]
)
def test_an_empty_or_endless_sheet_gets_a_clear_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BandstandError) as refusal:
        read_sheet(text)
    assert sentence in say(refusal.value.message)


def test_sixty_four_kilobytes_are_counted_as_bytes() -> None:
    with pytest.raises(BandstandError):
        read_sheet("\N{EURO SIGN}" * (LONGEST_TEXT // 3 + 1))


PIECES = (
    *(
        "3 sets of 10",
        " x ",
        "10-15",
        "30 seconds",
        "\n",
        "\n\n",
        "1. ",
        "- ",
        "| ",
        "hold",
        "each side",
        "Monster walk",
    ),
    *(
        "(",
        ")",
        "on both legs",
        "band around ankles",
        "\t",
        "twice a day",
        "\x00",
        "\U0001f600",
        "\u202e",
        "<b>",
        "rest",
    ),
    *("0", "99999", ".", ":"),
)


def changed_once(text: str, start: int, end: int, dice: random.Random) -> str:
    """A text with one piece cut, doubled, put in, turned or moved."""
    changes = (
        text[:start] + text[end:],
        text[:end] + text[start:],
        text[:start] + dice.choice(PIECES) + text[start:],
        text[:start] + text[start:end].swapcase() + text[end:],
        text[start:] + text[:start],
    )
    return dice.choice(changes)


def mutated(text: str, dice: random.Random) -> str:
    """A text changed in a few places."""
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(text) + 1)
        text = changed_once(text, start, min(len(text), start + dice.randint(0, 40)), dice)
    return text


def test_mangled_sheets_never_raise() -> None:
    dice = random.Random(20)
    for _ in range(60 * SCALE):
        the_whole_way(mutated(dice.choice(TEXTS), dice))


def calls_to_read(text: str) -> int:
    """How many Python calls a reading takes: work that can be counted, unlike time on a busy machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        *TEXTS,
        "3 sets of 10 reps each side, hold 5 seconds. ",
        "Monster walk ",
        "clamshells, bridges and squats ",
        "1. Squat 3 x 10\n",
        "| Squat | 3 | 10 |\n",
        "Exercise\nSets\nReps\n",
        "a\n\n",
        "I hate the squats. ",
        "10 ",
        "MONSTER WALK Do it. ",
    ],
)
def test_twice_the_text_takes_at_most_2_3_times_the_work(piece: str) -> None:
    once = piece * (400 // len(piece) + 1)
    read(once)  # what is read once in a process, such as the catalogue, is no work of this text
    assert calls_to_read(once * 2) <= 2.3 * calls_to_read(once)


@pytest.mark.parametrize(("first", "then"), TWO_PARTS)
def test_twice_a_text_of_two_parts_takes_at_most_2_3_times_the_work(first: str, then: str) -> None:
    once, twice = (in_two_parts(first, then, length) for length in (3000, 6000))
    read(twice)  # what is compiled at its first use is no work of this text
    assert calls_to_read(twice) <= 2.3 * calls_to_read(once)
