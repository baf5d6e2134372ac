"""Goals on the page of recovery: set one, see how far, follow it no more."""

import pytest

from bandstand.actions.known import history_of
from tests.web.life import Life
from tests.web.visitor import Visitor

PAGE = "/recovery/"


def test_a_goal_is_set_and_says_where_it_began_and_stands(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    life.wakes(0, 4)
    visitor.open(PAGE)
    page = visitor.press("Set this goal", kind="pain", number="2")
    assert "Average pain at most 2" in page.words
    assert "It began with a level of about" in page.words
    assert "at most 2 ahead" in page.words
    assert not page.without_label


def test_a_run_is_told_in_kilometres_and_leads_to_running(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    visitor.open(PAGE)
    page = visitor.press("Set this goal", kind="run", number="5")
    assert "Run 5 km" in page.words
    assert "No run with a distance is told yet." in page.words
    assert history_of(life.person).goals[0].fact.target == 5000
    life.wakes(0, 1)
    assert visitor.open(PAGE).link("Back to running") == "/running/"


def test_own_words_are_shown_as_words_and_can_be_let_go(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    visitor.open(PAGE)
    page = visitor.press("Set this goal", kind="", words="<b>dance</b> at the wedding")
    assert "<b>dance</b>" not in page.html
    page = visitor.press("Follow it no more")
    assert "dance" not in page.words


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "", "words": "  "}, "Write your goal in a few words"),
        ({"kind": "run", "number": ""}, "needs a number"),
        ({"kind": "pain", "number": "11"}, "needs a number"),
        ({"kind": "stand", "number": "0"}, "needs a number"),
        ({"kind": "nonsense", "words": "x"}, "Write your goal in a few words"),
    ],
)
def test_what_is_no_goal_gets_a_sentence(visitor: Visitor, life: Life, sent: dict[str, str], said: str) -> None:
    life.begins(2)
    visitor.open(PAGE)
    page = visitor.press("Set this goal", **sent)
    assert (page.status, history_of(life.person).goals) == (400, ())
    assert said in page.words
