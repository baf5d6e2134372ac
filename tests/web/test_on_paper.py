"""The plan and the page for the therapist on paper, asked for on their pages."""

import io

import numpy as np
import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.documents.degrade import Level, pictures_of
from tests.web.life import Life
from tests.web.visitor import Visitor


def words(pdf: bytes) -> tuple[int, str]:
    """How many pages, and what they say."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return len(document.pages), " ".join(" ".join(page.extract_text() for page in document.pages).split())


def test_without_a_plan_the_address_of_the_sheet_shows_the_way_to_one(visitor: Visitor) -> None:
    answer = visitor.client.get("/plan/handout.pdf")
    assert answer.status_code == 404
    assert "Read my sheet" in answer.content.decode()


def test_the_plan_in_force_leads_to_its_sheet(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    visitor.open("/plan/")
    form, _ = visitor.page.form("Make the sheet")
    answer = visitor.client.get(form.action, dict(form.fields))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="handout.pdf"'
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.content.startswith(b"%PDF-")


def test_a_photograph_of_the_sheet_comes_back_as_a_plan_to_look_through(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    pages = pictures_of(visitor.client.get("/plan/handout.pdf").content, Level.FAIR, seed=3)
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", photograph=SimpleUploadedFile("IMG_7.jpg", pages[-1]))
    assert "4 exercises. Is this right?" in page.words
    assert "Do 3 sets of 10-15 reps, each leg." in page.words


def test_what_nobody_knows_in_the_address_is_as_usual(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    usual = visitor.client.get("/plan/handout.pdf").content
    assert visitor.client.get("/plan/handout.pdf?paper=<script>&large=1").content == usual


@pytest.mark.parametrize("address", ["/plan/therapist.pdf", "/plan/therapist.png"])
def test_without_a_plan_the_page_for_the_therapist_shows_the_way_to_one(visitor: Visitor, address: str) -> None:
    answer = visitor.client.get(address)
    assert answer.status_code == 404
    assert "Read my sheet" in answer.content.decode()


def test_the_page_for_the_therapist_is_one_sheet_that_says_what_the_page_says(visitor: Visitor, life: Life) -> None:
    life.begins(14)
    for ago in (12, 10, 8):
        life.trains(ago)
        life.wakes(ago - 1, 2)
    visitor.open("/plan/therapist/")
    pages, said = words(visitor.client.get(visitor.page.link("As a PDF")).content)
    assert pages == 1
    for part in ("What was asked", "What was done", "Pain, from 0 to 10", "What was decided, and why", "limit"):
        assert part in said, part
    assert "Hip flexor march: 3 sets of" in said


def test_as_a_picture_it_is_one_page_of_words_on_white(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    visitor.open("/plan/therapist/")
    answer = visitor.client.get(visitor.page.link("As a picture"))
    assert answer.headers["Content-Type"] == "image/png"
    seen = np.asarray(Image.open(io.BytesIO(answer.content)).convert("L"))
    assert seen.shape == (1754, 1240)
    assert 0.005 < (seen < 128).mean() < 0.2


def test_the_longest_page_for_the_therapist_is_one_sheet_still(visitor: Visitor, life: Life) -> None:
    sheet = "".join(f"Exercise number {at}\n3 sets of 10 reps on both legs\n\n" for at in range(1, 26))
    life.begins(14, sheet=sheet)
    life.trains(10)
    pages, _ = words(visitor.client.get("/plan/therapist.pdf?paper=letter&mono=on").content)
    assert pages == 1
