"""Twelve weeks of one person, as docs/rules.md tells them: what has to be true of the doses that followed."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from bandstand.progress.decision import Change, Decision
from bandstand.words import say
from tests.progress.lives import FIRST_DAY
from tests.progress.story import AWAY, POPPED_ON, WEEKS, Visit, lived, told

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
SPELL = range(45, 50)  # from the Friday of week 7 to the Monday of week 8
MARCH = "march"


@cache
def visits() -> tuple[Visit, ...]:
    return lived()


def number_of(visit: Visit) -> int:
    return (visit.on - FIRST_DAY).days


def of_march(some: Sequence[Visit]) -> Iterator[Decision]:
    return (each for visit in some for each in visit.decisions if each.before.key == MARCH)


def since(day: int) -> list[Visit]:
    return [each for each in visits() if number_of(each) > day]


def test_the_page_tells_the_story_that_the_rules_tell() -> None:
    assert "\n".join(told()) in PAGE.read_text(encoding="utf-8")


def test_it_is_twelve_weeks_and_the_doses_went_up_and_down() -> None:
    changes = [each.change for visit in visits() for each in visit.decisions]
    assert number_of(visits()[-1]) // 7 == WEEKS - 1
    assert {Change.ADVANCE, Change.KEEP, Change.EASE} <= set(changes)


def test_the_form_that_popped_with_pain_is_left_at_once_and_never_comes_back() -> None:
    before, *after = of_march(since(POPPED_ON))
    assert before.before.variant == "standing"
    assert before.change is Change.EASE
    assert all(each.after.variant != "standing" for each in (before, *after))


def test_nothing_rises_in_the_rough_spell_and_above_the_limit_nobody_trains() -> None:
    spell = [each for each in visits() if number_of(each) in SPELL]
    assert spell
    assert not [each for visit in spell for each in visit.decisions if each.change is Change.ADVANCE]
    assert all(visit.instead for visit in spell if (visit.morning or 0) > 5)


def test_the_first_session_after_being_away_is_shorter_and_only_that_one() -> None:
    first, second, *_ = since(AWAY[-1] - 1)
    asked = {each.key: each.dose for each in first.asked.trained}
    for decision in first.decisions:
        dose, today = decision.after.dose, asked[decision.after.key]
        assert dose is not None
        assert today is not None
        assert dose.sets is not None
        assert today.sets is not None
        assert today.sets.low < dose.sets.low
    assert all(each.change is not Change.EASE for each in second.decisions)


def test_one_bad_day_on_its_own_takes_nobody_off_the_plan() -> None:
    fifth = [each for each in visits() if number_of(each) // 7 == 4]
    assert [each.instead for each in fifth] == ["", "", ""]


def test_at_most_one_big_change_a_week() -> None:
    big = [
        number_of(visit)
        for visit in visits()
        for each in visit.decisions
        if each.change is Change.ADVANCE
        and (each.before.band, each.before.placement, each.before.variant)
        != (each.after.band, each.after.placement, each.after.variant)
    ]
    assert len(big) >= 4
    assert all(later - earlier >= 7 for earlier, later in pairwise(big))


def test_every_change_says_why_in_words() -> None:
    for visit in visits():
        assert all(len(say(each.because).split()) > 2 for each in visit.decisions)
