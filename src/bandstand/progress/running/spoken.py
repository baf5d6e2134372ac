"""Whether running is something this person means to do: only then is it spoken of on Today."""

import re
from collections.abc import Iterator

from bandstand.journal.history import History
from bandstand.prescription import Intervals, Plan

_RUNNING = re.compile(r"\b(?:run|runs|runner|running|jog|jogging|sprints?|sprinting)\b", re.IGNORECASE)
# "Two sessions running" means one after the other.
_IN_A_ROW = re.compile(r"\b(?:days?|weeks?|sessions?|times|months?) running\b", re.IGNORECASE)


def speaks_of_running(history: History) -> bool:
    """Whether the plan or a goal speaks of running, or something of it was told already."""
    if history.runs or history.gates:
        return True
    return any(_RUNNING.search(_IN_A_ROW.sub("", words)) for words in _words(history)) or _runs(history.plan)


def _words(history: History) -> Iterator[str]:
    yield from (said.fact.goal for said in history.goals if not said.fact.over)
    yield from history.precautions
    if history.plan is not None:
        yield from (*history.plan.goals, *history.plan.precautions, history.plan.written_from)


def _runs(plan: Plan | None) -> bool:
    return plan is not None and any(
        each.dose is not None and isinstance(each.dose.work, Intervals) for each in plan.prescriptions
    )
