"""Every rule of the language of doses says why it is there, and finds what it says it finds."""

from collections.abc import Mapping
from types import ModuleType

import pytest

from bandstand.prescription.reader import (
    calendar_words,
    counts,
    crosses,
    frequency,
    loads,
    mirrors,
    noise,
    places,
    sides,
    times,
    variants,
)
from bandstand.prescription.reader.doses import FINDERS
from bandstand.prescription.reader.normalise import normalise
from bandstand.prescription.reader.patterns import Rule
from bandstand.prescription.reader.phrases import Field, Finder, claims_of

CARRIES: Mapping[ModuleType, frozenset[Field]] = {
    frequency: frozenset({Field.FREQUENCY, Field.SETS, Field.REPS}),
    noise: frozenset(),
    sides: frozenset({Field.SIDE}),
    mirrors: frozenset({Field.SIDE, Field.REPS, Field.TIME, Field.DISTANCE}),
    calendar_words: frozenset({Field.FREQUENCY}),
    times: frozenset({Field.HOLD, Field.DURATION, Field.TIME, Field.REST, Field.DISTANCE}),
    counts: frozenset({Field.SETS, Field.REPS}),
    crosses: frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.TIME, Field.DISTANCE, Field.SIDE}),
}
FOUND = [
    pytest.param(finder, sentence, may_carry, id=f"{finder.name}: {sentence}")
    for module, may_carry in CARRIES.items()
    for finder in (*getattr(module, "WAYS", ()), *module.FINDERS)
    for sentence in finder.examples
]
RULES = [
    pytest.param(rule, sentence, id=f"{rule.why}: {sentence}")
    for module in (loads, places, variants)
    for rule in module.RULES
    for sentence in rule.examples
]


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.name)
def test_every_finder_says_why_it_is_there(finder: Finder) -> None:
    assert finder.why
    assert len(finder.examples) >= 2


@pytest.mark.parametrize(("finder", "sentence", "may_carry"), FOUND)
def test_a_finder_claims_its_own_sentences(finder: Finder, sentence: str, may_carry: frozenset[Field]) -> None:
    claims = [claim for claim in claims_of(FINDERS, normalise(sentence).text) if claim.finder is finder]
    assert claims, sentence
    assert {phrase.field for claim in claims for phrase in claim.phrases} <= may_carry


@pytest.mark.parametrize(("rule", "sentence"), RULES)
def test_a_rule_finds_its_own_sentences(rule: Rule, sentence: str) -> None:
    assert rule.why
    assert len(rule.examples) >= 2
    assert rule.pattern.search(normalise(sentence).text)
