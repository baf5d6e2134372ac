"""Write tests/js/script.json: one realistic session as the phone gets it.

Made from the house's own values, so that a change of their form shows here first:
`PYTHONPATH=src python tests/js/make_script.py` writes it, `tests/web/test_golden_script.py` compares.
"""

import json
from pathlib import Path
from uuid import UUID

from bandstand.prescription import Dose, Guards, Hold, Reps, Sides, Timed
from bandstand.prescription.guards import Asked, Consequence, Guard
from bandstand.quantity import Message, Range, Side
from bandstand.quantity.codec import to_json
from bandstand.session.film import Film, Passage
from bandstand.session.script import (
    AskedAfter,
    Cue,
    Script,
    ScriptSection,
    Shown,
    Sign,
    SignLevel,
    Step,
    StepKind,
    Tone,
)

PLACE = Path(__file__).parent / "script.json"
MADE_AT = 1_795_302_000_000  # 22 November 2026, 07:00 UTC
DAY_MS = 86_400_000


def words(text: str) -> Message:
    """A sentence that is its own words: the phone gets sentences in words."""
    return Message(text)


def in_words(message: Message) -> str:
    return message.id


WALK, MARCH, STRETCH = "lateral-band-walk-1", "hip-flexor-march-1", "figure-four-stretch-1"
WALK_FIGURE, MARCH_FIGURE = "lateral-band-walk", "hip-flexor-march"
STRETCH_FIGURES = {Side.LEFT: "figure-four-stretch.left", Side.RIGHT: "figure-four-stretch.right"}


def set_up(key: str, figure: str, *lines: str) -> Step:
    return Step(
        id=f"{key}/set-up",
        kind=StepKind.SET_UP,
        prescription=key,
        seconds=30,
        figure=figure,
        words=tuple(words(line) for line in lines),
        cues=(Cue(at=0, say=words(lines[0])),),
    )


def prepare(key: str, number: int, sets: int, figure: str, side: Side | None = None) -> Step:
    say = f"Set {number} of {sets}" + (f". {side.value.capitalize()} leg." if side else ".")
    return Step(
        id=f"{key}/{number}{side or ''}/prepare",
        kind=StepKind.PREPARE,
        prescription=key,
        set=number,
        sets=sets,
        side=side,
        seconds=5,
        figure=figure,
        words=(words("Get ready"),),
        cues=(Cue(at=0, say=words(say), tone=Tone.READY), *(Cue(at=at, tone=Tone.TICK) for at in (2, 3, 4))),
    )


