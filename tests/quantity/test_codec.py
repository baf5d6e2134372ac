"""A value that was kept reads back as it was, and broken documents say where they are broken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.prescription import (
    Band,
    Dose,
    Origin,
    Plan,
    Prescription,
    Reps,
    Section,
    Sides,
    Source,
    Span,
    Timed,
)
from bandstand.quantity import Json, Message, Range
from bandstand.quantity.codec import NotReadable, from_json, to_json

ranges = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Range(min(pair), max(pair)))
works = st.one_of(st.builds(Reps, ranges, st.none() | ranges), st.builds(Timed, ranges))
doses = st.builds(Dose, sets=st.none() | ranges, work=st.none() | works, sides=st.sampled_from(Sides), rest=ranges)
origins = st.builds(Origin, st.sampled_from(Source), st.just((Span(1, 4),)), st.text(max_size=5))
prescriptions = st.builds(
    Prescription,
    key=st.just("a"),
    name=st.text(max_size=20),
    dose=st.none() | doses,
    band=st.none() | st.builds(Band, ordinal=st.integers(0, 9), colour=st.text(max_size=8)),
    origins=st.tuples(st.tuples(st.just("sets"), origins)),
)


@given(prescriptions)
def test_a_plan_reads_back_as_it_was_kept(prescription: Prescription) -> None:
    plan = Plan(number=1, sections=(Section(prescriptions=(prescription,)),), because=Message("change.ease", pain=6))
    assert from_json(Plan, json.loads(json.dumps(to_json(plan)))) == plan


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({}, "number is missing"),
        ({"number": "1"}, "Plan.number"),
        ({"number": True}, "Plan.number"),
        ({"number": 1, "sections": [{"prescriptions": [{"key": "a"}]}]}, r"sections\[0\].prescriptions\[0\]: name"),
        ({"number": 1, "limits": {"green": 11}}, "limits.green"),
        (
            {
                "number": 1,
                "sections": [{"prescriptions": [{"key": "a", "name": "b", "dose": {"work": {"is": "Jump"}}}]}],
            },
            "one of Reps",
        ),
    ],
)
def test_a_broken_plan_says_where_it_is_broken(document: Json, place: str) -> None:
    with pytest.raises(NotReadable, match=place):
        from_json(Plan, document)


def test_a_sentence_is_kept_by_id_and_sent_in_words() -> None:
    assert to_json(Message("change.keep")) == {"id": "change.keep", "values": {}}
    assert to_json((Message("change.keep"),), say=lambda message: message.id.upper()) == ["CHANGE.KEEP"]
