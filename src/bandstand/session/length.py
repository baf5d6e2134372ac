"""About how long a session takes."""

from bandstand.session.script import Script, Step

# What a step takes that waits for a person: an answer, or a band put on. Source: bandstand-choice.
WAITING_SECONDS = 10


def minutes_of(script: Script) -> int:
    """Whole minutes from the first step to the last, with the most reps asked for; at least 1."""
    return max(1, round(sum(_seconds(step) for step in script.steps) / 60))


def _seconds(step: Step) -> int:
    if step.seconds is not None:
        return step.seconds
    return step.reps.high * step.pace if step.reps else WAITING_SECONDS
