"""What is logged goes in once, and the answer names what is there."""

import json
import random
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from bandstand import store
from bandstand.journal.event import Event
from bandstand.journal.kept import State
from bandstand.quantity import Json
from bandstand.store.sent import read_sent
from tests.store.facts import event, somebody

NOW = 1_790_000_100_000


def test_an_event_comes_back_as_it_was_sent(person: UUID) -> None:
    sent = event(body={"note": "a\0b \ud800 ü", "n": 10**30, "x": 0.1, "deep": [[{"a": None}]]})
    stored = store.write(person, [sent], received_at=NOW)
    (received,) = store.events(person)
    assert received.event == sent
    assert (received.person, received.received_at, received.cursor) == (person, NOW, 1)
    assert (stored.ids, stored.epoch, stored.cursor) == ((sent.id,), store.epoch(), 1)


def test_an_event_sent_again_is_kept_once_and_named_each_time(person: UUID) -> None:
    sent = [event() for _ in range(5)]
    for _ in range(3):
        random.shuffle(sent)
        assert set(store.write(person, [*sent, sent[0]], received_at=NOW).ids) == {each.id for each in sent}
    assert len(store.events(person)) == 5
    assert store.quarantined(person) == ()


def test_another_event_under_the_same_id_is_kept_beside_it(person: UUID) -> None:
    first = event(body={"set": 1})
    second = event(id=first.id, body={"set": 2})
    store.write(person, [first], received_at=NOW)
    for _ in range(2):
        assert store.write(person, [second], received_at=NOW + 1).ids == (first.id,)
    assert [received.event for received in store.events(person)] == [first]
    (beside,) = store.quarantined(person)
    assert json.loads(beside.raw) == second.as_json()
    assert (beside.state, beside.received_at) == (State.QUARANTINE, NOW + 1)


def test_one_id_twice_in_one_letter_keeps_both_contents(person: UUID) -> None:
    first = event(body={"set": 1})
    second = event(id=first.id, body={"set": 2})
    answer = store.write_wire(person, [first.as_json(), second.as_json(), first.as_json()], received_at=NOW)
    assert answer.stored == (str(first.id),)
    assert len(store.events(person)) == 1
    assert len(store.quarantined(person)) == 1


def test_the_same_id_of_somebody_else_is_another_event(person: UUID) -> None:
    other = somebody()
    mine = event(body={"whose": "mine"})
    theirs = event(id=mine.id, body={"whose": "theirs"})
    store.write(person, [mine], received_at=NOW)
    store.write(other, [theirs], received_at=NOW)
    assert [each.event for each in store.events(person)] == [mine]
    assert [each.event for each in store.events(other)] == [theirs]
    assert store.quarantined(other) == ()


def test_what_arrives_later_is_read_from_a_cursor_on(person: UUID) -> None:
    first, second, third = event(), event(), event()
    there = store.write(person, [first, second], received_at=NOW).cursor
    store.write(person, [first, third], received_at=NOW)
    assert [each.event for each in store.events_since(person, there)] == [third]
    cursors = [each.cursor for each in store.events(person)]
    assert cursors == sorted(set(cursors))


def test_a_long_history_goes_in_at_once(person: UUID) -> None:
    history = [event(seq=number) for number in range(1_001)]
    stored = store.write(person, history, received_at=NOW)
    assert len(stored.ids) == 1_001
    assert [each.event.seq for each in store.events(person)] == list(range(1_001))
    assert stored.cursor == store.events(person)[-1].cursor


def broken(**changes: Json) -> dict[str, Json]:
    return {**event().as_json(), **changes}


BROKEN: list[Callable[[], Json]] = [
    lambda: {"id": str(uuid4())},
    lambda: broken(body=[1, 2]),
    lambda: broken(body="words"),
    lambda: broken(local_date="yesterday"),
    lambda: broken(occurred_at="now"),
    lambda: broken(occurred_at=2**63),
    lambda: broken(seq=-(2**70)),
    lambda: broken(schema=None),
    lambda: broken(kind="a\0b"),
    lambda: broken(device="\ud800"),
    lambda: broken(zone="x" * 201),
    lambda: read_sent(f'{{"id": "{uuid4()}", "id": "{uuid4()}", "kind": "twice"}}'),
    lambda: read_sent(json.dumps(broken())[:-1] + ', "body": {"pain": NaN}}'),
    lambda: read_sent(json.dumps(broken())[:-1] + ', "body": {"reps": %s}}' % ("9" * 5_000)),
    lambda: read_sent(json.dumps(broken())[:-1] + ', "body": {"pain": 1e999}}'),
    lambda: broken(body={"deep": json.loads("[" * 100 + "]" * 100)}),
]


@pytest.mark.parametrize("make", BROKEN)
def test_an_event_that_cannot_be_read_is_kept_as_sent_and_acknowledged(person: UUID, make: Callable[[], Json]) -> None:
    item = make()
    assert isinstance(item, dict)
    for _ in range(2):
        answer = store.write_wire(person, [item], received_at=NOW)
        assert (answer.stored, answer.refused) == ((item["id"],), ())
    (kept,) = store.kept_since(person, 0)
    assert (kept.event, kept.state) == (None, State.NEEDS_REVIEW)
    assert read_sent(kept.raw) == item
    assert store.events(person) == ()


