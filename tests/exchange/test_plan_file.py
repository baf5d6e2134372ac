"""A plan as a file, in every version ever written."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from bandstand.exchange.document import NotThisDocument
from bandstand.exchange.plan_file import read_plan, write_plan
from bandstand.exchange.script_wire import script_for_phone
from bandstand.prescription import (
    Alternative,
    Band,
    Bounds,
    Distance,
    Dose,
    Frequency,
    Hold,
    Intervals,
    Origin,
    Per,
    Plan,
    Prescription,
    Question,
    Reps,
    Schedule,
    Section,
    SectionKind,
    Sides,
    Source,
    Span,
    Tempo,
    Timed,
)
from bandstand.quantity import Message, Range
from bandstand.words import say
from tests.store.facts import script

WRITTEN = Path(__file__).parent / "written"

WALK = Prescription(
    key="walk",
    name="Lateral band walk",
    exercise="lateral-band-walk",
    dose=Dose(sets=Range(3), work=Timed(Range(30)), sides=Sides.AT_ONCE, rest=Range(30, 60)),
    alternatives=(Alternative(variant="standing", avoid=True, reason="popping", painful=False),),
    uses_band=True,
    band=Band(ordinal=2, colour="green", lay_flat_mm=300),
    equipment=("band",),
    frequency=Frequency(Range(2, 3), Per.WEEK),
    bounds=Bounds(sets=3, seconds=30),
    notes=("keep the toes forward",),
    origins=(("dose", Origin(Source.STATED, (Span(0, 12),))),),
)
OTHERS = (
    Prescription(
        key="march", name="March", dose=Dose(sets=Range(3), work=Reps(Range(10, 15), Range(2)), sides=Sides.ASK)
    ),
    Prescription(key="plank", name="Plank", dose=Dose(work=Hold(Range(20)), tempo=Tempo(up=2, hold=1, down=2))),
    Prescription(key="steps", name="Steps", dose=Dose(work=Distance(10, 12.5))),
    Prescription(key="run", name="Run", dose=Dose(work=Intervals(walk=60, run=30, repeats=5))),
    Prescription(key="unknown", name="Something of her own"),
)
PLAN = Plan(
    number=3,
    title='Hip, Ünïcode and "quotes"',
    sections=(
        Section(kind=SectionKind.WARM_UP, prescriptions=(WALK,)),
        Section(kind=SectionKind.MAIN, laps=Range(2), prescriptions=OTHERS),
    ),
    schedule=Schedule(sessions_a_week=Range(2, 3), stretches=("couch-stretch",), values_rest=True),
    goals=("stairs without thinking",),
    precautions=("not past ninety degrees",),
    questions=(Question(prescription="march", field="sides", choices=("each", "together"), spans=(Span(3, 9),)),),
    written_from="3 rounds of 30 seconds",
    because=Message("store.busy"),
)


def test_a_plan_comes_back_as_it_left() -> None:
    assert read_plan(write_plan(PLAN)) == PLAN


@pytest.mark.parametrize("file", sorted(WRITTEN.glob("plan-*.json")), ids=lambda file: file.name)
def test_every_version_of_the_plan_file_ever_written_is_read(file: Path) -> None:
    assert read_plan(file.read_bytes()) == PLAN


def test_the_newest_version_is_among_those_that_were_written() -> None:
    assert write_plan(PLAN) in {file.read_bytes() for file in WRITTEN.glob("plan-*.json")}


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "bandstand-archive"},
        {"version": 2},
        {"version": None},
        {"plan": None},
        {"plan": []},
        {"plan": {"number": "one"}},
        {"plan": {"number": 1, "sections": [{"prescriptions": [{"key": "a", "name": "b", "dose": {"sets": [9, 1]}}]}]}},
        {"plan": {"number": 1, "limits": {"green": 11}}},
    ],
)
def test_what_is_no_plan_gets_one_sentence(changes: dict[str, object]) -> None:
    document = {**json.loads(write_plan(PLAN)), **changes}
    with pytest.raises(NotThisDocument) as refusal:
        read_plan(json.dumps(document).encode())
    assert say(refusal.value.message).endswith(".")


def test_a_phone_reads_a_script_in_words_only() -> None:
    written = script_for_phone(script(uuid4()))
    assert '"values"' not in json.dumps(written)
    assert isinstance(written, dict)
    assert written["title"] == say(Message("store.full"))
