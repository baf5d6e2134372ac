"""A pasted sheet is read, or a clear sentence says why not, and nothing of it is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.sheets import HIP, ONE, SCRIPT
from tests.web.visitor import Visitor

KIB_64 = 64 * 1024


def test_an_empty_home_invites_to_paste_a_sheet(visitor: Visitor) -> None:
    page = visitor.open("/")
    assert page.status == 200
    assert "It does not diagnose" in page.words
    assert page.form("Read my sheet")


def test_a_pasted_sheet_leads_to_its_review(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=HIP)
    assert visitor.place.startswith("/plan/read/")
    assert "4 exercises. Is this right?" in page.words


def test_a_text_file_is_read_as_if_it_were_pasted(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    file = SimpleUploadedFile("plan.txt", ONE.encode("utf-16"), content_type="text/plain")
    page = visitor.press("Read my sheet", file=file)
    assert "1 exercise. Is this right?" in page.words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing to read yet."),
        ("   \n\t ", "There is nothing to read yet."),
        ("x" * (KIB_64 + 1), "longer than 64 kilobytes"),
        ("The weather was fine and we went home.", "No exercise was found"),
        ("\x01\x02\x03" * 40, "That file is not text."),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(visitor: Visitor, text: str, sentence: str) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=text)
    assert page.status == 400
    assert sentence in page.words


def test_what_cannot_be_read_stays_in_the_box(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text="The weather was fine and we went home.")
    form, _ = page.form("Read my sheet")
    assert dict(form.fields)["text"] == "The weather was fine and we went home."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "That file is damaged"),
        ("sheet.txt", b"a" * (KIB_64 + 1), "longer than 64 kilobytes"),
        ("sheet.txt", b"", "There is nothing to read yet."),
        ("old.txt", b"Bridge \x81\x8d 3 sets", "That file is not text."),
    ],
)
def test_a_file_that_is_no_sheet_is_told_in_a_sentence(
    visitor: Visitor, name: str, content: bytes, sentence: str
) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", file=SimpleUploadedFile(name, content))
    assert page.status == 400
    assert sentence in page.words


def test_a_nul_in_a_form_is_refused_before_anything_reads_it(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text="Bridge\0 3 sets of 10")
    assert page.status == 400
    assert "That is not text." in page.words


def test_a_text_without_an_exercise_may_be_filled_by_hand(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    visitor.press("Read my sheet", text="The weather was fine and we went home.")
    page = visitor.press("Add the exercises by hand")
    assert "The weather was fine and we went home." in page.words
    page = visitor.press("Add this exercise", name="Bridge")
    assert "1 exercise. Is this right?" in page.words


def test_sixty_exercises_are_shown(visitor: Visitor) -> None:
    sheet = "\n\n".join(f"{place}. Heel slide number {place}\n3 sets of 10 reps" for place in range(1, 61))
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=sheet)
    assert "60 exercises. Is this right?" in page.words


@pytest.mark.parametrize("name", ["תרגיל גשר", "جسر الحوض", "Bridge 🌉💪", "Pont d’été №5"])
def test_names_of_any_script_are_shown_as_they_are(visitor: Visitor, name: str) -> None:
    visitor.open("/plan/read/")
    visitor.press("Read my sheet", text=ONE)
    page = visitor.press("Add this exercise", name=name)
    assert f"<bdi>{name}</bdi>" in page.html


def test_script_tags_in_a_sheet_are_text(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=f"Bridge {SCRIPT}\n3 sets of 10 reps {SCRIPT}\n")
    assert page.status == 200
    assert SCRIPT not in page.html
    assert page.inline == []
