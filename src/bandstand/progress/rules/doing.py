"""What the doing itself says: a long gap, sets left out, effort at its end."""

from dataclasses import replace
from functools import reduce
from itertools import islice

from bandstand.prescription import Prescription
from bandstand.progress.bounds import count_of, counts_reps, two_thirds, with_count
from bandstand.progress.case import Case, Verdict, same_dose
from bandstand.progress.decision import Change
from bandstand.progress.ladder import easier
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.reasons import Numbers, both
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message, Range

# Days beyond the plan's own gap. Source: bandstand-choice.
A_LONG_GAP = 7
A_VERY_LONG_GAP = 21
# Less than this part of what was asked, in percent. Source: bandstand-choice.
NEARLY_ALL = 80
# Nothing left in reserve. Source: helms-2016.
TOO_HARD = 9
NONE_LEFT = 0


def after_a_gap(case: Case) -> Verdict | None:
    """R12: a week beyond the plan's own gap or more: no step up now; three weeks or more: one step easier.

    The first session after it is shorter besides (`begun_again`), and that one alone: the plan's dose stays, so that
    nobody has to earn it again who was only away.

    Source:
        bandstand-choice: loads fade slowly, and coming back at full load is how people flare.
    """
    if not is_after_a_gap(case):
        return None
    eased = easier(case.played, case.ladder) if days_beyond(case) >= A_VERY_LONG_GAP else None
    return Verdict(
        change=Change.EASE if eased else Change.KEEP,
        rule=RuleId.GAP,
        because=Message("decision.gap_eased" if eased else "decision.gap_kept", days=days_away(case), gap=case.gap),
        source="bandstand-choice",
        after=eased,
        numbers=(("days", days_away(case)), ("gap", case.gap)),
    )


def begun_again(case: Case) -> Prescription | None:
    """What the first session after a gap asks for, about two thirds; None where there was no gap.

    Source:
        bandstand-choice: two thirds (evidence R12).
    """
    if not is_after_a_gap(case):
        return None
    eased = easier(case.played, case.ladder) if days_beyond(case) >= A_VERY_LONG_GAP else None
    return at_two_thirds(eased or case.played)


def is_after_a_gap(case: Case) -> bool:
    """Whether it is a week or more beyond the plan's own gap, and nobody said to go on as before."""
    return case.last is not None and RuleId.GAP not in declined(case) and days_beyond(case) >= A_LONG_GAP


def days_beyond(case: Case) -> int:
    """How many days the newest session lies back, beyond the plan's own gap."""
    return days_away(case) - case.gap


def days_away(case: Case) -> int:
    """How many days the newest session lies back; 0 before the first."""
    return (case.asof - case.last.on).days if case.last else 0


def told_gap(case: Case) -> Message:
    """How long ago it was, and how to begin again."""
    return Message("decision.gap", days=days_away(case))


def declined(case: Case) -> frozenset[str]:
    """The rules whose proposal was declined since this exercise was last done."""
    return frozenset(each.rule for each in case.standing.declined if each.key == case.now.key and not each.done_since)


def at_two_thirds(prescription: Prescription) -> Prescription:
    """About two thirds of the sets, or of the count where there is one set or none was said."""
    dose = prescription.dose
    if dose is not None and dose.sets is not None and dose.sets.high > 1:
        fewer = dose.sets.map(lambda sets: max(1, round(sets * 2 / 3)))
        return replace(prescription, dose=replace(dose, sets=fewer))
    count = count_of(prescription)
    if count is None:
        return prescription
    reps = counts_reps(prescription)
    return with_count(prescription, Range(two_thirds(count.low, reps), two_thirds(count.high, reps)))


def not_all_done(case: Case) -> Verdict | None:
    """R13: not nearly all was done, or nothing was left in reserve: the same again, and twice running a step easier.

    Source:
        helms-2016: effort told by reps in reserve; bandstand-choice: the part that counts as nearly all.
    """
    last = case.last
    if last is None or not was_too_hard(last):
        return None
    earlier = _too_hard_before(case, last)
    after = easier(case.played, case.ladder) if earlier is not None else None
    if earlier is None or after is None:
        return _verdict(Change.KEEP, Message("decision.hard_once", now=_how_hard(last)), _numbers(last))
    because = Message("decision.hard_running", now=_how_hard(last), before=_how_hard(earlier))
    return _verdict(Change.EASE, because, (*_numbers(last), *_numbers(earlier, of="_before")), after)


def _verdict(change: Change, because: Message, numbers: Numbers, after: Prescription | None = None) -> Verdict:
    rule = RuleId.NOT_ALL_DONE
    return Verdict(change=change, rule=rule, because=because, source="helms-2016", after=after, numbers=numbers)


def _too_hard_before(case: Case, last: Record) -> Record | None:
    """The session before it that was too hard too, at the same dose: an easier one is tried before it eases more.

    One whose morning is unknown breaks no run, and hides none: it counts too where it was too hard.
    """
    earlier = case.records[-2::-1]
    known = (each for each in earlier if each.morning is not None)
    return next((each for each in (*earlier[:1], *islice(known, 1)) if _was_as_hard(each, last)), None)


def _was_as_hard(before: Record, last: Record) -> bool:
    is_alike = before.prescribed is None or last.prescribed is None or same_dose(before.prescribed, last.prescribed)
    return is_alike and was_too_hard(before)


def was_too_hard(record: Record) -> bool:
    """Whether much was left undone, nothing was left in reserve, or the form was lost."""
    return bool(_numbers(record)) or record.form_fault


def _how_hard(record: Record) -> Message:
    """What made a session too hard, each in a sentence."""
    said = [Message(f"decision.hard_{name}", value=value) for name, value in _numbers(record)]
    return reduce(both, [*said, Message("decision.hard_form")] if record.form_fault else said)


def _numbers(record: Record, *, of: str = "") -> Numbers:
    """The numbers that made it too hard: much left undone, an effort to the end, nothing in reserve."""
    undone = record.amount.percent < NEARLY_ALL
    percent = (("percent" + of, record.amount.percent),) if undone else ()
    effort = (("effort" + of, int(record.effort)),) if record.effort is not None and record.effort >= TOO_HARD else ()
    left = (("left" + of, int(record.left)),) if record.left == NONE_LEFT else ()
    return (*percent, *effort, *left)
