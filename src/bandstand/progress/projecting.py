"""What could come next, worked out on request: the doses within the bounds for a year of ordinary sessions.

Arithmetic and no promise: it says when the rules could ask for more, never how anybody will feel. It knows three paces
and tells weeks as a range between the fastest and the slowest. While the plan is paused, in a rough spell or under
strict limits it says nothing; nor does it ever speak of running.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from bandstand.catalog import Catalogue, load_catalogue
from bandstand.catalog.vocabulary import Purpose
from bandstand.prescription import Band, Plan, Prescription
from bandstand.progress.beginning import Beginning, begin, last_big_change
from bandstand.progress.case import Case, days_between, same_dose
from bandstand.progress.decide import cases_of, decide_all
from bandstand.progress.in_force import in_force
from bandstand.progress.outlook import at_the_top, has_ladder, why_it_ends
from bandstand.progress.paces import DAYS_A_WEEK, Going, Pace, Paces, paces_of, planned_a_week
from bandstand.progress.standing import Standing
from bandstand.progress.walking import Climber, Start, walk
from bandstand.quantity import Message, Range
from bandstand.recovery import Stage

WEEKS_AHEAD = 52
YEAR = WEEKS_AHEAD * DAYS_A_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A dose that may come, and after how many days at each pace; None: not within a year.

    `is_top`: the last of it all, with the top of the range in every set.
    """

    asked: Prescription
    days: Mapping[Pace, int | None]
    is_top: bool = False

    @property
    def from_week(self) -> int:
        """The whole weeks that pass at least, at the pace that comes to it first."""
        return min(each for each in self.days.values() if each is not None) // DAYS_A_WEEK

    @property
    def to_week(self) -> int | None:
        """The weeks by which it has come at every pace; None: at one of them not within a year."""
        days = [each for each in self.days.values() if each is not None]
        return max(self.from_week + 1, -(-max(days) // DAYS_A_WEEK)) if len(days) == len(Pace) else None

    @property
    def as_usual(self) -> Range | None:
        """The week in which it comes as usual, from its beginning to its end; None: not within a year."""
        usual = self.days[Pace.AS_USUAL]
        return None if usual is None else Range(usual // DAYS_A_WEEK, usual // DAYS_A_WEEK + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What may come of one exercise, in order, from what the next session asks.

    `is_changed`: that is another dose than the plan's. `ends` says why nothing follows; empty where a year ends first.
    """

    now: Prescription
    is_changed: bool = False
    ahead: tuple[Ahead, ...] = ()
    ends: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What could come next of each exercise, and at which paces; or why that is not worked out now."""

    paths: tuple[Path, ...] = ()
    paces: Paces | None = None
    because: Message | None = None


def project(
    plan: Plan, standing: Standing, bands: Sequence[Band], asof: date, *, catalogue: Catalogue | None = None
) -> Projection:
    """A year of ordinary sessions at three paces, from where the person stands.

    Args:
        plan: The newest plan, as it was set.
        standing: Everything the past says.
        bands: What the person owns, any order.
        asof: The day of asking, as the person sees the date.
        catalogue: Where forms and placements come from; None: the packaged one.
    """
    known, now = catalogue or load_catalogue(), in_force(plan, standing)
    first = first_session(now, standing, asof)
    cases = cases_of(plan, standing, bands, first, known)
    because = _why_not(now, standing, cases)
    if because is not None:
        return Projection(because=because)
    decided = decide_all(plan, standing, bands, first, catalogue=known)
    found = [begin(*each, (first - asof).days) for each in zip(cases, decided, strict=True) if _climbs(each[0], known)]
    paces = paces_of(now, cases, asof)
    start = _start(found, standing, first, asof)
    walked = [(pace, _walked(found, going, start)) for pace, going in paces.going.items()]
    return Projection(paths=tuple(_path_at(each, walked) for each in found), paces=paces)


def _start(found: Sequence[Beginning], standing: Standing, first: date, asof: date) -> Start:
    """Where every walk sets out: its first session, what is answered by then, and the last bigger change."""
    today = standing.day(asof)
    return Start(
        first=(first - asof).days,
        answers=_answers_before(standing, asof),
        today=today is not None and today.pain is not None,
        last_big=last_big_change(found, standing.last_big_change, asof),
    )


def _path_at(each: Beginning, walked: Sequence[tuple[Pace, Mapping[str, Climber]]]) -> Path:
    return _path(each, {pace: climbers.get(each.case.now.key) for pace, climbers in walked})


def first_session(plan: Plan, standing: Standing, asof: date) -> date:
    """The day of the next session: the plan's own gap after the last, and not before the day of asking."""
    last = standing.last_session
    if last is None:
        return asof
    return max(asof, min(last, asof) + timedelta(days=days_between(planned_a_week(plan))))


def _why_not(plan: Plan, standing: Standing, cases: Sequence[Case]) -> Message | None:
    """Why nothing is worked out now; None where it is."""
    if standing.pause is not None:
        return Message("ahead.paused")
    stages = {standing.stage(None), *(case.stage for case in cases)}
    if stages != {Stage.NONE}:
        return Message("ahead.rough_spell")
    return Message("ahead.strict") if plan.limits.strict else None


def _climbs(case: Case, catalogue: Catalogue) -> bool:
    """Whether an exercise has a ladder; one that only checks for running has none here."""
    exercise = catalogue.get(case.now.exercise) if case.now.exercise else None
    is_running = exercise is not None and exercise.purpose is Purpose.RUNNING_CHECK
    return has_ladder(case.now, catalogue) and not is_running


def _answers_before(standing: Standing, asof: date) -> int:
    course = standing.diary.before(asof)
    return course.answers if course else 0


def _walked(beginnings: Sequence[Beginning], going: Going, start: Start) -> Mapping[str, Climber]:
    """Every exercise that does not stay, a year on at one pace, by key."""
    climbers = {each.case.now.key: each.climber() for each in beginnings if each.way is not None}
    if climbers:
        walk(tuple(climbers.values()), going, start, YEAR)
    return climbers


def _path(beginning: Beginning, climbers: Mapping[Pace, Climber | None]) -> Path:
    way = beginning.way
    now = beginning.begins_with
    known = {pace: each for pace, each in climbers.items() if each is not None}
    if way is None:
        return Path(now=now, ends=(beginning.stays,) if beginning.stays else ())
    furthest = max(each.place for each in known.values())
    ahead = [_reached(beginning, known, place) for place in range(1, furthest + 1)]
    top, ended = at_the_top(way.marks[furthest].asked), {pace: each.ended for pace, each in known.items()}
    changed = not same_dose(now, beginning.case.now)
    if not any(day is not None for day in ended.values()):
        return Path(now=now, is_changed=changed, ahead=tuple(ahead))
    if top not in (now, *(each.asked for each in ahead[-1:])):
        ahead.append(Ahead(asked=top, days=MappingProxyType(ended), is_top=True))
    ends = tuple(why_it_ends(replace(beginning.case, now=top)))
    return Path(now=now, is_changed=changed, ahead=tuple(ahead), ends=ends)


def _reached(beginning: Beginning, climbers: Mapping[Pace, Climber], place: int) -> Ahead:
    assert beginning.way is not None, "what is reached lies on a way"
    days = {pace: each.reached.get(place) for pace, each in climbers.items()}
    return Ahead(asked=beginning.way.marks[place].asked, days=MappingProxyType(days))
