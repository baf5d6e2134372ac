"""What somebody has of the things to have first, from what was told; without data it is not there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from bandstand.journal.facts import GateAnswered
from bandstand.journal.history import History, Said
from bandstand.progress.running.needs import (
    ANSWERS_NEEDED,
    BEFORE_IMPACT,
    BY_ID,
    CALM,
    CLEARED,
    GROIN,
    LIMP,
    MEDIAN_OF,
    MEDIAN_UP_TO,
    NEEDS,
    PAIN,
    SAFE,
    SIDES,
    WALK,
    WALK_MINUTES,
    WALK_PAIN,
    Have,
    How,
    Known,
    Need,
    counts_in,
    have_of,
    sides_are_near,
)
from bandstand.progress.running.runs import Run
from bandstand.progress.running.way import LONG_PAUSE, STILL_USUAL, Base
from bandstand.progress.safety import check_due, impact_off, pause_of

ONE_DAY = timedelta(days=1)


def having(
    history: History, runs: Sequence[Run], base: Base, *, calm: Have, strict: bool, today: date
) -> tuple[Known, ...]:
    """Everything to have first with what is known of it, in its order.

    Args:
        history: The whole past.
        runs: One a day, oldest first.
        base: What was usual before a day.
        calm: Whether two weeks without a rough spell are behind.
        strict: Whether the strict limits are in force.
        today: As the person sees the date.
    """
    known = {each.id: _told(each, history, runs, today) for each in NEEDS if each.how is not How.WORKED_OUT}
    known |= {
        SAFE: Known(BY_ID[SAFE], _safe(history, today, strict=strict)),
        CALM: Known(BY_ID[CALM], calm),
        PAIN: Known(BY_ID[PAIN], *_median(history, today)),
        WALK: _walk(history, runs, base, today),
        SIDES: Known(BY_ID[SIDES], _sides(known)),
    }
    may_try = all(known[id].have is Have.YES for id in BEFORE_IMPACT)
    return tuple(known[each.id] if may_try or not each.impact else Known(each, Have.LATER) for each in NEEDS)


# What a person tells


def _told(need: Need, history: History, runs: Sequence[Run], today: date) -> Known:
    """The newest answer, for as long as it holds; a run that said otherwise since then counts for more."""
    said = _newest(need, history, today)
    if said is None:
        return Known(need, Have.UNKNOWN)
    told = Known(need, have_of(need, said.fact.answer, said.fact.by), said.fact.answer, said.fact.by, said.on)
    if _felt_since(need, runs, said.on):
        return replace(told, have=Have.NOT_YET)
    return told if _holds(told, runs, today) else replace(told, have=Have.UNKNOWN)


def _newest(need: Need, history: History, today: date) -> Said[GateAnswered] | None:
    """The newest answer up to today, None before the first."""
    answers = [said for said in history.gates if said.fact.gate == need.id and said.on <= today]
    return answers[-1] if answers else None


def _felt_since(need: Need, runs: Sequence[Run], on: date) -> bool:
    """Whether a run of that day or later told of what the answer denies, or of groin pain after a clearance."""
    since = [run for run in runs if run.on >= on]
    if need.id in (CLEARED, GROIN):
        return any(run.groin for run in since)
    return need.id == LIMP and any(run.limp for run in since)


def _holds(told: Known, runs: Sequence[Run], today: date) -> bool:
    """Whether an answer is not too old; what has to be tried once need not be tried again while running goes on."""
    assert told.on is not None, "an answer has its day"
    if told.need.how is How.CLEARED:
        return True
    if told.need.how is How.NO:
        return today - told.on < told.need.holds
    return today <= _until(told.on, told.need.holds, runs)


def _until(on: date, holds: timedelta, runs: Sequence[Run]) -> date:
    until = on + holds
    for run in runs:
        if on <= run.on <= until and run.stage:
            until = max(until, run.on + LONG_PAUSE)
    return until


# What is worked out


def _safe(history: History, today: date, *, strict: bool) -> Have:
    """The safety check was answered and is not due again, and nothing of it speaks against running."""
    if not history.checks:
        return Have.UNKNOWN
    if pause_of(history) is not None or impact_off(history) or strict:
        return Have.NOT_YET
    return Have.UNKNOWN if check_due(history, today) is not None else Have.YES


def _median(history: History, today: date) -> tuple[Have, str]:
    days = (today - timedelta(days=ago) for ago in range(MEDIAN_OF.days))
    answers = [pain for pain in map(history.daily_answer, days) if pain is not None]
    if len(answers) < ANSWERS_NEEDED:
        return Have.UNKNOWN, f"{len(answers)}"
    return (Have.YES if median(answers) <= MEDIAN_UP_TO else Have.NOT_YET), f"{median(answers):g}"


def _walk(history: History, runs: Sequence[Run], base: Base, today: date) -> Known:
    """A brisk walk of half an hour, hardly felt, with a morning after it near usual."""
    need = BY_ID[WALK]
    walks = [run for run in runs if run.stage == 0]
    good = [run for run in walks if _is_good_walk(run, history, base)]
    if good and today <= _until(good[-1].on, need.holds, runs):
        worse = walks[-1].on > good[-1].on and _went_badly(walks[-1], history, base)
        return Known(need, Have.NOT_YET if worse else Have.YES, on=good[-1].on)
    return Known(need, Have.NOT_YET if walks and not good else Have.UNKNOWN)


def _is_good_walk(run: Run, history: History, base: Base) -> bool:
    morning, usual = _morning(run, history), base(run.on)
    told = (run.minutes or 0) >= WALK_MINUTES and run.peak is not None and run.limp is False and not run.groin
    if not told or run.peak is None or morning is None or usual is None:
        return False
    return run.peak <= WALK_PAIN and morning <= usual + STILL_USUAL


def _went_badly(run: Run, history: History, base: Base) -> bool:
    morning, usual = _morning(run, history), base(run.on)
    sore = morning is not None and usual is not None and morning > usual + STILL_USUAL
    return sore or bool(run.limp) or bool(run.groin) or (run.peak is not None and run.peak > WALK_PAIN)


def _morning(run: Run, history: History) -> int | None:
    morning = history.mornings.get(run.on + ONE_DAY)
    return morning.pain.pain if morning and morning.pain else None


def _sides(known: Mapping[str, Known]) -> Have:
    """Every strength check with its sides near each other; None of them may be unknown."""
    counts = [*_counts(known)]
    if None in counts:
        return Have.UNKNOWN
    return Have.YES if all(each is None or sides_are_near(each) for each in counts) else Have.NOT_YET


def _counts(known: Mapping[str, Known]) -> Iterator[tuple[int, int] | None]:
    for each in known.values():
        if each.need.how is How.COUNTED:
            yield counts_in(each.answer) if each.have is not Have.UNKNOWN else None
