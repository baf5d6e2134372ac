"""A pasted sheet is read, or a clear sentence says why not, and nothing of it is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bandstand.actions.sheets import MOST_ON_A_SHEET
from tests.documents.made import pdf_with_words
from tests.web.sheets import HIP, ONE, SCRIPT
from tests.web.visitor import Visitor

KIB_64 = 64 * 1024
MIB = 1024 * 1024
LINES = ("Knee plan", "Bridge: 3 sets of 10-15 reps", "Clamshell: 2 sets of 12 reps each side")


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
        ("| Exercise | " + "Day | " * 3000 + "\n| Squat | " + "3x10 | " * 3000, "says more than one page can show"),
        ("Squat 3x10\n" + "No bending. " * 3000, "says more than one page can show"),
        ("Bridge 3x10\n" * (MOST_ON_A_SHEET + 1), "This sheet lists more than 200 exercises. Paste the part you need."),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(visitor: Visitor, text: str, sentence: str) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=text)
    assert page.status == 400
    assert sentence in page.words


@pytest.mark.parametrize(
    "each_line", ["\uf0b7 ", "\u200b", "\u200e", "\ufeff", "\U0001f3cb\ufe0f\u200d\u2640\ufe0f ", "\u00ad\u00ad"]
)
def test_what_copying_brings_along_makes_no_sheet_unreadable(visitor: Visitor, each_line: str) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=f"{each_line}Bridge 3 x 10\n{each_line}Squat 2 x 8\n" * 9)
    assert "18 exercises. Is this right?" in page.words


def test_a_sheet_may_list_two_hundred_exercises(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text="Bridge 3x10\n" * MOST_ON_A_SHEET)
    assert "200 exercises. Is this right?" in page.words


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
        ("sheet.txt", b"", "That file is empty."),
        ("sheet.pdf", b"", "That file is empty."),
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


def test_a_pdf_is_read_and_the_review_says_where_the_words_came_from(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", file=SimpleUploadedFile("knee plan.pdf", pdf_with_words(*LINES)))
    assert "2 exercises. Is this right?" in page.words
    assert "Your sheet, from the file knee plan.pdf" in page.words
    page = visitor.press("Take all proposals")
    assert "Your sheet, from the file knee plan.pdf" in page.words


def test_a_photograph_comes_in_by_its_own_field(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", photograph=SimpleUploadedFile("image.jpg", b"\xff\xd8\xff half of it"))
    assert page.status == 400
    assert "That file is damaged" in page.words


def test_words_of_a_file_without_an_exercise_are_not_lost(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    letter = SimpleUploadedFile("letter.pdf", pdf_with_words("The weather was fine and we went home."))
    page = visitor.press("Read my sheet", file=letter)
    assert "No exercise was found" in page.words
    assert "These words came from the file letter.pdf." in page.words
    form, _ = page.form("Read my sheet")
    assert dict(form.fields)["text"] == "The weather was fine and we went home.\n"


def test_the_name_of_a_file_is_only_shown(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    sheet = SimpleUploadedFile(f"<b>{'x' * 90}.txt", ONE.encode())
    page = visitor.press("Read my sheet", file=sheet)
    assert "&lt;b&gt;xxx" in page.html
    assert "x" * 60 not in page.html


def test_a_file_larger_than_20_mb_gets_a_sentence_with_a_way_back(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", file=SimpleUploadedFile("film.pdf", bytes(20 * MIB + 1)))
    assert page.status == 400
    assert "larger than 20 MB" in page.words


def test_a_request_far_larger_than_a_file_may_be_is_not_read_at_all(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", file=SimpleUploadedFile("film.pdf", bytes(22 * MIB)))
    assert page.status == 413
    assert "larger than 20 MB" in page.words
    assert "Go back one page" in page.words


def test_only_the_reading_page_takes_files(visitor: Visitor) -> None:
    page = visitor.open("/plan/read/")
    form, _ = page.form("Read my sheet")
    film = SimpleUploadedFile("film.pdf", bytes(5 * MIB))
    sent = {"csrfmiddlewaretoken": dict(form.fields)["csrfmiddlewaretoken"], "file": film}
    assert visitor.client.post("/plan/read/by-hand/", sent).status_code == 413


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


@pytest.mark.parametrize(("text", "sentence"), [("x " * KIB_64, "longer than 64 kilobytes"), ("\0\0\0", "not text")])
def test_by_hand_keeps_no_more_words_than_a_sheet_has(visitor: Visitor, text: str, sentence: str) -> None:
    visitor.open("/plan/read/")
    visitor.press("Read my sheet", text="The weather was fine and we went home.")
    page = visitor.press("Add the exercises by hand", text=text)
    assert page.status == 400
    assert sentence in page.words


def test_the_box_for_a_file_says_how_many_words_it_takes(visitor: Visitor) -> None:
    assert "64 KB of words" in visitor.open("/plan/read/").words
