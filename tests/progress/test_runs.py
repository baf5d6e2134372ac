"""What a run is judged against, what it comes to, and where it leads."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.journal.facts import (
    Fact,
    GateAnswered,
    ReviewConfirmed,
    RunDone,
)
from bandstand.journal.history import fold
from bandstand.progress.running import STAGES, Came, Run, base_in, way_through
from bandstand.progress.running.stages import stage_of
from bandstand.progress.running.way import Mornings, Way, came_of
from bandstand.quantity import Pain
from tests.progress.lives import FIRST_DAY
from tests.progress.runners import BEGINS, GOOD, RUN, everything, mornings, on, seen_of, told
from tests.progress.way_back import closed, stands

# What a run is judged against


def test_what_is_usual_comes_from_before_the_run_and_never_goes_above_two() -> None:
    base = base_in(seen_of(fold(told(mornings(*[5] * 20)))))
    assert (base(on(7)), base(on(20)), base(on(6))) == (2.0, 2.0, None)
    base = base_in(seen_of(fold(told(mornings(*[2] * 10, *[0] * 5)))))
    found = [base(on(day)) for day in (10, 11, 15)]
    assert found[0] == 2.0, "what came on the day itself is not in it"
    assert found == sorted(found, key=lambda level: -(level or 0))
    assert found[1] != found[0]


def test_weeks_of_worsening_do_not_make_a_raised_morning_usual() -> None:
    base = base_in(seen_of(fold(told(mornings(*[1] * 10, *[2] * 60)))))
    assert base(on(70)) == 1.0


def test_the_last_review_before_a_run_holds_what_is_usual_from_the_day_after_it() -> None:
    pains = [*[0] * 10, *[2] * 30, *[0] * 30]
    reviews: list[tuple[int, Fact]] = [(38, ReviewConfirmed(seen_by="x")), (68, ReviewConfirmed(seen_by="x"))]
    past = fold(told([*mornings(*pains), *reviews]))
    seen = seen_of(past)
    alone, held = base_in(seen), base_in(seen, past.reviews)
    assert [alone(on(day)) for day in (38, 39)] == [0.0, 0.0], "weeks of worsening are not usual by themselves"
    assert [held(on(day)) for day in (38, 39)] == [0.0, 2.0], "but somebody looked, and from the next day on they are"
    assert held(on(69)) == 0.0, "and a better review holds it down again"
    assert base_in(seen, past.reviews)(on(6)) is None


def test_a_review_before_the_seventh_answer_says_nothing_of_what_is_usual() -> None:
    past = fold(told([*mornings(*[1] * 20), (3, ReviewConfirmed(seen_by="x"))]))
    assert base_in(seen_of(past), past.reviews)(on(10)) == 1.0


# What a run comes to


def came(run: Run, first: int | None = 1, second: int | None = 1, base: float | None = 1.0) -> Came:
    pains = [None if pain is None else Pain(pain) for pain in (first, second)]
    return came_of(run, Mornings(pains[0], pains[1], base))


def test_up_to_two_settled_and_a_morning_within_one_of_usual_is_a_good_run() -> None:
    assert came(RUN) is came(RUN, first=2) is came(RUN, first=0) is Came.GOOD
    assert came(RUN, first=2, base=1.5) is Came.GOOD


@pytest.mark.parametrize(
    "part",
    [replace(RUN, peak=None), replace(RUN, settled=None), replace(RUN, limp=None), replace(RUN, groin=None)],
    ids=["peak", "settled", "limp", "groin"],
)
def test_what_is_not_told_waits_and_is_no_good_run(part: Run) -> None:
    assert came(part) is Came.WAITS
    assert came(RUN, first=None) is came(RUN, base=None) is Came.WAITS


def test_three_to_five_an_hour_or_half_a_stage_repeats() -> None:
    assert came(replace(RUN, peak=Pain(3))) is came(replace(RUN, peak=Pain(5))) is Came.REPEAT
    assert came(replace(RUN, settled=False)) is came(replace(RUN, whole=False)) is Came.REPEAT
    assert came(RUN, first=3, base=1.5) is Came.REPEAT


def test_more_than_five_a_limp_or_two_raised_mornings_stop() -> None:
    assert came(replace(RUN, peak=Pain(6))) is came(replace(RUN, limp=True)) is Came.STOP
    assert came(RUN, first=3, second=3) is came(RUN, first=3, second=None) is Came.STOP


def test_one_raised_morning_is_two_days_off_and_no_stage_back() -> None:
    assert came(RUN, first=3, second=2) is Came.SORE
    way = way_of(RUN, pains={1: 3, 2: 1})
    assert (way.stage, way.good, way.next_on) == (1, 0, on(3))


def test_groin_pain_that_builds_speaks_before_everything() -> None:
    assert came(replace(RUN, groin=True, limp=True, peak=Pain(9)), first=9) is Came.GROIN


# Where it leads


def way_of(*runs: Run, pains: dict[int, int] | None = None, today: int | None = None) -> Way:
    told_pains = {on(day): Pain(pain) for day, pain in (pains or {}).items()}
    last = runs[-1].on if runs else FIRST_DAY
    asof = last + timedelta(days=2) if today is None else on(today)
    return way_through(runs, lambda day: told_pains.get(day, Pain(1)), lambda _: 1.0, asof)


def run(day: int, stage: int = 1, *, like: Run = RUN) -> Run:
    return replace(like, on=on(day), stage=stage)


LIMPED = replace(RUN, limp=True)


def test_two_good_runs_lead_to_the_next_stage() -> None:
    assert (way_of().stage, way_of(run(0)).stage, way_of(run(0), run(2)).stage) == (1, 1, 2)


def test_a_repeat_costs_nothing_and_the_good_run_before_it_still_counts() -> None:
    assert way_of(run(0), run(2, like=replace(RUN, peak=Pain(3))), run(4)).stage == 2


def test_a_run_on_the_day_after_or_of_another_stage_leads_nowhere() -> None:
    assert (way_of(run(0), run(1)).stage, way_of(run(0), run(2, stage=2)).stage) == (1, 1)


def test_a_walk_needs_no_day_of_rest_after_it_and_is_no_run_in_a_long_pause() -> None:
    assert way_of(run(0, stage=0)).next_on is None
    assert way_of(run(0), run(2, stage=0), run(3)).stage == 2
    up = [run(day, stage=1 + day // 4) for day in range(0, 12, 2)]
    assert way_of(*up, run(20, stage=0), today=25).stage == 2
    assert way_of(run(0, stage=0, like=LIMPED)).next_on == on(3), "but one that was too much does"


def test_a_stop_leads_one_stage_back_with_two_days_off_and_one_good_run_back_up() -> None:
    up = [run(day, stage=1 + day // 4) for day in range(0, 8, 2)]
    stopped = way_of(*up, run(8, stage=3, like=LIMPED))
    assert (stopped.stage, stopped.next_on) == (2, on(11))
    assert way_of(*up, run(8, stage=3, like=LIMPED), run(11, stage=2)).stage == 3


def test_the_third_stop_at_a_stage_is_for_the_therapist_until_they_clear_it() -> None:
    late = BEGINS + 13
    limped: list[tuple[int, Fact]] = [(BEGINS + day, replace(GOOD, limp=True)) for day in (0, 5, 10)]
    walked: list[tuple[int, Fact]] = [(BEGINS + day, replace(GOOD, stage=0, minutes=30)) for day in (3, 8)]
    facts = [*everything(until=late), *limped, *walked]
    twice = [each for each in facts if each != limped[-1]]
    assert "running.closed_therapist" not in closed(stands(twice, late))
    assert "running.closed_therapist" in closed(stands(facts, late))
    cleared = (late, GateAnswered(gate="cleared", answer="yes", by="Ms Okafor"))
    assert "running.closed_therapist" not in closed(stands([*facts, cleared], late))


def test_two_weeks_without_a_run_lead_two_stages_back_but_not_below_the_first() -> None:
    up = [run(day, stage=1 + day // 4) for day in range(0, 12, 2)]
    assert [way_of(*up, today=day).stage for day in (12, 23, 24, 200)] == [4, 4, 2, 2]
    assert way_of(run(0), today=40).stage == 1


def test_a_single_run_comes_to_a_tenth_more_than_the_longest_of_thirty_days_at_most() -> None:
    facts: list[tuple[int, Fact]] = [(0, RunDone(metres=9000)), (20, RunDone(metres=3000, minutes=20))]
    found = [stands(facts, day).cap for day in (20, 30, 31, 50, 51)]
    assert [each.metres for each in found] == [9900, 9900, 3300, 3300, None]
    assert [each.minutes for each in found] == [22, 22, 22, 22, None]


def test_a_run_of_a_day_that_is_not_yet_is_not_heard() -> None:
    facts = [*everything(), (BEGINS + 5, GOOD)]
    assert [each.run.stage for each in stands(facts, BEGINS).way.runs] == [0], "the walk of before"
    ahead = [*everything(), (BEGINS, replace(GOOD, of=on(BEGINS + 5)))]
    assert [each.run.on for each in stands(ahead, BEGINS).way.runs[1:]] == [on(BEGINS)], "no later than it was told"


def test_every_stage_is_known_by_what_it_asks() -> None:
    assert [stage_of(each.work) for each in STAGES[:-1]] == list(STAGES[:-1])
    assert [each.running for each in STAGES[:-1]] == [0, 5, 10, 15, 20, 18, 28, 30]
