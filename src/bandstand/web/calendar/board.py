"""What the page of the week shows, in words: each day with what was done and what is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bandstand.actions.calendar import Calendar
from bandstand.catalog import Exercise
from bandstand.progress.keeping import Kept
from bandstand.progress.stretching import Stretched
from bandstand.progress.week import A_DAY, HowOften, Week, WeekDay
from bandstand.quantity import Message
from bandstand.web.day_words import date_words
from bandstand.words import say

HOURS = tuple((str(hour), f"at {hour}:00") for hour in range(6, 23))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of a week. `mark` is done, rest, due, away or none: an icon beside the words, never alone."""

    name: str
    date: str
    is_today: bool
    mark: str
    words: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekShown:
    """One week: its name, a sentence or some, and its days."""

    id: str
    title: Message
    says: tuple[Message, ...]
    days: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One week that is over."""

    name: str
    words: str
    besides: tuple[Message, ...]
    is_full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleRow:
    """One muscle and how long it was stretched this week."""

    name: str
    minutes: Message
    enough: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchChoice:
    """One stretch to choose, with what to mind."""

    exercise: Exercise
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the template needs."""

    weeks: tuple[WeekShown, ...]
    often: Message | None
    away_until: str
    is_away: bool
    plans_away: bool
    rests_today: bool
    may_rest: bool
    kept: tuple[KeptRow, ...]
    stretches: tuple[StretchChoice, ...]
    wants_stretching: bool
    muscles: tuple[MuscleRow, ...]
    today: str  # as a form names it
    event: UUID
    feed_time: str  # of the feed that is open; empty: no feed
    address: str  # shown once, after it was made

    @property
    def hours(self) -> tuple[tuple[str, str], ...]:
        """When sessions may stand in a calendar program."""
        return HOURS


def board_of(seen: Calendar, address: str = "") -> Board:
    """The page of the week for one person."""
    today = seen.moment.today
    now = seen.weeks[0].days[today.weekday()]
    return Board(
        weeks=tuple(_week(seen, number) for number in range(len(seen.weeks))),
        often=_often(seen.asked) if seen.plan and not seen.paused else None,
        away_until=date_words(seen.away_until) if seen.away_until else "",
        is_away=now.away,
        plans_away=any(day.away and day.on > today for week in seen.weeks for day in week.days),
        rests_today=now.rested,
        may_rest=seen.plan is not None and not (now.rested or now.away),
        kept=tuple(map(_kept, seen.kept)),
        stretches=tuple(StretchChoice(exercise=each, chosen=each in seen.stretches) for each in seen.may_stretch),
        wants_stretching=bool(seen.stretches),
        muscles=tuple(_muscles(seen.stretched)),
        today=today.isoformat(),
        event=seen.moment.new_id(),
        feed_time=_feed_time(seen),
        address=address,
    )


def _feed_time(seen: Calendar) -> str:
    if seen.feed is None:
        return ""
    hour = seen.feed.fact.hour
    return "for the whole day" if hour is None else f"at {hour}:00, {seen.feed.fact.zone}"


def _often(asked: HowOften) -> Message:
    if not asked.stated:
        return Message("week.ours")
    if asked.a_day > 1:
        return Message("week.stated_day", times=asked.a_day)
    return Message("week.stated", times=asked.a_week)


# A week


def _week(seen: Calendar, number: int) -> WeekShown:
    week, today = seen.weeks[number], seen.moment.today
    return WeekShown(
        id=f"week-{number}",
        title=Message("week.next" if number else "week.this"),
        says=tuple(_says(seen, week, is_this=not number)),
        days=tuple(_day(day, today) for day in week.days),
    )


def _says(seen: Calendar, week: Week, *, is_this: bool) -> Iterator[Message]:
    if seen.paused:
        yield Message("week.paused")
    elif week.is_away:
        yield Message("week.is_away")
    elif not week.slots:
        yield Message("week.nothing_asked")
    elif is_this:
        yield from _says_this(seen, week)


