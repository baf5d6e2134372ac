"""Sore from the start and no easier at the end: what the session itself says of soreness."""

from bandstand.prescription import PainLimits
from bandstand.progress.case import Case, Verdict
from bandstand.progress.rules.pain import WORSE_BY, one_step_easier
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message, Pain
from bandstand.recovery import Level

# Days without load after it. Source: adams-soreness.
DAYS_OFF = 2


def ease_when_sore_throughout(case: Case) -> Verdict | None:
    """R8: sore before the session and no easier in it or at its end: two days off, then one step easier.

    Told by the pain before the session, at its worst, and at its end; a session that was ended early without that last
    answer counts as no easier. Each exercise by itself is not asked whether the soreness eased.

    Source:
        adams-soreness: sore and continuing, stop, two days off and drop one level.
    """
    last = case.last
    if last is None or last.pre is None or last.peak is None or not is_sore_throughout(case, last):
        return None
    because = Message("decision.sore_throughout", before=last.pre, pain=last.peak)
    numbers = (("before", int(last.pre)), ("pain", int(last.peak)))
    return one_step_easier(case, "R8", because, "adams-soreness", numbers)


def is_sore_throughout(case: Case, record: Record) -> bool:
    """Whether a session began sore, clearly above usual, and pain fell below that neither in it nor after."""
    pre, peak, post = record.pre, record.peak, record.post
    if pre is None or peak is None or not is_sore_start(case, record) or peak < pre:
        return False
    return record.early if post is None else post >= pre


def is_sore_start(case: Case, record: Record) -> bool:
    """Whether the pain before a session was clearly above usual."""
    return record.pre is not None and is_clearly_raised(record.pre, case.limits, case.usual(record))


def is_clearly_raised(pain: Pain, limits: PainLimits, usual: Level | None) -> bool:
    """Whether pain before a session is above green and two points above usual, or above green before that is known."""
    return pain > limits.green and pain >= (limits.green if usual is None else usual) + WORSE_BY
