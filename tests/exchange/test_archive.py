"""A person's whole log as a file: back again without a difference, or a sentence why not."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.archive import FORMAT, read_archive, write_archive
from bandstand.exchange.document import NotThisDocument
from bandstand.journal.event import Event
from bandstand.journal.kept import Kept, State, Whole
from bandstand.quantity import Json
from bandstand.words import say

WRITTEN = Path(__file__).parent / "written"

bodies: st.SearchStrategy[dict[str, Json]] = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
events = st.builds(
    Event,
    id=st.uuids(),
    schema=st.integers(0, 9),
    device=st.text(max_size=9),
    session=st.none() | st.uuids(),
    step=st.text(max_size=9),
    seq=st.integers(-5, 5),
    kind=st.text(max_size=9),
    plan_number=st.none() | st.integers(0, 9),
    occurred_at=st.integers(-(2**62), 2**62),
    zone=st.text(max_size=9),
    local_date=st.dates(),
    body=bodies,
)
received = st.integers(0, 2**45)
ascii_text = st.text(st.characters(max_codepoint=126, min_codepoint=32), min_size=1, max_size=20)


@st.composite
def wholes(draw: st.DrawFn) -> Whole:
    """Any log a home may hold."""
    read = draw(st.lists(events, max_size=4, unique_by=lambda each: each.id))
    odd = draw(st.lists(st.uuids(), max_size=3, unique=True).filter(lambda ids: not set(ids) & {e.id for e in read}))
    beside = draw(st.lists(st.tuples(st.uuids(), ascii_text), max_size=3, unique=True))
    rows: Sequence[Event | UUID] = draw(st.permutations([*read, *odd]))
    kept = [row_of(each, cursor, draw(received), draw(ascii_text)) for cursor, each in enumerate(rows, start=1)]
    strangers = [Kept(id=id, event=None, raw=raw, state=State.QUARANTINE, received_at=1) for id, raw in beside]
    scripts = draw(st.lists(st.tuples(st.uuids(), bodies), max_size=2))
    return Whole(person=draw(st.uuids()), kept=tuple(kept), quarantined=tuple(strangers), scripts=tuple(scripts))


def row_of(each: Event | UUID, cursor: int, received_at: int, raw: str) -> Kept:
    if isinstance(each, Event):
        return Kept(id=each.id, event=each, received_at=received_at, cursor=cursor)
    return Kept(id=each, event=None, raw=raw, state=State.NEEDS_REVIEW, received_at=received_at, cursor=cursor)


@given(wholes())
def test_what_leaves_comes_back_without_a_difference(whole: Whole) -> None:
    archive = write_archive(whole)
    assert read_archive(archive) == whole
    assert write_archive(read_archive(archive)) == archive


def a_log() -> Whole:
    event = Event(
        id=UUID(int=1),
        device="phone",
        session=UUID(int=9),
        step="walk.1",
        seq=1,
        kind="set_done",
        plan_number=1,
        occurred_at=1_790_000_000_000,
        zone="Europe/Berlin",
        local_date=date(2026, 9, 21),
        body={"prescription": "walk", "set": 1, "seconds": 30},
    )
    return Whole(
        person=UUID(int=7),
        kept=(
            Kept(id=event.id, event=event, received_at=1_790_000_000_500, cursor=1),
            Kept(id=UUID(int=2), event=None, raw='{"id":1}', state=State.NEEDS_REVIEW, received_at=5, cursor=2),
        ),
        quarantined=(Kept(id=event.id, event=None, raw='{"n":2}', state=State.QUARANTINE, received_at=6),),
        scripts=((UUID(int=3), {"title": {"id": "a.b", "values": {}}}),),
        drafts=((UUID(int=4), {"plan": {"number": 0}, "reading": {}}),),
    )


@pytest.mark.parametrize("file", sorted(WRITTEN.glob("archive-*.json")), ids=lambda file: file.name)
def test_every_version_of_the_archive_ever_written_is_read(file: Path) -> None:
    assert read_archive(file.read_bytes()) == a_log()


def test_the_newest_version_is_among_those_that_were_written() -> None:
    assert write_archive(a_log()) in {file.read_bytes() for file in WRITTEN.glob("archive-*.json")}


HOSTILE: list[tuple[str, object]] = [
    ("format", "bandstand-plan"),
    ("format", None),
    ("version", 2),
    ("version", "1"),
    ("version", True),
    ("version", 0),
    ("person", "somebody"),
    ("person", None),
    ("events", {}),
    ("events", [1]),
    ("events", [{}]),
    ("scripts", None),
    ("scripts", [{"id": "x", "body": {}}]),
    ("scripts", [{"id": str(UUID(int=1)), "body": []}]),
    ("drafts", "none"),
]


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_a_hostile_archive_gets_one_sentence(name: str, value: object) -> None:
    document = {**json.loads(write_archive(a_log())), name: value}
    refused(json.dumps(document).encode())


ROW_CHANGES: list[tuple[str, object]] = [
    ("seq", 2),
    ("body", {"set": 2}),
    ("body", []),
    ("local_date", "2026-09-22"),
    ("hash", "0" * 64),
    ("hash", None),
    ("state", "quarantine"),
    ("state", "unknown"),
    ("state", []),
    ("received_at", "now"),
    ("cursor", 2),
    ("cursor", None),
    ("raw", 5),
    ("raw", "\ud800"),
    ("id", str(UUID(int=2))),
    ("device", "x" * 300),
]


@pytest.mark.parametrize(("name", "value"), ROW_CHANGES)
def test_an_archive_with_one_changed_event_is_refused_whole(name: str, value: object) -> None:
    document = json.loads(write_archive(a_log()))
    document["events"][0][name] = value
    refused(json.dumps(document).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"null", b"5", b"{", b"[" * 10_000, b'{"format": NaN}', b'{"format": 1e999}', b"9" * 5_000],
)
def test_what_is_no_archive_gets_one_sentence(content: bytes) -> None:
    refused(content)


def test_the_sentence_of_a_newer_version_says_to_update() -> None:
    document = {**json.loads(write_archive(a_log())), "version": 2}
    with pytest.raises(NotThisDocument) as refusal:
        read_archive(json.dumps(document).encode())
    assert "Update Bandstand" in say(refusal.value.message)
    assert FORMAT in say(refusal.value.message)


def refused(content: bytes) -> None:
    with pytest.raises(NotThisDocument) as refusal:
        read_archive(content)
    assert say(refusal.value.message).endswith(".")