def _says_this(seen: Calendar, week: Week) -> Iterator[Message]:
    asked = len(week.slots)
    if week.done >= asked:
        yield Message("week.all_done", asked=asked) if asked > 1 else Message("week.one_done")
        return
    yield Message("week.done_of", done=week.done, asked=asked)
    if seen.rest_first:
        yield Message("week.rest_first")
    if week.due:
        yield _next(week.due[0], seen.moment.today)
    if week.fell_away:
        yield Message("week.fell_away") if week.fell_away == 1 else Message("week.fell_away_some", count=week.fell_away)


def _next(day: date, today: date) -> Message:
    return Message("week.next_today") if day == today else Message("week.next_on", day=f"{day:%A}")


def _day(day: WeekDay, today: date) -> DayRow:
    words = tuple(_words(day, today))
    return DayRow(
        name=f"{day.on:%A}",
        date=f"{day.on.day} {day.on:%b}",
        is_today=day.on == today,
        mark=_mark(day),
        words=words,
    )


def _mark(day: WeekDay) -> str:
    marks = {
        "done": bool(day.sessions or day.stretched),
        "rest": day.rested or day.active,
        "away": day.away,
        "due": day.due is not None or day.stretching_due,
    }
    return next((name for name, holds in marks.items() if holds), "")


def _words(day: WeekDay, today: date) -> Iterator[Message]:
    told = [*_done(day), *_due(day)]
    yield from told or [_quiet(day, today)]


def _done(day: WeekDay) -> Iterator[Message]:
    if day.sessions == 1:
        yield Message("week.day_session")
    elif day.sessions:
        yield Message("week.day_sessions", count=day.sessions)
    if day.stretched:
        yield Message("week.day_stretched")
    if day.active:
        yield Message("week.day_active")
    elif day.rested:
        yield Message("week.day_rested")


def _due(day: WeekDay) -> Iterator[Message]:
    if day.away:
        yield Message("week.day_away")
    if day.due is not None and day.due.moved:
        yield Message("week.day_moved", day=f"{day.due.planned:%A}")
    elif day.due is not None:
        yield Message("week.day_due")
    if day.stretching_due:
        yield Message("week.day_stretching")


def _quiet(day: WeekDay, today: date) -> Message:
    """Nothing told and nothing due; a day that is over is never called missed."""
    if day.before_plan:
        return Message("week.day_before")
    return Message("week.day_between" if day.on >= today else "week.day_free")


# What is over, and what was stretched


def _kept(week: Kept) -> KeptRow:
    away = week.away and not week.asked
    return KeptRow(
        name=_span(week.first),
        words=say(Message("week.kept_away") if away else Message("week.kept", done=week.done, asked=week.asked)),
        besides=tuple(_besides(week)),
        is_full=week.is_full,
    )


def _span(first: date) -> str:
    last = first + 6 * A_DAY
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {first:%b}"
    return f"{begins} to {last.day} {last:%b}"


def _besides(week: Kept) -> Iterator[Message]:
    if week.rest:
        yield Message("week.kept_rest_one") if week.rest == 1 else Message("week.kept_rest", count=week.rest)
    if week.away and week.asked:
        yield Message("week.kept_away_day") if week.away == 1 else Message("week.kept_away_days", count=week.away)


def _muscles(stretched: Iterable[Stretched]) -> Iterator[MuscleRow]:
    """Under the names people have for them; of several with one name the one that was stretched longest."""
    longest = {each.muscle.plain: each for each in sorted(stretched, key=lambda each: each.seconds)}
    return (_muscle(each) for each in reversed(longest.values()))


def _muscle(each: Stretched) -> MuscleRow:
    return MuscleRow(
        name=each.muscle.plain,
        minutes=Message("week.minutes", minutes=f"{each.minutes:g}"),
        enough=Message("week.enough") if each.is_enough else None,
    )
