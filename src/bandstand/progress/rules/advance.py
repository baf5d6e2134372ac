"""When there is room for more, and how much."""

from dataclasses import replace
from itertools import takewhile

from bandstand.journal.facts import DayKind
from bandstand.progress.bounds import count_of, counts_reps, top_of, works_up
from bandstand.progress.case import Case, Verdict
from bandstand.progress.climbing import Step, big_step, more_sets
from bandstand.progress.decision import Change
from bandstand.progress.ladder import FIVE_SECONDS, ONE_REP, TWO_REPS, a_little_more, is_big_change
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.pain import STILL_USUAL
from bandstand.progress.rules.reasons import Numbers, both, numbers_of, went_well, went_well_before
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message, Pain

# Room for more. Source: helms-2016, ratamess-2009.
MOST_EFFORT = 7
LEAST_LEFT = 2
PLENTY_LEFT = 3
EASY = 5  # below right, which is 6


def one_step_up(case: Case) -> Verdict | None:
    """R14: the top of the range in all sets, two sessions running, with room to spare: one step up.

    Source:
        double-progression: reps first, then the load; two-for-two: two sessions running; ratamess-2009.
    """
    earlier = _earlier_at_the_top(case) if has_room(case) else None
    step = next_step(case) if earlier is not None else None
    return None if earlier is None or step is None else _stepped_up(case, case.records[-1], earlier, step)


def _stepped_up(case: Case, last: Record, earlier: Record, step: Step) -> Verdict:
    return Verdict(
        change=Change.ADVANCE,
        rule=RuleId.STEP_UP,
        because=_twice_at_the_top(case, last, earlier, step),
        source="double-progression",
        after=step.after,
        numbers=(("top", _top(case)), *_more(step), *numbers_of(last), *numbers_of(earlier, of="_before")),
    )


def _twice_at_the_top(case: Case, last: Record, earlier: Record, step: Step) -> Message:
    """The sentence of a step up; one that is bigger than steps should be says so."""
    done = both(went_well(case, last), went_well_before(case, earlier))
    if step.is_smallest:
        return both(done, Message("decision.at_the_top_smallest", top=_top(case), more=_percent_more(step)))
    return both(done, Message("decision.at_the_top", top=_top(case)))


def _more(step: Step) -> Numbers:
    return (("more_percent", _percent_more(step)),) if step.is_smallest else ()


def _percent_more(step: Step) -> int:
    return round(100 * step.rise - 100)


def add_a_little(case: Case) -> Verdict | None:
    """R15: all sets done inside the range, with room to spare: one or two reps more, or five seconds.

    Source:
        double-progression: within the range, before any bigger step.
    """
    if not has_room(case):
        return None
    last, after = case.records[-1], a_little_more(case.now, by=_how_much(case))
    if after is None:
        return None
    return Verdict(
        change=Change.ADVANCE,
        rule=RuleId.A_LITTLE_MORE,
        because=both(went_well(case, last), Message("decision.a_little_more")),
        source="double-progression",
        after=after,
        numbers=numbers_of(last),
    )


def has_room(case: Case) -> bool:
    """Whether the newest session says yes to more, in every answer; a missing answer says no."""
    last = case.last
    return last is not None and not case.has_moved and no_pain_against(case, last) and was_done_with_room(case, last)


def no_pain_against(case: Case, record: Record) -> bool:
    """Whether pain stood in green, the morning was as usual, and nothing popped that may not."""
    if record.peak is None or record.morning is None or record.barring or record.sharp:
        return False
    if record.popping is None and record.popping_due:
        return False
    if record.post is not None and record.post > case.green(record):
        return False
    return record.peak <= case.green(record) and record.morning <= case.compared(record) + STILL_USUAL


def was_done_with_room(case: Case, record: Record) -> bool:
    """Whether every set was done inside the range, at the dose that stands now, with effort to spare."""
    count, sets = count_of(case.now), case.now.dose.sets if case.now.dose else None
    if count is None or record.amount.least is None or record.amount.least < count.low:
        return False
    return record.amount.sets >= (sets.low if sets else 1) and _is_easy_enough(record) and _is_same_way(case, record)


def _is_easy_enough(record: Record) -> bool:
    if record.effort is None and record.left is None:
        return False
    hard = record.effort is not None and record.effort > MOST_EFFORT
    few = record.left is not None and record.left < LEAST_LEFT
    return not (hard or few or record.form_fault)


def _is_same_way(case: Case, record: Record) -> bool:
    """Whether it was done with the band, placement and form of now; never a gentle day, nor one of an unknown plan."""
    done, band = record.prescribed, case.now.band
    if done is None or record.easier_way:
        return False
    lighter = band is not None and record.amount.band is not None and record.amount.band < band.ordinal
    if lighter or record.day is DayKind.GENTLE:
        return False
    return not is_big_change(done, case.now) and not is_big_change(case.now, done)


def stands_at_the_top(case: Case) -> bool:
    """Whether the top of the range was reached in two sessions running; the earlier one was fine in pain too.

    A session whose morning is unknown neither counts nor breaks the run, where all else in it was fine: leaving the
    morning out may not do more than the best morning would.
    """
    return _earlier_at_the_top(case) is not None


def _earlier_at_the_top(case: Case) -> Record | None:
    """The session that makes it two running at the top; None where there are not two."""
    if case.last is None or not _reached_top(case, case.last):
        return None
    running = takewhile(lambda earlier: _went_well_at_the_top(case, earlier), reversed(case.records[:-1]))
    return next((earlier for earlier in running if earlier.morning is not None), None)


BEST = Pain(0)


def _went_well_at_the_top(case: Case, record: Record) -> bool:
    """Whether a session reached the top with room and without pain against it; an unknown morning is left aside."""
    told = record if record.morning is not None else replace(record, morning=BEST)
    return _reached_top(case, record) and was_done_with_room(case, record) and no_pain_against(case, told)


def _reached_top(case: Case, record: Record) -> bool:
    return record.amount.least is not None and record.amount.least >= _top(case)


def next_step(case: Case) -> Step | None:
    """The next step that the bounds allow; a big one only once the usual level is known."""
    sets = more_sets(case.now)
    if sets is not None:
        return sets
    known = case.last is not None and case.usual(case.last) is not None
    return big_step(case.now, case.ladder, works_up=works_up(case.plan)) if known else None


def wants_big_step(case: Case) -> bool:
    """Whether a big step is this exercise's turn to ask for, whatever pain was given since its last dose.

    The turn may not depend on fresh pain: else pain at one exercise would bring a heavier band to another.
    """
    last = case.last
    if last is None or case.has_moved or not was_done_with_room(case, last) or not stands_at_the_top(case):
        return False
    step = next_step(case)
    return step is not None and is_big_change(case.now, step.after)


def _top(case: Case) -> int:
    return top_of(case.now) or 0


def _how_much(case: Case) -> int:
    last = case.records[-1]
    if not counts_reps(case.now):
        return FIVE_SECONDS
    plenty = last.left is None or last.left >= PLENTY_LEFT
    easy = last.effort is None or last.effort <= EASY
    return TWO_REPS if plenty and easy else ONE_REP
