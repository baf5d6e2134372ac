"""Trying somebody else's programme: a draft of one's own, at the low end, after one's own safety check."""

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.prescription import Plan, Reps, Sides
from bandstand.quantity import Json, Pain, Range
from tests.web.life import Life
from tests.web.test_sharing import shared
from tests.web.visitor import Page, Visitor


def file_of(visitor: Visitor, link: str) -> bytes:
    """The programme as its page gives it away."""
    return visitor.client.get(f"{link}file/").content


def opened(visitor: Visitor, content: bytes, name: str = "hip.bandstand.json") -> Page:
    """A file that came from somebody."""
    visitor.open("/plan/read/")
    return visitor.press("Read my sheet", file=SimpleUploadedFile(name, content))


def checked(visitor: Visitor) -> Page:
    """The safety check with nothing to tell."""
    while "None of these" in visitor.page.html:
        visitor.press("None of these")
    return visitor.page


def accepted(visitor: Visitor, person: UUID) -> Plan:
    """What is proposed is taken, and the draft becomes the plan."""
    if "Take all proposals" in visitor.page.html:
        visitor.press("Take all proposals")
    visitor.press("Use this plan")
    plan = history_of(person).plan
    assert plan is not None
    return plan


def test_the_safety_check_comes_before_somebody_elses_programme(planned: Visitor) -> None:
    reader = Visitor()
    reader.open(shared(planned, title="Slow hip"))
    page = reader.press("Try it")
    assert "Is any of this so today?" in page.words
    page = checked(reader)
    assert reader.place.startswith("/plan/read/")
    assert "From a shared programme: Slow hip" in page.words


def test_whoever_was_checked_today_goes_straight_to_the_draft(planned: Visitor, life: Life) -> None:
    life.is_checked(0)
    reader = Visitor()
    reader.open(shared(planned))
    reader.press("Try it")
    assert reader.place.startswith("/plan/read/")


@pytest.mark.parametrize("sign", ["cold-leg"])
def test_a_sign_in_the_check_pauses_and_leads_to_no_programme(planned: Visitor, sign: str) -> None:
    reader = Visitor()
    reader.open(shared(planned))
    reader.press("Try it")
    page = reader.press("Go on with what I ticked", tick=sign)
    assert reader.place == "/", page.words
    assert history_of(store.the_person()).plan is not None


def test_a_sign_that_somebody_has_looked_at_leads_on_to_the_programme_without_impact(planned: Visitor) -> None:
    reader = Visitor()
    reader.open(shared(planned))
    reader.press("Try it")
    reader.press("None of these")
    reader.press("Go on with what I ticked", tick="groin-builds")
    reader.press("None of these")
    told = {"review-groin-builds": "same", "by-groin-builds": "Dr. Weber", "on-groin-builds": "May"}
    page = reader.press("Go on", **told)
    assert "Good that someone has looked" in page.words
    assert "Is this right?" in reader.follow("Go on to the programme").words


@pytest.mark.parametrize("then", ["draft-", "draft-nonsense", f"draft-{UUID(int=7)}"])
def test_a_check_that_names_no_draft_of_ones_own_leads_to_none(planned: Visitor, then: str) -> None:
    planned.open(f"/safety/?then={then}")
    page = checked(planned)
    assert page.status in (200, 404)
    assert "Is this right?" not in page.words
    assert not planned.place.startswith("/session/")


def test_a_tried_programme_begins_at_the_low_end_and_may_grow_to_what_its_sheet_asks(
    planned: Visitor, person: UUID, life: Life
) -> None:
    life.is_checked(0)
    planned.open(shared(planned, title="Slow hip"))
    planned.press("Try it")
    plan = accepted(planned, person)
    climber = next(each for each in plan.prescriptions if each.exercise == "mountain-climber")
    assert climber.dose is not None
    assert climber.dose.work == Reps(Range(10))
    assert (climber.bounds.reps, climber.bounds.from_reps, climber.bounds.sets) == (15, 10, 3)
    monster = next(each for each in plan.prescriptions if each.exercise == "monster-walk")
    assert monster.placement == "calves"
    assert set(monster.bounds.placements) == {"ankles", "calves"}


