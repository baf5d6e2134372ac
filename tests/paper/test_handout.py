"""The sheet: what stands on it, how large its letters are, and that it is the same bytes for the same plan."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pdfplumber
import pytest

from bandstand.exchange.paper import Look, Size, handout
from bandstand.exchange.paper.handout import sheet_of
from bandstand.exchange.paper.pictures import outlined, strip_of
from bandstand.exchange.paper.plain import MOST_LETTERS, plain, printable
from bandstand.exchange.paper.worker import made
from bandstand.prescription import Frequency, Per, Plan, Prescription, Section
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from bandstand.quantity import Range
from tests.documents.degrade import pages_of
from tests.paper.plans import SINCE, looks, plan_of
from tests.web.sheets import HIP

HIP_PLAN = propose(to_plan(read(HIP)))
POINTS_A_MM = 72 / 25.4
FOOT_MM = 14


def letters(pdf: bytes) -> Iterator[Any]:
    """Every letter but those of the foot of a page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            yield from (each for each in page.chars if each["bottom"] < page.height - FOOT_MM * POINTS_A_MM)


def words(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def size_of(pdf: bytes) -> tuple[int, int, int]:
    """How many pages, and how large they are in millimetres."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        first = document.pages[0]
        return len(document.pages), round(first.width / POINTS_A_MM), round(first.height / POINTS_A_MM)


def test_the_hip_programme_is_two_pages_of_either_paper() -> None:
    assert size_of(handout(HIP_PLAN, SINCE)) == (2, 210, 297)
    assert size_of(handout(HIP_PLAN, SINCE, Look(size=Size.LETTER))) == (2, 216, 279)


def test_it_says_every_dose_what_to_mind_and_the_signs_to_have_looked_at() -> None:
    said = words(handout(HIP_PLAN, SINCE))
    for sentence in (
        "Home programme for the hip",
        "1. Monster walks with a mini band",
        "Do 3 sets of 30 seconds.",
        "Do 3 sets of 10-15 reps, each leg.",
        "Remember: Knee up. Hold. Slowly down.",
        "Avoid: The back arches (draw your belly in, and lift less high).",
        "Ask your PT about which band.",
        "Week 4",
        "Pain before",
        "Pain after",
        "Stop here. Call emergency care",
        "A cold, pale leg.",
        "You cannot put weight on the leg.",
        "It is not a substitute for care.",
        "Plan number 0, since 22 Nov 2026",
    ):
        assert sentence in said, sentence


@pytest.mark.parametrize("large", [False, True])
def test_nothing_on_it_is_printed_small(large: bool) -> None:
    sizes = [each["size"] for each in letters(handout(HIP_PLAN, SINCE, Look(large=large)))]
    assert min(sizes) >= (15 if large else 12) - 0.01
    assert sorted(sizes)[len(sizes) // 4] >= (20 if large else 12) - 0.01


def test_without_colours_there_is_none_and_the_figures_still_have_dark_lines() -> None:
    for page in pages_of(handout(HIP_PLAN, SINCE, Look(mono=True)), 60):
        colours = page.astype(int)
        assert np.ptp(colours, axis=2).max() <= 2
        assert colours.min() < 60


def test_with_colours_a_band_has_its_own() -> None:
    page = pages_of(handout(HIP_PLAN, SINCE), 60)[0].astype(int)
    assert np.ptp(page, axis=2).max() > 60


@pytest.mark.parametrize("look", looks(), ids=str)
def test_the_same_plan_is_the_same_bytes_and_says_that_everybody_can_read_it(look: Look) -> None:
    once = made("handout", "pdf", json.dumps(plain(sheet_of(HIP_PLAN, SINCE, look))))
    assert once == made("handout", "pdf", json.dumps(plain(sheet_of(HIP_PLAN, SINCE, look))))
    assert b"pdfuaid" in once


def test_letters_that_no_font_here_has_are_boxes_and_the_sheet_is_made_all_the_same() -> None:
    plan = replace(HIP_PLAN, title="\U00013080 \U00012000")
    assert handout(plan, SINCE).startswith(b"%PDF-")


def boxes(often: Frequency | None, plan: Plan = HIP_PLAN) -> object:
    each = replace(plan.prescriptions[0], frequency=often)
    cards: Any = sheet_of(plan.with_prescription(each), SINCE)["cards"]
    return cards[0]["boxes"]


def test_there_is_a_box_for_each_time_of_a_week() -> None:
    assert boxes(None) == 3
    assert boxes(Frequency(Range(2), Per.WEEK)) == 2
    assert boxes(Frequency(Range(1), Per.DAY)) == 7
    assert boxes(Frequency(Range(20), Per.WEEK)) == 7


def test_the_letters_on_the_legs_are_drawn_so_that_nobody_reads_them_as_words() -> None:
    strip: Any = strip_of(HIP_PLAN.prescriptions[0], HIP_PLAN, mono=False)
    assert "<text" not in strip["svg"]
    assert outlined('<text x="1" y="2">L</text>').startswith('<path d="M1 2m')


def test_an_exercise_nobody_knows_has_its_words_and_no_figure() -> None:
    plan = Plan(number=1, sections=(Section(prescriptions=(Prescription(key="1", name="Zorblat"),)),))
    said = words(handout(plan, SINCE))
    assert "1. Zorblat" in said
    assert "Ask your PT how much." in said


def test_a_plan_of_many_exercises_is_many_pages() -> None:
    pages, *_ = size_of(handout(plan_of(9, most=40), SINCE))
    assert pages > 2


def test_what_no_keyboard_writes_is_left_out_and_what_nobody_reads_is_cut() -> None:
    assert printable("a\0b\u202ec\ud800d\ne") == "abcd e"
    assert len(printable("x" * 200_000)) == MOST_LETTERS


def test_nothing_heavy_is_loaded_before_a_sheet_is_asked_for() -> None:
    heavy = {"typst", "PIL", "zxingcpp", "pypdfium2", "pdfplumber"}
    rooms = "bandstand.exchange.paper.summary, bandstand.exchange.paper.handout"
    look = f"import sys, {rooms}; print(sorted({heavy} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
