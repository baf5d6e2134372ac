"""A list is judged as a whole: what its items are follows from all of them and from what stands above."""

import pytest

from bandstand.prescription.reader import read

EXERCISES = {
    "items nobody knows, counted one by one": (
        "My homework:\n\n- towel yanks, 10 on each leg\n- doorframe presses, 2 x 8\n- the wobble thing, 12 times",
        ["towel yanks", "doorframe presses", "the wobble thing"],
    ),
    "items nobody knows, all with the dose above": (
        "Hand exercises\n\nDo each of these 10 times, 3 times a day.\n\n"
        "1. Claw to flat - straighten the knuckles slowly\n2. Little tent - fingertips together\n3. Spider push-off",
        ["Claw to flat", "Little tent", "Spider push-off"],
    ),
    "a list that goes on under the next title": (
        "Each exercise 8 times, twice a day.\n\nHand on the table:\n1. Piano fingers\n2. Fold all the fingers\n\n"
        "Elbow on the table:\n3. Palm up, palm down",
        ["Piano fingers", "Fold all the fingers", "Palm up, palm down"],
    ),
    "the marker says it": (
        "After the operation\n\nExercise 1 Roll your shoulders back.\n"
        "Exercise 2 Facing a wall, walk your fingers up it.\n"
        "Exercise 3 Hold your hands together, lift both arms up over your head.\n\nTwice a day, 5 times.",
        ["Roll your shoulders back", "walk your fingers up it", "lift both arms up over your head"],
    ),
    "titles over instructions, whatever their words": (
        "Hand programme\n\nThumb bend\nBend the tip of the thumb, 5 times.\n\nMake a ring\n"
        "Tip of the thumb to each finger in turn, 5 times.\n\nLittle fan\nSpread the fingers and close them, 5 times.",
        ["Thumb bend", "Make a ring", "Little fan"],
    ),
    "steps under a name are steps": (
        "Towel stretch\n  1. Sit with your legs out.\n  2. Pull the towel towards you.\n  3. Hold 20 seconds.\n"
        "  4. Repeat 3 times.\n\nMarble lifts\n  1. Put marbles on the floor.\n  2. Lift them with your toes.\n"
        "  3. Repeat 10 times.",
        ["Towel stretch", "Marble lifts"],
    ),
    "names under sections": (
        "Lower body\n\nSide steps: band round the ankles. 10 steps each way.\n"
        "Hip circles: band round the knees. 10.\n\n"
        "Upper body\n\nShoulder flexion: arms up, 10 repetitions.",
        ["Side steps", "Hip circles", "Shoulder flexion"],
    ),
    "a bare number counts where its neighbour counts on": (
        "1 Bench - 3 x 20 sec\n2 Hamstrings - kneel, lean forward. 1 x 5 reps\n3 Squats with toe raise. 2 x 30 sec",
        ["Bench", "Hamstrings", "Squats with toe raise"],
    ),
    "a label ends the name": (
        "1. Side Lying Hip Abduction How To: Lie on your side. Reps: 2 sets of 12.\n"
        "2. Pelvic Drop How To: Stand on a step. Reps: 2 sets of 10.",
        ["Side Lying Hip Abduction", "Pelvic Drop"],
    ),
    "what ends the line is no part of the name": (
        "Calf Pumps Sets: 2 / Repetitions: 10\n\nTreadmill walk ........ 8 min",
        ["Calf Pumps", "Treadmill walk"],
    ),
    "a line to write on": (
        "Heel Cord Stretch______________\nRepetitions: 4\n\nHalf Squats______________\nRepetitions: 10",
        ["Heel Cord Stretch", "Half Squats"],
    ),
    "quad sets are no count": ("Quad sets: 10 times\nGlute sets: 10 times", ["Quad sets", "Glute sets"]),
    "an operation of one exercise called exercises": (
        "Balance clinic\n\nBrandt-Daroff exercises\n\n1. Sit on the edge of the bed.\n2. Lie down on your right side.\n"
        "3. Sit up again.\n\nDo 5 repetitions, 3 times a day.",
        ["Brandt-Daroff exercises"],
    ),
    "a few words and a dose": ("SLR 3 sets, 10 reps, 3x/wk", ["SLR"]),
    "small letters": ("clamshells\n\n15 reps each side\n\nhip hikes\n\n10 reps each side", ["clamshells", "hip hikes"]),
    "not yet": (
        "- Side plank: 3 x 30 seconds\n- Single leg RDL: 3 x 10 each side\n- Jumping rope: not yet!",
        ["Side plank", "Single leg RDL"],
    ),
    "rest days and ice are none": (
        "MON: Wall angels 12x\nTUE: Rest day\nWED: Chin tucks 10x\n- Ice 10 minutes",
        ["Wall angels", "Chin tucks"],
    ),
    "remarks below a name are remarks": (
        "1. Pigeon pose\n- Good for: hips\n2. Lunge stretch\n- Good for: quads\n\nHold 30 seconds each.",
        ["Pigeon pose", "Lunge stretch"],
    ),
}
EXERCISES |= {
    "names, steps and doses in one list": (
        "- Wrist curls\n- Sit, forearm on your thigh.\n- Do 2 sets of 10 repetitions.\n- Putty squeezes\n"
        "- A squishy ball will do.\n- Do 2 sets of 15 squeezes.",
        ["Wrist curls", "Putty squeezes"],
    ),
    "a weekday is no part of a name": ("MONDAY Chin tucks 10x\nTUESDAY Wall angels 12x", ["Chin tucks", "Wall angels"]),
    "a list first, and then its instructions": (
        "1. Clams\n2. Hip hikes\n\nExercise descriptions\n\nClams\n\n15 per leg.\n\nHip hikes\n\n20 per leg.",
        ["Clams", "Hip hikes"],
    ),
    "titles with their dose in brackets": (
        "Heel taps (10 reps on each foot)\n\nStanding or seated. Tap with the heel.\n\nWalk the plank (5 reps)\n\n"
        "Heel to toe along the worktop.",
        ["Heel taps", "Walk the plank"],
    ),
    "lower is a word of names too": (
        "Lower trunk rotation. 2 sets, 10 reps.\nReverse hypers. 2 sets, 15 reps.\nWall squats. 2 sets, 15 reps.",
        ["Lower trunk rotation", "Reverse hypers", "Wall squats"],
    ),
}
NOTHING = {
    "what to avoid": "What to avoid\n\n- crossing your legs\n- glute stretches\n- hanging on one hip",
    "complaints": "If you sit all day you may have one of these:\n- stiff neck\n- achy back\n- numb bottom",
    "when to stop": "When not to exercise\n- chest infection, until 48 hours after the last fever\n- chest pain",
    "hints": "Helpful hints\n> Sit down to dress.\n> Knees together.\n> Pillow between knees at night.",
    "tablets": "Afterwards\n- The arm can feel dead for 4 to 6 hours.\n- Paracetamol, 2 tablets up to 4 times a day.",
    "the way through a site": "Home > Exercise library > Hips\n\nShare | Print | Pin it\n\n14 comments",
    "a picture": "Picture of calf stretch\n\nFig. 2: calf stretch",
    "a letter": "Re: your knee\nFrom: the clinic\nDate: 3 March\n\nWe will see you in 6 weeks.",
}


def names(text: str) -> list[str]:
    return [exercise.name.value for exercise in read(text).exercises]


@pytest.mark.parametrize(("text", "expected"), EXERCISES.values(), ids=EXERCISES)
def test_the_exercises_of_a_list_are_found_by_the_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_lists_of_other_things_give_no_exercise(text: str) -> None:
    assert names(text) == []
