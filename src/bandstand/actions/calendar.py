"""The week: what is due, rest, days away, stretching, and the feed for a calendar program."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from bandstand import store
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.actions.sessions import playable
from bandstand.catalog import Exercise, load_catalogue
from bandstand.exchange.feed import Feed, FeedEvent, feed_text
from bandstand.journal.facts import Away, DayKind, FeedSet, PracticeSet
from bandstand.journal.history import History, Said
from bandstand.prescription import Plan
from bandstand.prescription.stretches import chosen_in, may_be_chosen
from bandstand.progress import safety
from bandstand.progress.day import Offer, plan_of_the_day
from bandstand.progress.keeping import Kept, kept_weeks
from bandstand.progress.stretching import Stretched, stretched_in
from bandstand.progress.week import (
    A_DAY,
    DAYS,
    STRETCHING_DAYS,
    HowOften,
    Lived,
    Week,
    asked_of,
    lived_of,
    monday_of,
    week_of,
    weeks_of,
)
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

SECRET_BYTES = 16  # 128 bits
PERSON_DIGITS = 32  # of a person's id, as hexadecimal
LONGEST_AWAY = timedelta(days=366)
FARTHEST_BACK = timedelta(days=14)  # what was further back is told as it was, and stays so
PLANS_LOOKED_BACK = timedelta(days=14)  # a calendar program may still hold what an earlier plan asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What the page of the week shows."""

    moment: Moment
    plan: Plan | None
    asked: HowOften
    weeks: tuple[Week, ...]
    kept: tuple[Kept, ...]
    paused: bool
    rest_first: bool
    away_until: date | None  # today is one of the days away
    stretches: tuple[Exercise, ...]
    may_stretch: tuple[Exercise, ...]
    stretched: tuple[Stretched, ...]
    feed: Said[FeedSet] | None


def calendar(person: UUID, moment: Moment) -> Calendar:
    """This week and the next, and those before them."""
    history, today, catalogue = history_of(person), moment.today, load_catalogue()
    lived, rest_first = lived_of(history, today), _rests_first(history, today)
    asked = _asked(history)
    wanted = chosen_in(history.practice.stretches, catalogue)
    weeks = weeks_of(asked, lived, today, stretches=bool(wanted), not_today=rest_first)
    return Calendar(
        moment=moment,
        plan=history.plan,
        asked=asked,
        weeks=weeks,
        kept=kept_weeks(history, lived, today),
        paused=safety.pause_of(history) is not None,
        rest_first=rest_first,
        away_until=_away_until(lived, today),
        stretches=wanted,
        may_stretch=may_be_chosen(catalogue),
        stretched=stretched_in(history, (day.on for day in weeks[0].days), catalogue),
        feed=open_feed(history),
    )


def _asked(history: History) -> HowOften:
    """How often the plan asks; not at all while it is paused."""
    return asked_of(None) if safety.pause_of(history) is not None else asked_of(history.plan)


def _rests_first(history: History, today: date) -> bool:
    """Whether today is better without load."""
    if history.plan is None:
        return False
    day = plan_of_the_day(playable(history.plan), standing_at(history), today, DayKind.FULL)
    return day.offer in (Offer.REST_FIRST, Offer.DO_NOT_LOAD)


def _away_until(lived: Lived, today: date) -> date | None:
    if not lived.is_away(today):
        return None
    days = (today + number * A_DAY for number in range(LONGEST_AWAY.days + 2))
    return next((day - A_DAY for day in days if not lived.is_away(day)), None)


# Days away, and stretching


def go_away(person: UUID, event_id: UUID, since: date | None, until: date | None, moment: Moment) -> None:
    """These days ask for nothing. Raises BandstandError where they run backwards, are over, or are more than a year."""
    since = since or moment.today
    if until is None or until < since or until < moment.today:
        raise BandstandError(Message("week.away_backwards"))
    if moment.today - since > FARTHEST_BACK:
        raise BandstandError(Message("week.away_too_old"))
    if until - moment.today > LONGEST_AWAY:
        raise BandstandError(Message("week.away_too_long"))
    record(person, [event_of(Away(since=since, until=until), moment, id=event_id)], moment)


def come_back(person: UUID, event_id: UUID, moment: Moment) -> None:
    """Back from today on, and no other days away are planned."""
    record(person, [event_of(Away(until=moment.today, since=moment.today, over=True), moment, id=event_id)], moment)


def choose_stretches(person: UUID, event_id: UUID, wanted: Iterable[str], moment: Moment) -> None:
    """Which stretches make a session of their own; none: there is no such session."""
    chosen = tuple(each.id for each in chosen_in(wanted, load_catalogue()))
    practice = replace(history_of(person).practice, stretches=chosen)
    record(person, [event_of(PracticeSet(practice=practice), moment, id=event_id)], moment)


# The feed


