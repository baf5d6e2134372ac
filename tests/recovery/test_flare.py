"""A bad day, a rough spell, and its end."""

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.quantity import Pain
from bandstand.recovery import Answer, Course, Flare, Measure, Spell, Stage, course_after, course_of, stage_since
from bandstand.recovery.flare import after, measure_of
from tests.recovery.diaries import SCALE, TIMES, USUAL, answers, made_up, on, series

CALM = (1, 3, 5, 3, 2, 4, 3) * 4  # four weeks around 3, differing by about 1.2
QUIET = (3, 3, 3, 4, 3, 3, 2) * 4  # and by about a half
RANK = {Stage.NONE: 0, Stage.AMBER: 1, Stage.RED: 2}


def course(*pains: int | None) -> Course:
    found = course_of(answers(*pains))
    assert found is not None
    return found


def stage(*pains: int | None) -> Stage:
    return course(*pains).flare.stage


def test_a_single_bad_day_is_a_blip_and_no_stage() -> None:
    assert stage(*CALM, 9) is Stage.NONE
    assert stage(*CALM, 9, 3) is Stage.NONE
    assert stage(*QUIET, 9) is Stage.NONE


def test_two_of_three_days_two_above_are_amber() -> None:
    assert stage(*CALM, 5) is Stage.NONE
    assert stage(*CALM, 5, 5) is Stage.AMBER
    assert stage(*CALM, 5, 4, 5) is Stage.AMBER
    assert stage(*CALM, 5, None, 5) is Stage.AMBER


def test_two_raised_days_further_apart_are_not_amber() -> None:
    assert stage(*CALM, 5, 4, 4, 5) is Stage.NONE
    assert stage(*CALM, 5, None, None, 5) is Stage.NONE


def test_two_of_three_days_three_above_are_red() -> None:
    assert stage(*CALM, 6, 3, 6) is Stage.RED


def test_days_that_stay_raised_add_up_to_red() -> None:
    raised = [stage(*CALM, *[5] * days) for days in range(1, 8)]
    assert raised[0] is Stage.NONE
    assert raised[1] is Stage.AMBER
    assert raised[-1] is Stage.RED


def test_one_day_never_counts_for_more_than_its_cap() -> None:
    measure = Measure(base=0, scale=1)
    assert after(Flare(), 10, measure, [], watched=True).above == pytest.approx(3.5 / 1.3 - 0.75)


def test_nothing_is_told_in_the_first_three_weeks() -> None:
    assert stage(*CALM[:18], 9, 9, 9) is Stage.NONE
    assert stage(*CALM[:18], 9, 9, 9, 9) is Stage.RED


def test_a_flare_ends_after_two_calm_answers_running() -> None:
    assert stage(*CALM, 6, 6, 4) is Stage.RED
    assert stage(*CALM, 6, 6, 4, 5, 4) is Stage.RED
    assert stage(*CALM, 6, 6, 4, 4) is Stage.NONE


def test_a_day_without_an_answer_neither_counts_nor_breaks_the_calm() -> None:
    assert stage(*CALM, 6, 6, 4, None) is Stage.RED
    assert stage(*CALM, 6, 6, 4, None, None, 3) is Stage.NONE


def test_what_is_usual_before_a_flare_stays_what_its_end_is_judged_by() -> None:
    """Three weeks of it lift the median, and still 5 is not calm for someone of 3."""
    assert stage(*CALM, *[6] * 21, 5, 5) is Stage.RED
    assert stage(*CALM, *[6] * 21, 4, 4) is Stage.NONE


def test_amber_may_become_red_and_never_goes_back_by_itself() -> None:
    assert stage(*CALM, 5, 5, 6, 6, 5, 5) is Stage.RED


def test_flares_of_the_last_six_weeks_are_kept_with_their_days() -> None:
    pains = (*CALM, 5, 6, 6, 4, 4, *CALM, 6, 6)
    ended = Spell(began=on(29), stage=Stage.RED, ended=on(32))
    assert course(*pains).spells == (ended, Spell(began=on(62), stage=Stage.RED))
    assert course(*CALM, 5, 6, 6, 4, 4, *CALM, *CALM).spells == ()


