"""About how long a session takes."""

from bandstand.session.pace import USUAL_REP_SECONDS
from bandstand.session.script import Script, Step, StepKind

# What a step takes that waits for a person: an answer, or a band put on. Source: bandstand-choice.
WAITING_SECONDS = 10
SET_UP_SECONDS = 45


def minutes_of(script: Script) -> int:
    """Whole minutes from the first step to the last, with the most reps asked for; at least 1."""
    return max(1, round(sum(_seconds(step) for step in script.steps) / 60))


def _seconds(step: Step) -> int:
    if step.kind is StepKind.SET_UP:
        return SET_UP_SECONDS
    if step.seconds is not None:
        return step.seconds
    return step.reps.high * (step.pace or USUAL_REP_SECONDS) if step.reps else WAITING_SECONDS