def test_the_band_is_the_lightest_of_ones_own_and_never_the_authors(visitor: Visitor, person: UUID, life: Life) -> None:
    life.begins(9, bands=("yellow", "red", "black"))
    for ago in (7, 5, 3):
        life.trains(ago)
    visitor.open("/plan/")
    visitor.press("Change this plan")
    link = shared(visitor)
    life.is_checked(0)
    visitor.open(link)
    visitor.press("Try it")
    plan = accepted(visitor, person)
    assert {each.band.ordinal for each in plan.prescriptions if each.band} == {1}


def test_how_sides_are_counted_is_asked_again_where_the_sheet_never_said(
    planned: Visitor, person: UUID, life: Life
) -> None:
    life.is_checked(0)
    planned.open(shared(planned))
    page = planned.press("Try it")
    assert "is 10 reps for each leg, or in all?" in page.words
    drafted = re.search(r"/plan/read/([0-9a-f-]{36})/", planned.place)
    assert drafted
    kept = store.draft(person, UUID(drafted[1]))
    assert kept is not None
    assert {each.dose.sides for each in kept.review.plan.prescriptions if each.dose} == {Sides.ASK, Sides.UNSAID}


def test_what_the_author_is_careful_with_is_not_copied(planned: Visitor, person: UUID, life: Life) -> None:
    content = file_of(planned, shared(planned, extra=["careful", "limit", "place", "goals", "load"]))
    told = json.loads(content)
    told["plan"]["limits"] = {"green": 0, "amber": 1, "set_by": "therapist"}
    told["plan"]["precautions"] = ["no squats"]
    told["plan"]["goals"] = ["a marathon"]
    told["plan"]["because"] = {"id": "builtin.because", "values": {}}
    life.is_checked(0)
    opened(planned, json.dumps(told).encode())
    plan = accepted(planned, person)
    assert plan.limits.amber == Pain(5)
    assert (plan.precautions, plan.goals) == ((), ())
    assert plan.because is not None
    assert plan.because.id.startswith("shared.because")


def test_where_it_came_from_stays_with_the_plan(planned: Visitor, person: UUID, life: Life) -> None:
    life.is_checked(0)
    planned.open(shared(planned, title="Slow hip"))
    planned.press("Try it")
    accepted(planned, person)
    assert "From a shared programme: Slow hip" in planned.open("/plan/").words


def test_a_file_from_a_shared_page_is_one_more_way_in(visitor: Visitor, planned: Visitor, person: UUID) -> None:
    content = file_of(planned, shared(planned, title="Slow hip"))
    page = opened(visitor, content)
    assert "Is any of this so today?" in page.words
    assert "4 exercises. Is this right?" in checked(visitor).words
    assert accepted(visitor, person).title == "Slow hip"


def test_the_words_of_a_tried_programme_light_up_as_those_of_a_sheet_do(planned: Visitor, life: Life) -> None:
    life.is_checked(0)
    planned.open(shared(planned))
    page = planned.press("Try it")
    assert "The shared programme" in page.words
    assert page.html.count("lit lit-dose") > 4


Change = Callable[[Any], bytes]


def put(path: str, value: Json) -> Change:
    """The file with one thing changed in its plan's first exercise, or by its path."""

    def changed(told: Any) -> bytes:
        at, (*way, last) = told, path.split(".")
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]
        at[last] = value
        return json.dumps(told).encode()

    return changed


