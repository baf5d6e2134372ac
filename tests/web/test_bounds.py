"""Bounds on a page: what a therapist or a person sets holds, and what cannot be kept says why and stays typed."""

from dataclasses import replace

import pytest

from bandstand.actions import profile
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.record import event_of, record
from bandstand.journal.facts import BoundsSet, Hurt, HurtKind
from bandstand.prescription import Band, Bounds, Order, PainLimits, Prescription, RulesOff, SetBy
from bandstand.progress.in_force import in_force
from bandstand.quantity import Pain
from tests.web.life import Life
from tests.web.visitor import Page, Visitor

THERAPIST = "therapist"


def exercise(life: Life, name: str) -> Prescription:
    """One exercise of the plan in force, with what was set beside it."""
    history = history_of(life.person)
    assert history.plan is not None
    plan = in_force(history.plan, standing_at(history))
    return next(each for each in plan.prescriptions if each.exercise == name)


def send(visitor: Visitor, key: str, **filled: str | list[str]) -> Page:
    """Fill in the form of one exercise and save it."""
    form = next(each for each in visitor.page.forms if ("of", key) in each.fields)
    names = {name for name, _ in form.fields}
    sent = {name: [value for each, value in form.fields if each == name] for name in names}
    answer = visitor.client.post(form.action, {**sent, "do": "save", **filled}, follow=True)
    return visitor._look(answer, form.action)


@pytest.fixture
def march(visitor: Visitor, life: Life) -> Prescription:
    """The march of a plan that has begun, and the page of bounds open."""
    life.begins(5)
    visitor.open("/plan/bounds/")
    return exercise(life, "hip-flexor-march")


def test_until_somebody_sets_bounds_the_sheet_is_the_bounds(visitor: Visitor, march: Prescription) -> None:
    assert visitor.page.words.count("As your sheet says.") == 4


def test_what_a_therapist_sets_is_kept_and_told_with_who_set_it(
    visitor: Visitor, life: Life, march: Prescription
) -> None:
    page = send(visitor, march.key, sets="2", count="12", band="2", set_by=THERAPIST)
    assert "That is saved." in page.words
    assert "Your therapist set: at most 2 sets, at most 12 reps, no heavier than the red band." in page.words
    bounds = exercise(life, "hip-flexor-march").bounds
    assert (bounds.sets, bounds.reps, bounds.band, bounds.set_by) == (2, 12, 2, SetBy.THERAPIST)


def test_a_narrower_bound_brings_the_next_day_down_to_it(visitor: Visitor, life: Life, march: Prescription) -> None:
    send(visitor, march.key, count="8", set_by="person")
    assert "3 sets of 8 reps, each leg" in visitor.open("/").words


def test_an_exercise_left_out_is_left_out_today_and_who_asked_for_it_is_told(
    visitor: Visitor, life: Life, march: Prescription
) -> None:
    send(visitor, march.key, order="skip", set_by="person")
    assert exercise(life, "hip-flexor-march").bounds.order is Order.SKIP
    assert "You asked to leave this out." in visitor.open("/").words
    visitor.open("/plan/bounds/")
    send(visitor, march.key, order="skip", set_by=THERAPIST)
    assert "Your therapist asked to leave this out." in visitor.open("/").words


def test_what_was_set_can_be_taken_back_to_the_sheet(visitor: Visitor, life: Life, march: Prescription) -> None:
    send(visitor, march.key, count="8", set_by=THERAPIST)
    send(visitor, march.key, do="sheet", told="yes")
    assert exercise(life, "hip-flexor-march").bounds.reps == 15
    assert "Your therapist set: the same as the sheet." in visitor.page.words


def test_places_that_are_not_ticked_are_no_rungs(visitor: Visitor, life: Life, march: Prescription) -> None:
    walk = exercise(life, "monster-walk")
    send(visitor, walk.key, placements=["knees", "calves"], set_by=THERAPIST)
    assert [place.value for place in exercise(life, "monster-walk").bounds.placements] == ["knees", "calves"]


