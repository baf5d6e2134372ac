"""A life that goes on at one pace after the day of asking, with the rules asked before every session."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from bandstand.journal.facts import DayKind, ExerciseAnswered, Popping, SetDone
from bandstand.journal.history import DoneSet, Given, Morning, Said, Session
from bandstand.prescription import Plan, Prescription, Reps, Sides
from bandstand.progress.bounds import count_of
from bandstand.progress.day import plan_of_the_day
from bandstand.progress.decide import decide_all
from bandstand.progress.paces import Going
from bandstand.progress.rung import rung_of
from bandstand.progress.standing import MorningTold, Played, Standing, hear
from bandstand.quantity import Effort, Pain, RepsLeft, Side
from tests.progress.lives import DAY_MS, FIRST_DAY, HOUR_MS, Life


@dataclass
class Living:
    """Somebody who goes on at one pace, every answer ordinary, and takes whatever the rules propose."""

    plan: Plan
    standing: Standing
    asof: date

    def day(self, day: int) -> date:
        """A day counted from that of asking."""
        return self.asof + timedelta(days=day)

    def at(self, day: int, hour: int) -> int:
        """A time of such a day, UTC in milliseconds."""
        return (self.day(day) - FIRST_DAY).days * DAY_MS + hour * HOUR_MS

    def wakes(self, day: int) -> None:
        """A quiet morning."""
        at, on = self.at(day, 7), self.day(day)
        given_then = Given(pain=Pain(0), on=on, at=at, received_at=at)
        self.standing = hear(self.standing, MorningTold(on, Morning(at=at, pain=given_then)))

    def accepts(self, day: int) -> None:
        """Everything that is proposed for today's session."""
        decided = decide_all(self.plan, self.standing, self.standing.bands, self.day(day))
        changed = self.plan
        for each in decided:
            changed = changed.with_prescription(each.after)
        if changed != self.plan:
            self.plan = replace(changed, number=changed.next_number)
            said = Said(
                id=UUID(int=self.plan.number),
                on=self.day(day),
                at=self.at(day, 17),
                place=(self.day(day), 0, UUID(int=1)),
                fact=self.plan,
            )
            self.standing = hear(self.standing, said)

    def trains(self, day: int, going: Going, *, room: bool) -> None:
        """The session of the day, with room for more or without."""
        todays = plan_of_the_day(self.plan, self.standing, self.day(day), DayKind.FULL).plan
        doses = [each for each in todays.trained if count_of(each) is not None]
        at, id = self.at(day, 18), UUID(int=10**6 + day)
        session = Session(
            id=id,
            local_date=self.day(day),
            place=(self.day(day), at, id),
            started_at=at,
            plan_number=self.plan.number,
            done=tuple(DoneSet(id=id, done=each) for dose in doses for each in _sets(dose, going)),
            answers=tuple(_answer(each, room=room, going=going) for each in doses),
            finished=True,
        )
        self.standing = hear(self.standing, Played(session, self.plan))


def _sets(asked: Prescription, going: Going) -> Iterator[SetDone]:
    count, dose = count_of(asked), asked.dose
    assert count is not None
    assert dose is not None
    done = count.high if going.is_full else count.low
    sides = tuple(Side) if dose.sides is Sides.EACH else (None,)
    for number in range(1, (dose.sets.low if dose.sets else 1) + 1):
        for side in sides:
            yield SetDone(
                prescription=asked.key,
                set=number,
                side=side,
                reps=done if isinstance(dose.work, Reps) else None,
                seconds=None if isinstance(dose.work, Reps) else done,
                asked=dose,
                variant=asked.variant,
                placement=asked.placement,
                band=asked.band.ordinal if asked.band else None,
            )


def _answer(asked: Prescription, *, room: bool, going: Going) -> ExerciseAnswered:
    easy = Effort(5) if going.more > 1 else Effort(6)
    return ExerciseAnswered(
        prescription=asked.key,
        variant=asked.variant,
        peak=Pain(0),
        effort=easy if room else Effort(8),
        left=RepsLeft(3) if room else RepsLeft(1),
        popping=Popping.NONE,
    )


def lived(life: Life, standing: Standing, going: Going, first: int, weeks: int) -> dict[str, list[int]]:
    """The days on which the real rules brought more sets or another rung to each exercise, by its key."""
    assert standing.plan is not None
    living = Living(standing.plan, standing, life.asof)
    stepped: dict[str, list[int]] = {each.key: [] for each in standing.plan.prescriptions}
    sessions = going.days(first, 7 * weeks)
    for day in range(7 * weeks):
        if day:
            living.wakes(day)
        if day in sessions:
            before = living.plan
            living.accepts(day)
            for key in _steps(before, living.plan):
                stepped[key].append(day)
            living.trains(day, going, room=going.leaves_room(sessions.index(day)))
    return stepped


def _steps(before: Plan, after: Plan) -> Iterator[str]:
    for each in after.prescriptions:
        old = before.prescription(each.key)
        assert old is not None
        if _stands(old) != _stands(each):
            yield each.key


def _stands(each: Prescription) -> tuple[object, ...]:
    return rung_of(each), each.dose.sets if each.dose else None
