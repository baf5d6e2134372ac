"""A rough spell of some days (a flare) as it stands, and what came before it, which is never called its cause."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bandstand.journal.history import History
from bandstand.progress.decision import Change
from bandstand.progress.standing import Standing
from bandstand.recovery import Stage, first_raised

ONE_DAY, TWO_DAYS = timedelta(days=1), timedelta(days=2)


class What(StrEnum):
    """What may have come before a rough spell."""

    SESSION = "session"
    NO_REST = "no_rest"  # a session the day after another
    STEP_UP = "step_up"
    PLAN = "plan"
    RUN = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBefore:
    """One thing of the 48 hours before; `name` of the exercise a step up was of, else empty."""

    on: date
    what: What
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSpell:
    """A flare that goes on: how far it came, its first raised day, and what came before that."""

    stage: Stage
    since: date
    before: tuple[CameBefore, ...]


def open_spell(standing: Standing, history: History, today: date) -> OpenSpell | None:
    """The flare somebody is in, None outside one."""
    course = standing.diary.before(today + ONE_DAY)
    if course is None or course.flare.stage is Stage.NONE or not course.spells:
        return None
    since = first_raised(course.lately, course.spells[-1].began, course.flare.base)
    return OpenSpell(stage=course.flare.stage, since=since, before=came_before(history, [since])[since])


def came_before(history: History, spells: Collection[date]) -> Mapping[date, tuple[CameBefore, ...]]:
    """What was logged in the 48 hours before each of some days, in the order of the days.

    Source:
        bandstand-choice: dose, run and missed rest; "came before", never "caused" (evidence 5.3).
    """
    wanted = {since - days for since in spells for days in (ONE_DAY, TWO_DAYS)}
    found: dict[date, set[CameBefore]] = defaultdict(set)
    for each in _all(history, wanted):
        found[each.on].add(each)
    told = {day: sorted(found[day], key=_turn) for day in wanted}
    return {since: (*told[since - TWO_DAYS], *told[since - ONE_DAY]) for since in spells}


def _turn(each: CameBefore) -> tuple[int, str]:
    return list(What).index(each.what), each.name


def _all(history: History, wanted: Container[date]) -> Iterator[CameBefore]:
    trained = {each.local_date for each in history.sessions}
    days = [day for day in trained if day in wanted]
    yield from (CameBefore(on=day, what=What.SESSION) for day in days)
    yield from (CameBefore(on=day, what=What.NO_REST) for day in days if day - ONE_DAY in trained)
    yield from (CameBefore(on=each.on, what=What.RUN) for each in history.runs if each.on in wanted)
    yield from (each for each in _plan_changes(history) if each.on in wanted)


def _plan_changes(history: History) -> Iterator[CameBefore]:
    """Steps up by the name of their exercise; of a plan that no step led to only that it changed."""
    stepped = set()
    for each in history.proposals:
        if each.accepted and each.fact.after is not None:
            stepped.add(each.on)
            if each.fact.change == Change.ADVANCE:
                yield CameBefore(on=each.on, what=What.STEP_UP, name=each.fact.after.name)
    yield from (CameBefore(on=each.on, what=What.PLAN) for each in history.plans_set if each.on not in stepped)
