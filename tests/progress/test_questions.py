"""One open question a day, after a session; and the list to take to the therapist."""

from dataclasses import replace
from datetime import timedelta

from bandstand.journal.facts import PlanSet, Popping
from bandstand.prescription import Plan, Question, Stand
from bandstand.progress.questions import for_therapist, question_today, to_tell
from bandstand.words import say
from tests.progress.lives import MARCH, REST, Day, Life, a_session, history_of, plan_of, standing_after

SIDES = Question(prescription="march", field="sides", choices=("each", "together"), today=True)
REST_TIME = Question(prescription="march", field="rest")
ASKING = plan_of(MARCH, questions=(REST_TIME, SIDES))


def asked(*days: Day, plan: Plan = ASKING) -> Question | None:
    life = Life(plan=plan, days=days)
    return question_today(history_of(life), life.asof - timedelta(days=1))


def settled(question: Question, stand: Stand = Stand.ANSWERED) -> Day:
    """A session, and a plan of the same day in which one question is no longer open."""
    questions = tuple(replace(each, standing=stand) if each == question else each for each in ASKING.questions)
    return replace(a_session(), told=(PlanSet(plan=replace(ASKING, number=2, questions=questions)),))


def test_a_question_waits_until_a_session_is_over() -> None:
    assert asked(REST) is None
    assert asked(a_session()) == SIDES


def test_what_changes_today_is_asked_first() -> None:
    assert asked(a_session()) == SIDES


def test_one_a_day() -> None:
    assert asked(settled(SIDES)) is None
    assert asked(settled(SIDES), a_session()) == REST_TIME


def test_skipping_or_asking_the_therapist_is_an_answer_too() -> None:
    assert asked(settled(SIDES, Stand.SKIPPED)) is None
    assert asked(settled(SIDES, Stand.FOR_THERAPIST), a_session()) == REST_TIME


def test_a_new_plan_that_settles_nothing_does_not_count_as_an_answer() -> None:
    other = replace(a_session(), told=(PlanSet(plan=replace(ASKING, number=2)),))
    assert asked(other) == SIDES


def test_nothing_open_nothing_asked() -> None:
    assert asked(a_session(), plan=plan_of(MARCH)) is None


def test_the_therapist_hears_of_a_form_that_popped_and_of_pain_above_the_limit_twice() -> None:
    def told(*days: Day) -> list[str]:
        return [say(each) for each in to_tell(ASKING, standing_after(Life(plan=ASKING, days=days)))]

    assert told(a_session(peak=6), a_session(peak=2)) == []
    assert told(a_session(peak=6), a_session(peak=7)) == [
        "Hip flexor march: pain went above 5 in two sessions running."
    ]
    popped = told(a_session(popping=Popping.PAINFUL))
    assert popped == ["Hip flexor march: it popped with pain, or caught. May you do it again?"]


def test_the_list_to_take_along_holds_what_waits_for_the_therapist() -> None:
    plan = replace(ASKING, questions=(REST_TIME, replace(SIDES, standing=Stand.FOR_THERAPIST)))
    assert [each.field for each in for_therapist(plan)] == ["sides"]
