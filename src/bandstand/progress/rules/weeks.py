"""What whole weeks say: a week above one's usual holds the dose, two weeks running ease it."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from bandstand.progress.case import Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.new_dose import stood_since
from bandstand.progress.rules.pain import one_step_easier
from bandstand.progress.rules.reasons import Numbers, in_tenths, level_words
from bandstand.progress.standing import Record, Standing
from bandstand.quantity import Message, Pain
from bandstand.recovery import MIDDLE_SCALE, Level

A_WEEK = timedelta(days=7)
# A week's middle so far above usual, or as far as days usually differ where that is more. Source: bandstand-choice.
RAISED_BY = 1.0


def hold_after_a_raised_week(case: Case) -> Verdict | None:
    """R10: the middle of the last week stood clearly above usual: no step up; two weeks running, one step easier.

    Between two such steps a dose stands for a week, since it is weeks that are compared.

    Source:
        silbernagel-2007: pain must not rise from week to week; bandstand-choice: by how much.
    """
    last = case.last
    usual = case.usual(last) if last is not None else None
    if last is None or usual is None:
        return None
    weeks = raised_weeks(case.standing, last, usual, case.asof)
    if not weeks:
        return None
    if len(weeks) > 1 and case.asof - stood_since(case) >= A_WEEK:
        return _eased(case, weeks, usual)
    because = Message("decision.week_raised", middle=level_words(weeks[0]), usual=level_words(usual))
    numbers, rule = _numbers(weeks[:1], usual), RuleId.RAISED_WEEK
    return Verdict(change=Change.KEEP, rule=rule, because=because, source="silbernagel-2007", numbers=numbers)


def _eased(case: Case, weeks: Sequence[float], usual: Level) -> Verdict:
    newest, before = map(level_words, weeks)
    because = Message("decision.weeks_raised", before=before, middle=newest, usual=level_words(usual))
    return one_step_easier(case, RuleId.RAISED_WEEK, because, "silbernagel-2007", _numbers(weeks, usual))


def _numbers(weeks: Sequence[float], usual: Level) -> Numbers:
    names = ("week_tenths", "week_before_tenths")
    middles = ((name, in_tenths(middle)) for name, middle in zip(names, weeks, strict=False))
    return (*middles, ("usual_tenths", in_tenths(usual)))


def raised_weeks(standing: Standing, last: Record, usual: Level, today: date) -> Sequence[float]:
    """The middles of the weeks running that stood clearly above usual, the newest first; at most two.

    Level and scale are those of before the session, so that fresh pain cannot raise what it is judged by. One answer is
    enough to judge a week by: were more needed, leaving one out could loosen the rule.
    """
    measure = last.before.measure(last.on) if last.before else None
    least = usual + max(RAISED_BY, measure.scale if measure else MIDDLE_SCALE)
    middles = (_middle_of(standing, today), _middle_of(standing, today - A_WEEK))
    if middles[0] is None or middles[0] < least:
        return ()
    return (middles[0],) if middles[1] is None or middles[1] < least else (middles[0], middles[1])


def _middle_of(standing: Standing, to: date) -> float | None:
    """The middle answer of the seven days up to one; None where none was given."""
    said: list[Pain] = [each.pain for each in standing.days if to - A_WEEK < each.day <= to and each.pain is not None]
    return float(median(said)) if said else None
