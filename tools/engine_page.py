"""The engine's page: every rule in the order in which it is asked, in the words of its own code and of its tests."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bandstand.catalog import load_sources
from bandstand.progress.decide import wait_for_its_turn
from bandstand.progress.readiness import gentle_first, load_nothing
from bandstand.progress.rules import RULES, same_again
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.standing.amount import amount_of

HERE = Path(__file__).resolve().parent.parent
RULE = re.compile(r"[RL]\d+")
# What speaks before a session, counts what was done, and settles whose turn it is.
BESIDE = (load_nothing, gentle_first, amount_of, wait_for_its_turn)
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def rules_table() -> Iterator[str]:
    """Each rule: what it says, where that comes from, and the sentences that it is tried with."""
    yield from _table((*RULES, same_again))
    yield "### Beside the decision on the next dose\n"
    yield from _table(BESIDE)
    yield "### What each is tried with\n"
    tried = _from_tests("tests.progress.tried")
    for rule in RuleId:
        sentences = [tried.sentence_of(test) for test in tried.all_that_try(rule)]
        assert sentences, f"no test says that it tries {rule}"
        yield f"**{rule}**: {'; '.join(sentences)}.\n"


def _table(rules: Iterable[Callable[..., object]]) -> Iterator[str]:
    yield "| rule | what it says | from |"
    yield "|---|---|---|"
    for rule in rules:
        id, says = named(rule)
        yield f"| {id} | {says} | {sources_of(rule)} |"
    yield ""


def story() -> Iterator[str]:
    """Twelve weeks of a made-up person, lived through with these rules."""
    yield "## Twelve weeks, told\n"
    yield from _from_tests("tests.progress.story").told()


def _from_tests(name: str) -> ModuleType:
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    return import_module(name)


def named(rule: Callable[..., object]) -> tuple[str, str]:
    """The id and the sentence, from the first line of what the rule says of itself."""
    head = " ".join((rule.__doc__ or "").partition("Source:")[0].split())
    id, _, says = head.partition(": ") if RULE.match(head) else ("", "", head)
    id, _, where = id.partition(", ")
    return id, f"{where}: {says}" if where else says


def sources_of(rule: Callable[..., object]) -> str:
    """The sources it names, each with what is taken from it; our own choices say so."""
    told = (rule.__doc__ or "").partition("Source:")[2]
    known = load_sources()
    parts = [part.strip() for part in re.split(r";\s", " ".join(told.split())) if part.strip()]
    for part in parts:
        for key in KEY.findall(part.partition(":")[0]):
            assert key in known, f"{named(rule)[0]} names {key}, which is no source"
    return "; ".join(part.rstrip(".") for part in parts)
