"""The reading is reviewed card by card, beside the words it was read from."""

import re
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.prescription import Plan, Prescription, Source, Span, Stand
from bandstand.prescription.reader import read
from bandstand.prescription.under_review import Review, review_of
from bandstand.quantity import Range
from tests.web.sheets import HIP, INJURED, MESSY, ROUND, SCRIPT
from tests.web.visitor import Form, Visitor


@pytest.fixture
def reading(visitor: Visitor) -> Visitor:
    """Somebody who looks at the review of a sheet."""
    visitor.open("/plan/read/")
    visitor.press("Read my sheet", text=HIP)
    return visitor


def test_an_unknown_form_is_asked_in_the_catalogues_words_and_drawn_as_no_other(visitor: Visitor) -> None:
    remark = "I find the clamshell lying down hurts too much so I only do it standing."
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=f"My exercises\n\n1. Clamshell 3 x 10\n\n{remark}")
    assert "Clamshell: which form?" in page.words
    assert "/figure/clamshell/" not in page.html
    page = visitor.press("with the feet on the mat")
    assert "Clamshell: which form?" not in page.words
    assert "/figure/clamshell/feet-down/" in page.html


ARMS = "Wrist curl\n3 sets of 10 reps each arm\n\nNeck turn\n5 reps each side\n"
UNREAD = "three to five minutes"


@pytest.fixture
def messy(visitor: Visitor, person: UUID) -> Visitor:
    """Somebody who looks at a sheet of which one exercise was missed and its dose was not read."""
    begun = review_of(read(MESSY)).plan
    kept = tuple(each for each in begun.prescriptions if not each.name.startswith("Zorb"))
    plan = replace(begun, sections=(replace(begun.sections[0], prescriptions=kept),))
    span = Span(MESSY.index(UNREAD), MESSY.index(UNREAD) + len(UNREAD))
    id = uuid4()
    store.save_draft(person, id, Review(plan=plan, unread=(span,)))
    visitor.open(f"/plan/read/{id}/")
    return visitor


def draft_of(person: UUID, place: str) -> Plan:
    """The plan as it would be."""
    kept = store.draft(person, UUID(place.split("/")[3]))
    assert kept is not None
    return kept.review.plan


def exercise_in(plan: Plan, name: str) -> Prescription:
    return next(each for each in plan.prescriptions if each.name == name)


def plan_of(person: UUID) -> Plan:
    plan = history_of(person).plan
    assert plan is not None
    return plan


def one(person: UUID, key: str) -> Prescription:
    found = plan_of(person).prescription(key)
    assert found is not None
    return found


def the_whole_form(reading: Visitor) -> tuple[str, Form]:
    """Every field of one exercise, laid open."""
    address = f"{reading.place}change/hip-flexor-march/"
    page = reading.open(f"{reading.place}?edit=hip-flexor-march")
    return address, next(form for form in page.forms if form.action == address)


def test_the_whole_sheet_stands_beside_the_cards(reading: Visitor) -> None:
    sheet = re.search(r'<div class="sheet".*?>(.*?)</div>', reading.page.html, re.DOTALL)
    assert sheet is not None
    assert re.sub(r"<[^>]+>", "", sheet[1]) == HIP.rstrip("\n") or re.sub(r"<[^>]+>", "", sheet[1]) == HIP


def test_each_field_that_was_read_links_to_its_own_words(reading: Visitor) -> None:
    described = re.findall(r'aria-describedby="(w[\dw ]+)"', reading.page.html)
    assert len(described) >= 12
    assert {id for each in described for id in each.split()} <= set(reading.page.ids)


def test_words_of_the_sheet_lead_to_the_field_they_carry(reading: Visitor) -> None:
    links = [link.href[1:] for link in reading.page.links if link.href.startswith("#t-")]
    assert "t-hip-flexor-march.sets" in links
    assert set(links) <= set(reading.page.ids)


