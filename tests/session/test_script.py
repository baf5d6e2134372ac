"""A day's plan becomes a script that a phone can play alone."""

from dataclasses import replace
from itertools import takewhile
from uuid import UUID

import pytest

from bandstand.body import read_figure_key
from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import (
    Band,
    Dose,
    Guards,
    Hold,
    Plan,
    Practice,
    Prescription,
    Reps,
    Section,
    Sides,
    Timed,
    Work,
)
from bandstand.prescription.dose import Tempo
from bandstand.prescription.framing import framed
from bandstand.quantity import Range, Side
from bandstand.quantity.codec import from_json, to_json
from bandstand.session.build import SET_UP_SECONDS, USUAL_REST_SECONDS, Occasion, build_script
from bandstand.session.script import AskedAfter, Script, Step, StepKind, Tone, Voice
from bandstand.words import say

ID = UUID(int=1)
OCCASION = Occasion(id=ID, made_at=1_000)
WALK = Prescription(
    key="walk",
    name="Side steps",
    exercise="lateral-band-walk",
    dose=Dose(sets=Range(3), work=Timed(Range(30))),
    uses_band=True,
    band=Band(ordinal=1, colour="green"),
    placement=Placement.THIGHS,
)
MARCH = Prescription(
    key="march",
    name="March",
    exercise="hip-flexor-march",
    dose=Dose(sets=Range(2), work=Reps(Range(10, 15)), sides=Sides.EACH),
)
STRETCH = Prescription(
    key="stretch",
    name="Figure four",
    exercise="figure-four-stretch",
    dose=Dose(sets=Range(1), work=Hold(Range(20, 30))),
)
OWN = Prescription(key="own", name="Heel taps", dose=Dose(work=Reps(Range(8)), sides=Sides.EACH))


def script_of(*prescriptions: Prescription, laps: Range | None = None, occasion: Occasion | None = None) -> Script:
    plan = Plan(number=3, sections=(Section(prescriptions=prescriptions, laps=laps),), precautions=("no deep bend",))
    return build_script(plan, Guards(), (), load_catalogue(), occasion or Occasion(id=ID, made_at=1_000))


def kinds(script: Script) -> list[str]:
    return [step.kind.value for step in script.steps]


def works(script: Script) -> list[Step]:
    return [step for step in script.steps if step.kind is StepKind.WORK]


def test_a_walk_is_set_up_once_and_done_three_times_with_rests_between() -> None:
    ready_and_work = ["prepare", "work"]
    expected = ["set_up", *ready_and_work, "rest", *ready_and_work, "rest", *ready_and_work, "ask", "ask"]
    assert kinds(script_of(WALK)) == expected


def test_a_stated_time_of_a_walk_is_the_whole_set_there_and_back() -> None:
    first = works(script_of(WALK))[0]
    assert (first.seconds, first.side) == (30, None)
    assert [cue.at for cue in first.cues if cue.tone is Tone.TURN] == [6, 12, 18, 24]  # three steps, as it is drawn


def test_a_warm_up_leads_on_with_a_short_rest_and_nothing_is_asked_of_it() -> None:
    plan = Plan(number=1, sections=(Section(prescriptions=(WALK,)),))
    wanted = Practice(warm_up=True, cool_down=True)
    script = build_script(framed(plan, wanted, load_catalogue()), Guards(), (), load_catalogue(), OCCASION)
    march = ["set_up", "prepare", "work", "rest"]
    each_side = ["set_up", "prepare", "work", "switch_side", "work"]
    walk = ["set_up", *["prepare", "work", "rest"] * 2, "prepare", "work", "ask"]
    assert kinds(script) == [*march, *each_side, "rest", *walk, *march, *each_side, "ask"]
    assert [len(section.steps) for section in script.sections] == [10, 10, 10]
    rests = [step for step in script.sections[0].steps if step.kind is StepKind.REST]
    assert [say(rest.cues[1].say) for rest in rests if rest.cues[1].say] == [
        "Next: Hip circles, left leg.",
        "Next: Lateral band walk.",
    ]
    assert script.steps[-1].asks == (AskedAfter.PAIN_NOW,)


