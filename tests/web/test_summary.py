"""One page for the therapist: what was asked, done, felt and decided; the same on the page and in the text."""

import re
from html import unescape
from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.record import event_of, record
from bandstand.actions.rehearsal import Feeling
from bandstand.journal.facts import BoundsSet, Hurt, HurtKind, Proposed
from bandstand.prescription import Bounds, PainLimits, RulesOff, SetBy
from bandstand.quantity import Effort, Message, Pain, RepsLeft
from bandstand.web.plans.summary import short_day
from tests.web.life import Life
from tests.web.visitor import Visitor

PAINFUL = Feeling(pre=Pain(1), peak=Pain(7), after=Pain(3), left=RepsLeft(3), effort=Effort(6))


def text_of(visitor: Visitor) -> str:
    """What is copied or shared."""
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", visitor.page.html, re.DOTALL)
    assert found is not None
    return unescape(found.group(1))


def lived(life: Life) -> None:
    """Two weeks: two sessions that hurt and were eased, mornings, and a form that popped."""
    life.begins(14)
    for ago in (12, 10):
        life.trains(ago, PAINFUL)
        life.wakes(ago - 1, 2)
    life.trains(8)
    life.wakes(7, 3)


def test_before_the_first_session_it_says_what_was_asked_and_that_nothing_was_done(
    visitor: Visitor, life: Life
) -> None:
    life.begins(2)
    visitor.open("/plan/therapist/")
    text = text_of(visitor)
    assert "- Hip flexor march: 3 sets of 10-15 reps, each leg." in text
    assert "- No session yet" in text
    assert "Pain, from 0 to 10" not in text
    assert "What was decided" not in text


def test_four_weeks_stand_on_it_in_figures(visitor: Visitor, life: Life) -> None:
    lived(life)
    visitor.open("/plan/therapist/")
    text = text_of(visitor)
    assert "- Sessions: 3. The last one was on" in text
    assert "- Hip flexor march: done in 3, sets in all 8" in text
    assert "- The last two weeks: 2 to 3, mostly about 2. Days answered: 3 of 14." in text
    assert "The most in a session: 7, with" in text


def test_every_change_stands_with_its_reason_and_what_was_answered(visitor: Visitor, life: Life) -> None:
    lived(life)
    visitor.open("/plan/therapist/")
    text = text_of(visitor)
    assert "Hip flexor march: a little easier" in text
    assert "Pain reached 7. The usual limit is 5, so next time is a little easier. I took it." in text
    assert "How often each was made easier in these weeks: Banded mountain climber (2), Hip flexor march (2)" in text
    assert text.count("Hip flexor march: it was made easier twice running.") == 1


def test_what_the_therapist_should_hear_comes_first_and_leads_here_from_today_and_the_plan(
    visitor: Visitor, life: Life
) -> None:
    life.begins(5)
    popped = Hurt(prescription="hip-flexor-march", kind=HurtKind.POPPED, pain=Pain(4))
    record(life.person, [event_of(popped, life.at(3), plan_number=1)], life.at(3))
    told = "Hip flexor march: it popped with pain, or caught. May you do it again?"
    for place in ("/", "/plan/"):
        assert told in visitor.open(place).words
        visitor.follow("One page to send them")
        assert visitor.place == "/plan/therapist/"
    text = text_of(visitor)
    assert text.index(told) < text.index("What was asked")
    assert "- The most in a session: 4, with Hip flexor march on" in text


def test_bounds_limits_and_switches_stand_with_who_set_them(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    facts = (
        BoundsSet(prescription="hip-flexor-march", bounds=Bounds(reps=12, set_by=SetBy.THERAPIST)),
        BoundsSet(limits=PainLimits(green=Pain(1), amber=Pain(4), set_by=SetBy.THERAPIST)),
        BoundsSet(switched=RulesOff(rules=("R15",))),
    )
    record(life.person, [event_of(fact, life.at(1)) for fact in facts], life.at(1))
    visitor.open("/plan/therapist/")
    text = text_of(visitor)
    assert "Hip flexor march: 3 sets of 10-15 reps, each leg. Your therapist set: at most 12 reps." in text
    assert "Limits of pain that were set: quiet up to 1, at most 4" in text
    assert "Rules switched off: A little more: one or two reps, or five seconds" in text


def test_the_page_and_the_text_say_the_same(visitor: Visitor, life: Life) -> None:
    lived(life)
    page = visitor.open("/plan/therapist/")
    for line in text_of(visitor).splitlines():
        assert " ".join(line.removeprefix("- ").split()) in page.words


def test_of_many_decisions_the_newest_are_told_and_the_others_counted(visitor: Visitor, life: Life) -> None:
    life.begins(28)
    plan = history_of(life.person).plan
    assert plan is not None
    march = plan.prescription("hip-flexor-march")
    for ago in range(20, 6, -1):
        fact = Proposed(
            engine="1",
            session=UUID(int=ago),
            prescription="hip-flexor-march",
            change="ADVANCE",
            rule="R15",
            because=Message("decision.a_little_more"),
            source="double-progression",
            before=march,
            after=march,
        )
        record(life.person, [event_of(fact, life.at(ago))], life.at(ago))
    visitor.open("/plan/therapist/")
    text = text_of(visitor)
    assert text.count("Hip flexor march: a small step up") == 10
    assert "- Decisions before these: 4" in text
    newest = short_day(life.at(7).today)
    assert text.index(f"- {newest}, Hip flexor march") < text.index("Decisions before these")


def test_what_was_pasted_into_the_sheet_is_shown_and_never_run(visitor: Visitor, life: Life) -> None:
    life.begins(2, sheet="<script>alert(1)</script> squats\n3 sets of 10 reps\n")
    page = visitor.open("/plan/therapist/")
    assert page.inline == []
