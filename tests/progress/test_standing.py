"""What the engine keeps of the past: of constant size, and only from before what it judges."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.journal.event import Received
from bandstand.journal.facts import BoundsSet, CheckIn, Hurt, HurtKind, Popping, ReviewConfirmed
from bandstand.journal.history import begin, fold, moved_on
from bandstand.prescription import PainLimits
from bandstand.progress.standing import (
    Begun,
    Heard,
    Standing,
    asks_popping,
    begun,
    folding,
    hear,
    new_to,
    standing_of,
    to_the_end,
)
from bandstand.progress.standing.record import Record
from bandstand.quantity import Pain
from bandstand.recovery import Stage
from tests.progress.any_life import lives
from tests.progress.lives import (
    FIRST_DAY,
    HOUR_MS,
    MARCH,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    history_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)


def last(*days: Day) -> Record:
    """The newest session of the march."""
    found = standing_after(march_life(*days)).last("march")
    assert found is not None
    return found


def test_the_usual_level_of_a_session_comes_only_from_before_it() -> None:
    before = (*ordinary_days(8, 2), a_session())
    assert last(*before).usual == 2
    assert last(*before, *ordinary_days(10, 0)).usual == 2
    assert last(*ordinary_days(6, 2), a_session()).usual is None


def test_an_average_told_after_the_session_began_is_fresh() -> None:
    told_late = CheckIn(of=FIRST_DAY + timedelta(days=8), average_of=FIRST_DAY + timedelta(days=6), average=Pain(9))
    late = (*ordinary_days(8, 2), replace(a_session(), before_dawn=True, told=(told_late,)))
    assert last(*late).usual == 2
    assert standing_after(march_life(*late)).days[6].pain == 9


def test_what_was_said_after_a_session_began_stays_fresh_when_that_session_arrives_late() -> None:
    """A tablet was offline: its session at dawn arrives after the evening's, with an answer said in between."""
    told_late = CheckIn(of=FIRST_DAY + timedelta(days=8), average_of=FIRST_DAY + timedelta(days=6), average=Pain(9))
    dawn = replace(a_session(), before_dawn=True, told=(told_late,))
    calm = (*ordinary_days(4, 4), *ordinary_days(4, 2))
    rows = march_life(*calm, dawn).rows()
    evening = [_in_the_evening(row) for row in rows if row.event.session]
    late = [replace(row, received_at=10**12) if row.event.session else row for row in rows]
    records = standing_of(fold([*late, *evening])).records["march"]
    assert [each.usual for each in records] == [4, 3]


def _in_the_evening(row: Received) -> Received:
    event = replace(row.event, id=UUID(int=row.event.id.int + 1000), session=UUID(int=77))
    event = replace(event, occurred_at=event.occurred_at + 15 * HOUR_MS)
    return replace(row, event=event, cursor=row.cursor + 1000)


def test_the_average_of_a_day_counts_before_its_morning() -> None:
    raised = (Day(morning=1), *[Day(morning=1, average=3)] * 8, replace(a_session(), average=3))
    assert last(*raised).usual == 3


def test_a_review_lets_the_level_rise_and_nothing_else_does() -> None:
    worse = (*ordinary_days(7, 1), *ordinary_days(14, 4))
    assert last(*worse, a_session()).usual == 1
    reviewed = Day(morning=4, told=(ReviewConfirmed(),))
    assert last(*worse, reviewed, a_session()).usual == 3.5