def test_the_scale_is_the_persons_own_within_what_is_sensible() -> None:
    def scale(*pains: int) -> float:
        measure = measure_of([Pain(pain) for pain in pains], sum(pains) / len(pains))
        assert measure is not None
        return measure.scale

    assert scale(*[3] * 28) == 0.7
    assert scale(*[0, 10] * 14) == 2.0
    assert scale(*[2, 4] * 14) == 1.0
    assert scale(3, 3, 3, 9) == 1.3, "too few to tell"
    assert measure_of([], 4) is None


@settings(max_examples=TIMES, deadline=None)
@given(series(least=8), st.lists(st.integers(0, 10), min_size=1, max_size=12), st.data())
def test_with_the_past_unchanged_more_pain_never_means_a_lower_stage(
    past: list[Answer], fresh: list[int], data: st.DataObject
) -> None:
    check_more_pain(past, fresh, data.draw(st.lists(st.integers(0, 6), min_size=len(fresh), max_size=len(fresh))))


def check_more_pain(past: list[Answer], fresh: list[int], more: list[int]) -> None:
    before, since = course_of(past), (past[-1].day - on(0)).days + 1
    worse = [min(10, pain + each) for pain, each in zip(fresh, more, strict=True)]
    milder, harder = (stage_since(before, answers(*each, start=since)) for each in (fresh, worse))
    assert RANK[harder] >= RANK[milder]


def test_the_law_of_stages_holds_on_the_brink() -> None:
    """Where alarms begin and end within days, and small differences decide."""
    chance = random.Random(7)
    for _ in range(400 * SCALE):
        base, spread = chance.randint(0, 6), chance.choice((0, 1, 2))
        past = [min(10, max(0, base + chance.randint(-spread, spread))) for _ in range(chance.randint(15, 45))]
        past += [min(10, base + chance.randint(0, 4)) for _ in range(chance.randint(0, 5))]
        fresh = [min(10, max(0, base + chance.choice((0, 0, 1, 1, 1, 2, 2, 3)))) for _ in range(chance.randint(1, 12))]
        check_more_pain(answers(*past), fresh, [chance.choice((0, 0, 0, 1, 2, 3)) for _ in fresh])


def test_fresh_answers_are_judged_by_what_was_usual_before_them() -> None:
    """Weeks of 6 after a session at 3: the free course gets used to them, the session's own judgement does not."""
    calm, weeks = course(*CALM), answers(*[6] * 35, 5, 5, start=28)
    free = calm
    for each in weeks:
        free = course_after(free, each)
    assert stage_since(calm, weeks) is Stage.RED
    measure = free.measure(free.on + timedelta(days=1))
    assert measure is not None
    assert measure.base > 5


def test_without_a_past_there_is_no_stage() -> None:
    assert stage_since(None, answers(9, 9, 9)) is Stage.NONE


def test_most_flares_are_found_and_most_alarms_are_flares() -> None:
    """Two flares in sixteen weeks of someone whose days differ as usual; 600 diaries in the campaign."""
    right = wrong = found = 0
    diaries = 60 * SCALE
    for seed in range(diaries):
        chance, raised, spans = random.Random(seed), [0.0] * 112, []
        for began in (chance.randint(28, 45), chance.randint(75, 95)):
            days, height = chance.randint(5, 10), chance.uniform(2.5, 4.5)
            raised[began : began + days] = [height * (1 - 0.6 * day / days) for day in range(days)]
            spans.append(range(began, began + days + 2))
        reds = _reds(made_up(USUAL, seed, raised=raised, base=4))
        hits = [day for day in reds if any(day in span for span in spans)]
        right, wrong = right + len(hits), wrong + len(reds) - len(hits)
        found += sum(any(day in span for day in hits) for span in spans)
    assert right / (right + wrong) >= 0.7
    assert found / (2 * diaries) >= 0.6
    assert wrong / diaries <= 0.7


def _reds(diary: list[Answer]) -> list[int]:
    """The days on which red was told."""
    days: list[int] = []
    now: Course | None = None
    for each in diary:
        before, now = now, course_after(now, each)
        if now.flare.stage is Stage.RED and (before is None or before.flare.stage is not Stage.RED):
            days.append((each.day - on(0)).days)
    return days
