"""The engine on simulated people: it is the engine that people have, and it forgets nothing and keeps nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import pytest

import bandstand
from bandstand.prescription import Band, Bounds, SetBy
from bandstand.progress.yardstick import Line, Next, Told, bands_of, first_plan, next_dose, session_of
from bandstand.quantity import Range
from tests.simulator import simulator
from tests.simulator.following import Following, Retold, exchanged, nines, unanswered
from tests.simulator.yardstick import SCENARIOS, load_of

BOUNDS: Told = {
    "n_bands": 3,
    "band_force": [1.0, 1.5, 2.0],
    "sets": [1, 4],
    "reps": [6, 20],
    "start": {"band": 0, "sets": 3, "reps": 10},
    "sessions_per_week": 3,
    "day": 2,
}
EDITED = """
import sys
from datetime import date
import django
django.setup()
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import waiting
from bandstand.journal.history import fold
from bandstand.progress.yardstick import next_dose
from tests.progress.lives import Day, Did, march_life
from tests.progress.test_yardstick import BOUNDS, a_session

life = march_life(Day(did={"march": Did(count=12, peak=9)}), Day())
history = fold(life.rows())
proposed = waiting(history, Moment(now_ms=0, zone="UTC", today=life.asof))
people = next(each.change for each in proposed.decisions if each.before.key == "march").value
print(people, next_dose(a_session(peak=9), BOUNDS)["why"].split()[0])
"""


def a_session(
    *, peak: int | None = 1, morning: int | None = 1, fraction: float = 1.0, rpe: int | None = 5
) -> list[Line]:
    """One session of the start's dose, and the two mornings around it."""
    return [
        {"day": 0, "kind": "morning", "pain": 1},
        {
            "day": 0,
            "kind": "session",
            "prescribed": {"band": 0, "sets": 3, "reps": 10},
            "fraction": fraction,
            "pain_before": 1,
            "pain_during": peak,
            "rpe": rpe,
        },
        {"day": 1, "kind": "morning", "pain": morning},
        {"day": 2, "kind": "morning", "pain": 1},
    ]


def test_nothing_reported_starts_where_the_plan_starts() -> None:
    told = next_dose([], {**BOUNDS, "day": 0})
    assert (told["band"], told["sets"], told["reps"]) == (0, 3, 10)


def test_a_good_session_is_followed_by_a_little_more_and_a_painful_one_by_less() -> None:
    assert next_dose(a_session(), BOUNDS)["reps"] > 10
    assert next_dose(a_session(peak=8), BOUNDS)["reps"] < 10


@pytest.mark.parametrize("lines", [a_session(peak=None), a_session(morning=None), a_session(rpe=None)])
def test_an_answer_that_is_missing_is_followed_by_the_same(lines: list[Line]) -> None:
    told = next_dose(lines, BOUNDS)
    assert (told["band"], told["sets"], told["reps"]) == (0, 3, 10)


def test_a_session_that_was_planned_and_not_begun_is_none() -> None:
    assert next_dose(a_session(fraction=0.0, peak=None, rpe=None), BOUNDS)["why"] == "KEEP R16"


def test_rest_is_taken_above_the_limit_and_on_the_day_after_a_session_that_was_too_much() -> None:
    lines = a_session()
    lines[-1] = {"day": 2, "kind": "morning", "pain": 6}
    assert next_dose(lines, BOUNDS) == {"rest": True, "why": "rest R5"}
    assert next_dose(a_session(morning=4)[:-1], {**BOUNDS, "day": 1}) == {"rest": True, "why": "rest R7"}
    assert next_dose(a_session(morning=4), BOUNDS)["why"] == "EASE R7"


def test_half_a_session_is_the_same_again() -> None:
    assert next_dose(a_session(fraction=0.5), BOUNDS)["why"] == "KEEP R13"


def test_bands_are_told_with_their_pull_which_is_more_than_none() -> None:
    assert [(band.ordinal, band.pull) for band in bands_of(BOUNDS)] == [(1, 1.0), (2, 1.5), (3, 2.0)]
    with pytest.raises(ValueError, match="pulls more than nothing"):
        Band(ordinal=1, pull=0.0)


def test_the_first_session_after_a_gap_is_shorter_and_changes_no_plan() -> None:
    mornings: list[Line] = [{"day": on, "kind": "morning", "pain": 1} for on in range(3, 16)]
    away = [*a_session(), *mornings[:-1]]
    first = next_dose(away, {**BOUNDS, "day": 14})
    assert (first["sets"], first["why"]) == (2, "KEEP R12")
    begun: Line = {**away[1], "day": 14, "prescribed": {"band": 0, "sets": 2, "reps": first["reps"]}}
    told = next_dose([*away, begun, mornings[-1]], {**BOUNDS, "day": 16})
    assert (told["sets"], told["reps"]) == (3, 10)


def test_a_dose_never_leaves_the_bounds() -> None:
    for told in chain.from_iterable(doses_of(name) for name in ("robust", "high_pain")):
        assert told.get("rest") or (1 <= told["sets"] <= 4 and 6 <= told["reps"] <= 20 and 0 <= told["band"] < 6)


