"""Laws that hold for every life, and for each of them a fault that it finds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
from bandstand.journal.event import Received
from bandstand.journal.facts import Hurt, HurtKind, Popping, SafetyCheck
from bandstand.journal.history import History, fold
from bandstand.prescription import Bounds
from bandstand.progress.bounds import with_count
from bandstand.progress.case import Case, Rule, Verdict, ladder_of, same_dose
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.in_force import in_force
from bandstand.progress.ladder import Ladder, asks_no_more, at_most
from bandstand.progress.rules import RULES
from bandstand.progress.rules.advance import add_a_little
from bandstand.progress.rules.doing import not_all_done
from bandstand.progress.rules.pain import ease_after_worse_morning, keep_in_amber
from bandstand.progress.rules.popping import leave_painful_form
from bandstand.progress.rules.rough import through_a_rough_spell
from bandstand.progress.rules.weeks import hold_after_a_raised_week
from bandstand.progress.standing import Standing, standing_of
from bandstand.quantity import Json, Pain, Range, RepsLeft
from bandstand.recovery import Stage
from tests.progress.lives import (
    CLIMBER,
    LIVES,
    MARCH,
    Day,
    Did,
    Life,
    a_session,
    lives,
    march_life,
    ordinary_days,
    plan_of,
)

PAINS = ("peak", "pain", "pain_now", "morning", "average")
Decide = Callable[[Sequence[Received]], dict[str, Decision]]


# Which of two doses is more


# Left out is less than easier, easier less than the same, the same less than a step up: a step up may come with fewer
# reps (a set more, a heavier band), so it is the rung that counts. Of two easier doses no field may ask for more.
RUNGS = (Change.STOP, Change.EASE, Change.KEEP, Change.ADVANCE)


def no_more(one: Decision, than: Decision, ladder: Ladder) -> bool:
    """Whether one decision asks for no more than another of the same dose."""
    if one.change is not than.change:
        return RUNGS.index(one.change) < RUNGS.index(than.change)
    if one.change is Change.ADVANCE and one.rule != than.rule:
        return than.rule == "R14"
    return asks_no_more(one.after, than.after, ladder)


def _decide(rows: Iterable[Received], life: Life, rules: Sequence[Rule]) -> dict[str, Decision]:
    history = fold(rows)
    assert history.plan is not None
    made = decide_all(history.plan, standing_of(history), history.bands, life.asof, rules=rules)
    return {each.before.key: each for each in made}


def _ladder(history: History, key: str) -> Ladder:
    assert history.plan is not None
    prescription = history.plan.prescription(key)
    assert prescription is not None
    return replace(ladder_of(prescription, Standing(), load_catalogue(), history.bands), barred=frozenset[str]())


def _judged(history: History) -> dict[int, list[str]]:
    """When each judged dose was begun, with the exercises it was begun for."""
    standing = standing_of(history)
    judged: dict[int, list[str]] = defaultdict(list)
    for prescription in history.plan.prescriptions if history.plan else ():
        last = standing.last(prescription.key)
        if last is not None:
            judged[last.began].append(prescription.key)
    return judged


def _fresh(rows: Sequence[Received], began: int, change: Callable[[str, Json], Json]) -> list[Received]:
    """The log with every answer given since a moment changed by name."""
    return [_changed(row, change) if row.event.occurred_at >= began else row for row in rows]


def _changed(row: Received, change: Callable[[str, Json], Json]) -> Received:
    if row.event.kind in ("plan_set", "bounds_set"):
        return row
    body = {name: change(name, value) for name, value in row.event.body.items()}
    return replace(row, event=replace(row.event, body=body))


# The pain law


def check_pain_law(life: Life, raise_by: Sequence[int], rules: Sequence[Rule] = RULES) -> None:
    """With what came before unchanged, more pain since the last dose never raises the next one."""
    rows = life.rows()
    history, before = fold(rows), _decide(rows, life, rules)
    for began, keys in _judged(history).items():
        after = _decide(_raised(rows, began, raise_by), life, rules)
        for key in keys:
            assert no_more(after[key], before[key], _ladder(history, key)), (key, before[key], after[key])


def _raised(rows: Sequence[Received], began: int, raise_by: Sequence[int]) -> list[Received]:
    steps = iter([*raise_by, *([0] * 1000)])

    def more(name: str, value: Json) -> Json:
        return min(10, value + next(steps)) if name in PAINS and isinstance(value, int) else value

    return _fresh(rows, began, more)


@settings(max_examples=LIVES)
@given(lives(), st.lists(st.integers(0, 10), max_size=12))
def test_more_pain_after_a_dose_never_means_more_of_it(life: Life, raise_by: list[int]) -> None:
    check_pain_law(life, raise_by)


def test_pain_at_one_exercise_brings_no_heavier_band_to_another() -> None:
    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*ordinary_days(8), both, Day(), both, Day()))
    assert {each.rule for each in _decide(life.rows(), life, RULES).values()} == {"R14", "L1"}
    for raise_by in ([3], [0, 3], [9], [0, 9]):
        check_pain_law(life, raise_by)


def test_the_pain_law_finds_a_hold_that_silences_an_ease() -> None:
    """First row wins, whatever its caution: amber pain would keep a dose that less pain would ease."""

    def not_all_done_but_in_green(case: Case) -> Verdict | None:
        return None if keep_in_amber(case) else not_all_done(case)

    faulty = _instead_of(not_all_done, not_all_done_but_in_green)
    life = march_life(a_session(sets=1, peak=1), Day(), a_session(sets=1, peak=1), Day())
    check_pain_law(life, [3])
    with pytest.raises(AssertionError):
        check_pain_law(life, [3], faulty)


def test_the_pain_law_finds_a_usual_level_that_hears_fresh_pain() -> None:
    """If the level came from after the session too, a worse week would excuse a worse morning."""

    def excusing(case: Case) -> Verdict | None:
        level = case.standing.usual(case.asof, amber=Pain(10))
        return ease_after_worse_morning(_with_last(case, usual=level))

    of_weeks = (through_a_rough_spell, hold_after_a_raised_week)  # which would hear such a week themselves
    faulty = [each for each in _instead_of(ease_after_worse_morning, excusing) if each not in of_weeks]
    before = (*ordinary_days(7, 4), *ordinary_days(21, 1))
    life = march_life(*before, a_session(), Day(morning=3), *ordinary_days(7, 1))
    a_worse_week = [0, 0, *[3] * 7]
    check_pain_law(life, a_worse_week)
    with pytest.raises(AssertionError):
        check_pain_law(life, a_worse_week, faulty)


# A flare is judged by what was usual before the session

STAGES = list(Stage)
UNEVEN = tuple(Day(morning=pain) for pain in (1, 3, 5, 3, 2, 4, 3) * 4)


def check_flare_law(life: Life, raise_by: Sequence[int], stage: Callable[[Standing, str], Stage]) -> None:
    """With what came before unchanged, more pain since the last dose never leads to a milder stage."""
    rows = life.rows()
    history = fold(rows)
    before = standing_of(history)
    for began, keys in _judged(history).items():
        after = standing_of(fold(_raised(rows, began, raise_by)))
        for key in keys:
            assert STAGES.index(stage(after, key)) >= STAGES.index(stage(before, key)), (key, raise_by)


def since_the_last(standing: Standing, key: str) -> Stage:
    return standing.stage(standing.last(key))


@settings(max_examples=LIVES)
@given(lives(), st.lists(st.integers(0, 10), max_size=12))
def test_more_pain_after_a_dose_never_means_a_milder_flare(life: Life, raise_by: list[int]) -> None:
    check_flare_law(replace(life, days=(*UNEVEN, *life.days)), raise_by, since_the_last)


def test_the_flare_law_finds_a_base_that_hears_fresh_pain() -> None:
    """After weeks of a little more that would be the base, and the rough days that follow none."""

    def as_told_now(standing: Standing, key: str) -> Stage:
        return standing.stage(None)

    life = march_life(*UNEVEN, a_session(), *[Day(morning=3)] * 24, *[Day(morning=5)] * 2)
    weeks_of_more = [1] * 24
    check_flare_law(life, weeks_of_more, since_the_last)
    with pytest.raises(AssertionError):
        check_flare_law(life, weeks_of_more, as_told_now)


# No answer is never better than the best answer

BEST: dict[str, Json] = {
    "peak": 0,
    "pain": 0,
    "pain_now": 0,
    "morning": 0,
    "average": 0,
    "effort": 0,
    "left": 5,
    "popping": "none",
}


def check_missing_answers(life: Life, missing: Sequence[bool], rules: Sequence[Rule] = RULES) -> None:
    """No answer since the last dose leads to no more than the best answer in its place."""
    rows = life.rows()
    history = fold(rows)
    for began, keys in _judged(history).items():
        without = _decide(_without(rows, began, missing), life, rules)
        best = _decide(_best(rows, began, missing), life, rules)
        for key in keys:
            assert no_more(without[key], best[key], _ladder(history, key)), (key, without[key], best[key])


def _without(rows: Sequence[Received], began: int, missing: Sequence[bool]) -> list[Received]:
    steps = iter([*missing, *([False] * 1000)])
    return _fresh(rows, began, lambda name, value: None if name in BEST and next(steps) else value)


def _best(rows: Sequence[Received], began: int, missing: Sequence[bool]) -> list[Received]:
    steps = iter([*missing, *([False] * 1000)])
    return _fresh(rows, began, lambda name, value: BEST[name] if name in BEST and next(steps) else value)


@settings(max_examples=LIVES)
@given(lives(), st.lists(st.booleans(), max_size=12))
def test_no_answer_is_never_better_than_the_best_answer(life: Life, missing: list[bool]) -> None:
    check_missing_answers(life, missing)


def check_missing_never_advances(life: Life, rules: Sequence[Rule] = RULES) -> None:
    """Where pain, the morning, the effort or the count is not known, nothing rises."""
    rows = life.rows()
    standing = standing_of(fold(rows))
    for key, decision in _decide(rows, life, rules).items():
        last = standing.last(key)
        complete = last is not None and None not in (last.peak, last.morning, last.amount.least)
        answered = last is not None and (last.effort is not None or last.left is not None)
        if not (complete and answered):
            assert decision.change is not Change.ADVANCE, (key, decision)


@settings(max_examples=LIVES)
@given(lives())
def test_a_missing_answer_never_advances(life: Life) -> None:
    check_missing_never_advances(life)


def test_the_law_of_missing_answers_finds_a_morning_read_as_nothing() -> None:
    faulty = [_reading_mornings_as_zero(rule) for rule in RULES]
    life = march_life(a_session(), Day(morning=None))
    check_missing_never_advances(life)
    with pytest.raises(AssertionError):
        check_missing_never_advances(life, faulty)


def test_the_law_of_best_answers_finds_a_missing_effort_read_as_easy() -> None:
    def easy_unless_told(case: Case) -> Verdict | None:
        told = case.last is not None and case.last.left is not None
        return None if told else add_a_little(_with_last(case, left=RepsLeft(5)))

    life = march_life(a_session(), Day())
    missing = [False, True]
    check_missing_answers(life, missing)
    with pytest.raises(AssertionError):
        check_missing_answers(life, missing, _instead_of(add_a_little, easy_unless_told))


# No decision leaves the bounds


def check_bounds(life: Life, rules: Sequence[Rule] = RULES) -> None:
    """What is asked next stands within the bounds that stood before, whoever set them."""
    rows = life.rows()
    history = fold(rows)
    assert history.plan is not None
    now = in_force(history.plan, standing_of(history))
    for key, decision in _decide(rows, life, rules).items():
        before = now.prescription(key)
        assert before is not None
        if decision.change in (Change.EASE, Change.ADVANCE):
            held = replace(decision.after, bounds=before.bounds)
            assert at_most(held, _ladder(history, key)) == held, (key, decision)


@settings(max_examples=LIVES)
@given(lives())
def test_no_decision_leaves_the_bounds(life: Life) -> None:
    check_bounds(life)


def test_the_law_of_bounds_finds_a_step_past_them() -> None:
    def past_the_bounds(case: Case) -> Verdict | None:
        verdict = add_a_little(case)
        if verdict is None or verdict.after is None:
            return None
        unbound = replace(verdict.after, bounds=Bounds())
        return replace(verdict, after=with_count(unbound, Range(20)))

    life = march_life(a_session(), Day())
    check_bounds(life)
    with pytest.raises(AssertionError):
        check_bounds(life, _instead_of(add_a_little, past_the_bounds))


# A painful pop, a catch, giving way


def check_popping(life: Life, rules: Sequence[Rule] = RULES) -> None:
    """A form that popped with pain, caught or gave way is not asked for again until somebody allows it."""
    rows = life.rows()
    standing = standing_of(fold(rows))
    for key, decision in _decide(rows, life, rules).items():
        last = standing.last(key)
        if last is not None and last.barring:
            assert decision.change is not Change.ADVANCE, (key, decision)
        if (decision.before.variant or "") in standing.barred_of(decision.before):
            left = decision.change is Change.STOP or decision.after.variant != decision.before.variant
            assert left, (key, decision)


@settings(max_examples=LIVES)
@given(lives())
def test_a_form_that_hurt_the_joint_is_barred_and_never_advances(life: Life) -> None:
    check_popping(life)


@settings(max_examples=LIVES)
@given(lives(), st.sampled_from(["popping", "hurt"]), st.sampled_from([Popping.PAINFUL, Popping.CAUGHT]))
def test_a_painful_pop_in_the_last_session_bars_the_form(life: Life, told_as: str, felt: Popping) -> None:
    kind = HurtKind.POPPED if felt is Popping.PAINFUL else HurtKind.CAUGHT
    popped = Did(popping=felt) if told_as == "popping" else Did(hurt=Hurt(kind=kind), popping=None)
    first = life.plan.prescriptions[0]
    key = first.key
    after = replace(life, days=(*life.days, Day(did={key: popped}), Day()))
    check_popping(after)
    assert standing_of(fold(after.rows())).barred_of(first)


def test_the_law_of_popping_finds_a_missing_rule() -> None:
    life = march_life(a_session(popping=Popping.PAINFUL), Day())
    check_popping(life)
    with pytest.raises(AssertionError):
        check_popping(life, [rule for rule in RULES if rule is not leave_painful_form])


# Replaying the log


def check_replay(life: Life, order: Sequence[int], fold_rows: Callable[[Iterable[Received]], History] = fold) -> None:
    """The log in any order, with rows sent again, gives the same past and the same decisions."""
    rows = life.rows()
    again = [rows[place % len(rows)] for place in order]
    shuffled = sorted([*rows, *again], key=lambda row: hash((row.cursor * 7919, len(order))))
    first, second = fold_rows(rows), fold_rows(shuffled)
    assert first == second
    assert standing_of(first) == standing_of(second)
    assert _decide(rows, life, RULES) == _decide(shuffled, life, RULES)


@settings(max_examples=LIVES)
@given(lives(), st.lists(st.integers(0, 500), min_size=1, max_size=20))
def test_the_log_in_any_order_with_repeats_tells_the_same(life: Life, order: list[int]) -> None:
    check_replay(life, order)


def test_the_law_of_replay_finds_a_fold_that_trusts_arrival() -> None:
    def by_arrival(rows: Iterable[Received]) -> History:
        return fold(replace(row, received_at=place, cursor=place) for place, row in enumerate(rows))

    life = march_life(a_session(), Day(morning=3), a_session(peak=6), Day())
    check_replay(life, [1, 2, 3])
    with pytest.raises(AssertionError):
        check_replay(life, [1, 2, 3], by_arrival)


# What the words mean


@settings(max_examples=LIVES)
@given(lives())
def test_easier_asks_for_no_more_and_the_same_is_the_same(life: Life) -> None:
    history = fold(life.rows())
    for key, decision in _decide(life.rows(), life, RULES).items():
        if decision.change is Change.EASE:
            assert asks_no_more(decision.after, decision.before, _ladder(history, key))
            assert not same_dose(decision.after, decision.before)
        elif decision.change is Change.ADVANCE:
            assert not asks_no_more(decision.after, decision.before, _ladder(history, key))
        else:
            assert decision.after == decision.before


@settings(max_examples=LIVES)
@given(lives())
def test_a_pause_stops_everything(life: Life) -> None:
    paused = replace(life, told=(*life.told, SafetyCheck(signs=("cold-leg",))))
    decisions = _decide(paused.rows(), paused, RULES)
    assert {each.rule for each in decisions.values()} == {"R0"}


# Faults


def _instead_of(rule: Rule, fault: Rule) -> tuple[Rule, ...]:
    return tuple(fault if each is rule else each for each in RULES)


def _with_last(case: Case, **changes: object) -> Case:
    *earlier, last = case.records
    return replace(case, records=(*earlier, replace(last, **changes)))  # type: ignore[arg-type]


def _reading_mornings_as_zero(rule: Rule) -> Rule:
    def faulty(case: Case) -> Verdict | None:
        unknown = case.last is not None and case.last.morning is None
        return rule(_with_last(case, morning=Pain(0)) if unknown else case)

    return faulty
