"""No pattern of the reader can be made to run away."""

import importlib
import pkgutil
import re._parser as parser  # type: ignore[import-not-found,unused-ignore]
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from bandstand.prescription import reader
from bandstand.prescription.reader.doses.phrases import Finder
from bandstand.prescription.reader.patterns import Pattern, Rule

MOST_LOOKED_AT = 400  # characters a pattern may look ahead before it gives up
UNBOUNDED = 64  # a repeat that may go on longer than this counts as endless


def patterns() -> Iterator[tuple[str, Pattern]]:
    for module in pkgutil.walk_packages(reader.__path__, f"{reader.__name__}."):
        found = vars(importlib.import_module(module.name))
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


def endless_repeats(parsed: Iterable[Any], inside: bool = False) -> Iterator[str]:
    """Every endless repeat that stands inside another."""
    for operation, argument in parsed:
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


def stranded_repeats(parsed: Iterable[Any], may_fail_after: bool = False) -> Iterator[str]:
    """Every endless repeat after which the pattern can still fail: each start would run through the text again."""
    for operation, argument in reversed(list(parsed)):
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, body = argument
            if most > MOST_LOOKED_AT and may_fail_after:
                yield str(body)
            yield from stranded_repeats(body, may_fail_after)
            may_fail_after = may_fail_after or least > 0
            continue
        if name == "SUBPATTERN":
            yield from stranded_repeats(argument[3], may_fail_after)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from stranded_repeats(branch, may_fail_after)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from stranded_repeats(argument[1], may_fail_after)
        may_fail_after = True


def test_there_are_patterns_to_look_at() -> None:
    assert len(ALL) > 80


EACH = pytest.mark.parametrize(("name", "pattern"), ALL, ids=[f"{name}-{at}" for at, (name, _) in enumerate(ALL)])


@EACH
def test_no_repeat_stands_inside_another(name: str, pattern: Pattern) -> None:
    assert not list(endless_repeats(parser.parse(pattern.source)))


@EACH
def test_nothing_endless_stands_before_something_that_can_fail(name: str, pattern: Pattern) -> None:
    assert not list(stranded_repeats(parser.parse(pattern.source)))


def test_the_lint_sees_a_runaway_pattern() -> None:
    assert list(endless_repeats(parser.parse(r"(?:a+)+b")))
    assert list(endless_repeats(parser.parse(r"(x|(?:\w*y)*)z")))


def test_the_lint_sees_a_pattern_that_runs_through_the_text_from_every_start() -> None:
    assert list(stranded_repeats(parser.parse(r", (?=[^,]*\d)")))
    assert list(stranded_repeats(parser.parse(r"(?:a|b[a-z]+)c")))
    assert not list(stranded_repeats(parser.parse(r"[a-z]+(?:-[a-z]+)?")))


# The attack itself: what a runaway pattern would still be busy with tomorrow is over at once.

LONG = 28  # characters
ATTACKED_WITH = (
    *("a", "A", "1", " ", "-", ".", ",", "x", "(", "|", "\n", "'", "a ", "a-", "1 ", "1-", "1,", "1.", "1/", ", a"),
    *("and ", "or ", "hip ", "3 x ", "3 sets ", "10 reps ", "30 s ", "each ", "band ", "to ", "the ", "rest ", "hold "),
)
ENDINGS = ("!", "1", "\n!", " !")
MOST_SECONDS = 2  # of CPU, for all attacks on one pattern together: they take milliseconds


class RunsAway(Exception):
    """A pattern that was still busy when its time was up."""


@contextmanager
def cpu_at_most(seconds: float) -> Iterator[None]:
    """Stop what takes longer, counted in CPU time, so that a busy machine fails nothing."""

    def stop(signal_number: int, frame: FrameType | None) -> None:
        raise RunsAway

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def attack(pattern: Pattern) -> None:
    """Throw the same few characters, twenty-eight times over, at a pattern."""
    for piece in ATTACKED_WITH:
        for ending in ENDINGS:
            for _ in pattern.finditer(piece * LONG + ending):
                pass


@EACH
def test_no_pattern_runs_away_under_attack(name: str, pattern: Pattern) -> None:
    with cpu_at_most(MOST_SECONDS):
        attack(pattern)


def test_the_attack_finds_a_runaway_pattern() -> None:
    with pytest.raises(RunsAway), cpu_at_most(MOST_SECONDS / 10):
        attack(Pattern(r"^(?:a+)+$"))
