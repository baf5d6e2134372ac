"""Every finder and every rule of the reader says why it is there, and finds what it says it finds."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

from bandstand.prescription import reader
from bandstand.prescription.reader.doses import (
    calendar_words,
    clinic_latin,
    counts,
    counts_by_place,
    crossed_often,
    frequency,
    meant,
    mirrors,
    noise,
    one_side,
    sides,
    times,
)
from bandstand.prescription.reader.doses import crossed_numbers as crosses
from bandstand.prescription.reader.doses.finders import FINDERS, find_doses
from bandstand.prescription.reader.doses.meant import is_meant
from bandstand.prescription.reader.doses.phrases import Field, Finder, claims_of
from bandstand.prescription.reader.patterns import Rule
from bandstand.prescription.reader.written.normalise import normalise

CARRIES: Mapping[ModuleType, frozenset[Field]] = {
    clinic_latin: frozenset({Field.FREQUENCY}),
    frequency: frozenset({Field.FREQUENCY, Field.SETS, Field.REPS}),
    noise: frozenset(),
    sides: frozenset({Field.SIDE}),
    mirrors: frozenset({Field.SIDE, Field.REPS, Field.TIME, Field.DISTANCE}),
    calendar_words: frozenset({Field.FREQUENCY}),
    times: frozenset({Field.HOLD, Field.DURATION, Field.TIME, Field.REST, Field.DISTANCE}),
    counts: frozenset({Field.SETS, Field.REPS}),
    one_side: frozenset({Field.SIDE, Field.ONE_SIDE}),
    counts_by_place: frozenset({Field.SETS, Field.REPS}),
    crossed_often: frozenset({Field.FREQUENCY}),
    crosses: frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.TIME, Field.DISTANCE, Field.SIDE}),
}
FOUND = [
    pytest.param(finder, sentence, may_carry, id=f"{finder.name}: {sentence}")
    for module, may_carry in CARRIES.items()
    for finder in (*getattr(module, "WAYS", ()), *module.FINDERS)
    for sentence in finder.examples
]


def rules_of_the_reader() -> Iterator[Rule]:
    """Every rule that any module of the reader holds, each once."""
    for module in pkgutil.walk_packages(reader.__path__, f"{reader.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            held = value.values() if isinstance(value, dict) else value
            for each in held if isinstance(value, tuple | list | dict) else (value,):
                if isinstance(each, Rule):
                    yield each


RULES = tuple({id(rule): rule for rule in rules_of_the_reader()}.values())
TRIED = [
    pytest.param(rule, sentence, id=f"{rule.why}: {sentence}")
    for rule in RULES
    if rule not in meant.RULES
    for sentence in rule.examples
]
NOT_MEANT = [pytest.param(sentence, id=f"{rule.why}: {sentence}") for rule in meant.RULES for sentence in rule.examples]


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.name)
def test_every_finder_says_why_it_is_there(finder: Finder) -> None:
    assert finder.why
    assert len(finder.examples) >= 2


@pytest.mark.parametrize(("finder", "sentence", "may_carry"), FOUND)
def test_a_finder_claims_its_own_sentences(finder: Finder, sentence: str, may_carry: frozenset[Field]) -> None:
    claims = [claim for claim in claims_of(FINDERS, normalise(sentence).text) if claim.finder is finder]
    assert claims, sentence
    assert {phrase.field for claim in claims for phrase in claim.phrases} <= may_carry


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.why)
def test_every_rule_says_why_it_is_there(rule: Rule) -> None:
    assert rule.why
    assert len(rule.examples) >= 2


@pytest.mark.parametrize(("rule", "sentence"), TRIED)
def test_a_rule_finds_its_own_sentences(rule: Rule, sentence: str) -> None:
    assert rule.pattern.search(normalise(sentence).text)


@pytest.mark.parametrize("sentence", NOT_MEANT)
def test_no_number_of_these_sentences_is_meant_for_the_reader(sentence: str) -> None:
    text = normalise(sentence).text
    phrases = find_doses(text)
    assert phrases
    assert not any(is_meant(text, phrase) for phrase in phrases)
