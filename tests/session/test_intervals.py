"""Walking and running in turn: one set, with every turn spoken."""

from uuid import UUID

from bandstand.catalog import load_catalogue
from bandstand.prescription import Guards, Intervals, Plan, Section
from bandstand.prescription.walk_run import WALK_RUN, walk_run
from bandstand.session.build import Occasion, build_script
from bandstand.session.script import AskedAfter, Script, Step, StepKind, Tone
from bandstand.words import say


def script_of(work: Intervals) -> Script:
    plan = Plan(number=3, sections=(Section(prescriptions=(walk_run("Walk and run", work),)),))
    return build_script(plan, Guards(), (), load_catalogue(), Occasion(id=UUID(int=1), made_at=1_000))


def work_of(work: Intervals) -> Step:
    return next(step for step in script_of(work).steps if step.kind is StepKind.WORK)


def spoken(step: Step) -> list[tuple[int, str]]:
    return [(cue.at, say(cue.say)) for cue in step.cues if cue.say]


def test_it_is_one_set_as_long_as_all_its_turns() -> None:
    script = script_of(Intervals(walk=240, run=60, repeats=5))
    assert [step.kind.value for step in script.steps] == ["set_up", "prepare", "work", "ask", "ask"]
    work = work_of(Intervals(walk=240, run=60, repeats=5))
    assert (work.seconds, work.reps, work.prescription) == (1500, None, WALK_RUN)


def test_every_turn_is_spoken_as_it_begins_and_ten_seconds_before() -> None:
    assert spoken(work_of(Intervals(walk=240, run=60, repeats=2))) == [
        (0, "Walk, 4 minutes."),
        (230, "In ten seconds you run."),
        (240, "Run easily, 1 minute."),
        (290, "In ten seconds you walk."),
        (300, "Walk, 4 minutes."),
        (530, "In ten seconds you run."),
        (540, "Run easily, 1 minute."),
    ]


def test_a_turn_has_its_tone_and_three_ticks_before_it() -> None:
    cues = work_of(Intervals(walk=60, run=60, repeats=1)).cues
    assert [cue.at for cue in cues if cue.tone is Tone.TURN] == [60]
    assert [cue.at for cue in cues if cue.tone is Tone.TICK] == [57, 58, 59, 117, 118, 119]


def test_short_turns_are_told_only_as_they_begin() -> None:
    assert [at for at, _ in spoken(work_of(Intervals(walk=20, run=20, repeats=2)))] == [0, 20, 40, 60]


def test_a_run_without_walking_says_so_before_it_begins() -> None:
    ready = next(
        step for step in script_of(Intervals(walk=0, run=1800, repeats=1)).steps if step.kind is StepKind.PREPARE
    )
    assert spoken(ready) == [(0, "Get ready. 30 minutes of easy running.")]
    assert spoken(work_of(Intervals(walk=0, run=1800, repeats=1))) == [(0, "Run easily, 30 minutes.")]


def test_afterwards_it_asks_for_the_worst_pain_and_how_hard_it_was() -> None:
    asked = [step.asks for step in script_of(Intervals(walk=240, run=60, repeats=5)).steps if step.kind is StepKind.ASK]
    assert asked == [(AskedAfter.PEAK, AskedAfter.EFFORT), (AskedAfter.PAIN_NOW,)]
