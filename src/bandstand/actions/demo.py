"""An empty home filled with believable weeks: one made-up person, the same every time, through the same verbs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from bandstand import store
from bandstand.actions import check_ins, profile, safety, sessions, sheets, today
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import EVERYTHING
from bandstand.actions.rehearsal import Feeling, rehearse
from bandstand.journal.event import Event
from bandstand.journal.facts import CheckIn, DayKind, SafetyCheck
from bandstand.prescription import Band, Complaint
from bandstand.progress.safety import check_due
from bandstand.quantity import BandstandError, Effort, Message, Pain, Range, RepsLeft

WEEKS = 12
SEED = 7
ZONE = "UTC"
TRAINS_ON = (0, 2, 4)  # Monday, Wednesday, Friday
MORNING, EVENING = time(7, 30), time(18, 0)
BANDS = ("yellow", "red", "green")


@dataclass(slots=True)
class Life:
    """The made-up person's hidden state: a level that falls slowly, days that wander, one rough spell."""

    chance: Random
    wander: float = 0.0

    def pain(self, day: int) -> Pain:
        """The average pain of one day, counted from the first."""
        self.wander = 0.5 * self.wander + self.chance.gauss(0, 0.6)
        rough = 2.5 if 38 <= day <= 42 else 0.0
        level = 3.3 - 1.8 * min(day, 70) / 70 + rough
        return Pain(min(10, max(0, round(level + self.wander))))


def fill(person: UUID, until: date, weeks: int = WEEKS) -> None:
    """Live so many weeks up to the evening before `until`. Raises BandstandError where something is logged already."""
    if store.events(person):
        raise BandstandError(Message("demo.not_empty"))
    first = until - timedelta(weeks=weeks)
    life = Life(chance=Random(SEED))
    _begin(person, _at(first - timedelta(days=1), EVENING))
    for count in range(weeks * 7):
        _live(person, first + timedelta(days=count), count, life)


def _at(day: date, hour: time) -> Moment:
    told = datetime.combine(day, hour, tzinfo=UTC)
    chance = Random(told.toordinal() * 24 + hour.hour).getrandbits
    return Moment(now_ms=int(told.timestamp() * 1000), zone=ZONE, today=day, chance=chance)


def _begin(person: UUID, moment: Moment) -> None:
    """The first evening: the sheet pasted, reviewed and accepted."""
    text = files("bandstand.actions").joinpath("demo_sheet.txt").read_text(encoding="utf-8")
    draft = sheets.read_sheet(person, text, moment)
    for question in sheets.questions_now(sheets.draft(person, draft).plan):
        if question.field == "sides":
            sheets.answer(
                person, draft, prescription=question.prescription, field="sides", choice="each", moment=moment
            )
    sheets.take_all_proposals(person, draft)
    profile.set_bands(person, [Band(ordinal=n, colour=each) for n, each in enumerate(BANDS, 1)], "fine", moment)
    profile.set_profile(person, Complaint(part="hip", side="left", where="front or groin"), (), moment)
    sheets.accept(person, draft, moment)


def _live(person: UUID, day: date, count: int, life: Life) -> None:
    morning, pain = _at(day, MORNING), life.pain(count)
    if life.chance.random() > 0.08:
        check_ins.check_in(person, _id(day, "morning"), _check_in(day, count, pain, life), morning)
    if day.weekday() in TRAINS_ON and life.chance.random() > 0.1:
        _train(person, day, pain, life)
    elif life.chance.random() < 0.15:
        today.rest_day(person, _id(day, "rest"), _at(day, EVENING))


def _check_in(day: date, count: int, pain: Pain, life: Life) -> CheckIn:
    answers = CheckIn(of=day, morning=Pain(max(0, pain - life.chance.choice((0, 0, 1)))))
    if count and life.chance.random() < 0.7:
        answers = replace(answers, average_of=day - timedelta(days=1), average=pain)
    if day.weekday() in (1, 5):
        minutes = 10 + 5 * (count // 21)
        answers = replace(answers, standing=Range(minutes, minutes + 10))
    return answers


def _train(person: UUID, day: date, pain: Pain, life: Life) -> None:
    moment = _at(day, EVENING)
    if check_due(history_of(person), day) is not None:
        safety.check(person, _id(day, "safety"), SafetyCheck(facts_asked=True), moment)
    kind = DayKind.GENTLE if pain >= 6 else DayKind.FULL
    script = sessions.script(person, sessions.start(person, moment, day=kind, taking=EVERYTHING))
    for events in _in_batches(rehearse(script, _feeling(pain, life), moment, device="demo")):
        store.write(person, events, received_at=moment.now_ms)


def _in_batches(events: tuple[Event, ...]) -> Iterator[tuple[Event, ...]]:
    for start in range(0, len(events), 40):
        yield events[start : start + 40]


def _feeling(pain: Pain, life: Life) -> Feeling:
    return Feeling(
        pre=pain,
        peak=Pain(min(10, pain + life.chance.choice((0, 0, 1)))),
        after=pain,
        left=RepsLeft(life.chance.choice((2, 3, 3, 4))),
        effort=Effort(life.chance.choice((4, 6, 6, 8))),
        stops_after=6 if life.chance.random() < 0.06 else None,
    )


def _id(day: date, what: str) -> UUID:
    """The same id for the same made-up fact, whenever the demo is made."""
    return uuid5(NAMESPACE_URL, f"bandstand:demo:{day.isoformat()}:{what}")