def test_without_a_place_for_the_band_there_is_nothing_to_do(visitor: Visitor, life: Life, march: Prescription) -> None:
    walk = exercise(life, "monster-walk")
    page = send(visitor, walk.key, placements=[], set_by=THERAPIST)
    assert (page.status, "No place for the band is left." in page.words) == (400, True)
    assert exercise(life, "monster-walk") == walk


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"sets": "many"}, "Write the most sets as a whole number from 1 to 20."),
        ({"sets": "21"}, "Write the most sets as a whole number from 1 to 20."),
        ({"count": "9" * 6}, "Write the most reps as a whole number from 1 to 200."),
        ({"count": "-3"}, "Write the most reps as a whole number from 1 to 200."),
        ({"count": "²"}, "Write the most reps as a whole number from 1 to 200."),
        ({"count": "0"}, "That asks for the exercise and allows none of it."),
        ({"band": "7"}, "That band is not among yours."),
        ({"band": "<b>"}, "That band is not among yours."),
        ({"variants": []}, "No form is left."),
        ({"order": "hold", "count": "8"}, "it is more than this allows. Choose one of the two."),
        ({"set_by": "sheet"}, "Say who sets this: your therapist, or you."),
        ({"set_by": ""}, "Say who sets this: your therapist, or you."),
    ],
)
def test_bounds_that_cannot_be_kept_say_why_and_change_nothing(
    visitor: Visitor, life: Life, march: Prescription, filled: dict[str, str | list[str]], sentence: str
) -> None:
    page = send(visitor, march.key, **{"set_by": THERAPIST, **filled})
    assert page.status == 400
    assert sentence in page.words
    assert exercise(life, "hip-flexor-march").bounds == march.bounds


def test_what_was_typed_stays_where_something_else_was_wrong(visitor: Visitor, march: Prescription) -> None:
    page = send(visitor, march.key, sets="2", count="a few", order="hold", set_by=THERAPIST)
    form = next(each for each in page.forms if ("of", march.key) in each.fields)
    assert {("sets", "2"), ("count", "a few"), ("order", "hold"), ("set_by", THERAPIST)} <= set(form.fields)


def test_an_exercise_that_is_no_longer_in_the_plan_says_so(visitor: Visitor, march: Prescription) -> None:
    form = next(each for each in visitor.page.forms if ("of", march.key) in each.fields)
    answer = visitor.client.post(form.action, {**dict(form.fields), "of": "gone", "set_by": THERAPIST})
    assert answer.status_code == 400
    assert "Your plan does not have this exercise any more." in answer.content.decode()


# Limits of pain


def limits(life: Life) -> PainLimits:
    history = history_of(life.person)
    assert history.plan is not None
    return in_force(history.plan, standing_at(history)).limits


def test_a_therapists_limits_hold_in_the_session_and_are_named_as_theirs(
    visitor: Visitor, life: Life, march: Prescription
) -> None:
    page = send(visitor, "plan:limits", green="1", amber="3", fixed="yes", set_by=THERAPIST)
    assert "Your therapist's limit holds now." in page.words
    assert limits(life) == PainLimits(green=Pain(1), amber=Pain(3), fixed=True, set_by=SetBy.THERAPIST)
    assert "Your therapist's limit is 3." in visitor.open("/plan/").words


def test_limits_can_be_taken_back_to_those_of_the_plan(visitor: Visitor, life: Life, march: Prescription) -> None:
    before = limits(life)
    send(visitor, "plan:limits", green="1", amber="3", set_by=THERAPIST)
    send(visitor, "plan:limits", do="sheet", told="yes")
    assert limits(life) == replace(before, set_by=SetBy.THERAPIST)


@pytest.mark.parametrize(
    ("green", "amber", "sentence"),
    [
        ("6", "5", "Quiet pain up to 6 cannot lie above the limit of 5."),
        ("11", "5", "Write pain as a whole number from 0 to 10."),
        ("2", "five", "Write pain as a whole number from 0 to 10."),
    ],
)
def test_limits_that_contradict_themselves_are_not_kept(
    visitor: Visitor, life: Life, march: Prescription, green: str, amber: str, sentence: str
) -> None:
    page = send(visitor, "plan:limits", green=green, amber=amber, set_by=THERAPIST)
    assert (page.status, sentence in page.words) == (400, True)
    form = next(each for each in page.forms if ("of", "plan:limits") in each.fields)
    assert {("green", green), ("amber", amber)} <= set(form.fields)
    assert limits(life).set_by is SetBy.PRESET


# Rules