def test_where_each_field_came_from_is_told_in_words(reading: Visitor) -> None:
    assert "your sheet" in reading.page.words
    assert "ask your PT" in reading.page.words
    assert "we propose" in reading.press("Take all proposals").words


def test_at_most_four_questions_come_first_and_one_is_about_the_legs(reading: Visitor) -> None:
    asked = re.search(r"(\d) questions? ", reading.page.words)
    assert asked is not None
    assert 1 <= int(asked[1]) <= 4
    assert "for each leg, or in all?" in reading.page.words
    assert reading.page.form("in all, half for each leg"), "the legs take turns, so nothing is done with both together"


def test_an_answered_question_is_asked_no_more(reading: Visitor) -> None:
    before = reading.page.words.count("for each leg, or in all?")
    page = reading.press("each leg")
    assert page.words.count("for each leg, or in all?") == before - 1


def test_rounds_of_a_list_become_laps_by_one_tap(visitor: Visitor, person: UUID) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=ROUND)
    assert "all sets of one before the next, or laps of the list?" in page.words
    page = visitor.press("laps of the list")
    assert "Here begins a list to go round: this, then the next." in page.words
    assert "Go round the list: this, then the next." in page.words
    assert "or laps of the list?" not in page.words
    visitor.press("Use this plan" if "Use this plan" in page.words else "Leave them open")
    assert [section.laps for section in plan_of(person).sections] == [Range(3)]


def test_the_injured_side_is_asked_once_and_played_alone(visitor: Visitor, person: UUID) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=INJURED)
    assert "Which one is it?" in page.words
    assert "3 sets of 10 reps, the injured leg only" in page.words
    page = visitor.press("right side")
    assert "Which one is it?" not in page.words
    visitor.press("Leave them open")
    assert plan_of(person).complaint.side == "right"
    page = visitor.open("/")
    assert "the right leg only" in page.words
    assert "/right/" in page.html, "the picture shows the leg that works"
    assert "/figure/" in page.html
    assert "/left/" not in page.html


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
    address, form = the_whole_form(reading)
    sent = {**dict(form.fields), "amount": "8-12"}
    reading.client.post(address, sent)
    reading.open(reading.place.partition("?")[0])
    reading.press("Take all proposals")
    reading.press("Use this plan")
    march = one(person, "hip-flexor-march")
    assert "8-12 reps" in str(march.dose)
    assert march.origin_of("work").source is Source.CHOSEN
    assert march.origin_of("sets").source is Source.STATED


@pytest.mark.parametrize("typed", ["0", "10000", "ten", SCRIPT, "9" * 5000, "²"])
def test_a_dose_that_cannot_be_gets_a_sentence_and_changes_nothing(reading: Visitor, typed: str) -> None:
    address, form = the_whole_form(reading)
    answer = reading.client.post(address, {**dict(form.fields), "amount": typed})
    assert answer.status_code == 400
    assert "Do 3 sets of 10-15 reps" in answer.content.decode()
    assert SCRIPT not in answer.content.decode()


@pytest.mark.parametrize("field", ["name", "sets", "unit", "sides", "variant", "band", "placement", "rest", "load"])
def test_script_tags_in_any_field_are_shown_as_text(reading: Visitor, field: str) -> None:
    address, form = the_whole_form(reading)
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


@pytest.mark.parametrize("name", ["\u200b\u202e\u2066", "\u0007", "1", "--- ...", "\u3164"])
def test_a_name_that_nobody_could_read_gets_a_sentence(reading: Visitor, name: str) -> None:
    page = reading.press("Add this exercise", name=name)
    assert page.status == 400
    assert "An exercise needs a name." in page.words


def test_accepting_twice_makes_one_plan(reading: Visitor, person: UUID) -> None:
    reading.press("Take all proposals")
    form, _ = reading.page.form("Use this plan")
    for _ in range(2):
        answer = reading.client.post(form.action, dict(form.fields))
        assert (answer.status_code, answer["Location"]) == (303, "/")
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