def timed(key: str, number: int, sets: int, seconds: int, figure: str, line: str, side: Side | None = None) -> Step:
    last = tuple(Cue(at=seconds - left, tone=Tone.TICK) for left in (3, 2, 1))
    return Step(
        id=f"{key}/{number}{side or ''}/work",
        kind=StepKind.WORK,
        prescription=key,
        set=number,
        sets=sets,
        side=side,
        seconds=seconds,
        figure=figure,
        words=(words(line),),
        cues=(
            Cue(at=0, tone=Tone.GO),
            Cue(at=seconds // 2, say=words("Half way.")),
            *last,
            Cue(at=seconds, tone=Tone.STOP),
        ),
    )


def film_of_reps(pace: int) -> Film:
    """Up, a second held, and down, in a loop drawn twice as fast."""
    up, held = (pace - 1) / 2, 1
    passages = (
        Passage(seconds=up, start=0.0, end=0.4),
        Passage(seconds=held, start=0.4, end=0.6),
        Passage(seconds=pace - up - held, start=0.6, end=1.0),
    )
    return Film(passages=passages, repeats=True, loop=pace / 2)


def paced(key: str, number: int, sets: int, reps: Range, pace: int, figure: str, line: str) -> Step:
    return Step(
        id=f"{key}/{number}/work",
        kind=StepKind.WORK,
        prescription=key,
        set=number,
        sets=sets,
        reps=reps,
        pace=pace,
        figure=figure,
        film=film_of_reps(pace),
        words=(words(line),),
        cues=(Cue(at=0, tone=Tone.GO), Cue(at=reps.high * pace, tone=Tone.STOP)),
    )


def rest(name: str, key: str, seconds: int, figure: str, *lines: str) -> Step:
    return Step(
        id=name,
        kind=StepKind.REST,
        prescription=key,
        seconds=seconds,
        figure=figure,
        words=tuple(words(line) for line in lines),
        cues=(Cue(at=0, say=words(f"Rest. {lines[0]}")),),
    )


def ask(key: str, *asks: AskedAfter) -> Step:
    return Step(
        id=f"{key or 'end'}/ask",
        kind=StepKind.ASK,
        prescription=key,
        asks=asks,
        cues=(Cue(at=0, tone=Tone.QUESTION),),
    )


def walk() -> tuple[Step, ...]:
    line = "Stay low, toes forward, keep the band tight."
    return (
        set_up(WALK, WALK_FIGURE, "Green band above the knees.", line),
        prepare(WALK, 1, 2, WALK_FIGURE),
        timed(WALK, 1, 2, 30, WALK_FIGURE, line),
        rest(f"{WALK}/1/rest", WALK, 45, WALK_FIGURE, "Next: set 2, the other way first.", line),
        prepare(WALK, 2, 2, WALK_FIGURE),
        timed(WALK, 2, 2, 30, WALK_FIGURE, line),
        ask(WALK, AskedAfter.PEAK, AskedAfter.EFFORT),
    )


def march() -> tuple[Step, ...]:
    line = "Left, then right: one count is both legs. Lower slowly."
    return (
        rest(f"{WALK}/rest", WALK, 60, MARCH_FIGURE, "Next: hip flexor march, lying down."),
        set_up(MARCH, MARCH_FIGURE, "Yellow band round both feet.", "On your back, knees bent."),
        prepare(MARCH, 1, 2, MARCH_FIGURE),
        paced(MARCH, 1, 2, Range(10, 15), 5, MARCH_FIGURE, line),
        rest(f"{MARCH}/1/rest", MARCH, 45, MARCH_FIGURE, "Next: set 2."),
        prepare(MARCH, 2, 2, MARCH_FIGURE),
        paced(MARCH, 2, 2, Range(10, 15), 5, MARCH_FIGURE, line),
        ask(MARCH, AskedAfter.PEAK, AskedAfter.LEFT, AskedAfter.POPPING),
    )


def stretch() -> tuple[Step, ...]:
    left, right = Side.LEFT, Side.RIGHT
    line = "Ease in until you feel a gentle pull."
    return (
        rest(f"{MARCH}/rest", MARCH, 30, STRETCH_FIGURES[left], "Next: figure four stretch, left leg."),
        set_up(STRETCH, STRETCH_FIGURES[left], "On your back. Left ankle on the right knee.", line),
        prepare(STRETCH, 1, 1, STRETCH_FIGURES[left], left),
        timed(STRETCH, 1, 1, 20, STRETCH_FIGURES[left], line, left),
        Step(
            id=f"{STRETCH}/1/switch",
            kind=StepKind.SWITCH_SIDE,
            prescription=STRETCH,
            set=1,
            sets=1,
            side=right,
            seconds=8,
            figure=STRETCH_FIGURES[right],
            words=(words("Right ankle on the left knee."),),
            cues=(Cue(at=0, say=words("Switch sides. Right leg."), tone=Tone.SWITCH),),
        ),
        prepare(STRETCH, 1, 1, STRETCH_FIGURES[right], right),
        timed(STRETCH, 1, 1, 20, STRETCH_FIGURES[right], line, right),
        ask("", AskedAfter.PAIN_NOW),
    )


SHOWN = (
    Shown(
        key=WALK,
        name="Lateral band walk",
        dose=Dose(sets=Range(2), work=Timed(Range(30)), rest=Range(45)),
        dose_words=words("2 sets of 30 seconds"),
        placement="knees",
        placement_words=words("band above the knees"),
        band=2,
        band_words=words("green band (2)"),
        figure=WALK_FIGURE,
        cautions=(words("Knee sore: stay a little higher."),),
    ),
    Shown(
        key=MARCH,
        name="Hip flexor march",
        dose=Dose(sets=Range(2), work=Reps(Range(10, 15)), sides=Sides.EACH, rest=Range(45)),
        dose_words=words("2 sets of 10 to 15, each leg"),
        variant="supine",
        variant_words=words("lying down"),
        placement="feet",
        placement_words=words("band round both feet"),
        band=1,
        band_words=words("yellow band (1)"),
        figure=MARCH_FIGURE,
        cautions=(words("A pinch in the groin: lift less high."),),
        precautions=("no further than 90 degrees",),
    ),
    Shown(
        key=STRETCH,
        name="Figure four stretch",
        dose=Dose(sets=Range(1), work=Hold(Range(20)), sides=Sides.EACH),
        dose_words=words("1 set of 20 seconds, each leg"),
        figure=STRETCH_FIGURES[Side.LEFT],
    ),
)

GUARDS = Guards(
    (
        Guard(
            asked=Asked.HURT_PAIN,
            consequence=Consequence.END_EXERCISE,
            say=words("Pain is above the usual limit of 5. Leave this exercise out for today."),
            at_least=6,
        ),
        Guard(
            asked=Asked.HURT_KIND,
            consequence=Consequence.END_EXERCISE,
            say=words("That kind of pain is a reason to leave this exercise out for today."),
            any_of=("sharp", "popped", "caught"),
        ),
        Guard(
            asked=Asked.PEAK,
            consequence=Consequence.END_EXERCISE,
            say=words("Pain reached 6 or more. The usual limit is 5, so next time is a little easier."),
            at_least=6,
        ),
        Guard(
            asked=Asked.POPPING,
            consequence=Consequence.OFFER_EASIER,
            say=words("Next time try it slower, with a smaller range."),
            any_of=("painful",),
            prescription=MARCH,
        ),
    )
)

SEE_SOMEONE = "This needs a check before you go on. See your doctor or therapist within days."
SIGNS = (
    Sign(
        id="cannot-stand",
        level=SignLevel.EMERGENCY,
        say=words("After a fall or accident: you cannot stand on the leg."),
        advice=words("Stop here. Call emergency care now."),
    ),
    Sign(
        id="saddle-numbness",
        level=SignLevel.EMERGENCY,
        say=words("New numbness round the groin, or new bladder or bowel trouble."),
        advice=words("Stop here. Call emergency care now."),
    ),
    Sign(
        id="hot-joint",
        level=SignLevel.EMERGENCY,
        say=words("Fever together with a hot or very painful joint."),
        advice=words("Stop here. Call emergency care now."),
    ),
    Sign(
        id="groin-builds",
        level=SignLevel.URGENT,
        say=words("Groin or front-thigh pain that builds up with running or walking."),
        advice=words("Groin pain that builds with running needs a check before you run again."),
    ),
    Sign(
        id="night-pain",
        level=SignLevel.URGENT,
        say=words("Constant pain, or pain at night that no position eases."),
        advice=words(SEE_SOMEONE),
    ),
    Sign(
        id="tingling",
        level=SignLevel.URGENT,
        say=words("New tingling, numbness or weakness in the leg."),
        advice=words(SEE_SOMEONE),
    ),
    Sign(
        id="sudden-worse",
        level=SignLevel.URGENT,
        say=words("It became much worse all of a sudden."),
        advice=words(SEE_SOMEONE),
    ),
)


def made() -> Script:
    """The session."""
    return Script(
        id=UUID("6f0c5c0e-2f9a-4c3e-9d5e-0d7a3a1f7b11"),
        plan_number=1,
        made_at=MADE_AT,
        valid_until=MADE_AT + 14 * DAY_MS,
        title=words("Hip strengthening"),
        shown=SHOWN,
        sections=(
            ScriptSection(title=words("Exercises"), steps=walk() + march()),
            ScriptSection(title=words("Cool-down"), steps=stretch()),
        ),
        guards=GUARDS,
        signs=SIGNS,
    )


def golden() -> str:
    """The script as the phone reads it."""
    return json.dumps(to_json(made(), in_words), indent=1) + "\n"


if __name__ == "__main__":
    PLACE.write_text(golden())
