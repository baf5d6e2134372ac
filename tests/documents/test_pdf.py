"""A printed sheet says the same as its words: whatever its columns, tables, broken lines and running feet."""

from dataclasses import replace

import pytest

from bandstand.exchange.documents.blocks import as_text
from bandstand.exchange.documents.pdf import blocks_of
from bandstand.exchange.documents.place import Page, Piece
from bandstand.exchange.documents.printed import blocks_of_pages
from tests.documents.made import pdf_of_pages
from tests.documents.printed import PLAIN, Look, pdf_of
from tests.documents.sheets_of_ours import LOOKS, exercises_in, words


def printed(name: str, look: Look) -> str:
    return laid_out(words(name), look)


def laid_out(text: str, look: Look = PLAIN) -> str:
    """What is read off a sheet with these words."""
    return as_text(blocks_of(pdf_of(text, look)))


@pytest.mark.parametrize("name", LOOKS)
def test_a_pdf_is_read_like_its_words(name: str) -> None:
    assert exercises_in(printed(name, LOOKS[name])) == exercises_in(words(name))


@pytest.mark.parametrize("name", LOOKS)
def test_two_columns_over_several_pages_with_running_lines_are_read_like_the_words(name: str) -> None:
    look = Look(columns=2, size=12, height=100, hyphenate=True, head="Hill clinic", foot="Page")
    text = printed(name, look)
    assert exercises_in(text) == exercises_in(words(name))


def test_a_table_without_lines_is_read_row_by_row() -> None:
    text = printed("hip-table", replace(LOOKS["hip-table"], ruled=False))
    assert "| Monster walk | 3 | 12-15 | 60 s | green band, ankles |" in text.splitlines()


def test_columns_are_read_one_after_the_other() -> None:
    lines = printed("shoulder-columns", LOOKS["shoulder-columns"]).splitlines()
    names = ["Pendulum", "Wall slide", "Doorway stretch", "Band row", "External rotation", "Scapular squeeze"]
    assert [line for line in lines if line in names] == names
    assert lines[lines.index("Wall slide") + 2] == "2 sets of 10 reps."


def test_a_line_that_was_broken_for_want_of_room_is_whole_again() -> None:
    assert "Keep it there for 3 seconds before you lower it. Repeat 10 times on each leg." in printed(
        "knee-list", LOOKS["knee-list"]
    )


def test_a_word_that_was_hyphenated_is_whole_again() -> None:
    narrow = Look(size=14, margin=70, hyphenate=True)
    text = printed("elbow-letter", narrow)
    assert "eccentric" in text
    assert "acceptable during the exercises" in text
    assert "3 sets of 15 repetitions" in text


def test_lines_that_end_early_stay_lines() -> None:
    text = "Bridge\n3 sets of 10\nSide-lying leg raise\n2 sets of 12\nClamshell\n2 sets of 15\n"
    assert laid_out(text) == text


def test_ligatures_are_letters_and_a_half_stays_a_half() -> None:
    text = "Stiff ankles: ﬁve ﬂexes, rest 1½ minutes\n"
    assert laid_out(text) == "Stiff ankles: five flexes, rest 1½ minutes\n"


def test_headers_footers_and_page_numbers_are_dropped() -> None:
    sheet = "\n\n".join(words(name) for name in ("knee-list", "neck-dotted", "back-bullets"))
    text = laid_out(sheet, Look(height=90, head="Hill clinic, 555 0100", foot="Page"))
    assert "Hill clinic" not in text
    assert "Page" not in text
    assert exercises_in(text) == exercises_in(sheet)


@pytest.mark.parametrize("copies", [2, 3, 30])
def test_copies_of_one_sheet_are_read_once(copies: int) -> None:
    sheet = ["Bridge 3 x 10", "Clamshell 2 x 12", "Plank 30 s", "Rest a day."]
    assert as_text(blocks_of(pdf_of_pages(*[sheet] * copies))).splitlines() == sheet


def test_copies_that_differ_in_their_page_number_are_one() -> None:
    text = as_text(blocks_of(pdf_of_pages(["Bridge 3 x 10", "Page 1 of 2"], ["Bridge 3 x 10", "Page 2 of 2"])))
    assert text == "Bridge 3 x 10\n"


def test_what_repeats_with_other_numbers_on_every_page_is_no_header() -> None:
    text = as_text(blocks_of(pdf_of_pages(*[[f"Week {week}", f"Bridge {week} x 10"] for week in (1, 2, 3)])))
    assert [line for line in text.splitlines() if line] == [
        "Week 1", "Bridge 1 x 10", "Week 2", "Bridge 2 x 10", "Week 3", "Bridge 3 x 10",
    ]  # fmt: skip


def test_a_page_is_never_left_without_a_word() -> None:
    assert "Bridge" in as_text(blocks_of(pdf_of_pages(["Bridge", "lie down 1"], ["Bridge", "lie down 2"])))


def test_a_title_with_a_day_beside_it_joins_no_columns_of_the_table_below() -> None:
    rows = [
        (0, [(0, 230, "Home programme for Priya N."), (650, 740, "3 June 2025")]),
        (42, [(7, 80, "Exercise"), (237, 274, "Sets"), (353, 399, "Reps"), (583, 635, "Notes")]),
        (70, [(7, 144, "Lateral band walk"), (240, 250, "3"), (355, 415, "12 steps"), (584, 710, "red band")]),
        (98, [(7, 147, "Single-leg deadlift"), (238, 250, "3"), (353, 404, "8 / leg"), (584, 648, "left first")]),
        (126, [(7, 80, "Calf raise"), (239, 251, "3"), (355, 375, "15"), (584, 671, "3 sec down")]),
    ]
    placed = [
        Piece(text=text, left=left, top=top, right=right, bottom=top + 19)
        for top, row in rows
        for left, right, text in row
    ]
    lines = as_text(blocks_of_pages([Page(width=830, pieces=tuple(placed))])).splitlines()
    assert lines[0] == "Home programme for Priya N. 3 June 2025"
    assert "| Lateral band walk | 3 | 12 steps | red band |" in lines
