"""The sheet is cut into pieces, and joined they are the sheet again."""

from hypothesis import given
from hypothesis import strategies as st

from bandstand.prescription import Span
from bandstand.web.plans.lit import Carried, marks_of, pieces_of

TEXT = "3 rounds of 30 seconds on both legs"
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))
CARRIED = st.builds(Carried, st.sampled_from(["a.sets", "a.work", "b.sides"]), st.just("dose"), SPANS)


@given(st.text(max_size=40), st.lists(CARRIED, max_size=6), st.lists(SPANS, max_size=3))
def test_the_pieces_are_the_text(text: str, carried: list[Carried], unread: list[Span]) -> None:
    assert "".join(piece.text for piece in pieces_of(text, carried, unread)) == text


@given(st.lists(CARRIED, max_size=6))
def test_every_field_is_linked_to_all_its_words(carried: list[Carried]) -> None:
    pieces = pieces_of(TEXT, carried, ())
    marks = marks_of(pieces)
    shown = {each.field for each in carried if each.span.end <= len(TEXT)}
    assert set(marks) == shown
    ids = [piece.mark for piece in pieces if piece.mark]
    assert len(ids) == len(set(ids))
    assert {mark for each in marks.values() for mark in each} == set(ids)


def test_understood_words_are_lit_and_the_rest_is_not() -> None:
    pieces = pieces_of(TEXT, [Carried("walk.sets", "dose", Span(0, 8))], [Span(23, 35)])
    assert [(piece.text, piece.fields, piece.unread) for piece in pieces] == [
        ("3 rounds", ("walk.sets",), False),
        (" of 30 seconds ", (), False),
        ("on both legs", (), True),
    ]


def test_words_that_carry_two_fields_belong_to_both() -> None:
    pieces = pieces_of("3 x 10", [Carried("a.sets", "dose", Span(0, 3)), Carried("a.work", "dose", Span(2, 6))], ())
    assert [piece.fields for piece in pieces] == [("a.sets",), ("a.sets", "a.work"), ("a.work",)]