def test_a_stretch_gives_each_side_its_own_full_window_with_a_pause_to_switch() -> None:
    script = script_of(STRETCH)
    assert [(step.side, step.seconds) for step in works(script)] == [(Side.LEFT, 20), (Side.RIGHT, 20)]
    switch = next(step for step in script.steps if step.kind is StepKind.SWITCH_SIDE)
    assert switch.side is Side.RIGHT
    assert [say(cue.say) for cue in switch.cues if cue.say] == ["Switch to your right leg. 20 seconds."]


def test_the_sore_side_leads_when_it_is_known() -> None:
    script = script_of(STRETCH, occasion=Occasion(id=ID, made_at=0, first_side=Side.RIGHT))
    assert [step.side for step in works(script)] == [Side.RIGHT, Side.LEFT]


@pytest.mark.parametrize("prescription", [WALK, MARCH, STRETCH], ids=lambda each: each.key)
@pytest.mark.parametrize("side", list(Side))
def test_every_figure_shows_the_leading_side_until_it_changes(prescription: Prescription, side: Side) -> None:
    script = script_of(prescription, occasion=replace(OCCASION, first_side=side))
    begun = list(takewhile(lambda step: step.kind is not StepKind.SWITCH_SIDE, script.steps))
    addresses = [script.shown[0].figure, *(step.figure for step in begun if step.figure)]
    assert {read_figure_key(address).side for address in addresses} == {side}


def test_alternating_legs_are_counted_in_one_window_one_count_for_both() -> None:
    first = works(script_of(MARCH))[0]
    assert first.reps == Range(10, 15)
    shared = works(script_of(replace(MARCH, dose=Dose(work=Reps(Range(10, 15)), sides=Sides.SHARED))))[0]
    assert first.pace == 2 * shared.pace


CLAM = Prescription(key="clam", name="Clamshell", exercise="clamshell")


@pytest.mark.parametrize(
    ("work", "halves"),
    [
        (Reps(Range(10)), [Range(5), Range(5)]),
        (Reps(Range(10, 15)), [Range(5, 8), Range(5, 7)]),
        (Reps(Range(9)), [Range(5), Range(4)]),
        (Hold(Range(30)), [15, 15]),
        (Timed(Range(45)), [23, 22]),
    ],
)
def test_a_count_for_both_sides_is_half_for_each_where_they_take_turns(work: Work, halves: list[object]) -> None:
    shared = replace(CLAM, dose=Dose(work=work, sides=Sides.SHARED))
    sore_right = Occasion(id=ID, made_at=0, first_side=Side.RIGHT)
    found = works(script_of(shared, occasion=sore_right))
    assert [step.side for step in found] == [Side.RIGHT, Side.LEFT]
    assert [step.reps or step.seconds for step in found] == halves
    each = works(script_of(replace(CLAM, dose=Dose(work=work, sides=Sides.EACH))))
    assert len({str(step.reps or step.seconds) for step in each}) == 1, "for each side it is the whole count"


def test_an_exercise_of_the_sheets_own_is_played_by_its_name_without_a_figure() -> None:
    script = script_of(OWN)
    assert [step.side for step in works(script)] == [Side.LEFT, Side.RIGHT]
    assert {step.figure for step in script.steps} == {""}
    assert script.shown[0].name == "Heel taps"


def test_a_form_nobody_knows_is_shown_by_no_other_and_coached_by_no_other() -> None:
    script = script_of(replace(MARCH, variant="kneeling"))
    assert {step.figure for step in script.steps} == {""}
    assert [step.words for step in works(script)] == [(), ()]
    assert (script.shown[0].variant, script.shown[0].variant_words) == ("kneeling", None)


def test_a_band_brings_the_form_that_has_a_place_for_it() -> None:
    bridge = replace(MARCH, key="bridge", name="Bridge", exercise="bridge")
    banded = replace(bridge, uses_band=True, placement=Placement.KNEES)
    assert script_of(bridge).shown[0].variant == "floor"
    assert script_of(banded).shown[0].variant == "band"
    assert script_of(banded).shown[0].figure.startswith("bridge/band/knees/")
    assert script_of(replace(banded, band=Band(ordinal=0))).shown[0].variant == "floor"