def test_a_name_given_twice_keeps_both_values(person: UUID) -> None:
    text = f'{{"id":"{uuid4()}","body":{{"pain":7,"pain":0}},"reps":1e999}}'
    store.write_wire(person, [read_sent(text)], received_at=NOW)
    (kept,) = store.kept_since(person, 0)
    assert kept.raw == text


@pytest.mark.parametrize("changes", [{"kind": "from_the_future"}, {"schema": 99}, {"body": {"anything": [1]}}])
def test_a_kind_or_schema_or_body_nobody_knows_is_kept_as_it_is(person: UUID, changes: dict[str, Json]) -> None:
    item = broken(**changes)
    assert store.write_wire(person, [item], received_at=NOW).stored == (item["id"],)
    (kept,) = store.kept_since(person, 0)
    assert kept.state is State.ACTIVE
    assert kept.event is not None
    assert kept.event.as_json() == item


def test_a_newer_phone_s_extra_words_are_kept_too(person: UUID) -> None:
    item = broken(heart_rate=[90, 95])
    store.write_wire(person, [item], received_at=NOW)
    (kept,) = store.kept_since(person, 0)
    assert kept.event is not None
    assert json.loads(kept.raw) == item


@pytest.mark.parametrize("item", [None, 5, "words", [], {}, {"id": None}, {"id": 7}, {"id": "not an id"}, {"id": []}])
def test_what_has_no_id_is_named_as_refused_and_holds_nothing_else_up(person: UUID, item: Json) -> None:
    good = event()
    answer = store.write_wire(person, [item, good.as_json()], received_at=NOW)
    assert [each.place for each in answer.refused] == [0]
    assert answer.stored == (str(good.id),)
    assert len(store.kept_since(person, 0)) == 1


def test_an_id_is_acknowledged_in_the_very_characters_it_was_sent(person: UUID) -> None:
    item = broken(id=str(uuid4()).upper())
    assert store.write_wire(person, [item], received_at=NOW).stored == (item["id"],)


def test_what_was_logged_is_never_changed_or_deleted(person: UUID) -> None:
    first = event()
    store.write(person, [first, event(id=first.id, body={})], received_at=NOW)
    for table in ("store_event", "store_quarantine"):
        for statement in (f"UPDATE {table} SET received_at = 0", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="what was logged is never"), connection.cursor() as cursor:
                cursor.execute(statement)
    assert len(store.events(person)) == len(store.quarantined(person)) == 1


def replace_with(**changes: str) -> None:
    """Put every event in again as another program might, with some columns changed and without asking first."""
    with connection.cursor() as cursor:
        columns = [each.name for each in connection.introspection.get_table_description(cursor, "store_event")]
        changed = ", ".join(changes.get(name, name) for name in columns)
        cursor.execute(f"INSERT OR REPLACE INTO store_event ({', '.join(columns)}) SELECT {changed} FROM store_event")


def test_replacing_a_row_changes_nothing(sqlite: object) -> None:
    person = store.the_person()
    sent = event()
    store.write(person, [sent], received_at=NOW)
    replace_with(body="'{}'")
    assert [each.event for each in store.events(person)] == [sent]


def test_another_event_never_takes_a_cursor_that_is_taken(sqlite: object) -> None:
    person = store.the_person()
    sent = event()
    store.write(person, [sent], received_at=NOW)
    with pytest.raises(DatabaseError, match="cursor of its own"):
        replace_with(id=f"'{uuid4().hex}'")
    assert [each.event for each in store.events(person)] == [sent]


def test_the_tables_cannot_be_emptied_on_postgresql(postgresql: object) -> None:
    person = store.the_person()
    store.write(person, [event()], received_at=NOW)
    with pytest.raises(DatabaseError, match="what was logged is never"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE store_event")
    assert len(store.events(person)) == 1


def test_erasing_a_person_leaves_nothing_of_them_and_nothing_else_goes(person: UUID) -> None:
    other = somebody()
    first = event()
    for whose in (person, other):
        store.write(whose, [first, event(id=first.id, body={})], received_at=NOW)
    store.erase_person(person)
    assert store.events(person) == ()
    assert store.quarantined(person) == ()
    assert len(store.events(other)) == len(store.quarantined(other)) == 1
    with pytest.raises(DatabaseError, match="never deleted"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_event")
    assert store.the_person() != person


def test_one_set_costs_one_commit_and_at_most_five_statements(home: str, person: UUID) -> None:
    sent: Event = event()
    with CaptureQueriesContext(connection) as asked:
        store.write(store.the_person(), [sent], received_at=NOW)
    statements = [each["sql"].split()[0] for each in asked.captured_queries]
    bounds = [word for word in statements if word in {"BEGIN", "COMMIT"}]
    assert bounds == ["BEGIN", "COMMIT"]
    assert len(statements) - 2 <= 5
    if home == "sqlite":
        assert any(each["sql"] == "BEGIN IMMEDIATE" for each in asked.captured_queries)


def test_the_door_answers_only_outside_any_other_transaction(person: UUID) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        store.write(person, [event()], received_at=NOW)
    assert store.events(person) == ()