def test_a_rule_that_is_switched_off_proposes_nothing_more(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    life.trains(3)
    life.wakes(2, 1)
    assert "A small step up" in visitor.open("/").words
    visitor.open("/plan/bounds/")
    page = send(visitor, "plan:rules", on=["R12", "R13"], set_by=THERAPIST)
    assert "That is saved." in page.words
    assert standing_at(history_of(life.person)).switched == RulesOff(rules=("R15", "R14"), set_by=SetBy.THERAPIST)
    assert "A small step up" not in visitor.open("/").words


def test_rules_that_look_at_pain_cannot_be_named_away(visitor: Visitor, life: Life, march: Prescription) -> None:
    send(visitor, "plan:rules", on=["R15", "R14", "R13", "R12", "no rule"], set_by="person")
    assert standing_at(history_of(life.person)).switched.rules == ()


# What is the therapist's


THEIRS = "Your therapist set this. Tick “My therapist told me so” if they did, or leave it."
FORMS: dict[str, dict[str, str | list[str]]] = {
    "hip-flexor-march": {"count": "8"},
    "plan:limits": {"green": "1", "amber": "3"},
    "plan:rules": {"on": ["R12"]},
}


def as_it_stands(life: Life) -> tuple[object, ...]:
    """All that can be set, as the log has it."""
    standing = standing_at(history_of(life.person))
    return dict(standing.bounds), standing.limits, standing.switched


@pytest.mark.parametrize("of", FORMS)
@pytest.mark.parametrize("do", ["save", "sheet"])
def test_what_a_therapist_set_is_theirs_and_is_not_changed_without_their_word(
    visitor: Visitor, life: Life, march: Prescription, of: str, do: str
) -> None:
    key = march.key if of == "hip-flexor-march" else of
    assert "My therapist told me so" not in visitor.page.words
    send(visitor, key, **FORMS[of], set_by=THERAPIST)
    before = as_it_stands(life)
    assert "Your therapist set this. Change it only on their word." in visitor.page.words
    wider = {name: "5" for name in FORMS[of] if name != "on"}
    page = send(visitor, key, **wider, do=do, set_by="person")
    assert (page.status, THEIRS in page.words) == (400, True)
    assert as_it_stands(life) == before


@pytest.mark.parametrize("of", FORMS)
def test_on_their_word_it_changes_and_stays_theirs(visitor: Visitor, life: Life, march: Prescription, of: str) -> None:
    key = march.key if of == "hip-flexor-march" else of
    send(visitor, key, **FORMS[of], set_by=THERAPIST)
    before = as_it_stands(life)
    wider: dict[str, str | list[str]] = {name: "4" for name in FORMS[of] if name != "on"} or {"on": []}
    page = send(visitor, key, **wider, told="yes", set_by="person")
    assert page.status == 200
    assert as_it_stands(life) != before
    assert "Your therapist set this. Change it only on their word." in page.words


def test_what_a_person_set_for_themselves_they_change_themselves(
    visitor: Visitor, life: Life, march: Prescription
) -> None:
    send(visitor, march.key, count="8", set_by="person")
    send(visitor, march.key, count="9", set_by="person")
    assert exercise(life, "hip-flexor-march").bounds.reps == 9


# After a painful pop


def test_a_form_that_popped_is_allowed_again_by_a_therapist_only(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    march = exercise(life, "hip-flexor-march")
    popped = Hurt(prescription=march.key, variant=march.variant, kind=HurtKind.POPPED)
    record(life.person, [event_of(popped, life.at(3), plan_number=1)], life.at(3))
    waiting = standing_at(history_of(life.person)).barred_of(march)
    assert waiting
    visitor.open("/plan/bounds/")
    page = send(visitor, march.key, allowed_again=list(waiting), set_by="person")
    assert "After a painful pop only your therapist can allow a form again." in page.words
    assert standing_at(history_of(life.person)).barred_of(march)
    send(visitor, march.key, allowed_again=list(waiting), set_by=THERAPIST)
    assert not standing_at(history_of(life.person)).barred_of(march)


def test_a_bound_on_the_band_follows_that_band_when_the_set_is_told_anew(visitor: Visitor, life: Life) -> None:
    life.begins(3, bands=("yellow", "red", "green"))
    most = BoundsSet(prescription="monster-walk", bounds=Bounds(band=2, set_by=SetBy.THERAPIST))
    record(life.person, [event_of(most, life.at(2))], life.at(2))

    def most_now(hour: int, *colours: str) -> int | None:
        bands = tuple(Band(ordinal=at, colour=each) for at, each in enumerate(colours, 1))
        profile.set_bands(life.person, bands, "fine", life.at(1, hour))
        return standing_at(history_of(life.person)).bounds["monster-walk"].band

    assert most_now(1, "tan", "yellow", "red", "green") == 3
    assert most_now(2, "yellow", "red", "green") == 2
    assert most_now(3, "yellow", "green") == 1