@pytest.mark.parametrize(("sides", "side"), [(Sides.LEFT, Side.LEFT), (Sides.RIGHT, Side.RIGHT), (Sides.HURT, None)])
def test_one_side_alone_is_played_and_nobody_is_told_to_switch(sides: Sides, side: Side | None) -> None:
    for prescription in (MARCH, STRETCH, OWN):
        dose = replace(prescription.dose or Dose(), sides=sides)
        script = script_of(replace(prescription, dose=dose), occasion=Occasion(id=ID, made_at=0))
        assert {step.side for step in works(script)} == {side}
        assert len(works(script)) == (dose.sets.low if dose.sets else 1)
        assert StepKind.SWITCH_SIDE not in {step.kind for step in script.steps}
        if side and prescription is not OWN:
            assert all(f"/{side.value}/" in f"{step.figure}/" for step in script.steps if step.figure)


def test_an_exercise_without_a_known_dose_is_left_out() -> None:
    script = script_of(MARCH, replace(OWN, dose=None))
    assert [shown.key for shown in script.shown] == ["march"]


@pytest.mark.parametrize(("stated", "rest"), [(None, USUAL_REST_SECONDS), (Range(90), 90), (Range(2), 10)])
def test_the_rest_counts_getting_ready_with_it(stated: Range | None, rest: int) -> None:
    asked = replace(WALK, dose=Dose(sets=Range(2), work=Timed(Range(30)), rest=stated))
    steps = script_of(asked).steps
    at = next(place for place, step in enumerate(steps) if step.kind is StepKind.REST)
    assert (steps[at].seconds or 0) + (steps[at + 1].seconds or 0) == rest


def test_a_circuit_goes_round_the_exercises() -> None:
    unsaid = replace(MARCH, key="unsaid", dose=replace(MARCH.dose or Dose(), sets=None))
    played = [
        step.prescription
        for step in works(
            script_of(replace(WALK, dose=replace(WALK.dose or Dose(), sets=Range(2))), unsaid, laps=Range(2))
        )
    ]
    assert played == ["walk", "unsaid", "walk", "unsaid"]


def test_an_exercise_with_fewer_sets_leaves_a_circuit_sooner() -> None:
    script = script_of(WALK, MARCH, laps=Range(3))
    assert [step.prescription for step in works(script)] == ["walk", "march", "walk", "march", "walk"]


def test_reps_ask_how_many_more_and_time_asks_how_hard() -> None:
    asks = {step.prescription: step.asks for step in script_of(WALK, MARCH).steps if step.asks}
    assert asks["walk"] == (AskedAfter.PEAK, AskedAfter.EFFORT)
    assert asks["march"] == (AskedAfter.PEAK, AskedAfter.LEFT)
    assert asks[""] == (AskedAfter.PAIN_NOW,)


def test_popping_is_asked_where_the_day_says_so() -> None:
    script = script_of(MARCH, occasion=Occasion(id=ID, made_at=0, asks_popping=frozenset({"march"})))
    assert AskedAfter.POPPING in next(step.asks for step in script.steps if step.asks)


def test_the_persons_own_precautions_are_spoken_before_each_exercise() -> None:
    set_up = next(step for step in script_of(MARCH).steps if step.kind is StepKind.SET_UP)
    assert "Remember: no deep bend." in [say(cue.say) for cue in set_up.cues if cue.say]


def test_go_opens_every_work_and_three_ticks_end_a_timed_one() -> None:
    first = works(script_of(WALK))[0]
    assert (first.cues[0].at, first.cues[0].tone) == (0, Tone.GO)
    assert [cue.at for cue in first.cues if cue.tone is Tone.TICK] == [27, 28, 29]


def test_the_figure_shows_this_band_at_this_place() -> None:
    assert script_of(WALK).shown[0].figure == "lateral-band-walk/mini-squat/thighs/green/left/front"


@pytest.mark.parametrize("work", [Timed(Range(20)), Hold(Range(30)), Reps(Range(5), Range(5)), Reps(Range(1))])
def test_a_script_reads_back_as_it_was_kept_and_every_step_has_its_own_id(work: Work) -> None:
    script = script_of(replace(OWN, dose=Dose(sets=Range(2), work=work)), WALK)
    assert from_json(Script, to_json(script)) == script
    ids = [step.id for step in script.steps]
    assert len(ids) == len(set(ids))


