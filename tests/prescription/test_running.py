"""Exercises told in running text: counted, gone on to, called by a name, or only part of a story."""

import pytest

from bandstand.prescription.reader import read
from bandstand.prescription.reader.written.normalise import normalise
from bandstand.prescription.reader.written.talk import is_talk, written


def names(text: str) -> list[str]:
    return [each.name.value for each in read(text).exercises]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first one is a squat. Sit back, 10 times. Number two is the calf raise, 12 of them.",
            ["squat", "calf raise"],
        ),
        (
            "We start with marching for one minute. Then come the heel raises, ten of those.",
            ["marching", "heel raises"],
        ),
        (
            "She wants me to do the pendulum first, a minute. And then the stick one, ten times.",
            ["pendulum", "stick one"],
        ),
        ("Lean into the door frame. This one's a chest stretch, hold it 20 seconds.", ["chest stretch"]),
        ("After that bridges, 12 of them, and as a last one planks, 20 seconds.", ["bridges", "planks"]),
        ("Then came the broomstick. Twist it from side to side, 20 times.", ["broomstick"]),
        ("Then squeezing a ball between my knees, 5 seconds, ten times.", ["squeezing a ball between my knees"]),
    ],
)
def test_a_teller_goes_on_to_the_next_exercise(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Before the operation I could do 50 squats and 20 lunges.",
        "This is not a bicep curl, 3 x 10 or otherwise.",
        "My friend does 20 push-ups every morning and 3 sets of sit-ups.",
        "In one study the runners did 3 sets of 15 heel drops.",
        "No squats, no lunges until I have seen you on the 12th.",
        "Have you ever tried 30 burpees? My neighbour has.",
        "The ones to train are the abductors and the hip flexors, two to three times a week.",
        "The next one is on the 9th at 10:15, bring the scan.",
        "He keeps asking about wall sits, one day I may get to 2 minutes.",
    ],
)
def test_a_story_prescribes_nothing(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calf raises 3 x 10. No more than 10 push-ups.", ["Calf raises", "push-ups"]),
        ("Please do heel drops off the bottom stair, 3 sets of 15.", ["heel drops"]),
        ("Please do 10 pelvic tilts and then 10 knee rolls before you get up.", ["pelvic tilts", "knee rolls"]),
        (
            "Lie on your back. Lift your hips off the floor, hold for 5 seconds. Repeat 10 times.",
            ["Lift your hips off the floor"],
        ),
    ],
)
def test_what_is_asked_for_stays(text: str, expected: list[str]) -> None:
    assert names(text) == expected


TALK = """okay so good morning and
today we do the wrist so number one is the
wrist curl and you rest your arm on
the table and you do ten of these and
then number two is a finger spread and you
open the hand as far as it goes five
times and hold it for three seconds and
all of that twice a day see you next time"""


def test_a_talk_without_marks_is_read_by_its_counts() -> None:
    curl, spread = read(TALK).exercises
    assert (curl.name.value, spread.name.value) == ("wrist curl", "finger spread")
    assert [each.reps and each.reps.value.low for each in (curl, spread)] == [10, 5]
    assert [each.frequency and each.frequency.value.times.low for each in (curl, spread)] == [2, 2]


@pytest.mark.parametrize(
    "lines",
    [
        ["clam shells 3 x 10", "bridge 2 x 8", "plank 30 sec", "wall sit 45 sec"],
        ["prone lying 2 min, then", "prone on elbows 2 min, then", "press-ups x10", "walk 10 min"],
        ["- so you sit on the", "- chair and then you", "- stand up and then", "- you sit down and"],
        ["Hold the band.", "Pull it to you.", "Let go again.", "Do it ten times."],
    ],
)
def test_the_lines_of_a_list_are_no_talk(lines: list[str]) -> None:
    assert not is_talk(lines)


def said(text: str) -> str:
    return written(normalise(text)).text


def test_a_chat_loses_its_times_and_names() -> None:
    chat = "[18:02] Ann: how was it?\n[18:03] Me: fine, I got clams\n[18:04] Ann: how many\n[18:05] Me: 10 of them"
    assert said(chat) == "how was it? fine, I got clams. how many. 10 of them"


def test_the_labels_of_a_form_are_no_speakers() -> None:
    form = "Reps: 10\nSets: 3\nReps: 12\nSets: 2"
    assert said(form) == form


