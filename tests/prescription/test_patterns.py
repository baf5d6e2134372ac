"""No pattern of the reader can be made to run away."""

import importlib
import pkgutil
import re._parser as parser  # type: ignore[import-not-found,unused-ignore]
from collections.abc import Iterator

import pytest

from bandstand.prescription import reader
from bandstand.prescription.reader.patterns import Pattern, Rule
from bandstand.prescription.reader.phrases import Finder

UNBOUNDED = 64  # a repeat that may go on longer than this counts as endless


def patterns() -> Iterator[tuple[str, Pattern]]:
    for module in pkgutil.iter_modules(reader.__path__):
        found = vars(importlib.import_module(f"{reader.__name__}.{module.name}"))
        for name, value in found.items():
            yield from ((f"{module.name}.{name}", each) for each in _inside(value))


def _inside(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, Finder | Rule):
        yield value.pattern
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _inside(each)


ALL = list({id(pattern): (name, pattern) for name, pattern in patterns()}.values())


def endless_repeats(parsed: object, inside: bool = False) -> Iterator[str]:
    """Every endless repeat that stands inside another."""
    for operation, argument in parsed:  # type: ignore[attr-defined]
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = argument
            endless = most > UNBOUNDED
            if endless and inside:
                yield str(body)
            yield from endless_repeats(body, inside or endless)
        elif name == "SUBPATTERN":
            yield from endless_repeats(argument[3], inside)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from endless_repeats(branch, inside)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from endless_repeats(argument[1], inside)


def test_there_are_patterns_to_look_at() -> None:
    assert len(ALL) > 80


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=[f"{name}-{at}" for at, (name, _) in enumerate(ALL)])
def test_no_repeat_stands_inside_another(name: str, pattern: Pattern) -> None:
    assert not list(endless_repeats(parser.parse(pattern.source)))


def test_the_lint_sees_a_runaway_pattern() -> None:
    assert list(endless_repeats(parser.parse(r"(?:a+)+b")))
    assert list(endless_repeats(parser.parse(r"(x|(?:\w*y)*)z")))