def test_only_the_questions_wait_for_a_person() -> None:
    waiting = [
        step.kind for step in script_of(WALK, MARCH, STRETCH).steps if step.seconds is None and step.reps is None
    ]
    assert set(waiting) == {StepKind.ASK}


def test_the_sides_of_an_arm_are_called_arms() -> None:
    curl = Prescription(key="curl", name="Wrist curl", dose=Dose(sets=Range(1), work=Reps(Range(8)), sides=Sides.EACH))
    said = [say(cue.say) for step in script_of(curl).steps for cue in step.cues if cue.say]
    assert "Get ready, left arm. 8 times, at your own pace." in said
    assert "Switch to your right arm. 8 times, at your own pace." in said


def test_a_precaution_narrows_every_picture_of_the_session() -> None:
    plan = Plan(number=3, sections=(Section(prescriptions=(MARCH,)),), precautions=("No hip bending past 90 degrees",))
    script = build_script(plan, Guards(), (), load_catalogue(), Occasion(id=ID, made_at=1_000))
    shown = [script.shown[0].figure, *(step.figure for step in script.steps if step.figure)]
    assert {address.rpartition("/")[2] for address in shown} == {"most-hip-flexion-90"}


LEFT_OUT = "Your precaution leaves no picture of this. Ask your therapist to show you."


def careful(*precautions: str) -> Script:
    plan = Plan(number=3, sections=(Section(prescriptions=(MARCH, OWN)),), precautions=precautions)
    return build_script(plan, Guards(), (), load_catalogue(), Occasion(id=ID, made_at=1_000))


def test_three_precautions_at_once_reach_every_picture_of_the_session() -> None:
    script = careful("No hip flexion past 90, no abduction past 30, no external rotation past 20")
    caps = "/most-hip-abduction-30/most-hip-flexion-90/most-hip-rotation-20"
    figures = [script.shown[0].figure, *(step.figure for step in script.steps if step.figure)]
    assert len(figures) > 5
    assert all(figure.endswith(caps) for figure in figures)


@pytest.mark.parametrize("words", ["No hip flexion past 0 degrees", "Never further than 60 degrees"])
def test_where_a_precaution_leaves_no_picture_a_sentence_stands_in_its_place(words: str) -> None:
    script = careful(words)
    assert {step.figure for step in script.steps} == {""}
    march, own = script.shown
    assert march.figure == own.figure == ""
    assert march.no_figure is not None
    assert say(march.no_figure) == LEFT_OUT
    assert own.no_figure is None  # it never had one


def test_where_there_is_a_picture_nothing_stands_in_its_place() -> None:
    assert [shown.no_figure for shown in careful("No hip bending past 90 degrees").shown] == [None, None]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("No hip bending past 60 degrees", True),
        ("No hip flexion past 0 degrees", True),
        ("No knee bending past 150", False),
    ],
)
def test_where_a_precaution_makes_the_movement_smaller_nobody_is_told_to_go_all_the_way(
    words: str, is_told: bool
) -> None:
    script = careful(words)
    marching = [
        step
        for step in script.steps
        if step.prescription == MARCH.key and step.kind in (StepKind.SET_UP, StepKind.WORK)
    ]
    assert len(marching) > 1
    told = [any(each.id == "script.within" for each in step.words) for step in marching]
    assert told == [is_told] * len(marching)


def test_a_figure_wears_the_band_where_the_sheet_says_though_the_form_does_not_name_it() -> None:
    bridge = replace(WALK, exercise="bridge", placement=Placement.FEET)
    assert "/feet/green/" in script_of(bridge).shown[0].figure
    assert "/none/none/" in script_of(replace(bridge, exercise="figure-four-stretch")).shown[0].figure


