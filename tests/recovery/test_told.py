"""A rough spell that the person tells of: how it lasts, and what ends it."""

from datetime import date, timedelta

from bandstand.quantity import Pain
from bandstand.recovery import Answer, ToldSpell

TOLD = date(2026, 3, 2)
SPELL = ToldSpell(on=TOLD, at=0, base=2.0)


def lasts(*pains: int | None, base: float | None = 2.0, spell: ToldSpell = SPELL) -> bool:
    days = enumerate(pains)
    return spell.lasts([Answer(TOLD + timedelta(days=n), Pain(pain)) for n, pain in days if pain is not None], base)


def test_a_told_spell_lasts_until_two_calm_answers_running_after_that_day() -> None:
    assert lasts()
    assert lasts(2)
    assert lasts(2, 3), "the day it was told on is no calm day yet"
    assert not lasts(2, 3, 3)
    assert lasts(2, 3, 4, 3)
    assert not lasts(2, 3, 4, 3, 3)


def test_a_day_without_an_answer_neither_counts_nor_breaks() -> None:
    assert not lasts(5, 3, None, 3)
    assert lasts(5, None, None, 3)


def test_where_nothing_is_known_of_what_is_usual_two_answers_of_two_are_calm() -> None:
    assert not lasts(5, 2, 2, base=None)
    assert lasts(5, 2, 3, base=None)


def test_what_the_person_ended_is_over() -> None:
    assert not lasts(9, 9, spell=ToldSpell(on=TOLD, at=0, base=2.0, is_over=True))
