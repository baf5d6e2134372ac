"""Laws that hold for every life, and for each of them a fault that it finds."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from bandstand.journal.facts import Hurt, HurtKind, Popping, SafetyCheck
from bandstand.prescription import PainLimits, SetBy
from bandstand.progress.decision import Change
from tests.progress.any_life import Chance, chances, lives
from tests.progress.faults import FAULTS
from tests.progress.laws import (
    check_all,
    check_big_changes,
    check_bounds,
    check_day,
    check_declined,
    check_flare,
    check_folding,
    check_missing_answers,
    check_missing_never_advances,
    check_pain,
    check_popping,
    check_replay,
    check_safety,
)
from tests.progress.lived import Lived
from tests.progress.lives import (
    CLIMBER,
    LIVES,
    MANY_LIVES,
    MARCH,
    Day,
    Did,
    Life,
    a_session,
    march_life,
    ordinary_days,
    plan_of,
)
from tests.progress.reasons import check_reasons

# A thousand lives in four shares, so that more than one core can take them.
SHARES = 4
# Rules that a share of lives must come to, or its laws would have said little of them.
OFTEN_MET = ("R3", "R13", "R15", "R16", "L3")
UNEVEN = tuple(Day(morning=pain) for pain in (1, 3, 5, 3, 2, 4, 3) * 4)
Law = Callable[[Lived], None]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_thousand_lives_break_no_law(share: int) -> None:
    @seed(share)
    @settings(max_examples=MANY_LIVES // SHARES, derandomize=False, database=None)
    @given(lives(), chances)
    def lived_through(life: Life, chance: Chance) -> None:
        lived = Lived(life)
        check_all(lived, chance)
        met.update(each.rule for each in lived.decisions.values())
        met.update(each.change for each in lived.decisions.values())

    met: Counter[str] = Counter()
    lived_through()
    assert {*Change} <= {*met}, met
    assert {*OFTEN_MET} <= {*met}, met


@settings(max_examples=2 * LIVES)
@given(lives(), st.lists(st.integers(0, 10), max_size=12))
def test_more_pain_after_a_dose_never_means_a_milder_flare(life: Life, raise_by: list[int]) -> None:
    check_flare(Lived(replace(life, days=(*UNEVEN, *life.days))), raise_by)


@settings(max_examples=2 * LIVES)
@given(lives(), st.sampled_from(["popping", "hurt"]), st.sampled_from([Popping.PAINFUL, Popping.CAUGHT]))
def test_a_painful_pop_in_the_last_session_bars_the_form(life: Life, told_as: str, felt: Popping) -> None:
    kind = HurtKind.POPPED if felt is Popping.PAINFUL else HurtKind.CAUGHT
    popped = Did(popping=felt) if told_as == "popping" else Did(hurt=Hurt(kind=kind), popping=None)
    first = life.plan.prescriptions[0]
    after = Lived(replace(life, days=(*life.days, Day(did={first.key: popped}), Day())))
    check_popping(after)
    assert after.standing.barred_of(first)


def test_pain_at_one_exercise_brings_no_heavier_band_to_another() -> None:
    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*ordinary_days(8), both, Day(), both, Day()))
    assert {each.rule for each in Lived(life).decisions.values()} == {"R14", "L4"}
    for raise_by in ([3], [0, 3], [9], [0, 9]):
        check_pain(Lived(life), raise_by)


# Each law finds a fault: the life in which it shows, and the law that it breaks

DECLINED = (a_session(count=15), Day(), Day(), Day())
STRICT = PainLimits(strict=True, set_by=SetBy.THERAPIST)
TOP = a_session(count=15)

SHOWN: tuple[tuple[str, Life, Law], ...] = (
    (
        "hold-silences-ease",
        march_life(a_session(sets=1, peak=1), Day(), a_session(sets=1, peak=1), Day()),
        lambda lived: check_pain(lived, [3]),
    ),
    (
        "level-hears-fresh-pain",
        march_life(*ordinary_days(7, 4), *ordinary_days(21, 1), a_session(), Day(morning=3), *ordinary_days(7, 1)),
        lambda lived: check_pain(lived, [0, 0, *[3] * 7]),
    ),
    (
        "flare-hears-fresh-pain",
        march_life(*UNEVEN, a_session(), *[Day(morning=3)] * 24, *[Day(morning=5)] * 2),
        lambda lived: check_flare(lived, [1] * 24),
    ),
    ("full-day-when-it-hurts", march_life(a_session(), Day(morning=7)), lambda lived: check_day(lived, [0, 1])),
    ("no-morning-is-none", march_life(a_session(), Day(morning=None)), check_missing_never_advances),
    ("no-effort-is-easy", march_life(a_session(), Day()), lambda lived: check_missing_answers(lived, [False, True])),
    ("past-the-bounds", march_life(a_session(), Day()), check_bounds),
    ("painful-form-again", march_life(a_session(popping=Popping.PAINFUL), Day()), check_popping),
    ("no-pause", march_life(a_session(), Day(told=(SafetyCheck(signs=("cold-leg",)),))), check_safety),
    (
        "strict-rises",
        Life(plan=plan_of(MARCH, limits=STRICT), days=(a_session(peak=0), Day(morning=0))),
        check_safety,
    ),
    ("reasons-without-numbers", march_life(a_session(peak=7), Day()), check_reasons),
    (
        "room-for-the-sore",
        march_life(a_session(count=12, pre=0, peak=3), Day()),
        lambda lived: check_pain(lived, [3]),
    ),
    ("an-answer-unsaid", march_life(*ordinary_days(8, 2), a_session(count=12), Day(morning=2)), check_reasons),
    (
        "big-steps-any-day",
        march_life(*ordinary_days(8), *(TOP, Day()) * 8, accepts=True),
        check_big_changes,
    ),
    ("declined-asked-again", march_life(*DECLINED, leaves=(True,)), check_declined),
    (
        "order-of-arrival",
        march_life(a_session(), Day(morning=3), a_session(peak=6), Day()),
        lambda lived: check_replay(lived, [1, 2, 3]),
    ),
    (
        "one-session-kept",
        march_life(*ordinary_days(8), TOP, Day(), TOP, Day()),
        lambda lived: check_folding(lived, 3),
    ),
)


@pytest.mark.parametrize(("fault", "life", "law"), SHOWN, ids=[fault for fault, *_ in SHOWN])
def test_a_law_finds_the_fault_and_nothing_without_it(fault: str, life: Life, law: Law) -> None:
    law(Lived(life))
    with pytest.raises(AssertionError):
        law(Lived(life, FAULTS[fault]))


def test_every_fault_is_shown() -> None:
    assert {fault for fault, *_ in SHOWN} == {*FAULTS}
