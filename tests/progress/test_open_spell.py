"""A rough spell as it stands, and what came before it, which is never called its cause."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from bandstand.journal.facts import PlanSet, ProposalAnswered, Proposed, RunDone
from bandstand.progress.decision import Change
from bandstand.progress.open_spell import CameBefore, OpenSpell, What, open_spell
from bandstand.quantity import Message, Pain
from bandstand.recovery import Stage
from tests.progress.lives import (
    FIRST_DAY,
    MARCH,
    Day,
    Life,
    a_session,
    history_of,
    march_life,
    plan_of,
    standing_after,
)

RAISED = 30  # the first raised day
MONTH = (Day(morning=1), Day(morning=3), Day(morning=2)) * (RAISED // 3)


def on(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def spell(*days: Day) -> OpenSpell | None:
    life = march_life(*days)
    return open_spell(standing_after(life), history_of(life), life.asof - timedelta(days=1))


def before(*last_days: Day) -> list[CameBefore]:
    """What came before two raised days, with these just before them."""
    found = spell(*MONTH[len(last_days) :], *last_days, Day(morning=4), Day(morning=4))
    assert found is not None
    assert found.since == on(RAISED)
    return list(found.before)


def test_one_bad_day_is_no_rough_spell() -> None:
    assert spell(*MONTH, Day(morning=9)) is None


def test_two_raised_days_are_amber_and_stronger_ones_red_from_the_first_on() -> None:
    amber, red = spell(*MONTH, Day(morning=4), Day(morning=4)), spell(*MONTH, Day(morning=5), Day(morning=5))
    assert amber is not None
    assert red is not None
    assert (amber.stage, amber.since) == (Stage.AMBER, on(RAISED))
    assert (red.stage, red.since) == (Stage.RED, on(RAISED))


def test_it_is_over_after_two_calm_answers() -> None:
    raised = (Day(morning=5), Day(morning=5))
    assert spell(*MONTH, *raised, Day(morning=3)) is not None
    assert spell(*MONTH, *raised, Day(morning=3), Day(morning=3)) is None


def test_what_was_answered_since_today_is_not_read_for_a_day_before() -> None:
    life = march_life(*MONTH, Day(morning=5), Day(morning=5))
    assert open_spell(standing_after(life), history_of(life), on(RAISED)) is None


def test_nothing_of_the_48_hours_before_is_an_empty_list() -> None:
    assert before() == []
    assert before(a_session(morning=2), Day(morning=2), Day(morning=2)) == [], "three days before"


def test_sessions_and_a_missing_day_of_rest_came_before() -> None:
    assert before(a_session(morning=2), Day(morning=2)) == [CameBefore(on=on(RAISED - 2), what=What.SESSION)]
    assert before(a_session(morning=2), a_session(morning=2)) == [
        CameBefore(on=on(RAISED - 2), what=What.SESSION),
        CameBefore(on=on(RAISED - 1), what=What.SESSION),
        CameBefore(on=on(RAISED - 1), what=What.NO_REST),
    ]


def test_what_was_done_on_the_raised_day_itself_did_not_come_before() -> None:
    found = spell(*MONTH, a_session(morning=4), Day(morning=4))
    assert found is not None
    assert found.before == ()


def test_a_run_and_another_plan_came_before() -> None:
    changed = PlanSet(plan=replace(plan_of(MARCH), number=2))
    assert before(Day(morning=2, told=(changed,)), Day(morning=2, told=(RunDone(minutes=20),))) == [
        CameBefore(on=on(RAISED - 2), what=What.PLAN),
        CameBefore(on=on(RAISED - 1), what=What.RUN),
    ]


def test_a_step_up_that_was_taken_came_before_by_the_name_of_its_exercise() -> None:
    def proposed(change: Change) -> Proposed:
        return Proposed(
            engine="1",
            session=UUID(int=9),
            prescription="march",
            change=change.value,
            rule="any",
            because=Message("decision.both", first="", second=""),
            source="bandstand-choice",
            before=MARCH,
            after=MARCH,
        )

    def life(change: Change, *, accepted: bool) -> Life:
        """The proposal is the row before its answer, whose id the answer names."""
        told = march_life(*MONTH[1:], Day(morning=2, told=(proposed(change),)))
        id = next(row.event.id for row in told.rows() if row.event.kind == "proposed")
        answered = ProposalAnswered(proposal=id, accepted=accepted)
        last = Day(morning=2, told=(proposed(change), answered))
        return march_life(*MONTH[1:], last, Day(morning=Pain(4)), Day(morning=Pain(4)))

    def found(told: Life) -> list[CameBefore]:
        spell = open_spell(standing_after(told), history_of(told), on(RAISED + 1))
        assert spell is not None
        return list(spell.before)

    step = CameBefore(on=on(RAISED - 1), what=What.STEP_UP, name="Hip flexor march")
    assert found(life(Change.ADVANCE, accepted=True)) == [step]
    assert found(life(Change.ADVANCE, accepted=False)) == []
    assert found(life(Change.EASE, accepted=True)) == []
