"""What is known of mistakes built into the engine: of every module, or why not; and no excuse outlives its line."""

import json

from tools.mutants import GONE, KEPT, REASONS, modules, reason_for

RECORD = json.loads(KEPT.read_text(encoding="utf-8"))


def test_every_module_of_the_engine_was_tried_or_the_record_says_why_not() -> None:
    tried, not_tried = {*RECORD["modules"]}, {*RECORD["not_tried"]}
    assert not tried & not_tried
    assert tried | not_tried == {*modules()}
    assert all(RECORD["not_tried"].values())


def test_a_mistake_in_a_line_that_has_changed_is_no_open_one() -> None:
    assert reason_for("rules.pain", "a line that nobody wrote") == GONE
    assert reason_for("no.such.module", "return None") == GONE


def test_every_excuse_is_about_a_module_that_there_is() -> None:
    assert {where for where, *_ in REASONS if where} <= {*modules()}
