"""The page of a track: asked for from the session, made beside the pages, played in parts."""

import threading
import time
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse

from bandstand import store
from bandstand.exchange.audio import Contents, has_voice, press
from bandstand.home import Home
from bandstand.session.script import Script
from tests.web.test_session_page import begun, data_of
from tests.web.visitor import Page, Visitor

SPOKEN = pytest.mark.skipif(not has_voice(), reason="espeak-ng is not here: apt-get install espeak-ng")
PATIENCE = 120.0


def address_of(visitor: Visitor) -> str:
    script = data_of(begun(visitor))["script"]
    assert isinstance(script, dict)
    return f"/session/{script['id']}/audio/"


def ready(visitor: Visitor, address: str) -> Page:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = visitor.client.get(address)
        if answer.status_code != 202:
            assert answer.status_code == 200, answer.content
            return Page(cast(HttpResponse, answer))
        time.sleep(0.1)
    raise AssertionError("the track did not come")


@SPOKEN
def test_a_track_is_asked_for_made_and_played_in_parts_and_goes_with_its_person(planned: Visitor) -> None:
    address = address_of(planned)
    client = planned.client

    first = client.get(address)
    assert first.status_code == 202
    assert "being made" in first.content.decode()
    assert client.head(address + "session.mp3").status_code in (200, 202)
    assert client.get("/").status_code == 200  # pages are answered all the while

    page = ready(planned, address)
    assert page.title == "Session - Bandstand"
    assert "Set up" in page.words
    assert not page.inline
    chapters = [link.href for link in page.links if "#t=" in link.href]
    assert len(chapters) > 4

    whole = client.get(address + "session.mp3")
    assert whole.headers["Content-Type"] == "audio/mpeg"
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert whole.headers["Cache-Control"] == "no-store, private"
    assert "Content-Security-Policy" in whole.headers
    length = len(whole.content)
    assert whole.content[:2] == b"ID" or whole.content[0] == 0xFF

    def part(asked: str) -> tuple[int, str, bytes]:
        answer = client.get(address + "session.mp3", headers={"Range": asked})
        return answer.status_code, answer.headers.get("Content-Range", ""), answer.content

    assert part("bytes=0-") == (206, f"bytes 0-{length - 1}/{length}", whole.content)
    assert part("bytes=100-199") == (206, f"bytes 100-199/{length}", whole.content[100:200])
    assert part("bytes=-50") == (206, f"bytes {length - 50}-{length - 1}/{length}", whole.content[-50:])
    assert part(f"bytes={length - 5}-{length + 99}")[:2] == (206, f"bytes {length - 5}-{length - 1}/{length}")
    assert part(f"bytes={length}-")[:2] == (416, f"bytes */{length}")
    assert part("bytes=9-3")[0] == 416
    for nonsense in ("bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=one-two"):
        assert part(nonsense)[0] == 200

    person = store.the_person()
    kept = Home.chosen().cache_of(person)
    assert list(kept.glob("*.mp3"))
    store.erase_person(person)
    assert not kept.exists()


def test_a_track_that_failed_is_not_called_being_made_for_ever(
    planned: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, goes_on = address_of(planned), threading.Event()

    def broken(script: Script, out: Path) -> Contents:
        goes_on.wait(PATIENCE)
        raise ZeroDivisionError

    monkeypatch.setattr(press, "make", broken)
    assert planned.client.head(address + "session.mp3").status_code == 404  # nobody asked, as after a restart
    assert planned.client.get(address).status_code == 202
    assert planned.client.head(address + "session.mp3").status_code == 202
    goes_on.set()

    end = time.monotonic() + PATIENCE
    while planned.client.head(address + "session.mp3").status_code == 202 and time.monotonic() < end:
        time.sleep(0.02)
    assert planned.client.head(address + "session.mp3").status_code == 404
    told = planned.client.get(address)
    assert told.status_code == 400
    assert "The track could not be made." in told.content.decode()


def test_nobody_elses_session_has_a_track(planned: Visitor) -> None:
    for address in (f"/session/{uuid4()}/audio/", f"/session/{UUID(int=3)}/audio/session.mp3"):
        answer = planned.client.get(address)
        assert answer.status_code == 404
        assert "That session is not here" in answer.content.decode()


def test_where_no_program_speaks_the_page_says_how_to_get_one(
    planned: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = address_of(planned)
    monkeypatch.setenv("PATH", str(tmp_path))
    end = time.monotonic() + PATIENCE
    while (answer := planned.client.get(address)).status_code == 202 and time.monotonic() < end:
        time.sleep(0.02)
    assert answer.status_code == 503
    page = Page(cast(HttpResponse, answer))
    assert "apt-get install espeak-ng" in page.words
    assert page.link("Back to the session") == address.removesuffix("audio/")
