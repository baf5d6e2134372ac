"""How much of a day's dose was done, by side."""

from dataclasses import replace
from uuid import UUID

import pytest

from bandstand.journal.facts import SetDone
from bandstand.journal.history import Session
from bandstand.journal.history.session import DoneSet
from bandstand.prescription import Dose, Reps, Sides
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.standing.amount import amount_of
from bandstand.quantity import Range, Side
from tests.progress.lives import FIRST_DAY
from tests.progress.tried import tries

TEN = Dose(sets=Range(1), work=Reps(Range(10)))


def session(*done: SetDone) -> Session:
    told = tuple(DoneSet(id=UUID(int=number), done=each) for number, each in enumerate(done))
    return Session(id=UUID(int=9), local_date=FIRST_DAY, place=(FIRST_DAY, 0, UUID(int=9)), started_at=0, done=told)


def of(side: Side | None, reps: int) -> SetDone:
    return SetDone(prescription="clam", set=1, side=side, reps=reps)


@tries(RuleId.WEAKER_SIDE)
@pytest.mark.parametrize(
    ("sides", "done", "least", "percent"),
    [
        (Sides.SHARED, (of(Side.LEFT, 5), of(Side.RIGHT, 5)), 10, 100),
        (Sides.SHARED, (of(Side.LEFT, 5), of(Side.RIGHT, 3)), 8, 80),
        (Sides.SHARED, (of(Side.LEFT, 5),), 5, 50),
        (Sides.SHARED, (of(None, 10),), 10, 100),
        (Sides.EACH, (of(Side.LEFT, 10), of(Side.RIGHT, 8)), 8, 80),
    ],
)
def test_a_count_for_both_sides_together_is_the_sum_of_them(
    sides: Sides, done: tuple[SetDone, ...], least: int, percent: int
) -> None:
    asked = Dose(sets=TEN.sets, work=TEN.work, sides=sides)
    found = amount_of(session(*done), "clam", asked)
    assert (found.least, found.percent) == (least, percent)


def test_where_no_number_of_sets_was_asked_all_that_were_begun_count() -> None:
    without_sets = Dose(work=TEN.work)
    assert amount_of(session(of(None, 10), replace(of(None, 10), set=2)), "clam", without_sets).percent == 100
    assert amount_of(session(of(None, 10), replace(of(None, 5), set=2)), "clam", without_sets).percent == 75
