"""A phone hears what is durably kept, and a sentence when something is wrong."""

import json
import sqlite3
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as house
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandstand import store
from bandstand.quantity import Json
from bandstand.store.wire import read_id
from tests.api.phone import Wire, told
from tests.conftest import SCALE
from tests.store.databases import Database, leading_to, sqlite_at, statements
from tests.store.facts import event


def test_a_set_that_is_logged_is_named_as_kept(wire: Wire) -> None:
    sent = event()
    answer = wire.post([sent.as_json()])
    assert answer.status_code == 200
    assert told(answer) == {"stored": [str(sent.id)], "epoch": store.epoch(), "cursor": 1}
    (received,) = store.events(store.the_person())
    assert received.event == sent


@pytest.mark.parametrize("writing", ["sqlite", "writing_in_groups"])
def test_logging_a_set_over_http_takes_at_most_five_statements_and_one_commit(
    wire: Wire, writing: str, request: pytest.FixtureRequest
) -> None:
    with statements() as asked:
        request.getfixturevalue(writing)
        wire.post([event().as_json()])  # opens the connections
        asked.clear()
        answer = wire.post([event().as_json()])
    assert len(told(answer)["stored"]) == 1
    words = [each.split()[0] for each in asked]
    assert words.count("BEGIN") == words.count("COMMIT") == 1
    assert 1 <= len(words) - 2 <= 5, asked


def test_the_answer_says_which_bandstand_it_is_as_its_pages_do(wire: Wire) -> None:
    version = wire.post([event().as_json()]).headers["Bandstand-Version"]
    assert version
    assert f"/static/{version}/" == house.STATIC_URL


def test_the_person_is_never_taken_from_the_letter(wire: Wire) -> None:
    somebody = str(uuid4())
    answer = wire.post([{**event().as_json(), "person": somebody}])
    assert len(told(answer)["stored"]) == 1
    assert len(store.kept_since(store.the_person(), 0)) == 1


def test_an_event_with_a_broken_body_is_kept_and_named(wire: Wire) -> None:
    item = {**event().as_json(), "body": ["not", "an", "object"]}
    assert told(wire.post([item]))["stored"] == [item["id"]]


def test_what_has_no_id_is_named_with_its_place_and_a_sentence(wire: Wire) -> None:
    sent = event()
    answer = told(wire.post([{"kind": "set_done"}, sent.as_json()]))
    assert answer["stored"] == [str(sent.id)]
    assert [each["place"] for each in answer["refused"]] == [0]
    assert "id" in answer["refused"][0]["error"]


NO_LETTER = [
    (b"", 400),
    (b"{", 400),
    (b"null", 400),
    (b"[]", 400),
    (b"{}", 400),
    (b'{"events": {}}', 400),
    (b'{"events": null}', 400),
    (b"\xff\xfe\x00", 400),
    (b"\xef\xbb\xbf{}", 400),
    (b"<html>", 400),
    (b"[" * 10_000, 400),
    (b'{"events": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", 400),
    (b'{"events": [' + b'{"id": ' * 10_000 + b"1" + b"}" * 10_000 + b"]}", 400),
    (b'{"events": []}' + b" " * 256 * 1024, 413),
    (b'{"events": [' + b",".join([b"0"] * 101) + b"]}", 413),
]


@pytest.mark.parametrize(("body", "status"), NO_LETTER)
def test_what_is_no_letter_gets_a_sentence_and_changes_nothing(wire: Wire, body: bytes, status: int) -> None:
    answer = wire.post_bytes(body)
    assert answer.status_code == status
    assert told(answer)["error"].endswith(".")
    assert store.kept_since(store.the_person(), 0) == ()


def test_a_letter_that_says_it_is_too_long_is_not_even_read(wire: Wire) -> None:
    assert wire.post_bytes(b"{}", content_length=str(10**9)).status_code == 413


def test_a_full_letter_fits(wire: Wire) -> None:
    sent = [event(seq=number).as_json() for number in range(100)]
    assert told(wire.post(sent))["stored"] == [each["id"] for each in sent]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_only_json_is_taken(wire: Wire, kind: str) -> None:
    body = json.dumps({"events": [event().as_json()]}).encode()
    answer = wire.post_bytes(body, content_type=kind)
    assert answer.status_code == 415
    assert store.kept_since(store.the_person(), 0) == ()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"origin": "http://127.0.0.1:8000"}, 200),
        ({}, 200),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9000"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "evil.example"}, 400),
    ],
)
def test_only_this_home_s_own_pages_may_write(wire: Wire, headers: dict[str, str], status: int) -> None:
    answer = wire.post([event().as_json()], **headers)
    assert answer.status_code == status
    assert len(store.kept_since(store.the_person(), 0)) == (1 if status == 200 else 0)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(sorted(event().as_json()))