def test_a_figure_is_given_the_time_of_its_dose() -> None:
    (march, _), (left, right) = works(script_of(MARCH)), works(script_of(STRETCH))
    assert march.film is not None
    assert sum(passage.seconds for passage in march.film.passages) == march.pace
    assert left.film is not None
    assert sum(passage.seconds for passage in left.film.passages) == left.seconds == 20
    assert right.figure != left.figure
    assert from_json(Script, to_json(script_of(MARCH, STRETCH))) == script_of(MARCH, STRETCH)


def test_the_first_sessions_tell_how_it_is_done_and_later_ones_only_say_a_few_words() -> None:
    first, later = (
        script_of(MARCH, occasion=replace(OCCASION, new_to=new)) for new in (frozenset({"march"}), frozenset())
    )
    told = [spoken(script.steps[0]) for script in (first, later)]
    explained = load_catalogue().exercise("hip-flexor-march").first_cues
    assert [words for words in told[0] if words in explained] == list(explained)
    assert not set(told[1]) & set(explained)
    assert first.steps[0].seconds is not None
    assert first.steps[0].seconds > max(cue.at for cue in first.steps[0].cues)


def test_a_rest_between_laps_comes_after_the_last_of_the_list_only() -> None:
    squat = Prescription(key="squat", name="Squats", dose=Dose(sets=Range(3), work=Timed(Range(30))))
    plan = Plan(
        number=1,
        sections=(Section(prescriptions=(squat, replace(squat, key="b")), laps=Range(3), lap_rest=Range(120)),),
    )
    steps = build_script(plan, Guards(), (), load_catalogue(), OCCASION).steps
    rests = [(step.prescription, step.seconds) for step in steps if step.kind is StepKind.REST]
    assert [key for key, _ in rests] == ["squat", "b", "squat", "b"]
    lengths = [seconds or 0 for _, seconds in rests]
    assert max(lengths[::2]) <= 10
    assert min(lengths[1::2]) >= 100


def spoken(step: Step, *wanted: Voice | None) -> list[str]:
    """What is said in a step to somebody who wants so much voice, the usual where nothing is said."""
    heard = {None, *(wanted or (Voice.USUAL,))}
    return [say(cue.say) for cue in step.cues if cue.say and cue.voice in heard]


def steps_of(script: Script, kind: StepKind) -> list[Step]:
    return [step for step in script.steps if step.kind is kind]


def test_before_a_set_a_person_with_eyes_shut_knows_which_side_what_and_how_long() -> None:
    script = script_of(WALK, MARCH, STRETCH)
    ready = [spoken(step, None)[0] for step in steps_of(script, StepKind.PREPARE)]
    assert ready[0] == "Get ready. Set 1 of 3. 30 seconds."
    assert ready[3] == "Get ready. Set 1 of 2. 15 times."
    assert ready[-1] == "Get ready, left leg. 20 seconds."


def test_an_exercise_of_ones_own_without_a_tempo_waits_for_a_tap_and_one_with_a_tempo_is_paced() -> None:
    paced = replace(OWN, dose=Dose(work=Reps(Range(8)), tempo=Tempo(up=2, hold=0, down=3)))
    assert [(step.pace, step.reps) for step in works(script_of(OWN))] == [(0, Range(8)), (0, Range(8))]
    assert [step.pace for step in works(script_of(paced))] == [5]


def test_the_rest_tells_how_long_it_is_and_a_circuit_which_exercise_is_next() -> None:
    circuit = script_of(WALK, STRETCH, laps=Range(2))
    rests = [spoken(step, None) for step in steps_of(circuit, StepKind.REST)]
    assert rests[0] == ["Rest, 40 seconds.", "Next: Figure-four stretch, left leg."]
    assert ["Rest, 45 seconds."] in [spoken(step) for step in steps_of(script_of(WALK), StepKind.REST)]


def test_with_less_voice_nobody_coaches_and_with_more_an_exercise_is_explained_again() -> None:
    script = script_of(MARCH)
    work, set_up = works(script)[0], script.steps[0]
    explained = load_catalogue().exercise("hip-flexor-march").first_cues
    assert spoken(work, None) == []
    assert spoken(work) != []
    assert not set(spoken(set_up)) & set(explained)
    assert set(explained) <= set(spoken(set_up, Voice.MORE))
    assert set_up.seconds == SET_UP_SECONDS
