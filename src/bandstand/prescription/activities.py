"""Precautions that keep an activity away and ask nothing of the exercises: "no running for now"."""

import re
from collections.abc import Iterable, Iterator

_ACTIVITY = (
    r"(?:run(?:s|ning)?|jog(?:s|ging)?|jump(?:s|ing)?|hop(?:s|ping)?|sprint(?:s|ing)?|skipping|(?:contact )?sports?"
    r"|football|soccer|rugby|tennis|squash|padel|netball|basketball|volleyball|hockey|golf|dancing|skiing|climbing"
    r"|(?:high[- ])?impact(?: (?:sports?|activit(?:y|ies)|exercises?|work))?|cycling|swimming|hiking|races?|racing)"
)
_NO = r"(?:no|not any|avoid|don't|do not|stop|stay off|keep off|hold off|pause|without)(?: (?:any|all|do|go))*"
_TILL = (
    r"(?:for (?:now|the (?:time being|moment)|\w+ (?:days?|weeks?|months?))|yet|please|at the moment|this week"
    r"|until [^.;]{1,60})"
)
_ALONE = re.compile(
    rf"(?:please,? )?{_NO} {_ACTIVITY}(?:(?:,| or| and|/|, or|, and) ?(?:no )?{_ACTIVITY}){{0,6}}(?:,? {_TILL}){{0,2}}",
    re.IGNORECASE,
)
# What leaves the floor is kept away with the activity. Of a name, the beginnings of its words.
_OFF_THE_FLOOR = re.compile(r"\b(?:hop|jump|bound|jog|run|skip|sprint|plyo)", re.IGNORECASE)


def leaves_the_floor(names: Iterable[str]) -> bool:
    """Whether an exercise that goes by these names is a run, a hop or a jump."""
    return any(_OFF_THE_FLOOR.search(name.replace("-", " ")) for name in names)


def concerning(precautions: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """Those precautions that may concern an exercise: all but the ones that only keep running or a sport away.

    In doubt a precaution concerns it. An exercise that leaves the floor is concerned by every one.

    Args:
        precautions: In a person's own words.
        names: What the exercise is called.
    """
    is_off_the_floor = leaves_the_floor(names)
    for words in precautions:
        if is_off_the_floor or _ALONE.fullmatch(words.strip(" .!")) is None:
            yield words
