"""A plan file from a stranger, looked at from outside before it is read."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.exercise_plan import as_exercise_plan, in_a_page
from bandstand.exchange.plan_file import write_plan
from bandstand.exchange.strange_file import DEEPEST, depth_of, read_strange_plan
from bandstand.prescription.shareable import shareable
from bandstand.prescription.shared import Shared
from bandstand.prescription.starting import hip_programme
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

PLAN = shareable(hip_programme())
WHOLE = write_plan(PLAN)
leaves = st.none() | st.booleans() | st.integers(-9, 9) | st.text(alphabet='ab"\\[]{}', max_size=6)
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))


def plain_depth(value: object) -> int:
    """How deep a value is, told by the value itself."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(plain_depth, inner), default=0)


def test_a_file_of_ours_is_read() -> None:
    assert read_strange_plan(WHOLE) == PLAN
    assert depth_of(WHOLE) < DEEPEST


@given(values)
def test_brackets_in_words_count_for_nothing(value: object) -> None:
    assert depth_of(json.dumps(value).encode()) == plain_depth(value)


@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(content: bytes) -> None:
    with pytest.raises(BandstandError) as refusal:
        read_strange_plan(content)
    assert say(refusal.value.message).endswith(".")


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_file_with_one_wrong_letter_is_a_plan_or_a_sentence(place: int, letter: int) -> None:
    with suppress(BandstandError):
        assert read_strange_plan(WHOLE[:place] + bytes([letter]) + WHOLE[place + 1 :]).prescriptions is not None


def test_a_value_said_twice_is_neither() -> None:
    twice = WHOLE.replace(b'"number":0', b'"number":0,"number":3')
    with pytest.raises(BandstandError) as refusal:
        read_strange_plan(twice)
    assert refusal.value.message == Message("plan_file.twice")


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_word_of_a_programme_leaves_its_block_in_a_page(title: str, introduction: str) -> None:
    told = as_exercise_plan(Shared(plan=PLAN, title=title, introduction=introduction), address="http://here/shared/x/")
    block = in_a_page(told)
    assert not set("<>&") & set(block)
    assert json.loads(block) == told
