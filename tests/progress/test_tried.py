"""Every rule is tried by tests that say so, and a rule taken from the table is missed by one of them."""

from collections.abc import Callable

import pytest

from bandstand.progress.case import Rule
from bandstand.progress.rules import RULES
from bandstand.progress.rules.ids import RuleId
from tests.progress.lives import TABLE
from tests.progress.tried import all_that_try, runs_of
from tools.engine_page import named


@pytest.mark.parametrize("rule", RuleId)
def test_every_rule_has_a_test_that_says_it_tries_it(rule: RuleId) -> None:
    assert any(all_that_try(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_taken_from_the_table_is_missed_by_a_test_that_tries_it(rule: Rule) -> None:
    runs = (run for test in all_that_try(RuleId(named(rule)[0])) for run in runs_of(test))
    assert any(_misses(run, rule) for run in runs)


def _misses(run: Callable[[], None], rule: Rule) -> bool:
    table = TABLE.set([each for each in RULES if each is not rule])
    try:
        run()
    except (AssertionError, StopIteration):
        return True
    finally:
        TABLE.reset(table)
    return False


def test_every_rule_is_named_once() -> None:
    assert {named(rule)[0] for rule in RULES} < {*RuleId}
