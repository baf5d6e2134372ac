"""Paper is read in again: by its square code, by its printed words, and from photographs of both."""

from collections.abc import Sequence
from typing import Any

import pytest

from bandstand.catalog import load_catalogue
from bandstand.exchange.documents import text_of
from bandstand.exchange.documents.blocks import as_text
from bandstand.exchange.documents.code import carried_on
from bandstand.exchange.documents.pdf import blocks_of
from bandstand.exchange.documents.photograph import opened
from bandstand.exchange.paper import Look, Size, handout
from bandstand.exchange.paper.carried import as_carried
from bandstand.prescription import Plan, Practice
from bandstand.prescription.draft import to_plan
from bandstand.prescription.framing import framed
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from bandstand.prescription.sheet_words import sheet_words
from tests.conftest import SCALE
from tests.documents.degrade import Level, pictures_of
from tests.documents.sheets_of_ours import exercises_in
from tests.paper.plans import SINCE, looks, plan_of, without_code
from tests.web.sheets import HIP

HIP_PLAN = to_plan(read(HIP))


def doses(plan: Plan) -> list[tuple[str, Any]]:
    return [(each.name, each.dose) for each in plan.prescriptions]


def places(plan: Plan) -> list[set[Any]]:
    """Where bands go, of the exercises whose plan says so."""
    return [set(each.placements) for each in plan.prescriptions]


def assert_same(text: str, plan: Plan) -> None:
    found = to_plan(read(text))
    assert doses(found) == doses(plan)
    for told, asked in zip(places(found), places(plan), strict=True):
        assert not asked or told == asked


@pytest.mark.parametrize("number", range(3 * SCALE))
def test_a_pdf_gives_the_same_fields_by_its_code(number: int) -> None:
    plan = plan_of(number)
    assert text_of(handout(plan, SINCE), "handout.pdf") == f"{sheet_words(as_carried(plan))}\n"


def test_the_hip_programme_comes_back_as_it_was_read() -> None:
    back = text_of(handout(HIP_PLAN, SINCE), "handout.pdf")
    told = ("name", "sets", "reps", "hold_s", "duration_s", "side", "rest_s", "band_at", "load")
    assert [pick(each, told) for each in exercises_in(back)] == [pick(each, told) for each in exercises_in(HIP)]


def pick(exercise: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: exercise[name] for name in names}


@pytest.mark.parametrize("number", range(16 * SCALE))
def test_its_printed_words_alone_give_the_same_doses_however_it_was_printed(number: int) -> None:
    plan, look = plan_of(number), looks()[number % 8]
    assert_same(as_text(blocks_of(without_code(plan, look))), plan)


def test_a_warm_up_and_a_cool_down_are_read_in_again_too() -> None:
    plan = framed(propose(HIP_PLAN), Practice(warm_up=True, cool_down=True), load_catalogue())
    found = to_plan(read(text_of(without_code(plan, Look()), "cut.pdf")))
    assert [each.name for each in found.prescriptions] == [each.name for each in plan.prescriptions]
    assert doses(found) == doses(plan)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("number", range(2 * SCALE))
def test_a_photograph_of_its_code_gives_the_same_plan(level: Level, number: int) -> None:
    plan = plan_of(number)
    pictures = pictures_of(handout(plan, SINCE, Look(size=Size.LETTER)), level, seed=number)
    found = [each.plan for picture in pictures for each in carried_on(opened(picture))]
    assert found == [as_carried(plan)]


def test_a_photograph_is_read_to_the_words_of_the_plan() -> None:
    last = pictures_of(handout(HIP_PLAN, SINCE), Level.FAIR, seed=5)[-1]
    assert text_of(last, "IMG_1.jpg") == f"{sheet_words(as_carried(HIP_PLAN))}\n"


@pytest.mark.parametrize("number", (3, 1, 5)[:SCALE])
def test_photographed_with_its_code_covered_it_is_read_by_its_words(number: int) -> None:
    plan = plan_of(number, most=2)
    pictures = pictures_of(without_code(plan, Look()), Level.CLEAN, seed=number)
    assert_same("\n".join(text_of(picture, "IMG_2.jpg") for picture in pictures), plan)
