"""The ladder on the plan page: where one is, the next rung, what it takes, and bars that say how rough they are."""

import re
from pathlib import Path
from uuid import UUID

import pytest

from bandstand.actions import profile
from bandstand.actions.known import history_of
from bandstand.journal.facts import ProfileSet
from bandstand.prescription import NO_BAND, Band, Stand
from bandstand.progress.trying_again import TRY_AGAIN
from tests.web.life import Life
from tests.web.sheets import HIP
from tests.web.visitor import Visitor

WORKS_UP = HIP.replace("work up to more.", "work your way up to more resistance.")
THERABANDS = tuple(Band(ordinal=n, colour=each, brand="TheraBand") for n, each in enumerate(("yellow", "red"), 1))


def ladder(html: str, key: str = "monster-walk") -> str:
    """The ladder of one exercise, as words."""
    found = re.search(rf'aria-labelledby="ladder-{key} name-{key}">(.*?)</section>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split())


def test_the_plan_shows_where_one_is_the_next_rung_and_what_it_takes(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP)
    words = ladder(visitor.open("/plan/").html)
    assert "You are here" in words
    assert re.search("The next step red band, [a-z ]+ 3 sets of 25 seconds", words)
    assert words.index("The next step") < words.index("You are here") < words.index("One rung easier")
    assert "30 seconds in every set, two sessions running." in words
    assert "Seven mornings answered, so that your usual level is known." in words
    assert "All in all that is about 4 % more than 3 sets of 30 seconds now." in words


def test_bars_are_a_guess_against_now_where_no_maker_is_told(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP)
    page = visitor.open("/plan/")
    assert "roughly 25 % more than now" in ladder(page.html)
    assert "newton" not in page.words
    assert "The bars are a guess" in page.words


def test_bars_have_a_unit_where_the_maker_of_every_band_is_known(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP)
    profile.set_bands(life.person, THERABANDS, "fine", life.at(2))
    page = visitor.open("/plan/")
    assert re.search(r"\d+ to \d+ newton metres", ladder(page.html))
    assert "They are rough" in page.words


def test_a_bar_never_leaves_its_frame(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow", "red", "green", "blue"))
    bars = re.findall(r'load-perhaps" x="([\d.]+)" width="([\d.]+)"', visitor.open("/plan/").html)
    assert bars
    assert all(float(low) > 0 and float(low) + float(more) <= 100.1 for low, more in bars)


def test_the_ladder_needs_no_script_and_says_the_bars_in_words(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP)
    html = visitor.open("/plan/").html
    part = html[html.index('class="ladder"') :]
    assert "style=" not in part
    assert part.count('aria-hidden="true"') >= part.count('class="load-bar"') > 0
    assert 'aria-current="step"' in part


def test_what_holds_the_dose_stands_in_place_of_what_a_step_takes(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP)
    told = ProfileSet(precautions=("no deep bend",))
    profile.set_profile(life.person, told.complaint, told.precautions, life.at(2))
    words = ladder(visitor.open("/plan/").html)
    assert "the same again until bounds are set" in words
    assert "in every set, two sessions running" not in words


def test_who_owns_no_heavier_band_is_told_that_the_ladder_ends_there(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow",))
    words = ladder(visitor.open("/plan/").html, "mountain-climber")
    assert "This is as far as your sheet and your bands go." in words
    assert "The next step" not in words


@pytest.mark.parametrize("colour", ["<script>alert(1)</script>", "the stiff one & only"])
def test_a_bands_own_name_is_text(visitor: Visitor, life: Life, colour: str) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow", colour))
    html = visitor.open("/plan/").html
    assert "<script>alert" not in html


def test_a_band_taken_out_of_the_set_leaves_no_heavier_one_in_the_plan(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow", "red", "green"))
    profile.set_bands(person, [Band(ordinal=1, colour="red"), Band(ordinal=2, colour="green")], "fine", life.at(2))
    words = ladder(visitor.open("/plan/").html)
    assert re.search("You are here no band", words)
    assert re.search("The next step red band", words)


AVOIDS = (Path(__file__).parents[1] / "prescription/sheets/hip-retold.txt").read_text(encoding="utf-8")


def settled(life: Life) -> None:
    """Five quiet weeks, and a session today."""
    life.begins(36, sheet=AVOIDS)
    for ago in range(35, -1, -1):
        life.wakes(ago, 1)
    life.trains(0)


def test_after_four_quiet_weeks_today_asks_once_whether_to_try_a_form_again(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    settled(life)
    page = visitor.open("/")
    while "four quiet weeks" not in page.words:
        page = visitor.press("not now")
    assert "One question your sheet leaves open" not in page.words
    page = visitor.press("not now")
    assert "four quiet weeks" not in page.words
    assert "four quiet weeks" not in visitor.open("/plan/").words
    plan = history_of(person).plan
    assert plan is not None
    assert [each.standing for each in plan.questions if each.field == TRY_AGAIN] == [Stand.SKIPPED]


def test_a_yes_puts_the_supported_form_without_a_band_into_the_plan(visitor: Visitor, life: Life, person: UUID) -> None:
    settled(life)
    page = visitor.open("/")
    assert "four quiet weeks" in page.words
    visitor.press("try it next time")
    plan = history_of(person).plan
    assert plan is not None
    march = next(each for each in plan.prescriptions if each.exercise == "hip-flexor-march")
    assert (march.variant, march.band) == ("standing-with-support", NO_BAND)
    assert "You are here" in ladder(visitor.open("/plan/").html, march.key)
