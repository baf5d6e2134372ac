"""A Word file and a page saved from the web keep their lists and tables, and lose what nobody reads."""

import pytest

from bandstand.exchange.documents import text_of
from tests.documents.made import docx, paragraph, table, web_page
from tests.documents.sheets_of_ours import exercises_in

STEPS = "Here is what my physical therapist gave me for weak hips. I do it three times a week, before a run."


def test_headings_lists_and_tables_of_a_word_file_stay_what_they_are() -> None:
    content = docx(
        paragraph("Knee plan", style="Heading1"),
        paragraph("Once a day."),
        paragraph("Bridge: 3 sets of 10", number=1),
        paragraph("Clamshell: 2 x 12 each side", number=1),
        paragraph("keep the hips still", number=2, level=1),
        table([["Exercise", "Sets"], ["Monster walk", "3"]]),
    )
    assert text_of(content, "plan.docx").splitlines() == [
        "Knee plan",
        "Once a day.",
        "",
        "1. Bridge: 3 sets of 10",
        "2. Clamshell: 2 x 12 each side",
        "  - keep the hips still",
        "",
        "| Exercise | Sets |",
        "| Monster walk | 3 |",
    ]


def test_columns_made_with_tabs_are_rows() -> None:
    content = docx(paragraph("Plank\t3\t30 s"), paragraph("Bridge\t2\t10 reps"))
    assert text_of(content, "plan.docx") == "| Plank | 3 | 30 s |\n| Bridge | 2 | 10 reps |\n"


def test_a_name_in_bold_over_its_dose_is_a_heading() -> None:
    bold, plain = paragraph("Wall sit", bold=True), paragraph("3 x 30 s")
    assert text_of(docx(bold, plain, bold, plain), "plan.docx") == "Wall sit\n3 x 30 s\n\nWall sit\n3 x 30 s\n"


def test_a_saved_page_is_its_article() -> None:
    page = web_page(
        f"<p>{STEPS}</p><h2>Bridge</h2><p>Lie on your back and lift.<br>3 sets of 10 reps</p>"
        "<ol><li>Clamshell: 2 x 12 each side</li><li><p>Plank</p><p>30 s, 3 times</p></li></ol>"
    )
    text = text_of(page, "blog.html")
    assert text.splitlines() == [
        "Strong hips for runners",
        "",
        STEPS,
        "",
        "Bridge",
        "",
        "Lie on your back and lift.",
        "3 sets of 10 reps",
        "",
        "1. Clamshell: 2 x 12 each side",
        "2. Plank",
        "30 s, 3 times",
    ]


def test_menus_footers_and_scripts_of_a_page_are_not_read() -> None:
    text = text_of(web_page(f"<p>{STEPS}</p><p>Clamshell, 2 sets of 12 each side.</p>"), "blog.html")
    assert not any(word in text for word in ("Shop", "Popular", "Copyright", "99 reps", "555"))


def test_a_table_of_a_page_is_rows_and_one_that_lays_out_the_page_is_not() -> None:
    rows = "<table><tr><th>Exercise</th><th>Sets</th></tr><tr><td>Monster walk</td><td>3</td></tr></table>"
    frame = f"<table><tr><td><p>{STEPS}</p>{rows}</td><td><p>Have fun with it.</p></td></tr></table>"
    assert "| Exercise | Sets |\n| Monster walk | 3 |\n" in text_of(web_page(frame), "blog.html")


def test_a_page_of_a_few_words_is_read_whole() -> None:
    text = text_of(b"<html><body><p>Clamshell: 2 x 12 each side</p></body></html>", "note.html")
    assert [each["name"] for each in exercises_in(text)] == ["Clamshell"]


def test_a_page_in_an_old_writing_keeps_its_letters() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Rutsch-Brücke: 10–15 reps'.encode("cp1252")
    assert "Rutsch-Brücke" in text_of(page, "alt.html")


@pytest.mark.parametrize("code", ["punycode", "rot13", "unicode_escape", "idna", "utf-7", "zlib"])
def test_a_page_that_names_a_code_of_programs_is_read_as_it_stands(code: str) -> None:
    page = f'<html><head><meta charset="{code}"></head><body><p>Bridge: 3 x 10 \\u0041 -a9a9</p></body></html>'
    assert "Bridge: 3 x 10 \\u0041 -a9a9" in text_of(page.encode(), "page.html")


@pytest.mark.parametrize("writing", ["utf-16", "utf-8-sig", "utf-8", "cp1252"])
def test_a_page_is_read_in_the_writing_it_was_saved_in_whatever_it_says(writing: str) -> None:
    page = '<html><head><meta charset="utf-16"></head><body><p>Br\u00fccke: 3 x 10</p></body></html>'
    assert text_of(page.encode(writing), "page.html") == "Br\u00fccke: 3 x 10\n"


@pytest.mark.parametrize("named", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_dashes_of_windows_are_dashes_in_a_page_that_says_it_is_latin(named: str) -> None:
    page = f'<html><head><meta charset="{named}"></head><body><p>Bridge: 10\u201315 reps</p></body></html>'
    assert text_of(page.encode("cp1252"), "page.html") == "Bridge: 10\u201315 reps\n"


def test_a_hyphen_nobody_sees_parts_no_word() -> None:
    page = b"<html><body><p>Clam&shy;shell: 2 x 12, abduc&#8203;tion</p></body></html>"
    assert text_of(page, "page.html") == "Clamshell: 2 x 12, abduction\n"
    assert text_of(docx(paragraph("Clam\u00adshell: 2 x 12")), "plan.docx") == "Clamshell: 2 x 12\n"


def test_bullets_that_were_typed_in_word_lead_their_lines() -> None:
    text = text_of(docx(paragraph("\uf0b7 Bridge: 3 x 10"), paragraph("\uf0b7 Plank: 30 s")), "plan.docx")
    assert [each["name"] for each in exercises_in(text)] == ["Bridge", "Plank"]
