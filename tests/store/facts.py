"""Events as a phone makes them, and a script as it plays one, for tests."""

from datetime import date
from uuid import UUID, uuid4

from django.db import connection

from bandstand import store
from bandstand.journal.event import Event
from bandstand.journal.facts import DayKind
from bandstand.prescription import Guards, Plan
from bandstand.prescription.under_review import Review
from bandstand.quantity import Json, Message
from bandstand.session.script import Cue, Script, ScriptSection, Step, StepKind

RECEIVED = 1_790_000_100_000


def event(
    *, id: UUID | None = None, kind: str = "set_done", seq: int = 0, body: dict[str, Json] | None = None
) -> Event:
    """One set done, unless told otherwise."""
    return Event(
        id=id or uuid4(),
        device="phone",
        kind=kind,
        seq=seq,
        step="walk.1",
        occurred_at=1_790_000_000_000 + seq,
        zone="Europe/Berlin",
        local_date=date(2026, 9, 21),
        body=body if body is not None else {"prescription": "walk", "set": 1, "seconds": 30},
    )


def somebody() -> UUID:
    """One more person at this home."""
    store.the_person()  # makes the home where there is none
    person = uuid4()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_person (id, event_count, quarantine_count) VALUES (%s, 0, 0)", [person.hex])
    return person


def script(id: UUID) -> Script:
    """A session of one step that says something."""
    words = Message("store.busy")
    step = Step(id="a.1", kind=StepKind.WORK, seconds=30, words=(words,), cues=(Cue(at=0, say=words),))
    return Script(
        id=id,
        plan_number=1,
        made_at=1,
        valid_until=2,
        day=DayKind.FULL,
        title=Message("store.full"),
        sections=(ScriptSection(title=Message("store.full"), steps=(step,)),),
        guards=Guards(),
    )


def fill(person: UUID) -> None:
    """A log with something of every kind in it."""
    first = event()
    store.write(person, [first, *(event(seq=number) for number in range(40))], received_at=RECEIVED)
    odd: list[Json] = [{"id": str(uuid4())}, {**event().as_json(), "more": 1}, {**first.as_json(), "seq": 99}]
    store.write_wire(person, odd, received_at=RECEIVED + 1)
    store.save_script(person, script(uuid4()))
    store.save_draft(person, uuid4(), Review(plan=Plan(number=0, title="a draft")))