def test_a_tapped_field_is_laid_open_alone_beside_its_own_words(reading: Visitor) -> None:
    page = reading.open(f"{reading.place}?edit=hip-flexor-march.sets")
    form = next(form for form in page.forms if form.action.endswith("change/hip-flexor-march/"))
    assert {name for name, _ in form.fields} == {"csrfmiddlewaretoken", "field", "sets"}
    snippet = re.search(r'class="snippet".*?</p>', page.html, re.DOTALL)
    assert snippet is not None
    assert "<mark>3 rounds</mark> of 10-15 reps" in snippet[0]


def test_one_number_is_saved_and_the_page_says_so(reading: Visitor, person: UUID) -> None:
    reading.open(f"{reading.place}?edit=hip-flexor-march.sets")
    page = reading.press("Save", sets="4")
    assert "Saved. Hip flexor march, Sets: 4 sets." in page.words
    march = draft_of(person, reading.place).prescription("hip-flexor-march")
    assert march is not None
    assert march.origin_of("sets").source is Source.CHOSEN
    assert march.origin_of("work").source is Source.STATED


def test_what_is_counted_is_chosen_by_the_button_that_saves(reading: Visitor) -> None:
    reading.open(f"{reading.place}?edit=hip-flexor-march.work")
    page = reading.press("seconds of movement", amount="40")
    assert "Saved. Hip flexor march, Each set: 40 seconds." in page.words


@pytest.mark.parametrize("often", ["once a day", "once a week", "2 times a week"])
def test_what_is_done_once_is_not_done_one_times(visitor: Visitor, often: str) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=f"Bridge\n3 sets of 10 reps, {often}\nClamshell\n2 sets of 12 reps")
    assert page.words.count(often) >= 2  # on the sheet, and in a tile


def test_a_number_that_cannot_be_leaves_the_field_open_with_a_sentence(reading: Visitor) -> None:
    reading.open(f"{reading.place}?edit=hip-flexor-march.sets")
    page = reading.press("Save", sets="ten")
    assert page.status == 400
    assert "is not a number or a range" in page.words
    page.form("Save")


def test_a_field_told_on_its_card_is_no_question_any_more(reading: Visitor) -> None:
    before = reading.page.words.count("for each leg, or in all?")
    reading.open(f"{reading.place}?edit=hip-flexor-march.sides")
    page = reading.press("each leg", sides="each")
    assert page.words.count("for each leg, or in all?") == before - 1


@pytest.mark.parametrize("look", ["edit=nothing.sets", "edit=hip-flexor-march.colour", "edit=../..", f"edit={SCRIPT}"])
def test_an_address_that_names_no_field_shows_the_page_as_it_is(reading: Visitor, look: str) -> None:
    page = reading.open(f"{reading.place}?{look}&done=saved&of=nothing.sets")
    assert page.status == 200
    assert "Saved." not in page.words
    assert SCRIPT not in page.html


def test_what_was_left_out_can_be_brought_back(reading: Visitor, person: UUID) -> None:
    before = draft_of(person, reading.place)
    page = reading.press("Leave this exercise out")
    assert "Left out: " in page.words
    page = reading.press("Bring it back")
    assert "Back in your plan: " in page.words
    assert draft_of(person, reading.place).prescriptions == before.prescriptions


def test_words_that_were_not_read_are_listed_with_what_stands_around_them(messy: Visitor) -> None:
    assert "We could not read these words" in messy.page.words
    assert "over the ball for three to five minutes" in messy.page.words


def test_unread_words_are_put_on_an_exercise(messy: Visitor, person: UUID) -> None:
    messy.open(f"{messy.place}{messy.page.link('Put it on an exercise').partition('#')[0]}")
    page = messy.press("Put it there", key="bridge")
    assert "Saved. Bridge, Each set: 3-5 minutes." in page.words
    assert "We could not read" not in page.words
    bridge = exercise_in(draft_of(person, messy.place), "Bridge")
    assert bridge.origin_of("work").spans[0].start == MESSY.index(UNREAD)


