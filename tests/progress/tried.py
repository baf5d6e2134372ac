"""Which rule a test tries: told by the test itself, so that the rule book can name its tests and none goes untried."""

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from bandstand.progress.rules.ids import RuleId

HERE = Path(__file__).resolve().parent
tries = pytest.mark.tries


def all_that_try(rule: RuleId) -> Iterator[Callable[..., None]]:
    """Every test that says it tries a rule, in the order of the files and of their lines."""
    for file in sorted(HERE.glob("test_*.py")):
        for name, each in vars(import_module(f"tests.progress.{file.stem}")).items():
            if name.startswith("test_") and inspect.isfunction(each) and rule in _tried_by(each):
                yield each


def _tried_by(test: Callable[..., None]) -> Iterator[RuleId]:
    for mark in getattr(test, "pytestmark", []):
        if mark.name == "tries":
            yield from mark.args


def sentence_of(test: Callable[..., None]) -> str:
    """A test as a sentence."""
    return test.__name__.removeprefix("test_").replace("_", " ")


def runs_of(test: Callable[..., None]) -> Iterator[Callable[[], None]]:
    """A test with each of the values it is tried with."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    if not marks:
        yield test
        return
    names, values = marks[0].args
    told = names.replace(",", " ").split() if isinstance(names, str) else names
    for value in values:
        yield partial(test, **dict(zip(told, value if len(told) > 1 else (value,), strict=True)))