def test_a_flare_since_a_session_is_judged_by_what_was_usual_before_it() -> None:
    def stage(*days: Day) -> Stage:
        standing = standing_after(march_life(*days))
        return standing.stage(standing.last("march"))

    calm = [Day(morning=pain) for pain in (1, 3, 5, 3, 2, 4, 3) * 4]
    trained = (*calm, a_session(morning=3))
    assert stage(*calm) is Stage.NONE
    assert stage(*trained, Day(morning=9)) is Stage.NONE
    assert stage(*trained, Day(morning=5), Day(morning=5)) is Stage.AMBER
    assert stage(*trained, Day(morning=6), Day(morning=6)) is Stage.RED
    assert stage(*trained, *[Day(morning=6)] * 30) is Stage.RED
    assert stage(*trained, Day(morning=6)) is Stage.NONE
    assert stage(*trained, Day(morning=6, average=6)) is Stage.RED, "the session's own day, told the day after"
    assert stage(*trained, Day(morning=6), Day(morning=6), Day(morning=4), Day(morning=4)) is Stage.NONE
    assert stage(*calm, Day(morning=6), Day(morning=6)) is Stage.RED, "without a session too"


def test_a_flare_goes_on_through_the_next_session() -> None:
    calm = [Day(morning=pain) for pain in (1, 3, 5, 3, 2, 4, 3) * 4]
    standing = standing_after(march_life(*calm, Day(morning=6), Day(morning=6), a_session(morning=6), Day(morning=6)))
    record = standing.last("march")
    assert record is not None
    assert record.before is not None
    assert (record.before.flare.stage, standing.stage(record)) == (Stage.RED, Stage.RED)
    assert [each.began for each in record.before.spells] == [FIRST_DAY + timedelta(days=29)]


def test_an_answer_corrected_later_moves_the_level_as_if_said_so_at_once() -> None:
    """The average of a day takes the place of its morning, and what followed is folded again."""
    told_late = CheckIn(of=FIRST_DAY + timedelta(days=20), average_of=FIRST_DAY + timedelta(days=12), average=Pain(9))
    late = standing_after(march_life(*ordinary_days(20, 2), Day(morning=2, told=(told_late,))))
    at_once = standing_after(march_life(*ordinary_days(13, 2), Day(morning=2, average=9), *ordinary_days(7, 2)))
    assert late.diary == at_once.diary
    assert late.diary.newest != standing_after(march_life(*ordinary_days(21, 2))).diary.newest


def test_the_morning_after_belongs_to_every_session_of_its_day() -> None:
    life = Life(plan=plan_of(MARCH, WALK), days=(replace(a_session(), told=()), Day(morning=4)))
    record = standing_after(life).last("march")
    assert record is not None
    assert (record.morning, record.waits) == (4, True)


def test_a_later_session_closes_the_time_for_the_morning() -> None:
    records = standing_after(march_life(a_session(), replace(a_session(morning=3), before_dawn=True))).records["march"]
    assert [(each.morning, each.waits) for each in records] == [(None, False), (None, True)]


def test_a_morning_told_after_three_days_is_not_an_answer() -> None:
    def told_after(days: int) -> Pain | None:
        late = CheckIn(of=FIRST_DAY + timedelta(days=1), morning=Pain(4), recalled=True)
        return last(a_session(), *[Day(morning=None)] * (days - 1), Day(morning=None, told=(late,))).morning

    assert told_after(3) == 4
    assert told_after(4) is None


def test_what_was_felt_in_one_form_is_kept_for_that_form() -> None:
    standing = standing_after(march_life(a_session(popping=Popping.PAINFUL), REST))
    assert standing.barred == {("hip-flexor-march", "supine")}
    assert standing.barred_of(MARCH) == standing.barred_of(replace(MARCH, key="another")) == {"supine"}
    assert standing.popped == {("march", "supine")}


def test_the_size_stays_the_same_however_long_the_history() -> None:
    def kept(weeks: int) -> tuple[int, int, int]:
        standing = standing_after(march_life(*(a_session(), REST, REST) * weeks))
        return len(standing.days), len(standing.records["march"]), len(standing.met)

    assert kept(13) == kept(26) == (35, 6, 1)


def test_a_week_with_a_heavier_band_is_known() -> None:
    calm = ordinary_days(8)
    life = march_life(*calm, a_session(), REST, a_session(), REST, a_session(), accepts=True)
    standing = standing_after(life)
    assert standing.last_big_change == FIRST_DAY + timedelta(days=12)
    assert standing_after(march_life(*calm, a_session(), REST, accepts=True)).last_big_change is None