near_events = st.builds(
    lambda fresh, changes, gone: {k: v for k, v in {**fresh, **changes}.items() if k not in gone},
    st.builds(lambda: event().as_json()),
    st.dictionaries(names, json_values, max_size=3),
    st.sets(names, max_size=2),
)


@settings(max_examples=60 * SCALE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(near_events | json_values, max_size=6))
def test_no_letter_whatever_is_in_it_breaks_the_house(wire: Wire, items: list[Any]) -> None:
    answer = wire.post(items)
    assert answer.status_code == 200
    content = told(answer)
    assert len(content.get("refused", [])) == len([each for each in items if not has_id(each)])
    there = {str(each.id) for each in store.kept_since(store.the_person(), 0)}
    assert {each.lower() for each in content["stored"]} <= there
    assert wire.get("changes").status_code == 200


def has_id(item: Json) -> bool:
    return read_id(item) is not None


@settings(max_examples=60 * SCALE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_whatever_they_are_break_the_house(wire: Wire, body: bytes) -> None:
    assert wire.post_bytes(body).status_code in {200, 400}


def test_a_full_disk_is_told_and_the_phone_keeps_what_it_has(wire: Wire) -> None:
    person = store.the_person()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")
    named: set[str] = set()
    while (answer := wire.post([event(body={"note": "x" * 500}).as_json()])).status_code == 200:
        named.update(told(answer)["stored"])
    assert answer.status_code == 507
    assert int(answer.headers["Retry-After"]) > 0
    assert "full" in told(answer)["error"]
    assert {str(each.event.id) for each in store.events(person)} == named
    assert wire.get("changes").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert wire.post([event().as_json()]).status_code == 200
    assert len(store.events(person)) == len(named) + 1
    assert store.verify().trouble == ()


def read_only(file: Path) -> Database:
    """The file as the settings open it where nothing can be written."""
    name = f"{file.as_uri()}?mode=ro&immutable=1"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": {"uri": True}}


def test_a_home_that_cannot_be_written_says_so_and_can_be_read(wire: Wire, sqlite: Path) -> None:
    wire.post([event().as_json()])
    connection.close()
    with leading_to(read_only(sqlite)):
        answer = wire.post([event().as_json()])
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "not written" in told(answer)["error"]
        assert len(told(wire.get("changes"))["events"]) == 1


def test_a_damaged_log_is_told_and_left_as_it_is(wire: Wire, sqlite: Path) -> None:
    connection.close()
    sqlite.write_bytes(b"no database at all " * 500)
    answer = wire.post([event().as_json()])
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "damaged" in told(answer)["error"]
    assert sqlite.read_bytes().startswith(b"no database")


def test_a_log_that_another_program_holds_is_tried_again_later(wire: Wire, sqlite: Path) -> None:
    store.the_person()
    holder = sqlite3.connect(sqlite)
    holder.execute("BEGIN IMMEDIATE")
    with leading_to(sqlite_at(sqlite, timeout=0.05, init_command="PRAGMA busy_timeout=50")):
        answer = wire.post([event().as_json()])
    holder.close()
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert wire.post([event().as_json()]).status_code == 200
