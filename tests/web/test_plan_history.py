"""How the plan came to this: every decision stays to be read, with its reason, its numbers and what was answered."""

from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.record import event_of, record
from bandstand.journal.facts import Proposed
from bandstand.prescription import Dose
from bandstand.quantity import Message
from tests.web.life import Life
from tests.web.visitor import Visitor


def lived(life: Life) -> None:
    """A session that went well four days ago, its morning, and one after it."""
    life.begins(5)
    life.trains(4)
    life.wakes(3, 1)
    life.trains(2)


def test_before_the_first_session_it_says_when_the_first_decisions_come(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    page = visitor.open("/plan/history/")
    assert "The first decisions come the morning after your first session." in page.words


def test_a_decision_that_was_taken_says_what_changed_why_and_by_which_numbers(visitor: Visitor, life: Life) -> None:
    lived(life)
    visitor.open("/plan/")
    page = visitor.follow("Every decision and its reason")
    assert "A small step up: 3 sets of 10-15 reps, each leg to 3 sets of" in page.words
    assert "You took it." in page.words
    assert "Pain at its worst: 1 of 10" in page.words
    assert "Rule R15, from: General practice" in page.words


def test_a_decision_that_was_left_says_so_and_one_that_changed_nothing_has_its_reason_too(
    visitor: Visitor, life: Life
) -> None:
    lived(life)
    life.wakes(1, 6)
    visitor.open("/")
    visitor.press("Leave it as it was")
    page = visitor.open("/plan/history/")
    assert "You left it as it was." in page.words
    assert "A little easier" in page.words


def test_what_another_version_wrote_is_shown_and_breaks_nothing(visitor: Visitor, life: Life) -> None:
    lived(life)
    strange = Proposed(
        engine="9",
        session=UUID(int=7),
        prescription="gone",
        change="LEAP",
        rule="R99",
        because=Message("decision.from_the_future", pain=3),
        source="a-book-of-then",
        numbers=(("moons", 3),),
    )
    moment = life.at(0)
    record(life.person, [event_of(strange, moment)], moment)
    page = visitor.open("/plan/history/")
    assert page.status == 200
    assert "Another version of Bandstand wrote why." in page.words
    assert "Rule R99, from: a-book-of-then." in page.words


def test_days_long_ago_stand_on_later_pages(visitor: Visitor, life: Life) -> None:
    life.begins(70)
    for ago in range(69, 1, -2):
        life.trains(ago)
    first = visitor.open("/plan/history/")
    assert first.words.count("Rule ") > 28
    assert visitor.follow("Earlier days").status == 200
    assert "Earlier days" not in visitor.page.words
    for nonsense in ("-1", "x", "9" * 400, "²"):
        assert visitor.open(f"/plan/history/?page={nonsense}").status == 200


def test_what_was_taken_can_be_taken_back_until_the_next_session_and_again_after_all(
    visitor: Visitor, life: Life
) -> None:
    lived(life)
    life.wakes(1, 6)
    visitor.open("/")
    visitor.press("Take it")
    eased = plan_now(life)
    visitor.open("/plan/history/")
    visitor.press("Take it back")
    back = plan_now(life)
    assert back != eased
    assert "You took a change back." in visitor.open("/plan/").words
    visitor.open("/plan/history/")
    visitor.press("Take it after all")
    assert plan_now(life) == eased


def test_a_change_from_which_a_session_followed_stays(visitor: Visitor, life: Life) -> None:
    lived(life)
    life.wakes(1, 6)
    visitor.open("/")
    visitor.press("Take it")
    visitor.open("/plan/history/")
    life.trains(0)
    before = plan_now(life)
    assert "Your plan has changed since." in visitor.press("Take it back").words
    assert plan_now(life) == before
    assert "Take it back" not in visitor.open("/plan/history/").html


def test_why_a_change_was_left_stands_beside_it(visitor: Visitor, life: Life) -> None:
    lived(life)
    life.wakes(1, 6)
    visitor.open("/")
    visitor.press("Leave it as it was", reason="therapist")
    assert "You left it as it was: your therapist said otherwise." in visitor.open("/plan/history/").words


def plan_now(life: Life) -> list[Dose | None]:
    """How much of each exercise the plan in force asks for."""
    plan = history_of(life.person).plan
    assert plan is not None
    return [each.dose for each in plan.prescriptions]
