"""The writer's own notes, in many words: what is kept to, what is left and why, what is liked and what is not."""

import pytest

from bandstand.prescription.plan import Liking
from bandstand.prescription.reader import read
from bandstand.prescription.reading import Reading, Understood


def read_with(words: str) -> Understood:
    """A march with these words below it, above another exercise they are not about."""
    march, bridges = read(
        f"My hip exercises\n\nHip flexor march\n3 sets of 10 reps. {words}\n\nBridges 3 x 12"
    ).exercises
    assert not bridges.avoided
    assert bridges.liking is None
    return march


@pytest.mark.parametrize(
    ("words", "left", "reason", "kept"),
    [
        ("I only do it lying down, standing popped too much.", "standing", "popping", "supine"),
        ("I do this on my back only because standing up made my hip click a lot.", "standing", "clicking", "supine"),
        ("Standing hurts too much so I stick to lying down.", "standing", "pain", "supine"),
        ("I tried it seated but that gave me cramping, so I just do it standing.", "seated", "cramping", "standing"),
        (
            "Doing it upright is possible too, only my hip made too many popping noises, so for the moment "
            "I stay on my back.",
            "standing",
            "popping",
            "supine",
        ),
        (
            "You can do it standing, but I get too much popping, so for now I stay lying down.",
            "standing",
            "popping",
            "supine",
        ),
        (
            "My PT says kneeling is fine but it pinched badly, so I always do it standing.",
            "kneeling",
            "pinching",
            "standing",
        ),
        ("For me standing is out: it snaps every time.", "standing", "snapping", None),
    ],
)
def test_a_form_the_writer_left_is_avoided_with_its_reason(
    words: str, left: str, reason: str, kept: str | None
) -> None:
    march = read_with(words)
    (avoided,) = march.avoided
    assert (avoided.variant, avoided.reason) == (left, reason)
    assert (march.variant.value if march.variant else None) == kept


def test_pain_is_known_only_where_it_is_told() -> None:
    assert read_with("I only do it lying down, standing popped too much.").avoided[0].painful is None
    assert read_with("I only do it lying down, standing hurts too much.").avoided[0].painful is True
    assert read_with("I only do it lying down, standing popped too much, without pain.").avoided[0].painful is False


@pytest.mark.parametrize("words", ["I just do it standing.", "I always do it seated."])
def test_what_the_writer_does_is_no_other_way_of_doing_it(words: str) -> None:
    assert not read_with(words).alternatives


@pytest.mark.parametrize(
    "words",
    [
        "These are my favourite!",
        "I love these.",
        "I love the hip flexor march.",
        "The hip flexor march is the best of the lot for me.",
        "My favorite by far.",
        "This is the one I enjoy most.",
    ],
)
def test_a_favourite_is_told_in_many_words(words: str) -> None:
    liking = read_with(words).liking
    assert liking
    assert liking.value is Liking.FAVOURITE


@pytest.mark.parametrize(
    "words",
    [
        "I hate this one.",
        "Hate them. They do the job, though.",
        "Not a fan of these, honestly.",
        "I really don't like the march.",
        "I can't stand this exercise.",
        "This one is my least favourite.",
        "I dread these every time.",
        "I loathe it but I do it.",
        "I could do without this one.",
    ],
)
def test_a_dislike_is_told_in_many_words(words: str) -> None:
    liking = read_with(words).liking
    assert liking
    assert liking.value is Liking.DISLIKED


@pytest.mark.parametrize("words", ["Stand on one leg if you like.", "Your hip may pop a bit.", "Hold on to a chair."])
def test_plain_instructions_are_no_remarks(words: str) -> None:
    march = read_with(words)
    assert not march.avoided
    assert march.liking is None


def whole(words: str) -> Reading:
    return read(f"My hip exercises\n\nHip flexor march\n3 sets of 10 reps\n\nBridges 3 x 12\n\n{words}")


@pytest.mark.parametrize(
    ("words", "light", "axes"),
    [
        ("Start light and work up to more resistance and reps.", True, ["resistance", "reps"]),
        (
            "Begin with light resistance, then add resistance and reps as things get easier.",
            True,
            ["resistance", "reps"],
        ),
        ("Start with the lightest band and progress to heavier bands over time.", True, ["resistance"]),
        ("Gradually increase the weight.", False, ["resistance"]),
        ("Add reps, then weight.", False, ["resistance", "reps"]),
    ],
)
def test_how_to_begin_and_how_to_go_on(words: str, light: bool, axes: list[str]) -> None:
    told = whole(words).whole
    assert bool(told.start_light) is light
    assert [axis.value for axis in told.progression] == axes


@pytest.mark.parametrize(("line", "choices"), [("Squats 5 x 3", ("5", "3")), ("Squats 6 x 4", ("4", "6"))])
def test_small_numbers_with_a_cross_are_asked(line: str, choices: tuple[str, ...]) -> None:
    doubts = {doubt.field: doubt.choices for doubt in read(f"My exercises\n\n{line}").doubts}
    assert doubts["sets"] == choices
    assert doubts["reps"] == choices[::-1]


@pytest.mark.parametrize(
    "line", ["Squats 3 x 10", "Squats 15 x 3", "Squats 3 x 5", "Squats 5 x 5", "Squats 10 reps x 3"]
)
def test_a_cross_that_size_decides_is_not_asked(line: str) -> None:
    assert not read(f"My exercises\n\n{line}").doubts


def test_half_a_set_is_asked_and_never_rounded() -> None:
    reading = read("My exercises\n\nSquats: 2.5 sets")
    assert reading.exercises[0].sets is None
    assert [doubt.field for doubt in reading.doubts] == ["sets"]


def test_what_looks_like_a_dose_and_could_not_be_read_is_shown() -> None:
    reading = read("My exercises\n\nBridges 3 x 10\n\nThe lady said 12/12/10 reps, whatever that is.")
    assert [reading.text[span.start : span.end] for span in reading.unread] == ["12/12/10 reps"]
