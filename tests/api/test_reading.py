"""What a phone may ask for: what arrived since, a script, and how the API is made."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from bandstand import store
from bandstand.quantity import Message
from bandstand.web.api.views import AT_ONCE
from bandstand.words import say
from tests.api.phone import Wire, told
from tests.store.facts import event, script


def test_what_arrived_since_is_told_once_and_in_order(wire: Wire) -> None:
    sent = [event(seq=number) for number in range(3)]
    for each in sent:
        wire.post([each.as_json()])
    first = told(wire.get("changes"))
    assert [each["id"] for each in first["events"]] == [str(each.id) for each in sent]
    assert (first["epoch"], first["more"]) == (store.epoch(), False)
    wire.post([event(seq=9).as_json(), sent[0].as_json()])
    second = told(wire.get("changes", cursor=first["cursor"]))
    assert [each["seq"] for each in second["events"]] == [9]
    third = told(wire.get("changes", cursor=second["cursor"]))
    assert (third["events"], third["cursor"]) == ([], second["cursor"])


def test_a_long_log_comes_in_parts_and_all_of_it_comes(wire: Wire) -> None:
    history = [event(seq=number) for number in range(AT_ONCE + 20)]
    store.write(store.the_person(), history, received_at=1)
    wire.post([{"id": str(uuid4())}])  # one that cannot be read
    seen, cursor, more = [], 0, True
    while more:
        part = told(wire.get("changes", cursor=cursor))
        seen += [each["seq"] for each in part["events"]]
        cursor, more = part["cursor"], part["more"]
    assert seen == list(range(AT_ONCE + 20))
    assert cursor == store.kept_since(store.the_person(), 0)[-1].cursor


@pytest.mark.parametrize("cursor", ["-1", "x", "1.5", "", str(2**63), str(10**40)])
def test_a_cursor_that_is_none_gets_a_sentence(wire: Wire, cursor: str) -> None:
    answer = wire.get("changes", cursor=cursor)
    assert answer.status_code == 400
    assert told(answer)["error"].endswith(".")


def test_a_script_comes_with_every_sentence_in_words(wire: Wire) -> None:
    saved = script(uuid4())
    store.save_script(store.the_person(), saved)
    content = told(wire.get("script", id=str(saved.id)))
    assert content["id"] == str(saved.id)
    assert content["title"] == say(Message("store.full"))
    (step,) = content["sections"][0]["steps"]
    assert step["words"] == [say(Message("store.busy"))]
    assert step["cues"][0]["say"] == say(Message("store.busy"))


@pytest.mark.parametrize(("id", "status"), [(str(UUID(int=1)), 404), ("none", 400), ("", 400)])
def test_a_script_that_is_not_there_gets_a_sentence(wire: Wire, id: str, status: int) -> None:
    answer = wire.get("script", id=id)
    assert answer.status_code == status
    assert told(answer)["error"].endswith(".")


def test_nothing_personal_stays_in_a_cache(wire: Wire) -> None:
    for path in ("changes", "script"):
        assert "no-store" in wire.get(path).headers["Cache-Control"]


def test_the_api_describes_itself_and_shows_no_page(wire: Wire) -> None:
    described = told(wire.get("openapi.json"))
    assert set(described["paths"]) == {"/api/v1/events", "/api/v1/changes", "/api/v1/script"}
    letter = described["paths"]["/api/v1/events"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    item = letter["properties"]["events"]["items"]
    assert set(item["properties"]) == set(event().as_json())
    assert wire.get("docs").status_code == 404


def test_a_date_is_the_date_the_person_saw(wire: Wire) -> None:
    wire.post([{**event().as_json(), "local_date": "2026-03-29", "zone": "Pacific/Apia"}])
    (received,) = store.events(store.the_person())
    assert (received.event.local_date, received.event.zone) == (date(2026, 3, 29), "Pacific/Apia")
