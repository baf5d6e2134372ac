"""Sore from the start and no easier at the end: what the session itself says of soreness."""

from bandstand.prescription import PainLimits
from bandstand.progress.case import Case, Verdict
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.pain import WORSE_BY, one_step_easier
from bandstand.progress.rules.reasons import Numbers, both, in_tenths, level_words
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message, Pain
from bandstand.recovery import Level

# Days without load after it. Source: adams-soreness.
DAYS_OFF = 2


def ease_when_sore_throughout(case: Case) -> Verdict | None:
    """R8: clearly sore before the session, in it and at its end: two days off, then one step easier.

    Told by the pain before the session, at its worst, and at its end; a session that was ended early without that last
    answer counts as no easier. Each exercise by itself is not asked whether the soreness eased.

    Source:
        adams-soreness: sore and continuing, stop, two days off and drop one level.
    """
    last = case.last
    if last is None or last.pre is None or last.peak is None or not is_sore_throughout(case, last):
        return None
    because = both(both(_began(case, last), _went_on(last)), Message("decision.rest_two_days"))
    return one_step_easier(case, RuleId.SORE_THROUGHOUT, because, "adams-soreness", _numbers(case, last))


def _began(case: Case, last: Record) -> Message:
    """How sore it began, against what is usual where that is known."""
    usual = case.usual(last)
    if usual is None:
        return Message("decision.sore_before", before=last.pre or 0)
    return Message("decision.sore_before_usual", before=last.pre or 0, usual=level_words(usual))


def _went_on(last: Record) -> Message:
    """How sore it stayed: at its worst, and at its end where that was told."""
    if last.post is None:
        return Message("decision.sore_in_it", pain=last.peak or 0)
    return Message("decision.sore_to_the_end", pain=last.peak or 0, after=last.post)


def _numbers(case: Case, last: Record) -> Numbers:
    usual = case.usual(last)
    given = {"before": last.pre, "pain": last.peak, "after": last.post}
    told = tuple((name, int(pain)) for name, pain in given.items() if pain is not None)
    return told if usual is None else (*told, ("usual_tenths", in_tenths(usual)))


def is_sore_throughout(case: Case, record: Record) -> bool:
    """Whether pain stood clearly above usual before a session, in it and at its end.

    Each is held against the usual level, and never against the pain before: more pain then would read as more relief.
    """
    if not (_is_sore(case, record, record.pre) and _is_sore(case, record, record.peak)):
        return False
    return record.early if record.post is None else _is_sore(case, record, record.post)


def _is_sore(case: Case, record: Record, pain: Pain | None) -> bool:
    return pain is not None and is_clearly_raised(pain, case.limits, case.usual(record))


def is_clearly_raised(pain: Pain, limits: PainLimits, usual: Level | None) -> bool:
    """Whether pain before a session is above green and two points above usual, or above green before that is known."""
    return pain > limits.green and pain >= (limits.green if usual is None else usual) + WORSE_BY