def open_feed(history: History) -> Said[FeedSet] | None:
    """The feed as it was set last, None where there is none or it was closed."""
    last = next(reversed(history.feeds), None)
    return last if last is not None and last.fact.secret else None


def make_feed(person: UUID, moment: Moment, hour: int | None) -> str:
    """A new secret for the feed's address; an earlier one opens nothing any more. Only its hash is kept."""
    secret = _named(person) + secrets.token_hex(SECRET_BYTES)
    record(person, [event_of(FeedSet(secret=_hash(secret), hour=hour, zone=moment.zone), moment)], moment)
    return secret


def _named(person: UUID) -> str:
    """Whose feed it is, in front of the secret: nothing for the one this home was made for."""
    return "" if person == store.the_person() else person.hex


def whose_feed(secret: str) -> UUID:
    """Whose address a secret would be. It need not be anybody's."""
    named = secret[:PERSON_DIGITS] if len(secret) == PERSON_DIGITS + 2 * SECRET_BYTES else ""
    try:
        return UUID(hex=named) if named else store.the_person()
    except ValueError:
        return store.the_person()


def close_feed(person: UUID, event_id: UUID, moment: Moment) -> None:
    """The address opens nothing any more."""
    record(person, [event_of(FeedSet(), moment, id=event_id)], moment)


def opens_feed(history: History, secret: str) -> bool:
    """Whether this is the secret of the feed as it stands."""
    feed = open_feed(history)
    return feed is not None and hmac.compare_digest(
        feed.fact.secret.encode("utf-8", "surrogatepass"), _hash(secret).encode()
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def feed(person: UUID, secret: str, moment: Moment) -> str | None:
    """The week as iCalendar text, None under any other secret.

    `moment` is in the zone in which the address was made: a calendar program names none.
    """
    history = history_of(person)
    said = open_feed(history)
    if said is None or not opens_feed(history, secret):
        return None
    # It rises with everything told, and with every day: a session moves by a day that passes too.
    version = store.newest(person) + max(0, (moment.today - said.on).days)
    return feed_text(
        Feed(
            name=say(Message("week.feed_name")),
            events=tuple(_events(person, history, moment.today)),
            version=version,
            made_at=moment.now_ms,
            hour=said.fact.hour,
            zone=moment.zone,
        )
    )


def zone_of_feed(person: UUID) -> str:
    """The zone whose date the feed goes by; empty where there is none."""
    said = open_feed(history_of(person))
    return said.fact.zone if said else ""


def _events(person: UUID, history: History, today: date) -> Iterator[FeedEvent]:
    lived, asked = lived_of(history, today), _asked(history)
    wants = bool(history.practice.stretches)
    before = week_of(monday_of(today) - DAYS * A_DAY, today, asked_of(history.plan), lived)
    coming = weeks_of(asked, lived, today, stretches=wants, not_today=_rests_first(history, today))
    most = max(_recently_asked(history, today), default=0)
    for week in (before, *coming):
        yield from _sessions(person, week, most)
        yield from _stretching(person, week, is_over=week is before) if wants else ()


def _recently_asked(history: History, today: date) -> Iterator[int]:
    recent = (said.fact for said in history.plans_set if today - said.on <= PLANS_LOOKED_BACK)
    yield from (asked_of(plan).a_week for plan in (*recent, history.plan) if plan is not None)


def _sessions(person: UUID, week: Week, most: int) -> Iterator[FeedEvent]:
    """Each session of the week under its number; those that will not be are cancelled where they would have been."""
    says, done = say(Message("week.feed_session")), say(Message("week.feed_done"))
    for slot in week.slots:
        cancelled = slot.on is None
        id = _id(person, week, "session", slot.number)
        yield FeedEvent(id=id, on=slot.on or slot.planned, says=done if slot.done else says, cancelled=cancelled)
    for number in range(len(week.slots) + 1, most + 1):
        on = week.first + (DAYS * (number - 1) // most) * A_DAY
        yield FeedEvent(id=_id(person, week, "session", number), on=on, says=says, cancelled=True)


def _stretching(person: UUID, week: Week, *, is_over: bool) -> Iterator[FeedEvent]:
    """Stretching under its number. Of a week that is over only what was done: it may have been wanted only since."""
    days = [day for day in week.days if day.stretched or day.stretching_due]
    for number, day in enumerate(days, start=1):
        says = say(Message("week.feed_stretched" if day.stretched else "week.stretching"))
        yield FeedEvent(id=_id(person, week, "stretching", number), on=day.on, says=says, minutes=10)
    for number in range(len(days) + 1, 1 if is_over else STRETCHING_DAYS + 1):
        says, on = say(Message("week.stretching")), week.days[-1].on
        yield FeedEvent(id=_id(person, week, "stretching", number), on=on, says=says, cancelled=True)


def _id(person: UUID, week: Week, what: str, number: int) -> UUID:
    """The same session of the same week is one event, whichever day it stands on."""
    return uuid5(person, f"{week.first.isoformat()}/{what}/{number}")
