"""Labels of a printed form: "Sets: 3", "Days per week", "Setup", "Tip". What stands under one is about the exercise."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import phrases
from bandstand.prescription.reader.written.normalise import Normal

# Labels whose value is a part of the dose.
DOSE_LABELS = phrases(
    """
    set | sets | number of sets | no of sets | total sets | rep | reps | repetition | repetitions | number of
    reps | number of repetitions | no of reps | no of repetitions | reps per set | repetitions per set | reps
    set | target reps | target repetitions | rounds | sets reps | reps sets | sets x reps | reps x sets | hold |
    hold time | hold for | days per week | days a week | times per day | times a day | times per week | times a
    week | sessions per day | sessions per week | sets per day | reps per day | how often | how many | how many
    times | how long | frequency | duration | daily | weekly | per day | per week | a day | a week | rest | rest
    time | rest period | rest between sets | time | perform | do | dose | dosage | prescription | sets daily |
    repetitions daily
    """
)
# Labels whose value tells how, why or with what, and is no dose.
BODY_LABELS = phrases(
    """
    setup | set-up | set up | movement | tip | tips | top tip | hint | hints | cue | cues | coaching cue |
    coaching cues | coaching point | coaching points | key point | key points | teaching point | teaching points
    | note | notes | remember | caution | warning | directions | step-by-step directions | step by step
    directions | instructions | instruction | how to | how | how to do it | how to do this | technique | method |
    action | description | starting position | start position | start | end position | finish | position |
    execution | performance | muscle | muscles | muscles worked | main muscles worked | muscles used | muscles
    targeted | target | targets | target muscles | target muscle | target area | where you should feel it |
    where you will feel it | you will feel it | you should feel this | you should feel it | feel it | equipment
    | equipment needed | equipment required | you will need | you'll need | you need | what you need | needed |
    materials | purpose | aim | goal | why | benefit | benefits | good for | helps with | what it does | body
    part | area | difficulty | level | progression | progressions | progress | regression | regressions |
    variation | variations | modification | modifications | easier | harder | to make it easier | to make it
    harder | make it easier | make it harder | too easy | too hard | common mistakes | avoid | comment |
    comments | video | breathing | tempo | speed | intensity | load | weight | resistance | sides | side |
    effort | takes | helps | steps | the exercise | exercise instructions
    """
)
LABELS = DOSE_LABELS | BODY_LABELS
_WHOLE_DOSES = frozenset(["daily", "weekly"])  # they say how often by themselves
_STEP_NUMBERS = frozenset(["step", *map(str, range(1, 13))])
LONGEST_LABEL = 30  # characters


def is_label(words: Sequence[str]) -> bool:
    """Whether some words are nothing but the label of a form: no exercise is called "Setup"."""
    said = " ".join(words)
    return said in LABELS or said.replace("-", " ") in LABELS or (len(words) > 1 and _STEP_NUMBERS.issuperset(words))


_GLUED = Pattern(
    r"[\da-z)](?=(?:R(?:EPS?|eps?|epetitions?|EPETITIONS|EST|est)|S(?:ETS?|ets?)|H(?:OLD|old)|D(?:AILY|aily)|"
    r"W(?:EEKLY|eekly)|F(?:REQUENCY|requency)|T(?:IMES|imes|EMPO|empo)|D(?:URATION|uration)) ?:)",
    minds_capitals=True,
)
_LINE_END = Pattern(r"(?<=[a-z:?_-])(?: ?\n){1,2}(?=[^\n]{0,10}\d)(?!\d{1,2}(?:[.):]|(?-i:[A-Z])))")


def labels_apart(normal: Normal) -> Normal:
    """ "REPS: 10SETS: 3" was copied without its gaps: each label opens a part of its own."""
    return normal.rewritten(_GLUED, lambda end: f"{end[0]}; ")


def values_joined(normal: Normal) -> Normal:
    """A label on a line of its own takes the number below it: "Repetitions" over "2 sets of 4"."""
    return normal.rewritten(_LINE_END, _joint)


def _joint(end: re.Match[str]) -> str:
    label, above = _lines_before(end.string, end.start())
    if label not in DOSE_LABELS - _WHOLE_DOSES or above in LABELS:  # a run of labels is the heading of a table
        return end[0]
    return " " if end.string[end.start() - 1] in ":?" else ": "


def _lines_before(text: str, end: int) -> tuple[str, str]:
    """The line that ends here and the one above it, in small letters, as labels are listed."""
    lines = text[max(0, end - 2 * LONGEST_LABEL) : end].lower().split("\n")[-2:]
    above, label = lines if len(lines) == 2 else ("", *lines)
    return " ".join(label.strip(" :?_-").split()), " ".join(above.strip(" :?_-").split())
