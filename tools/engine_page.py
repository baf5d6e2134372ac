"""The engine's page: every rule in the order in which it is asked, in the words of its own code and of its tests."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from bandstand.catalog import load_sources
from bandstand.progress.case import Rule
from bandstand.progress.rules import RULES, same_again

HERE = Path(__file__).resolve().parent.parent
TESTS = HERE / "tests" / "progress"
RULE = re.compile(r"[RL]\d+")
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def rules_table() -> Iterator[str]:
    """Each rule: what it says, where that comes from, and the sentences that it is tried with."""
    tried = tried_with()
    yield "| rule | what it says | from |"
    yield "|---|---|---|"
    for rule in (*RULES, same_again):
        id, says = named(rule)
        yield f"| {id} | {says} | {sources_of(rule)} |"
    yield ""
    yield "### What each is tried with\n"
    for id in dict.fromkeys(named(rule)[0] for rule in (*RULES, same_again)):
        if tried[id]:
            yield f"**{id}**: {'; '.join(tried[id])}.\n"


def story() -> Iterator[str]:
    """Twelve weeks of a made-up person, lived through with these rules."""
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    yield "## Twelve weeks, told\n"
    yield from import_module("tests.progress.story").told()


def named(rule: Rule) -> tuple[str, str]:
    """The id and the sentence, from the first line of what the rule says of itself."""
    head = " ".join((rule.__doc__ or "").partition("Source:")[0].split())
    id, _, says = head.partition(": ") if RULE.match(head) else ("", "", head)
    id, _, where = id.partition(", ")
    return id, f"{where}: {says}" if where else says


def sources_of(rule: Rule) -> str:
    """The sources it names, each with what is taken from it; our own choices say so."""
    told = (rule.__doc__ or "").partition("Source:")[2]
    known = load_sources()
    parts = [part.strip() for part in re.split(r";\s", " ".join(told.split())) if part.strip()]
    for part in parts:
        for key in KEY.findall(part.partition(":")[0]):
            assert key in known, f"{rule.__name__} names {key}, which is no source"
    return "; ".join(part.rstrip(".") for part in parts)


def tried_with() -> Mapping[str, Sequence[str]]:
    """For each rule, the sentences of the tests in which its id is looked for."""
    tried: dict[str, list[str]] = defaultdict(list)
    for file in sorted(TESTS.glob("test_*.py")):
        for each in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"):
                for id in sorted(_rules_in(each)):
                    tried[id].append(each.name.removeprefix("test_").replace("_", " "))
    return tried


def _rules_in(test: ast.FunctionDef) -> set[str]:
    texts = (each.value for each in ast.walk(test) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return {text for text in texts if RULE.fullmatch(text)}
