"""The page of recovery: a sentence first, then the picture, then the same as a table; and what Today says of it."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from bandstand.actions import calendar as weeks
from bandstand.actions import running as runs
from bandstand.actions.record import event_of, record
from bandstand.actions.recovery import Span, recovery
from bandstand.journal.facts import CheckIn, RunDone
from bandstand.quantity import Pain
from tests.web.life import Life
from tests.web.test_calendar import stretches
from tests.web.visitor import Visitor

PAGE = "/recovery/"


def answered(life: Life, *pains: int | None) -> None:
    """Mornings one after the other, the last of them today; the plan was there a day before."""
    life.begins(len(pains))
    for ago, pain in zip(range(len(pains) - 1, -1, -1), pains, strict=True):
        if pain is not None:
            life.wakes(ago, pain)


def test_an_empty_home_is_invited_to_begin_with_a_sheet(visitor: Visitor) -> None:
    page = visitor.open(PAGE)
    assert "Here your days will stand side by side" in page.words
    assert page.link("Begin with your therapist") == "/plan/read/"


def test_a_plan_without_an_answer_is_invited_to_answer(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    assert visitor.open(PAGE).link("Answer today") == "/"


def test_it_stands_in_the_navigation_of_every_page(visitor: Visitor) -> None:
    assert visitor.open("/").link("Recovery") == PAGE


def test_early_days_say_how_long_it_takes_to_tell(visitor: Visitor, life: Life) -> None:
    answered(life, 3, 4, 3)
    page = visitor.open(PAGE)
    assert page.headings[0] == ("h1", "Cannot tell yet: 4 more weeks will help.")
    assert "most likely between" in page.words
    assert page.html.count('class="trend trend-') == 2


def test_every_answer_stands_in_the_table_and_a_day_without_one_too(visitor: Visitor, life: Life) -> None:
    answered(life, 0, None, 4)
    words = visitor.open(PAGE).words
    today, yesterday, first = (life.at(ago).today for ago in range(3))
    assert f"{today:%a} {today.day} {today:%b} 4" in words
    assert f"{yesterday:%a} {yesterday.day} {yesterday:%b} no answer" in words
    assert f"{first:%a} {first.day} {first:%b} 0" in words


def test_flat_weeks_are_about_the_same(visitor: Visitor, life: Life) -> None:
    answered(life, *[3, 4, 3] * 16)
    assert "About as in your first weeks" in visitor.open(PAGE).words


def test_sessions_changes_and_the_limit_stand_in_the_picture(visitor: Visitor, life: Life) -> None:
    answered(life, 1, 1, 1, 1)
    life.trains(2)
    page = visitor.open(PAGE)
    for part in ("sessions", "changes", "limit", "dots", "band", "level"):
        assert f"trend-{part}" in page.html
    assert "a session" in page.words
    assert "session" in page.words.partition("What was")[2]


def test_stretching_is_no_session_in_the_picture_and_a_run_stands_on_its_own_day(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    answered(life, 1, 1, 1, 1)
    weeks.choose_stretches(person, uuid4(), ["calf-stretch"], life.at(2))
    stretches(life, 1)
    runs.tell_run(person, uuid4(), RunDone(of=life.at(2).today, minutes=20), life.at(0))
    shown = recovery(person, life.at(0), Span.FOUR_WEEKS).shown
    assert shown is not None
    assert sum(shown.sessions) == 0
    assert shown.runs[-3:] == (1, 0, 0)
    life.trains(0)
    again = recovery(person, life.at(0), Span.FOUR_WEEKS).shown
    assert again is not None
    assert sum(again.sessions) == 1


@pytest.mark.parametrize("span", ["four-weeks", "three-months", "all", "", "nonsense", "%00"])
def test_a_span_is_chosen_and_nonsense_is_the_usual_one(visitor: Visitor, life: Life, span: str) -> None:
    answered(life, *[3] * 100)
    page = visitor.open(f"{PAGE}?span={span}")
    assert page.status == 200
    days = {"four-weeks": 28, "all": 100}.get(span, 91)
    assert page.html.count('<th scope="row">') == days


def test_the_picture_begins_with_the_first_answer_and_never_shows_less_than_four_weeks(
    visitor: Visitor, life: Life
) -> None:
    life.begins(40)
    for ago, days in ((3, 28), (39, 40)):
        life.wakes(ago, 3)
        for span in ("three-months", "all"):
            assert visitor.open(f"{PAGE}?span={span}").html.count('<th scope="row">') == days


def test_one_bad_day_is_called_so(visitor: Visitor, life: Life) -> None:
    answered(life, *[2] * 20, 7)
    assert "One bad day. Your last two weeks look the same." in visitor.open(PAGE).words
    assert "One bad day." in visitor.open("/").words


def test_two_raised_days_hold_steps_up_here_and_on_today(visitor: Visitor, life: Life) -> None:
    answered(life, *[1, 3, 2] * 10, 4, 4)
    for page in (visitor.open(PAGE), visitor.open("/")):
        assert "Two days close together were above your usual. Steps up wait for now." in page.words
        assert "It is over once two answers running are near your usual again." in page.words


def test_a_rough_spell_is_named_and_what_came_before_is_no_cause(visitor: Visitor, life: Life) -> None:
    life.begins(33)
    for ago in range(32, 1, -1):
        life.wakes(ago, 2)
    life.trains(3)
    life.wakes(1, 7)
    life.wakes(0, 7)
    for page in (visitor.open(PAGE), visitor.open("/")):
        assert "This is a rough spell of some days (flare). It began on " in page.words
        assert "It came before; that does not make it the cause." in page.words
        assert f"{life.at(3).today:%A}: a session" in page.words


def test_a_spell_that_is_over_stands_below_with_what_came_before(visitor: Visitor, life: Life) -> None:
    answered(life, *[2] * 30, 7, 7, 2, 2)
    page = visitor.open(PAGE)
    assert "Rough spells that are over" in page.words
    assert "Nothing was logged in the 48 hours before." in page.words
    assert "flare" not in visitor.open("/").words


def test_a_long_silence_is_said(visitor: Visitor, life: Life) -> None:
    life.begins(40)
    for ago in range(40, 20, -1):
        life.wakes(ago, 3)
    words = visitor.open(PAGE).words
    assert "Your last answer is of" in words
    assert "The level is less sure since then." in words


def test_an_answer_told_anew_changes_the_picture(visitor: Visitor, life: Life) -> None:
    answered(life, 3, 3, 3)
    assert "most likely" in visitor.open(PAGE).words
    before = visitor.page.html
    life.averages(1, 9)
    assert visitor.open(PAGE).html != before


def test_a_phone_whose_clock_ran_ahead_does_no_harm(visitor: Visitor, life: Life, person: UUID) -> None:
    answered(life, 3, 3)
    life.wakes(-3, 8)
    page = visitor.open(PAGE)
    assert page.status == 200
    assert page.html.count('<th scope="row">') == 28


@pytest.mark.parametrize("of", [date.min, date(1900, 1, 1), date.max])
def test_an_answer_of_an_impossible_day_does_no_harm(visitor: Visitor, life: Life, person: UUID, of: date) -> None:
    answered(life, 3, 3, 3)
    told = CheckIn(of=of, morning=Pain(9))
    record(person, [event_of(told, life.at(0), id=uuid4())], life.at(0))
    page = visitor.open(f"{PAGE}?span=all")
    assert page.status == 200
    assert page.html.count('<th scope="row">') == 28
    assert visitor.open("/").status == 200