def test_people_taken_in_turns_are_told_what_each_alone_is_told() -> None:
    calls = calls_of("typical", people=6)
    alone = [next_dose(*call) for call in calls]
    turns = [*chain.from_iterable(zip_longest(calls[::2], reversed(calls[1::2])))]
    assert {str(call): next_dose(*call) for call in turns if call} == {
        str(call): told for call, told in zip(calls, alone, strict=True)
    }


def test_the_history_handed_over_is_left_as_it_was() -> None:
    for history, bounds in calls_of("noisy", people=3):
        before = deepcopy((history, bounds))
        next_dose(history, bounds)
        assert (history, bounds) == before


@pytest.mark.parametrize("name", SCENARIOS)
def test_from_nothing_and_line_by_line_the_engine_says_the_same(name: str) -> None:
    following = Following()
    simulate(name, following, people=2)
    by_line = [told for person in following.people for _, told in person.answers]
    from_nothing: list[Next] = []

    def kept(history: Sequence[Line], bounds: Told) -> Next:
        from_nothing.append(next_dose(history, bounds))
        return from_nothing[-1]

    simulate(name, simulator.engine_policy(kept), people=2)
    assert by_line == [told for person in range(2) for told in from_nothing[person::2]]


@pytest.mark.parametrize("name", ["typical", "low_adherence", "high_pain"])
def test_where_nobody_answers_nothing_ever_grows(name: str) -> None:
    following = Following(unanswered)
    simulate(name, following, people=4)
    assert all(not told["why"].startswith("ADVANCE") for person in following.people for _, told in person.answers)


@pytest.mark.parametrize("name", SCENARIOS)
def test_where_everybody_says_nine_the_load_falls(name: str) -> None:
    following = Following(nines)
    simulate(name, following, people=3)
    assert all(load_of(scenario(name), person.answers) <= 0.9 for person in following.people)


def test_whose_pain_it_is_matters() -> None:
    own, others = (doses_of("high_pain", retold) for retold in (None, exchanged))
    assert own != others


def test_a_rule_taken_from_the_table_is_missed_by_people_and_yardstick_alike(tmp_path: Path) -> None:
    assert said_with(tmp_path / "whole", "") == "EASE EASE"
    assert said_with(tmp_path / "without", "    ease_above_limit,  # R3\n") == "KEEP KEEP"


def said_with(home: Path, taken: str) -> str:
    """What people and the yardstick are told by a Bandstand whose table of rules lacks one line."""
    package = Path(bandstand.__file__).parent
    (home / "bandstand").mkdir(parents=True)
    for part in package.iterdir():
        if part.name != "progress":
            (home / "bandstand" / part.name).symlink_to(part)
    progress = shutil.copytree(package / "progress", home / "bandstand" / "progress")
    table = progress / "rules" / "__init__.py"
    assert taken in table.read_text()
    table.write_text(table.read_text().replace(taken, "", 1))
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, (home, root))),
        "DJANGO_SETTINGS_MODULE": "bandstand.settings",
        "BANDSTAND_HOME": str(home / "home"),
    }
    call = [sys.executable, "-c", EDITED]
    return subprocess.run(call, env=environment, cwd=home, check=True, capture_output=True, text=True).stdout.strip()


# Simulated people


def scenario(name: str) -> dict[str, Any]:
    return dict(json.loads(SCENARIOS[name].read_text()))


def simulate(name: str, policy: Callable[..., Any], *, people: int) -> None:
    simulator.simulate(scenario(name), policy, people, 5, 12)


def doses_of(name: str, retold: Retold | None = None) -> list[Next]:
    following = Following(retold)
    simulate(name, following, people=4)
    return [told for person in following.people for _, told in person.answers]


def calls_of(name: str, *, people: int) -> list[tuple[list[Line], Told]]:
    """What the simulator asks late in their twelve weeks."""
    calls: list[tuple[list[Line], Told]] = []

    def kept(history: list[Line], bounds: Told) -> Mapping[str, Any]:
        calls.append((history, bounds))
        return dict(bounds["start"])

    simulate(name, simulator.engine_policy(kept), people=people)
    return calls[-5 * people :]


def test_a_line_of_the_simulator_becomes_the_session_it_tells_of() -> None:
    line = a_session()[1]
    half = deepcopy(line)
    line["pain_before"], half["day"], half["fraction"] = 3, 5, 0.5
    one, other = session_of(line, 4), session_of(half, 4)
    assert one.id != other.id
    assert (one.plan_number, one.pre, one.finished, one.early) == (4, 3, True, False)
    assert (other.early, [each.done.reps for each in other.done]) == (True, [10, 5])
    assert one.started_at < other.started_at


def test_the_plan_of_the_start_stands_within_what_was_told() -> None:
    exercise = first_plan(BOUNDS).fact.prescriptions[0]
    allowed = Bounds(sets=4, reps=20, from_reps=6, band=3, set_by=SetBy.THERAPIST)
    assert exercise.bounds == allowed
    assert str(exercise.dose) == "3 sets of 10 reps"
    assert first_plan(BOUNDS).fact.schedule.sessions_a_week == Range(3)
