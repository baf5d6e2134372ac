"""What could come next: arithmetic with the rules' own steps and times, tried against the rules themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
from bandstand.progress import walking
from bandstand.progress.case import ladder_of
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change
from bandstand.progress.ladder import at_most
from bandstand.progress.paces import Pace
from bandstand.progress.projecting import Path, Projection, first_session
from bandstand.progress.standing import Standing
from tests.progress.ahead import a_programme, at_once, projected
from tests.progress.any_life import lives
from tests.progress.going_on import lived
from tests.progress.lives import (
    LIVES,
    Day,
    Life,
    a_session,
    march_life,
    ordinary_days,
    standing_after,
)

WEEKS = 16


def _told(path: Path, pace: Pace, weeks: int = WEEKS) -> list[int]:
    """The days of the steps, but not of the last top."""
    days = [each.days[pace] for each in path.ahead if not each.is_top]
    return [day for day in days if day is not None and day < 7 * weeks]


def _begins(life: Life, standing: Standing) -> int:
    plan = standing.plan
    assert plan is not None
    return (first_session(plan, standing, life.asof) - life.asof).days


def check_agrees(life: Life, pace: Pace) -> int:
    """The walk comes to each step on the very day on which the rules, asked before every session, propose it.

    How many steps were compared is handed back: a law that met none has said nothing.
    """
    standing = standing_after(life)
    found = at_once(life, standing)
    if found.paces is None:
        return 0
    days = lived(life, standing, found.paces.going[pace], _begins(life, standing), WEEKS)
    compared = [path for path in found.paths if not _waits_for_days_to_come(life, standing, path)]
    for path in compared:
        assert _told(path, pace) == days[path.now.key], (pace, path.now.key)
    return sum(len(days[path.now.key]) for path in compared)


def _waits_for_days_to_come(life: Life, standing: Standing, path: Path) -> bool:
    """A step down before the first session is no step ahead; and what a raised week holds the next mornings settle."""
    assert standing.plan is not None
    first = life.asof + timedelta(days=_begins(life, standing))
    decided = decide_all(standing.plan, standing, life.bands, first)
    return any(
        each.before.key == path.now.key and (each.change is Change.EASE or each.rule == "R10") for each in decided
    )


def test_it_says_what_the_rules_would_come_to_session_by_session() -> None:
    compared: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives(), st.sampled_from(Pace))
    def holds(life: Life, pace: Pace) -> None:
        compared.append(check_agrees(life, pace))

    holds()
    assert sum(1 for steps in compared if steps) >= LIVES // 4, compared


@pytest.mark.parametrize("pace", Pace)
def test_it_says_so_for_a_programme_too_whose_ladders_wait_for_each_other(pace: Pace) -> None:
    assert check_agrees(a_programme(), pace) >= 3


def test_a_walk_that_forgets_the_week_between_bigger_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "DAYS_BETWEEN_BIG_CHANGES", 1)
    with pytest.raises(AssertionError):
        check_agrees(a_programme(), Pace.GOES_WELL)


def test_a_walk_that_steps_up_after_one_good_session_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    life = march_life(*ordinary_days(8), a_session(count=10), Day())
    assert check_agrees(life, Pace.AS_USUAL)
    monkeypatch.setattr(walking, "TWO_RUNNING", 1)
    with pytest.raises(AssertionError):
        check_agrees(life, Pace.AS_USUAL)


# Laws


def check_bounds(life: Life, found: Projection) -> int:
    """No dose ahead is more than the bounds in force allow; how many doses were looked at is handed back."""
    standing = standing_after(life)
    for path in found.paths:
        ladder = ladder_of(path.now, standing, load_catalogue(), life.bands)
        for each in path.ahead:
            held = replace(each.asked, bounds=path.now.bounds)
            assert at_most(held, ladder) == held, each
            assert held.band is None or held.band.ordinal in {0, *(band.ordinal for band in life.bands), _own(path)}
    return sum(len(path.ahead) for path in found.paths)


def _own(path: Path) -> int:
    return path.now.band.ordinal if path.now.band else 0


def test_no_dose_ahead_is_ever_past_the_bounds() -> None:
    looked_at: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives())
    def holds(life: Life) -> None:
        looked_at.append(check_bounds(life, projected(life)))

    holds()
    assert sum(1 for doses in looked_at if doses) >= LIVES // 4, looked_at


def test_the_law_of_bounds_finds_a_step_past_them() -> None:
    life = a_programme()
    found = projected(life)
    path = found.paths[0]
    step = path.ahead[0]
    tight = replace(path.now, bounds=replace(path.now.bounds, band=1))
    with pytest.raises(AssertionError):
        check_bounds(life, replace(found, paths=(replace(path, now=tight, ahead=(step,)),)))


def check_never_faster(found: Projection) -> int:
    """At a slower pace the programme's first, second and any later step comes no sooner; how many there were."""
    days = [sorted(_days_of(found, pace)) for pace in Pace]
    for faster, slower in pairwise(days):
        assert len(slower) <= len(faster)
        assert all(one <= other for one, other in zip(faster, slower, strict=False)), (faster, slower)
    return len(days[-1])


def _days_of(found: Projection, pace: Pace) -> Iterator[int]:
    for path in found.paths:
        yield from (day for each in path.ahead if (day := each.days[pace]) is not None and not each.is_top)


def test_a_slower_pace_is_never_faster() -> None:
    slowest: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives())
    def holds(life: Life) -> None:
        slowest.append(check_never_faster(projected(life)))

    holds()
    assert any(slowest), "some step comes at the slowest pace too"


@pytest.mark.parametrize("days", [(*ordinary_days(8), *(a_session(), Day()) * 4), ()])
def test_one_exercise_alone_never_comes_sooner_at_a_slower_pace(days: tuple[Day, ...]) -> None:
    steps = [step for path in projected(march_life(*days)).paths for step in path.ahead]
    assert steps
    for each in steps:
        came = [each.days[pace] for pace in Pace]
        assert came == sorted(came, key=lambda day: 10**6 if day is None else day)


def test_the_law_of_slowness_finds_a_pace_that_is_not() -> None:
    found = projected(a_programme())
    turned = [replace(each, days={**each.days, Pace.SLOWLY: 0}) for each in found.paths[0].ahead]
    with pytest.raises(AssertionError):
        check_never_faster(replace(found, paths=(replace(found.paths[0], ahead=tuple(turned)),)))


@settings(max_examples=LIVES, deadline=None)
@given(lives())
def test_the_same_past_always_leads_to_the_same_sums(life: Life) -> None:
    standing = standing_after(life)
    mixed = replace(life, bands=tuple(reversed(life.bands)))
    assert at_once(life, standing) == at_once(life, standing)
    assert [path.ahead for path in at_once(mixed, standing).paths] == [
        path.ahead for path in at_once(life, standing).paths
    ]
