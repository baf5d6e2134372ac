"""The reading is reviewed card by card, beside the words it was read from."""

import re
from uuid import UUID, uuid4

import pytest

from bandstand.actions.record import history_of
from bandstand.prescription import Plan, Prescription, Source, Stand
from bandstand.quantity import Range
from tests.web.sheets import HIP, SCRIPT
from tests.web.visitor import Visitor


@pytest.fixture
def reading(visitor: Visitor) -> Visitor:
    """Somebody who looks at the review of a sheet."""
    visitor.open("/plan/read/")
    visitor.press("Read my sheet", text=HIP)
    return visitor


def plan_of(person: UUID) -> Plan:
    plan = history_of(person).plan
    assert plan is not None
    return plan


def one(person: UUID, key: str) -> Prescription:
    found = plan_of(person).prescription(key)
    assert found is not None
    return found


def test_the_whole_sheet_stands_beside_the_cards(reading: Visitor) -> None:
    sheet = re.search(r'<div class="sheet".*?>(.*?)</div>', reading.page.html, re.DOTALL)
    assert sheet is not None
    assert re.sub(r"<[^>]+>", "", sheet[1]) == HIP.rstrip("\n") or re.sub(r"<[^>]+>", "", sheet[1]) == HIP


def test_each_field_that_was_read_links_to_its_own_words(reading: Visitor) -> None:
    links = [link.href for link in reading.page.links if link.href.startswith("#words-")]
    assert len(links) >= 12
    assert {link[1:] for link in links} <= set(reading.page.ids)


def test_where_each_field_came_from_is_told_in_words(reading: Visitor) -> None:
    assert "your sheet" in reading.page.words
    assert "ask your PT" in reading.page.words
    assert "we propose" in reading.press("Take all proposals").words


def test_at_most_four_questions_come_first_and_one_is_about_the_legs(reading: Visitor) -> None:
    asked = re.search(r"(\d) questions? ", reading.page.words)
    assert asked is not None
    assert 1 <= int(asked[1]) <= 4
    assert "for each leg, or together?" in reading.page.words


def test_an_answered_question_is_asked_no_more(reading: Visitor) -> None:
    before = reading.page.words.count("for each leg, or together?")
    page = reading.press("each leg")
    assert page.words.count("for each leg, or together?") == before - 1


def test_ask_my_pt_puts_the_question_on_the_list_and_the_plan_can_begin(reading: Visitor, person: UUID) -> None:
    page = reading.press("ask my PT")
    assert "To ask your therapist" in page.words
    reading.press("Take all proposals")
    reading.press("Use this plan")
    assert Stand.FOR_THERAPIST in {each.standing for each in plan_of(person).questions}


def test_one_tap_takes_all_proposals_and_marks_them(reading: Visitor, person: UUID) -> None:
    reading.press("Take all proposals")
    reading.press("Use this plan")
    march = one(person, "hip-flexor-march")
    assert march.origin_of("rest").source is Source.PROPOSED
    assert march.origin_of("sets").source is Source.STATED


def test_a_plan_may_begin_with_its_unknowns_left_open(reading: Visitor, person: UUID) -> None:
    reading.press("Leave them open")
    assert plan_of(person).number == 1
    assert one(person, "hip-flexor-march").origin_of("rest").source is Source.UNKNOWN


def test_a_changed_field_is_marked_as_chosen_and_the_others_keep_their_origin(reading: Visitor, person: UUID) -> None:
    address = f"{reading.place}change/hip-flexor-march/"
    form = next(form for form in reading.page.forms if form.action == address)
    sent = {**dict(form.fields), "amount": "8-12"}
    reading.client.post(address, sent)
    reading.open(reading.place)
    reading.press("Take all proposals")
    reading.press("Use this plan")
    march = one(person, "hip-flexor-march")
    assert "8-12 reps" in str(march.dose)
    assert march.origin_of("work").source is Source.CHOSEN
    assert march.origin_of("sets").source is Source.STATED