def test_a_dictated_letter_says_its_marks() -> None:
    assert said("do the bridge comma ten times full stop number two is the clam comma please full stop") == (
        "do the bridge, 10 times. number 2 is the clam, please."
    )


def test_what_another_wrote_is_left_out() -> None:
    thread = "Quote from: goat\n> did you do 50 squats?\n\nYes."
    assert said(thread).split() == ["Yes."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Calf raises 3 x 10, heel slides 2 x 15, then wall sits 30 seconds.",
            ["Calf raises", "heel slides", "wall sits"],
        ),
        ("Chest opener, 2 minutes. Thread the needle 8 per side.", ["Chest opener", "Thread the needle"]),
        ("Step ups 10 each, step down slowly for 3 seconds.", ["Step ups"]),
        ("Clams 15 each side, hold 5 seconds, both legs.", ["Clams"]),
    ],
)
def test_several_exercises_on_one_line_are_told_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told her to march on the spot for a minute, and to lift one knee ten times.", 2),
        ("In the shower I shrug my shoulders up to my ears, ten times.", 1),
        ("I've got to pull the leg to my chest and hold it thirty seconds, three times.", 1),
        ("Then I drive my kids to school, twice a day.", 0),
        ("I lift my cat ten times a day, poor thing.", 0),
    ],
)
def test_what_one_has_to_do_is_named_by_its_verb(text: str, expected: int) -> None:
    assert len(names(text)) == expected


def doses(text: str) -> list[tuple[float | None, float | None]]:
    """Repetitions, and times a day or a week, of each exercise."""
    return [
        (
            each.reps.value.low if each.reps else None,
            each.frequency.value.times.low if each.frequency else None,
        )
        for each in read(text).exercises
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bridges, 10 reps.\nClams, 12 reps.\nSquats, 8 reps.\nThose last two 3 times a day.", [None, 3, 3]),
        (
            "1. Bridges x 10\n2. Clams x 12\n3. Squats x 8\n\nNumbers 1 to 2 twice a day, number 3 once a day.",
            [2, 2, 1],
        ),
        ("1. Bridges x 10\n2. Clams x 12\n\nDo exercise 2 twice a day.", [None, 2]),
    ],
)
def test_words_that_point_at_some_exercises_are_about_those(text: str, expected: list[int | None]) -> None:
    assert [often for _, often in doses(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calf stretch: 30 secs, 3 times.\nHip flexor stretch: as above.", [3, 3]),
        ("Bridges: 12 reps.\nClams: same dose.", [12, 12]),
        ("Bridges: 12 reps.\nClams: same again, but only 8 reps.", [12, 8]),
        ("Bridges: 12 reps.\nHip hike: 8 reps, then the same again on the other side.", [12, 8]),
    ],
)
def test_ditto_is_the_dose_of_the_one_before(text: str, expected: list[int]) -> None:
    assert [reps for reps, _ in doses(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He goes up on his toes and down again, ten times. He lifts one knee, ten times each.",
            ["goes up on his toes", "lifts one knee"],
        ),
        (
            "Yusuf gave me a sheet. Bend the wrist down for 15 seconds, five times. Pull it back, the same.",
            ["Bend the wrist down", "Pull it back"],
        ),
        ("Wall sits. Honestly. Thirty seconds, five of those.", ["Wall sits"]),
        ("HOST: What helps? GUEST: Clams. 12 a side. HOST: How often? GUEST: Every day.", ["Clams"]),
        ("Number one is a chin tuck.\n\nSlide the chin back.\n\nStart with about ten of those.", ["chin tuck"]),
        ("Turn around and this is external rotation, ten times. And that's internal rotation, same again.", 2),
        ("Lift the leg slowly. Hold for 5 seconds. Repeat 10 times.", 1),
        ("She describes doing 200 calf raises a day in hotel rooms.", []),
        ("I took a rather good one from the shelf, 3 times.", []),
    ],
)
def test_sentences_that_each_tell_and_count(text: str, expected: list[str] | int) -> None:
    found = names(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_how_often_told_at_last_is_told_of_all() -> None:
    text = "She has me doing clams, 10 each side, and then side steps, 12 each way. Twice a day."
    assert doses(text) == [(10, 2), (12, 2)]
