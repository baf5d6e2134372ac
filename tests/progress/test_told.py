"""What a person reads after each kind of session, word for word, with the rule, its source and the numbers it used."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import load_sources
from bandstand.journal.facts import Hurt, HurtKind, Popping, Stiffness
from bandstand.prescription import Schedule
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.lives import (
    MARCH,
    REST,
    Day,
    a_session,
    decision_of,
    decisions_of,
    march_life,
    ordinary_days,
    plan_of,
)

CALM = ordinary_days(7)
Told = tuple[tuple[Day, ...], tuple[str, str, str], Mapping[str, int], str]
AFTER: Mapping[str, Told] = {
    "a painful session": (
        (a_session(peak=6, left=1), REST),
        ("EASE", "R3", "silbernagel-2007"),
        {"pain": 6, "limit": 5},
        "Pain reached 6. The usual limit is 5, so next time is a little easier.",
    ),
    "two painful sessions": (
        (a_session(peak=6), REST, a_session(peak=7), REST),
        ("EASE", "R3", "silbernagel-2007"),
        {"pain": 7, "limit": 5, "pain_before": 6},
        "Pain reached 6, and then 7. The usual limit is 5, so it gets easier. Tell your therapist.",
    ),
    "a sharp pain": (
        (a_session(hurt=Hurt(kind=HurtKind.SHARP)), REST),
        ("EASE", "R3", "silbernagel-2007"),
        {},
        "The pain was sharp, so next time is a little easier.",
    ),
    "sharp pain twice": (
        (a_session(hurt=Hurt(kind=HurtKind.SHARP)), REST, a_session(hurt=Hurt(kind=HurtKind.SHARP), peak=None), REST),
        ("EASE", "R3", "silbernagel-2007"),
        {},
        "The pain was sharp, and too much the time before. It gets easier. Tell your therapist.",
    ),
    "a painful pop": (
        (a_session(popping=Popping.PAINFUL), REST),
        ("STOP", "R4", "walker-2021"),
        {},
        "It popped with pain. Leave this out until your therapist allows it.",
    ),
    "a catch": (
        (a_session(popping=Popping.CAUGHT), REST),
        ("STOP", "R4", "walker-2021"),
        {},
        "It caught or gave way. Leave this out until someone has looked at it.",
    ),
    "a catch after a pop": (
        (a_session(popping=Popping.PAINFUL), REST, a_session(popping=Popping.CAUGHT), REST),
        ("STOP", "R4", "walker-2021"),
        {},
        "It caught or gave way. Leave this out until someone has looked at it.",
    ),
    "a worse morning": (
        (*CALM, a_session(), Day(morning=3)),
        ("EASE", "R7", "silbernagel-2007"),
        {"morning": 3, "usual_tenths": 10},
        "Pain was 3 the next morning, against 1 before. Rest a day, then a little easier.",
    ),
    "a morning above the limit": (
        (*CALM, a_session(), Day(morning=6)),
        ("EASE", "R7", "silbernagel-2007"),
        {"morning": 6, "limit": 5},
        "Pain was 6 the next morning. The usual limit is 5: rest a day, then a little easier.",
    ),
    "a stiffer morning": (
        (*CALM, a_session(), Day(morning=1, stiffness=Stiffness.MORE)),
        ("KEEP", "R9", "adams-soreness"),
        {"morning": 1, "usual_tenths": 10},
        "You were stiffer the next morning. Pain was 1, against 1 before. Rest a day, then the same again.",
    ),
    "pain between green and the limit": (
        (*CALM, a_session(peak=4), REST),
        ("KEEP", "R11", "silbernagel-2007"),
        {"pain": 4, "green_tenths": 30, "limit": 5},
        "Pain reached 4, above 3 and within the limit of 5. The same again.",
    ),
    "pain at the limit": (
        (*CALM, a_session(peak=5), REST),
        ("KEEP", "R11", "silbernagel-2007"),
        {"pain": 5, "green_tenths": 30, "limit": 5},
        "Pain reached 5, above 3 and within the limit of 5. The same again.",
    ),
    "a gap": (
        (*CALM, a_session(), *ordinary_days(12)),
        ("KEEP", "R12", "bandstand-choice"),
        {"days": 13, "gap": 3},
        "The last time was 13 days ago, and your plan leaves 3. Begin again with about two thirds.",
    ),
    "a long gap": (
        (*CALM, a_session(), *ordinary_days(25)),
        ("EASE", "R12", "bandstand-choice"),
        {"days": 26, "gap": 3},
        "The last time was 26 days ago, and your plan leaves 3. Begin one step easier.",
    ),
    "much left undone": (
        (*CALM, a_session(sets=1), REST),
        ("KEEP", "R13", "helms-2016"),
        {"percent": 33},
        "About 33 % was done. The same again.",
    ),
    "much left undone twice": (
        (*CALM, a_session(sets=1), REST, a_session(sets=1), REST),
        ("EASE", "R13", "helms-2016"),
        {"percent": 33, "percent_before": 33},
        "About 33 % was done. It was too hard the time before, too. About 33 % was done. Next time is a little easier.",
    ),
    "nothing left": (
        (*CALM, a_session(left=0), REST),
        ("KEEP", "R13", "helms-2016"),
        {"left": 0},
        "You had 0 reps left. The same again.",
    ),
    "all out": (
        (*CALM, a_session(left=None, effort=9), REST),
        ("KEEP", "R13", "helms-2016"),
        {"effort": 9},
        "The effort was 9 of 10. The same again.",
    ),
    "all out twice": (
        (*CALM, a_session(left=None, effort=9), REST, a_session(left=None, effort=10), REST),
        ("EASE", "R13", "helms-2016"),
        {"effort": 10, "effort_before": 9},
        "The effort was 10 of 10. It was too hard the time before, too. The effort was 9 of 10. "
        "Next time is a little easier.",
    ),
    "form lost": (
        (*CALM, a_session(form_fault=True), REST),
        ("KEEP", "R13", "helms-2016"),
        {},
        "The movement was no longer clean. The same again.",
    ),
    "no morning": (
        (*CALM, a_session(count=12), Day(morning=None)),
        ("KEEP", "L3", "bandstand-choice"),
        {},
        "How was the next morning? Until that is known, the same again.",
    ),
    "a good session": (
        (*CALM, a_session(count=12), REST),
        ("ADVANCE", "R15", "double-progression"),
        {"count": 12, "pain": 1, "morning": 1, "left": 3},
        "All sets reached 12 reps: pain 1, 1 the next morning, 3 reps left. There is room for a little more.",
    ),
    "a good session, told by effort": (
        (*CALM, a_session(count=12, left=None, effort=7), REST),
        ("ADVANCE", "R15", "double-progression"),
        {"count": 12, "pain": 1, "morning": 1, "effort": 7},
        "All sets reached 12 reps: pain 1, 1 the next morning, effort 7. There is room for a little more.",
    ),
    "the top twice": (
        (*CALM, a_session(), REST, a_session(), REST),
        ("ADVANCE", "R14", "double-progression"),
        {
            "top": 15,
            "count": 15,
            "pain": 1,
            "morning": 1,
            "left": 3,
            "count_before": 15,
            "pain_before": 1,
            "morning_before": 1,
            "left_before": 3,
        },
        "All sets reached 15 reps: pain 1, 1 the next morning, 3 reps left. "
        "The time before they reached 15 reps: pain 1, 1 the next morning, 3 reps left. "
        "Both times that is at least your top of 15. There is room for a step up.",
    ),
    "the top once": (
        (*CALM, a_session(), REST),
        ("ADVANCE", "R15", "double-progression"),
        {"count": 15, "pain": 1, "morning": 1, "left": 3},
        "All sets reached 15 reps: pain 1, 1 the next morning, 3 reps left. There is room for a little more.",
    ),
    "no answers": (
        (*CALM, a_session(answers=False), REST),
        ("KEEP", "R16", "double-progression"),
        {},
        "The pain while doing it is not known, so the same again.",
    ),
    "nothing yet": (
        CALM,
        ("KEEP", "R16", "double-progression"),
        {},
        "You have not done this yet. Begin as it stands.",
    ),
    "the day after": (
        (*CALM, a_session(count=12), Day()),
        ("ADVANCE", "R15", "double-progression"),
        {"count": 12, "pain": 1, "morning": 1, "left": 3},
        "All sets reached 12 reps: pain 1, 1 the next morning, 3 reps left. There is room for a little more.",
    ),
}


@pytest.mark.parametrize("what", AFTER)
def test_a_decision_says_its_rule_its_source_its_numbers_and_one_sentence(what: str) -> None:
    days, (change, rule, source), numbers, sentence = AFTER[what]
    decision = decision_of(march_life(*days))
    assert (decision.change.value, decision.rule, decision.source) == (change, rule, source)
    assert dict(decision.numbers) == numbers
    assert say(decision.because) == sentence
    assert source in load_sources()


def test_a_level_between_two_numbers_is_told_to_the_half() -> None:
    mornings = tuple(Day(morning=pain) for pain in (1, 2) * 7)
    decision = decision_of(march_life(*mornings, a_session(), Day(morning=4)))
    assert say(decision.because) == "Pain was 4 the next morning, against 1.5 before. Rest a day, then a little easier."
    assert dict(decision.numbers)["usual_tenths"] == 15


def test_a_new_dose_says_that_it_stands_two_days() -> None:
    every_day = replace(plan_of(MARCH), schedule=Schedule(sessions_a_week=Range(7)))
    life = march_life(*CALM, a_session(count=12), REST, a_session(count=15), Day(), accepts=True, plan=every_day)
    decision = decisions_of(life.rows(), life.asof - timedelta(days=1))["march"]
    assert (decision.rule, decision.source, decision.change.value) == ("L1", "bandstand-choice", "KEEP")
