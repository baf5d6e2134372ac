"""How long a session takes, as the page of the day says it."""

from uuid import UUID

from bandstand.prescription import Guards
from bandstand.quantity import Message, Range
from bandstand.session.length import minutes_of
from bandstand.session.script import Script, ScriptSection, Step, StepKind


def script_of(*steps: Step) -> Script:
    section = ScriptSection(title=Message("section.main"), steps=steps)
    return Script(
        id=UUID(int=1),
        plan_number=1,
        made_at=0,
        valid_until=1,
        title=Message("script.title"),
        sections=(section,),
        guards=Guards(),
    )


def test_timed_work_and_rest_add_up_to_minutes() -> None:
    work = Step(id="a", kind=StepKind.WORK, seconds=90)
    rest = Step(id="b", kind=StepKind.REST, seconds=90)
    assert minutes_of(script_of(work, rest)) == 3


def test_paced_reps_take_the_top_of_their_range() -> None:
    assert minutes_of(script_of(Step(id="a", kind=StepKind.WORK, reps=Range(10, 15), pace=8))) == 2


def test_even_the_shortest_session_takes_a_minute() -> None:
    assert minutes_of(script_of(Step(id="a", kind=StepKind.ASK))) == 1