def test_unread_words_may_be_of_an_exercise_that_was_missed(messy: Visitor, person: UUID) -> None:
    messy.open(f"{messy.place}{messy.page.link('Put it on an exercise').partition('#')[0]}")
    messy.press("Put it there")
    roll = exercise_in(draft_of(person, messy.place), "Zorb Roll")
    assert "180-300 s" in str(roll.dose)


def test_unread_words_are_passed_over(messy: Visitor) -> None:
    page = messy.press("Ignore")
    assert "Those words are passed over." in page.words
    assert "We could not read" not in page.words


@pytest.mark.parametrize("given", ["", "0-5", "999999-1", "x", "5-0", "all-"])
def test_words_nobody_named_get_a_sentence(messy: Visitor, given: str) -> None:
    form, _ = messy.page.form("Ignore")
    answer = messy.client.post(f"{messy.place}words/", {**dict(form.fields), "words": given})
    assert answer.status_code == 400
    assert "used already" in answer.content.decode()


def test_all_words_at_once_are_only_for_passing_over(messy: Visitor) -> None:
    form, _ = messy.page.form("Ignore")
    answer = messy.client.post(f"{messy.place}words/", {**dict(form.fields), "words": "all", "then": "use"})
    assert answer.status_code == 400
    assert "used already" in answer.content.decode()


def test_a_missed_exercise_is_added_with_its_dose(messy: Visitor, person: UUID) -> None:
    messy.press("Leave this exercise out")
    messy.press("Add this exercise", name="Crab things\r\n3 sets of 10 reps each side")
    crab = exercise_in(draft_of(person, messy.place), "Crab things")
    assert str(crab.dose) == "3 sets of 10 reps each side"
    assert crab.origin_of("sets").spans


def test_a_name_corrected_once_is_remembered_for_the_next_sheet(messy: Visitor, person: UUID) -> None:
    crab = exercise_in(draft_of(person, messy.place), "Crab things")
    messy.open(f"{messy.place}?edit={crab.key}.exercise")
    page = messy.press("Lateral band walk")
    assert "From now on we read “Crab things” as Lateral band walk." in page.words
    messy.open("/plan/read/")
    messy.press("Read my sheet", text="CRAB THING\n2 sets of 12 reps\n")
    again = draft_of(person, messy.place).prescriptions[0]
    assert again.exercise == "lateral-band-walk"
    assert "Lateral band walk you chose" in messy.page.words
    assert str(again.dose) == "2 sets of 12 reps"


def test_a_name_may_be_ones_own_and_that_is_remembered_too(reading: Visitor, person: UUID) -> None:
    reading.open(f"{reading.place}?edit=monster-walk.exercise")
    page = reading.press("none of these: my own")
    assert "stays your own exercise" in page.words
    reading.open("/plan/read/")
    reading.press("Read my sheet", text=HIP)
    assert draft_of(person, reading.place).prescriptions[0].exercise is None


def test_a_name_that_was_told_can_be_forgotten(reading: Visitor, person: UUID) -> None:
    reading.open(f"{reading.place}?edit=monster-walk.exercise")
    reading.press("none of these: my own")
    page = reading.press("Undo")
    assert "as the sheet says again" in page.words
    assert draft_of(person, reading.place).prescriptions[0].exercise == "monster-walk"
    assert history_of(person).aliases.meanings == {}


def test_the_plan_is_read_back_before_it_is_used(reading: Visitor) -> None:
    before, told = reading.page.words.split("Read back to you")
    assert "Do 3 sets of 30 seconds. The band goes round the ankles, or round the calves." in told
    assert "Ask your PT about the rest" in told
    assert "Use this plan" not in before
    assert "We propose the rest" in reading.press("Take all proposals").words.split("Read back to you")[1]


def test_arms_are_called_arms(visitor: Visitor) -> None:
    visitor.open("/plan/read/")
    page = visitor.press("Read my sheet", text=ARMS)
    assert "3 sets of 10 reps, each arm" in page.words
    assert "5 reps, each side" in page.words
    assert "each leg" not in page.words
