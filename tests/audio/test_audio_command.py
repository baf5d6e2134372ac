"""`bandstand audio`, as a person types it."""

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest
import soundfile

from bandstand.cli.audio import hand_over
from bandstand.exchange.audio import has_voice
from tests.house.server import command, environment
from tests.web.test_session_page import begun, data_of
from tests.web.visitor import Visitor

COUNTED = "SELECT count(*) FROM store_event UNION ALL SELECT count(*) FROM store_script"
SPOKEN = pytest.mark.skipif(not has_voice(), reason="espeak-ng is not here: apt-get install espeak-ng")


@pytest.fixture
def session(planned: Visitor) -> str:
    """The id of a session that was started."""
    script = data_of(begun(planned))["script"]
    assert isinstance(script, dict)
    return str(script["id"])


@pytest.fixture
def home(session: str, sqlite: Path, tmp_path: Path) -> Path:
    """The folder of somebody who started that session."""
    folder = tmp_path / "home"
    folder.mkdir()
    with sqlite3.connect(sqlite) as standing, sqlite3.connect(folder / "bandstand.sqlite3") as copy:
        standing.backup(copy)
    return folder


def bandstand(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments), env=environment(home, **more), capture_output=True, timeout=120, check=False
    )


@SPOKEN
def test_todays_session_is_written_as_one_file_and_nothing_is_logged(home: Path, tmp_path: Path) -> None:
    def events() -> list[tuple[int]]:
        with sqlite3.connect(home / "bandstand.sqlite3") as database:
            return list(database.execute(COUNTED))

    before = events()
    told = bandstand(home, "audio", "-o", str(tmp_path / "today.mp3"))
    assert told.returncode == 0, told.stderr
    assert told.stdout == b""
    assert told.stderr.decode().startswith(f"The track is in {tmp_path}/today.mp3: ")
    assert soundfile.info(tmp_path / "today.mp3").format == "MP3"
    assert events() == before
    assert not (home / "cache").exists()


@SPOKEN
def test_a_session_is_written_by_its_id_to_standard_output(home: Path, session: str, tmp_path: Path) -> None:
    told = bandstand(home, "audio", session)
    assert told.returncode == 0, told.stderr
    (tmp_path / "piped.mp3").write_bytes(told.stdout)
    assert soundfile.info(tmp_path / "piped.mp3").duration > 60


def test_where_no_program_speaks_one_sentence_says_how_to_get_it(home: Path, tmp_path: Path) -> None:
    told = bandstand(home, "audio", "-o", str(tmp_path / "today.mp3"), PATH=str(tmp_path))
    assert told.returncode == 1
    assert told.stderr.decode().count("\n") == 1
    assert "apt-get install espeak-ng" in told.stderr.decode()
    assert not (tmp_path / "today.mp3").exists()


@SPOKEN
def test_a_place_that_cannot_be_written_is_one_sentence(home: Path, tmp_path: Path) -> None:
    told = bandstand(home, "audio", "-o", str(tmp_path / "nowhere" / "today.mp3"))
    assert told.returncode == 1
    assert told.stderr.decode().count("\n") == 1


def test_a_track_is_on_the_disk_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, output = tmp_path / "made", tmp_path / "today.mp3"
    made.write_bytes(b"sound")
    settled: list[int] = []
    to_the_disk = os.fsync

    def noted(file: int) -> None:
        assert not output.exists()
        to_the_disk(file)
        settled.append(os.fstat(file).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    hand_over(made, output)
    assert output.read_bytes() == b"sound"
    assert settled == [output.stat().st_ino]


def test_without_a_plan_or_with_an_unknown_session_one_sentence_says_so(tmp_path: Path) -> None:
    for arguments in (("audio",), ("audio", "00000000-0000-0000-0000-000000000001")):
        told = bandstand(tmp_path / "empty", *arguments)
        assert (told.returncode, told.stdout) == (1, b"")
        assert told.stderr.decode().count("\n") == 1


def test_an_id_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    assert bandstand(tmp_path / "empty", "audio", "yesterday").returncode == 2
