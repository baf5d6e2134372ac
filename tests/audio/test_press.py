"""A track is made once, apart from the pages, kept under what it is made of, and gone with its person."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from bandstand.exchange.audio import Contents, NoVoice, Press, has_voice, make
from bandstand.exchange.audio.press import MOST_KEPT
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message, Range
from bandstand.session.script import Script
from tests.audio.scripts import STRETCH, WALK, session

pytestmark = pytest.mark.skipif(not has_voice(), reason="espeak-ng is not here: apt-get install espeak-ng")
PATIENCE = 60.0  # seconds until a track that does not come counts as lost; never a claim about speed


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / "tracks")


def asked_until_there(press: Press, script: Script) -> Contents:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := press.ask(script):
            return found.contents
        time.sleep(0.05)
    raise AssertionError("the track did not come")


def test_who_asks_first_waits_for_nothing_and_the_track_is_there_soon(press: Press) -> None:
    assert press.ask(session(STRETCH)) is None
    contents = asked_until_there(press, session(STRETCH))
    assert [each.part for each in contents.chapters] == ["Set up", "Set 1 of 1, left leg", "Set 1 of 1, right leg"]
    assert contents.seconds > 60


def test_what_was_made_is_not_made_again_nor_for_the_same_day_asked_for_anew(press: Press) -> None:
    first = press.make(session(STRETCH))
    stamp = first.file.stat().st_mtime_ns
    again = press.make(replace(session(STRETCH), id=UUID(int=9), made_at=5, valid_until=6))
    assert again == first
    assert again.file.stat().st_mtime_ns == stamp


def test_another_dose_is_another_track(press: Press) -> None:
    assert WALK.dose is not None
    longer = replace(WALK, dose=replace(WALK.dose, sets=Range(1)))
    assert press.make(session(WALK)).file != press.make(session(longer)).file


def test_only_the_newest_tracks_are_kept(press: Press) -> None:
    press.folder.mkdir(parents=True)
    for place in range(MOST_KEPT):
        for ending in (".mp3", ".json"):
            old = (press.folder / f"{place:02d}").with_suffix(ending)
            old.write_text("{}")
            os.utime(old, (place, place))
    press.make(session(STRETCH))
    assert len(list(press.folder.glob("*.mp3"))) == MOST_KEPT
    assert not (press.folder / "00.mp3").exists()
    assert not (press.folder / "00.json").exists()


def test_half_a_track_is_never_taken_for_a_whole_one(press: Press) -> None:
    made = press.make(session(STRETCH))
    made.file.with_suffix(".json").write_text('{"seconds": 12')
    assert press.finished(session(STRETCH)) is None
    assert press.make(session(STRETCH)).contents == made.contents


def test_where_no_program_speaks_the_sentence_says_how_to_get_one(
    press: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVoice):
        make(session(STRETCH), tmp_path / "track.mp3")
    assert press.ask(session(STRETCH)) is None
    with pytest.raises(NoVoice):
        asked_until_there(press, session(STRETCH))


def test_making_that_takes_too_long_ends_with_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    assert WALK.dose is not None
    long = replace(WALK, dose=replace(WALK.dose, sets=Range(60)))
    with pytest.raises(BandstandError) as told:
        make(session(long), tmp_path / "track.part", seconds=1)
    assert told.value.message == Message("track.slow")


def test_a_session_of_more_than_two_hours_is_refused_before_anything_begins(tmp_path: Path) -> None:
    assert WALK.dose is not None
    with pytest.raises(BandstandError) as told:
        make(session(replace(WALK, dose=replace(WALK.dose, sets=Range(200)))), tmp_path / "track.part")
    assert told.value.message == Message("track.too_long")


@pytest.mark.parametrize(
    "answer", ["{}", "[]", '{"trouble": "home.taken"}', '{"seconds": 3, "chapters": [{"at": "x"}]}']
)
def test_nonsense_out_of_the_process_is_one_sentence(answer: str) -> None:
    with pytest.raises(BandstandError) as told:
        Contents.read(json.loads(answer))
    assert told.value.message == Message("track.failed")


def test_the_tracks_of_a_person_stand_in_a_folder_of_theirs_in_the_home() -> None:
    home = Home.chosen()
    assert home.cache_of(UUID(int=1)) != home.cache_of(UUID(int=2))
    assert home.cache_of(UUID(int=1)).is_relative_to(home.folder)
