"""How the person comes to today's session: what this morning says of loading, and a kind word on one bad day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from bandstand.prescription import PainLimits, Plan
from bandstand.progress.case import Case
from bandstand.progress.limits import limits_at
from bandstand.progress.rules.pain import STILL_USUAL, WORSE_BY, is_sore_morning, is_worse_morning
from bandstand.progress.rules.reasons import level_words
from bandstand.progress.rules.soreness import DAYS_OFF, is_clearly_raised, is_sore_throughout
from bandstand.progress.standing import NOT_HELD_UNDER_AMBER, Standing
from bandstand.progress.whose import whose_limit
from bandstand.quantity import Message, Pain
from bandstand.recovery import ANSWERS_NEEDED, Level, Stage

TWO_WEEKS = timedelta(days=14)
A_WEEK = timedelta(days=7)


class Offer(StrEnum):
    """What stands first among today's choices."""

    NONE = "none"
    GENTLE_FIRST = "gentle first"
    REST_FIRST = "rest first"
    ROUGH_SPELL = "rough spell"  # the day is about half already
    DO_NOT_LOAD = "do not load"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What to offer first today, and why."""

    offer: Offer = Offer.NONE
    because: Message | None = None


def readiness(plan: Plan, standing: Standing, cases: Sequence[Case], today: date) -> Readiness:
    """What this morning's answer says of loading today; the most caution speaks first.

    Args:
        plan: The plan in force.
        standing: Everything the past says.
        cases: The case of every exercise on this day.
        today: As the person sees the date.
    """
    answers = standing.day(today)
    pain = answers.morning.pain if answers and answers.morning else None
    usual = usual_today(standing, cases, today)
    limits = limits_at(plan.limits, usual)
    said = (load_nothing(limits, pain), _rest_day(cases, today), _rough(cases), gentle_first(limits, usual, pain))
    return next((each for each in said if each is not None), Readiness())


def usual_today(standing: Standing, cases: Sequence[Case], today: date) -> Level | None:
    """The usual level that today is compared with, not held under the limit; None before seven answers.

    What was said since the last session began never makes this morning look more usual.
    """
    began = max((case.last.began for case in cases if case.last is not None), default=None)
    return standing.usual(today, amber=NOT_HELD_UNDER_AMBER, at=began)


def load_nothing(limits: PainLimits, pain: Pain | None) -> Readiness | None:
    """R5, before a session: above the limit nothing is loaded; a gentle range, or rest.

    Source:
        silbernagel-2007: zones of pain.
    """
    if pain is None or pain <= limits.amber:
        return None
    because = Message("day.do_not_load", pain=pain, whose=whose_limit(limits), limit=limits.amber)
    return Readiness(Offer.DO_NOT_LOAD, because)


def _rest_day(cases: Sequence[Case], today: date) -> Readiness | None:
    """R7, R8 and R9, before a session: sorer the morning after one, a day of rest first; sore all through it, two.

    Source:
        silbernagel-2007: back to usual the next morning; adams-soreness: a day off.
    """
    yesterday = [case for case in cases if case.last is not None and today - case.last.on == timedelta(days=1)]
    lasts = [(case, case.last) for case in yesterday if case.last is not None]
    if any(is_sore_throughout(case, case.last) for case in _lately(cases, today) if case.last is not None):
        return Readiness(Offer.REST_FIRST, Message("day.rest_first_throughout"))
    if any(is_worse_morning(case, last) for case, last in lasts):
        return Readiness(Offer.REST_FIRST, Message("day.rest_first_worse"))
    if any(is_sore_morning(case, last) for case, last in lasts):
        return Readiness(Offer.REST_FIRST, Message("day.rest_first_sore"))
    return None


def _lately(cases: Sequence[Case], today: date) -> list[Case]:
    """The exercises done yesterday or the day before, and not since."""
    return [case for case in cases if case.last is not None and 0 < (today - case.last.on).days <= DAYS_OFF]


def _rough(cases: Sequence[Case]) -> Readiness | None:
    """R6, before a session: in a rough spell the day is about half.

    Source:
        bandstand-choice: the plan of a flare (evidence 4.4).
    """
    if not any(case.stage is Stage.RED for case in cases):
        return None
    return Readiness(Offer.ROUGH_SPELL, Message("day.rough_spell"))


def sore_this_morning(limits: PainLimits, usual: Level | None, standing: Standing, today: date) -> Pain | None:
    """The pain of this morning where a session would begin sore: above green and two above usual; else None."""
    answers = standing.day(today)
    pain = answers.morning.pain if answers and answers.morning else None
    return pain if gentle_first(limits, usual, pain) is not None else None


def gentle_first(limits: PainLimits, usual: Level | None, pain: Pain | None) -> Readiness | None:
    """R5, before a session: above green and two above usual, the gentle version stands first.

    Source:
        silbernagel-2007: zones of pain; farrar-2001: two points are a change.
    """
    usual = None if usual is None else min(usual, float(limits.amber))
    if pain is None or not is_clearly_raised(pain, limits, usual):
        return None
    if usual is None:
        return Readiness(Offer.GENTLE_FIRST, Message("day.gentle_first_early", pain=pain))
    return Readiness(Offer.GENTLE_FIRST, Message("day.gentle_first", pain=pain, usual=level_words(usual)))


def one_bad_day(standing: Standing, today: date) -> Message | None:
    """A kind word after one raised day among ordinary ones; None where it would not be true.

    True when one day alone of the last two weeks, today or yesterday, stood two or more above the rest, the rest lay
    within a point of their middle, and both weeks had the same middle to within a point. Seven answers are needed.

    Source:
        bandstand-choice: what counts as one bad day; stone-2010: one day's answer moves.
    """
    answers = {each.day: each.pain for each in standing.days if today - TWO_WEEKS < each.day <= today}
    known = {day: pain for day, pain in answers.items() if pain is not None}
    if len(known) < ANSWERS_NEEDED:
        return None
    bad = max(known, key=lambda day: (known[day], day))
    others = {day: pain for day, pain in known.items() if day != bad}
    middle = median(others.values())
    is_new = today - bad <= timedelta(days=1)
    ordinary = all(abs(pain - middle) <= STILL_USUAL for pain in others.values())
    raised = known[bad] >= middle + WORSE_BY
    return Message("day.one_bad_day") if is_new and raised and ordinary and _weeks_alike(others, today) else None


def _weeks_alike(others: dict[date, Pain], today: date) -> bool:
    """Whether both weeks have answers, and the same middle to within a point."""
    newer = [pain for day, pain in others.items() if today - day < A_WEEK]
    older = [pain for day, pain in others.items() if today - day >= A_WEEK]
    return bool(newer) and bool(older) and abs(median(newer) - median(older)) < STILL_USUAL