@pytest.mark.parametrize("typed", ["0", "10000", "ten", SCRIPT, "9" * 5000, "²"])
def test_a_dose_that_cannot_be_gets_a_sentence_and_changes_nothing(reading: Visitor, typed: str) -> None:
    address = f"{reading.place}change/hip-flexor-march/"
    form = next(form for form in reading.page.forms if form.action == address)
    answer = reading.client.post(address, {**dict(form.fields), "amount": typed})
    assert answer.status_code == 400
    assert "3 sets of 10-15 reps" in answer.content.decode()
    assert SCRIPT not in answer.content.decode()


@pytest.mark.parametrize("field", ["name", "sets", "unit", "sides", "variant", "band", "placement", "rest", "load"])
def test_script_tags_in_any_field_are_shown_as_text(reading: Visitor, field: str) -> None:
    address = f"{reading.place}change/hip-flexor-march/"
    form = next(form for form in reading.page.forms if form.action == address)
    answer = reading.client.post(address, {**dict(form.fields), field: SCRIPT}, follow=True)
    assert answer.status_code in (200, 400)
    assert SCRIPT not in answer.content.decode()


def test_an_exercise_can_be_left_out_and_another_added(reading: Visitor, person: UUID) -> None:
    reading.press("Leave this exercise out")
    reading.press("Add this exercise", name="Bridge")
    reading.press("Take all proposals")
    reading.press("Use this plan")
    names = [each.name for each in plan_of(person).prescriptions]
    assert len(names) == 4
    assert names[-1] == "Bridge"


def test_an_exercise_without_a_name_gets_a_sentence(reading: Visitor) -> None:
    page = reading.press("Add this exercise", name="  ")
    assert page.status == 400
    assert "An exercise needs a name." in page.words


def test_accepting_twice_makes_one_plan(reading: Visitor, person: UUID) -> None:
    reading.press("Take all proposals")
    form, _ = reading.page.form("Use this plan")
    for _ in range(2):
        reading.client.post(form.action, dict(form.fields))
    assert len(history_of(person).plans_set) == 1


def test_bands_told_in_the_review_join_the_plan(reading: Visitor, person: UUID) -> None:
    reading.press("Save my bands", **{"colour-1": "yellow", "colour-2": "red", "latex": "fine"})
    assert reading.place.startswith("/plan/read/")
    reading.press("Take all proposals")
    reading.press("Use this plan")
    walk = one(person, "monster-walk")
    assert walk.band is not None
    assert walk.band.colour == "yellow"
    assert [band.colour for band in history_of(person).bands] == ["yellow", "red"]


def test_what_is_told_of_oneself_in_the_review_is_in_the_plan(reading: Visitor, person: UUID) -> None:
    reading.press("Save this", side="left", where="side", precautions="Not full weight\nNo further than 90 degrees")
    reading.press("Take all proposals")
    reading.press("Use this plan")
    assert plan_of(person).complaint.side == "left"
    assert plan_of(person).precautions == ("Not full weight", "No further than 90 degrees")


def test_a_reading_nobody_made_is_not_there(visitor: Visitor) -> None:
    page = visitor.open(f"/plan/read/{uuid4()}/")
    assert page.status == 404
    assert "There is no page here." in page.words


def test_a_plan_in_force_can_be_taken_up_again_and_becomes_the_next_number(planned: Visitor, person: UUID) -> None:
    planned.open("/plan/")
    planned.press("Change this plan")
    planned.press("Leave this exercise out")
    planned.press("Use this plan")
    assert plan_of(person).number == 2
    assert len(plan_of(person).prescriptions) == 3


def test_a_question_left_open_is_answered_on_the_plan(reading: Visitor, person: UUID) -> None:
    reading.press("ask my PT")
    reading.press("Take all proposals")
    reading.press("Use this plan")
    page = reading.open("/plan/")
    assert "Plan number 1" in page.words
    page = reading.press("each leg")
    assert "Plan number 2" in page.words
    assert "You answered a question your sheet left open." in page.words
    dose = one(person, "mountain-climber").dose
    assert dose is not None
    assert dose.sets == Range(3)
