"""The units people are measured in refuse what cannot be."""

import pytest

from bandstand.quantity import Message, Pain, Range, RepsLeft, Side
from bandstand.words import say, sentences


def test_a_range_prints_as_a_therapist_writes_it() -> None:
    assert str(Range(10, 15)) == "10-15"
    assert str(Range(3)) == "3"


@pytest.mark.parametrize(("low", "high"), [(5, 3), (-1, 2)])
def test_a_range_never_runs_downward_or_below_zero(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="a range runs upward"):
        Range(low, high)


@pytest.mark.parametrize("number", [-1, 11])
def test_pain_stays_between_none_and_worst(number: int) -> None:
    with pytest.raises(ValueError, match="Pain runs from 0 to 10"):
        Pain(number)


def test_five_reps_left_means_five_or_more() -> None:
    assert RepsLeft(5) == 5
    with pytest.raises(ValueError, match="RepsLeft runs from 0 to 5"):
        RepsLeft(6)


def test_the_other_side_of_left_is_right() -> None:
    assert Side.LEFT.other is Side.RIGHT
    assert Side.RIGHT.other is Side.LEFT


def test_a_sentence_may_hold_a_phrase() -> None:
    sided = Message("dose.sided", amount=Message("dose.reps", count="10-15"), sides=Message("dose.each"))
    assert say(sided) == "10-15 reps, each leg"


def test_no_sentence_shouts() -> None:
    assert [key for key, text in sentences().items() if "!" in text] == []


def test_no_sentence_to_people_is_longer_than_fifteen_words() -> None:
    endless = [key for key, text in sentences().items() if any(len(part.split()) > 15 for part in _parts(text))]
    assert endless == []


def _parts(text: str) -> list[str]:
    return text.replace("?", ".").replace(":", ".").split(".")