FIRST = "plan.sections.0.prescriptions.0"
DEEP = 5_000
REFUSED: dict[str, tuple[Change, str]] = {
    "no JSON": (lambda _: b"3 sets of 10, but not in JSON", "no plan file of Bandstand"),
    "half of it": (lambda told: json.dumps(told).encode()[:-9], "no plan file of Bandstand"),
    "no letters": (lambda _: b"{\xff\xfe", "no plan file of Bandstand"),
    "a list": (lambda _: b"[1, 2]", "not a bandstand-plan file"),
    "too large": (lambda told: json.dumps({**told, "more": "x" * 300_000}).encode(), "larger than 256 KB"),
    "another format": (put("format", "bandstand-archive"), "not a bandstand-plan file"),
    "a newer version": (put("version", 2), "has version 2. Update Bandstand"),
    "no version": (put("version", "one"), "does not say its version"),
    "a version beyond all": (put("version", 10**4000), "does not say its version"),
    "no plan": (put("plan", "three"), "cannot be read"),
    "no exercise": (put("plan.sections", []), "lists no exercise"),
    "an exercise nobody knows": (put(f"{FIRST}.exercise", "cartwheel"), "names cartwheel, an exercise"),
    "an id that is none": (put(f"{FIRST}.exercise", "../../etc"), "cannot be read"),
    "absurd sets": (put(f"{FIRST}.dose.sets", [1, 10**9]), "far beyond what a sheet asks"),
    "absurd seconds": (put(f"{FIRST}.dose.work.seconds", [1, 10**12]), "far beyond what a sheet asks"),
    "absurd rest": (put(f"{FIRST}.dose.rest", [0, 999_999]), "far beyond what a sheet asks"),
    "bounds without an end": (put(f"{FIRST}.bounds.seconds", 10**9), "far beyond what a sheet asks"),
    "a week of a thousand days": (put("plan.schedule.sessions_a_week", [1000, 1000]), "far beyond what a sheet asks"),
    "a negative number": (put(f"{FIRST}.dose.sets", [-3, 3]), "cannot be read"),
    "more than every digit": (lambda _: b'{"format": "bandstand-plan", "version": ' + b"9" * 6_000 + b"}", "no plan"),
    "no number": (lambda _: b'{"format": "bandstand-plan", "version": 1, "plan": NaN}', "not a bandstand-plan file"),
    "NUL": (put(f"{FIRST}.name", "Walk\0"), "signs that are no letters"),
    "NUL in the text": (lambda told: json.dumps(told).encode().replace(b"Hip", b"Hi\0"), "no plan file of Bandstand"),
    "deep lists": (lambda _: b'{"plan": ' + b"[" * DEEP + b"]" * DEEP + b"}", "folded into itself"),
    "deep and open": (lambda _: b"{" + b'"a":{' * DEEP, "folded into itself"),
    "a name said twice": (lambda told: json.dumps(told).encode()[:-1] + b', "version": 1}', "says one thing twice"),
    "a key said twice": (put("plan.sections.0.prescriptions.1.key", "exercise-1"), "cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_strangers_file_that_is_not_as_it_should_be_gets_a_sentence_of_its_own(
    planned: Visitor, person: UUID, what: str
) -> None:
    change, sentence = REFUSED[what]
    before = history_of(person).plan
    told = json.loads(file_of(planned, shared(planned, title="Hip")))
    page = opened(planned, change(told))
    assert page.status == 400
    assert sentence in page.words, page.words[:900]
    assert history_of(person).plan == before


def test_too_many_exercises_are_none(planned: Visitor) -> None:
    told = json.loads(file_of(planned, shared(planned)))
    first = told["plan"]["sections"][0]["prescriptions"][0]
    told["plan"]["sections"][0]["prescriptions"] = [{**first, "key": f"a{n}"} for n in range(61)]
    assert "lists more than 60 exercises" in opened(planned, json.dumps(told).encode()).words


def test_a_file_whose_names_look_like_doses_still_holds_the_doses_it_says(
    planned: Visitor, person: UUID, life: Life
) -> None:
    told = json.loads(file_of(planned, shared(planned)))
    told["plan"]["sections"][0]["prescriptions"][0] |= {"exercise": None, "name": "99 sets of 99 reps\n2. Bridge"}
    life.is_checked(0)
    opened(planned, json.dumps(told).encode())
    plan = accepted(planned, person)
    assert len(plan.prescriptions) == 4
    assert [each.dose.sets for each in plan.prescriptions if each.dose] == [Range(3)] * 4
