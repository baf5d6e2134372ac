"""The page of both sides."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from bandstand.actions import check_ins
from bandstand.actions.rehearsal import Feeling
from bandstand.journal.facts import CheckIn, Sleep
from bandstand.quantity import Pain
from tests.web.life import EASY, Life
from tests.web.visitor import Visitor

PAGE = "/recovery/sides/"
EACH_SIDE = "Clamshell: 3 sets of 12 each side\nSide-lying leg raise: 3 sets of 10 each side\n"


def test_an_empty_home_is_invited_to_begin_with_a_sheet(visitor: Visitor) -> None:
    assert visitor.open(PAGE).link("Begin with your therapist") == "/plan/read/"


def test_before_a_session_the_page_says_what_will_be_there(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    assert visitor.open(PAGE).link("Go to Today") == "/"


def test_recovery_leads_to_it(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    life.wakes(1, 3)
    assert visitor.open("/recovery/").link("Left and right") == PAGE


def test_each_exercise_has_its_sentence_its_picture_and_its_weeks(visitor: Visitor, life: Life) -> None:
    life.begins(20, sheet=EACH_SIDE)
    for ago in (15, 8, 1):
        life.trains(ago, hurting(2))
    page = visitor.open(PAGE)
    assert "About the same on both sides in the last four weeks." in page.words
    assert 'class="sides-picture"' in page.html
    assert " sets" in page.words
    assert page.html.count('<th scope="row">') >= 3


def hurting(pain: int) -> Feeling:
    return replace(EASY, peak=Pain(pain))


def test_nothing_stands_out_is_an_ordinary_answer(visitor: Visitor, life: Life) -> None:
    life.begins(20, sheet=EACH_SIDE)
    life.trains(1)
    words = visitor.open(PAGE).words
    assert "Nothing stands out so far. Most months nothing does." in words
    assert "that does not make it the cause" in words


def test_good_nights_before_better_days_are_told_with_their_count(visitor: Visitor, life: Life) -> None:
    since = life.today.replace(day=1) - timedelta(days=40)
    life.begins((life.today - since).days + 1, sheet=EACH_SIDE)
    life.trains(0)
    for number in range(40):
        ago = (life.today - since).days - number
        good = number % 2 == 0
        told = CheckIn(of=life.at(ago).today, morning=Pain(1 if good else 4), slept=Sleep.WELL if good else Sleep.USUAL)
        check_ins.check_in(life.person, uuid4(), told, life.at(ago))
    words = visitor.open(PAGE).words
    assert "On 20 days after a good night, pain was 1.0 on average. On 20 after other nights, 4.0." in words
