"""The page that plays a session: all the phone needs in one answer, and nothing of anybody else's."""

import json
import re
import wave
from uuid import uuid4

from django.contrib.staticfiles import finders

from bandstand.session.length import minutes_of
from bandstand.web.offline.views import shell
from bandstand.web.sessions.modules import door_modules, later_modules
from tests.js import make_script
from tests.web.visitor import Visitor


def begun(visitor: Visitor) -> str:
    """The address of the session that Today leads to."""
    visitor.open("/")
    visitor.press("Start")
    while "None of these" in visitor.page.words:
        visitor.press("None of these")
    if not visitor.page.html.count("session-data"):
        visitor.open("/")
        visitor.press("Start")
    return visitor.page.html


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'<script id="session-data" type="application/json">(.*?)</script>', html, re.S)
    assert found is not None
    return dict(json.loads(found[1]))


def test_the_page_carries_the_whole_script_in_words(planned: Visitor) -> None:
    data = data_of(begun(planned))
    script = data["script"]
    assert isinstance(script, dict)
    steps = [step for section in script["sections"] for step in section["steps"]]
    assert {"set_up", "prepare", "work", "rest", "ask"} <= {step["kind"] for step in steps}
    assert all(isinstance(words, str) for step in steps for words in step.get("words", []))
    assert script["guards"]["guards"]
    assert script["signs"]
    assert data["home"] == "/"


def test_what_the_door_needs_is_asked_for_at_once_and_the_rest_with_begin(planned: Visitor) -> None:
    html = begun(planned)
    later = data_of(html)["later"]
    assert isinstance(later, list)
    assert len(door_modules()) <= 25
    assert len(later) == len(later_modules()) > 15
    for module in door_modules():
        assert re.search(rf'modulepreload" href="/static/[0-9a-f]+/{re.escape(module)}"', html), module
    for module in (*door_modules(), *later_modules()):
        assert finders.find(module) is not None, module


def test_every_module_of_the_player_is_asked_for() -> None:
    rooms = ("bandstand/player/", "bandstand/log/")
    there = {name for name in shell() if name.startswith(rooms) and name.endswith(".js")}
    late = {"bandstand/log/here.js", "bandstand/log/reached.js", "bandstand/log/memory.js"}  # other pages; few browsers
    assert there - late == {name for name in (*door_modules(), *later_modules()) if name.startswith(rooms)}


def test_a_phone_that_keeps_the_page_hears_that_it_is_still_right(planned: Visitor) -> None:
    script = data_of(begun(planned))["script"]
    assert isinstance(script, dict)
    address = f"/session/{script['id']}/"
    tag = planned.client.get(address).headers["ETag"]
    again = planned.client.get(address, headers={"if-none-match": f"W/{tag}"})
    assert (again.status_code, again.content) == (304, b"")
    assert planned.client.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_a_session_nobody_planned_is_not_found(planned: Visitor) -> None:
    answer = planned.client.get(f"/session/{uuid4()}/")
    assert answer.status_code == 404
    assert "That session is not here" in answer.content.decode()
    assert "session-data" not in answer.content.decode()


def test_the_players_tests_use_a_script_as_the_house_writes_it() -> None:
    assert make_script.PLACE.read_text() == make_script.golden()


def test_today_and_the_phone_count_a_session_alike() -> None:
    """tests/js/pieces.test.js says the same of the same session."""
    assert minutes_of(make_script.made()) == 11


def test_the_silence_that_gives_a_page_the_buttons_of_a_headset_is_silent_and_long_enough() -> None:
    found = finders.find("bandstand/player/silence.wav")
    assert isinstance(found, str)
    with wave.open(found) as sound:
        assert sound.getnframes() / sound.getframerate() >= 5  # a browser shows no buttons for what is shorter
        assert set(sound.readframes(sound.getnframes())) == {0x80}  # the middle of eight bits: no sound at all
