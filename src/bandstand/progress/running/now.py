"""Where somebody stands on the way back to running: what they have, what is closed, and what the next run is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bandstand.journal.facts import ReviewConfirmed
from bandstand.journal.history import History, Said
from bandstand.prescription.bounds import USUAL_GREEN
from bandstand.progress.running.having import having
from bandstand.progress.running.needs import CLEARED, Have, How, Known
from bandstand.progress.running.rough import calm, rough_until
from bandstand.progress.running.runs import Run, runs_of
from bandstand.progress.running.stages import STAGES, Stage
from bandstand.progress.running.way import THERAPIST_FROM, Base, Came, Morning, Way, way_through
from bandstand.progress.safety import impact_off, pause_of
from bandstand.progress.standing import Standing
from bandstand.quantity import Message, Pain
from bandstand.recovery import ANSWERS_NEEDED, Level, Seen, held_to

_STOPS_WALKING = ("safety.no_running", "running.closed_pause", "running.closed_limp", "running.closed_therapist")
# The longest of a month, and a tenth more. Source: frandsen-2025.
LONGEST_OF = timedelta(days=30)
MOST_PERCENT = 110


@dataclass(frozen=True, slots=True)
class Cap:
    """The most a single run should come to; None where nothing of the last 30 days tells."""

    metres: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The way back to running as it stands today.

    `closed` tells why nothing is run now, most urgent first; empty: the next run may be begun. `may_try`: jog, bound
    and hop may be tried.
    """

    known: tuple[Known, ...]
    way: Way
    closed: tuple[Message, ...]
    cap: Cap
    may_try: bool

    @property
    def is_open(self) -> bool:
        """Whether the next stage may be begun today."""
        return not self.closed

    @property
    def stage(self) -> Stage:
        """The stage that is next."""
        return STAGES[self.way.stage]

    @property
    def may_walk(self) -> bool:
        """Whether the brisk walk may be done, which is one of the things to have first."""
        return not any(each.id in _STOPS_WALKING for each in self.closed)

    @property
    def has_all(self) -> bool:
        """Whether everything to have first is there."""
        return all(each.have is Have.YES for each in self.known)


def running(history: History, seen: Seen, standing: Standing, today: date) -> Running:
    """The way back to running; the same whatever the order things were told in, or how often.

    Args:
        history: The whole past.
        seen: Its daily answers with what was known each day.
        standing: Where it leads.
        today: As the person sees the date.
    """
    runs, base, way = runs_of(history, today), base_in(seen, history.reviews), way_of(history, seen, today)
    until, strict = rough_until(history, seen, standing, runs, today), _is_strict(history)
    known = having(history, runs, base, calm=calm(seen, until, today), strict=strict, today=today)
    closed = [*_closed(history, known, way, strict=strict), *_not_today(known, way, rough=until == today, today=today)]
    return Running(
        known=known,
        way=way,
        closed=tuple(closed),
        cap=cap_of(runs, today),
        may_try=not any(each.have is Have.LATER for each in known),
    )


def way_of(history: History, seen: Seen, today: date) -> Way:
    """Where the runs so far have led."""
    return way_through(runs_of(history, today), morning_in(history, today), base_in(seen, history.reviews), today)


# What stops everything, most urgent first


def _closed(history: History, known: Sequence[Known], way: Way, *, strict: bool) -> Iterator[Message]:
    cleared = next(each for each in known if each.need.id == CLEARED)
    if way.last is not None and _groin_waits(way, cleared):
        yield Message("safety.no_running")
    if pause_of(history) is not None:
        yield Message("running.closed_pause")
    elif impact_off(history):
        yield Message("running.closed_impact")
    if strict:
        yield Message("running.closed_strict")
    if way.most_stops(cleared.on or date.min) >= THERAPIST_FROM:
        yield Message("running.closed_therapist")


def _groin_waits(way: Way, cleared: Known) -> bool:
    """Groin pain that built waits for somebody to clear running anew."""
    newest = max((each.run.on for each in way.runs if each.came is Came.GROIN), default=None)
    return newest is not None and (cleared.on is None or cleared.on <= newest or cleared.have is not Have.YES)


def _not_today(known: Sequence[Known], way: Way, *, rough: bool, today: date) -> Iterator[Message]:
    if rough:
        yield Message("running.closed_rough")
    for each in known:
        if each.need.how is How.NO and each.have is Have.NOT_YET:
            yield Message(f"running.closed_{each.need.id}")
    missing = sum(1 for each in known if each.have is not Have.YES)
    if missing:
        yield Message("running.closed_needs" if missing > 1 else "running.closed_need", count=missing)
    if way.next_on is not None and today < way.next_on:
        yield Message("running.closed_rest")


def _is_strict(history: History) -> bool:
    limits = history.limits or (history.plan.limits if history.plan else None)
    return limits is not None and limits.strict


# What a run is judged against


def base_in(seen: Seen, reviews: Sequence[Said[ReviewConfirmed]] = ()) -> Base:
    """What was usual before a day, held under the last review and the end of green; None before seven answers.

    The first review is the seventh answer, every later one is told; its level is that of the day before it.
    """
    days = [each.day for each in seen.days]
    levels = [(days[ANSWERS_NEEDED - 1], ANSWERS_NEEDED)] if len(days) >= ANSWERS_NEEDED else []
    levels += [(said.on, bisect_left(days, said.on)) for said in reviews]

    def base(day: date) -> Level | None:
        place = bisect_left(days, day)
        if place < ANSWERS_NEEDED:
            return None
        held_under = [answers for on, answers in levels if on < day and answers >= ANSWERS_NEEDED][-1]
        return held_to(seen.days[place - 1].level.level, seen.days[held_under - 1].level.level, amber=USUAL_GREEN)

    return base


def morning_in(history: History, today: date) -> Morning:
    """The pain of a morning up to today, None where it was not told."""

    def morning(day: date) -> Pain | None:
        told = history.mornings.get(day) if day <= today else None
        return told.pain.pain if told and told.pain else None

    return morning


def cap_of(runs: Sequence[Run], today: date) -> Cap:
    """A tenth more than the longest single run of the last 30 days, by distance and by time.

    Source:
        frandsen-2025: a run more than a tenth longer than any of 30 days raises the risk.
    """
    lately = [each for each in runs if today - each.on <= LONGEST_OF and each.stage != 0]
    return Cap(metres=_tenth_more(each.metres for each in lately), minutes=_tenth_more(each.minutes for each in lately))


def _tenth_more(lengths: Iterable[int | None]) -> int | None:
    known = [each for each in lengths if each]
    return max(known) * MOST_PERCENT // 100 if known else None
