"""What a sheet says and the plan has no place for is shown, never dropped or guessed."""

import pytest

from bandstand.prescription.reader import read


def unread(text: str) -> list[str]:
    """The words of a sheet that the review underlines as not read."""
    return [text[place.start : place.end] for place in read(text).unread]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Heel raises 3x10, weaker side only", "weaker side only"),
        ("Step ups 3x8 with the unaffected leg", "with the unaffected leg"),
        ("Heel raises: 20 on the good leg, 10 on the bad.", "20 on the good leg, 10 on the bad"),
        ("Bridge 3x1 2", "3x1"),
        ("Bridge 2 sets of 1O", "2 sets"),
        ("Clam: left 8, right 12", "left 8, right 12"),
        ("Clam 20 L 12 R", "20 L 12 R"),
        ("Clam 2 x 12 weekends only", "weekends only"),
        ("Clam 2 x 88888888888888888888", "2 x 88888888888888888888"),
        ("Clam 5 (8 or 9) reps", "5 (8 or 9) reps"),
    ],
)
def test_words_that_no_field_takes_are_underlined(text: str, words: str) -> None:
    assert unread(text) == [words]
    assert all(each.side is None for each in read(text).exercises)


@pytest.mark.parametrize(
    "text",
    [
        "Clamshell 3x10 on the right, then on the left.",
        "Lie on your right side. Lift the top leg 10 times.",
        "Stand on the left leg. Hold for 30 seconds, each side.",
        "Hip hike 3 x 10 R/L",
        "Step up with the right leg, 10 times, then swap.",
    ],
)
def test_a_side_that_has_its_turn_or_is_a_posture_is_not_underlined(text: str) -> None:
    assert unread(text) == []


def test_both_sides_are_no_other_way_of_doing_it() -> None:
    said = read("Hip hitch 3x10, do it on both sides\nSquat 2x8. Alternatively seated.").exercises
    assert [[way.value for way in each.alternatives] for each in said] == [[], ["seated"]]