def test_limits_and_bounds_told_beside_the_plan_are_known() -> None:
    standing = standing_after(march_life(REST, told=(BoundsSet(limits=PainLimits(amber=Pain(3))),)))
    assert standing.limits == PainLimits(amber=Pain(3))


def test_popping_is_asked_by_key() -> None:
    assert asks_popping(Standing(), plan_of(MARCH, WALK)) == {"march", "walk"}
    met = standing_after(march_life(a_session(), REST, a_session(), REST))
    assert asks_popping(met, plan_of(MARCH, WALK)) == {"walk"}


def test_an_exercise_is_explained_in_its_first_three_sessions() -> None:
    def explained(*days: Day) -> frozenset[str]:
        return new_to(standing_after(march_life(*days)), plan_of(MARCH, WALK))

    assert explained(a_session(), REST, a_session(), REST) == {"march", "walk"}
    assert explained(a_session(), REST, a_session(), REST, a_session(), REST) == {"walk"}


def test_a_form_the_plan_does_not_name_is_met_as_it_was_done() -> None:
    done = Day(did={"walk": Did(count=30)})
    standing = standing_after(Life(plan=plan_of(WALK), days=(done, REST, done)))
    assert asks_popping(standing, plan_of(WALK)) == frozenset()


def test_the_same_past_leads_to_the_same_standing() -> None:
    history = history_of(march_life(a_session(), REST))
    assert standing_of(history) == standing_of(history)


def told_one_by_one(rows: Sequence[Received], last: int) -> Iterator[tuple[Begun, Begun]]:
    """The standing kept and gone on with, row by row, and beside it the one that is worked out from nothing."""
    first = max(0, len(rows) - last)
    past = begin(rows[:first])
    kept = begun(past.history)
    for count in range(first, len(rows)):
        past = moved_on(past, rows[count : count + 1]) or begin(rows[: count + 1])
        kept = begun(past.history, kept)
        yield kept, begun(fold(rows[: count + 1]))


@given(lives(), st.integers(1, 30))
def test_a_standing_gone_on_with_is_the_one_that_the_whole_log_tells(life: Life, last: int) -> None:
    for kept, anew in told_one_by_one(life.rows(), last):
        assert to_the_end(kept) == to_the_end(anew)


def test_only_what_is_new_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Heard] = []

    def listening(standing: Standing, each: Heard) -> Standing:
        heard.append(each)
        return hear(standing, each)

    monkeypatch.setattr(folding, "hear", listening)
    rows = march_life(*ordinary_days(20)).rows()
    one_by_one = list(told_one_by_one(rows, 40))
    before = len(heard)
    kept = one_by_one[-1][0]
    to_the_end(begun(fold(rows), kept))
    assert len(heard) - before < 5
    heard.clear()
    begun(fold(rows))
    assert len(heard) > 20


def test_what_came_late_has_everything_heard_again() -> None:
    life = march_life(*ordinary_days(6), a_session(), a_session())
    rows = life.rows()
    without = [row for row in rows if row is not rows[3]]
    kept = begun(fold(without))
    assert to_the_end(begun(fold(rows), kept)) == standing_of(fold(rows))


def test_sets_alone_tell_that_an_exercise_was_done_and_every_session_is_counted() -> None:
    silent = a_session(answers=False)
    standing = standing_after(march_life(silent, REST, silent, REST))
    assert len(standing.records["march"]) == 2
    assert standing.sessions == 2
    assert standing.last_session == FIRST_DAY + timedelta(days=2)


def test_a_form_that_only_ached_is_not_the_form_that_was_done() -> None:
    ached = Hurt(prescription="march", variant="standing", kind=HurtKind.ACHE, pain=Pain(2))
    assert last(a_session(hurt=ached), REST).variant == MARCH.variant
