"""What the server gives a phone for when it cannot be reached: a worker, pages that may be kept, a manifest."""

import json
import re
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from bandstand import store
from bandstand.web.offline.views import shell
from bandstand.web.version import house_version
from tests.web.visitor import Visitor

ICONS = {"mark-180.png": 180, "mark-192.png": 192, "mark-512.png": 512, "mark-maskable-512.png": 512}


def found(name: str) -> Path:
    place = finders.find(name)
    assert isinstance(place, str), name
    return Path(place)


def built(visitor: Visitor) -> Mapping[str, object]:
    """What the worker is told of this version."""
    line, _, _ = visitor.client.get("/worker.js").content.decode().partition("\n")
    told = json.loads(line.removeprefix("self.BUILT = ").removesuffix(";"))
    assert isinstance(told, dict)
    return told


def test_the_worker_stands_at_the_root_and_is_asked_for_with_each_visit(visitor: Visitor) -> None:
    answer = visitor.client.get("/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_worker_knows_its_version_and_every_file_of_the_pages(visitor: Visitor) -> None:
    told = built(visitor)
    assert told["version"] == house_version()
    assert told["shell"] == [f"{settings.STATIC_URL}{name}" for name in shell()]
    assert "bandstand/offline/worker.js" not in shell()
    assert {"bandstand/player/player.js", "bandstand/css/base.css", "bandstand/icons/mark-192.png"} <= set(shell())


def test_today_the_session_and_the_page_for_no_network_say_whose_they_are(planned: Visitor) -> None:
    for address in ("/", "/offline/"):
        headers = planned.client.get(address).headers
        assert headers["Bandstand-Keep"] == str(store.the_person())
        assert headers["Bandstand-Version"] == house_version()
        assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/plan/", "/log/", "/settings/", "/exercises/", "/plan/read/", "/worker.js"])
def test_no_other_page_may_be_kept(planned: Visitor, address: str) -> None:
    assert "Bandstand-Keep" not in planned.client.get(address).headers


def test_a_page_is_named_by_the_tag_that_the_worker_marks(planned: Visitor) -> None:
    assert planned.client.get("/").content.count(b"<html ") == 1
    assert planned.client.get("/offline/").content.count(b"<html ") == 1


def test_every_page_names_the_manifest_and_the_manifest_its_pictures(planned: Visitor) -> None:
    assert re.search(
        rb'<link rel="manifest" href="/static/[^"]+/manifest.webmanifest">', planned.client.get("/").content
    )
    place = found("bandstand/manifest.webmanifest")
    manifest = json.loads(place.read_text())
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    assert {icon.get("purpose", "any") for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert (place.parent / icon["src"]).is_file()


@pytest.mark.parametrize("name", ICONS)
def test_a_picture_for_the_home_screen_has_the_size_it_says(name: str) -> None:
    width, height = struct.unpack(">II", found(f"bandstand/icons/{name}").read_bytes()[16:24])
    assert (width, height) == (ICONS[name], ICONS[name])


def test_sets_of_somebody_else_are_refused_and_the_phone_keeps_them(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/api/v1/events",
        json.dumps({"events": []}),
        content_type="application/json",
        headers={"bandstand-person": "0" * 8 + "-0000-4000-8000-" + "0" * 12},
    )
    assert answer.status_code == 409
    assert "logged by somebody else" in answer.json()["error"]


def test_a_phone_that_says_who_it_is_is_heard(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/api/v1/events",
        json.dumps({"events": []}),
        content_type="application/json",
        headers={"bandstand-person": str(store.the_person())},
    )
    assert answer.status_code == 200
