"""A running server copies its log; a damaged log is only read; a rehearsal brings a copy to life."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from bandstand.cli.hourly import HOUR_MS, SOON_MS, Hours, copied, last_copy, last_write
from bandstand.home import Home
from bandstand.words import say
from tests.house.server import PATIENCE, Served, bandstand, environment, free_port, serving
from tests.store.facts import event

NOW = 1_790_000_100_000
HASTE = "from bandstand.cli import hourly, main; hourly.LOOK_EVERY_S = 0.2; main()"

UNREADABLE_ONCE = """
from bandstand.cli import hourly, main
hourly.LOOK_EVERY_S, hourly.SOON_MS = 0.2, 3_000
really, failed = hourly.last_write, []
def last_write(home):
    if failed:
        return really(home)
    failed.append(home)
    raise OSError("The disk is gone")
hourly.last_write = last_write
main()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with three sets in its log, and a copy of them."""
    folder = tmp_path / "home"
    with serving(folder) as server:
        post(server, 3)
        server.end(signal.SIGTERM)
    assert bandstand(folder, "backup").returncode == 0
    return folder


def post(server: Served, sets: int) -> int:
    """Send sets as a phone does; the status of the answer."""
    letter = {"events": [dict(event(seq=number).as_json()) for number in range(sets)]}
    headers = {"Content-Type": "application/json"}
    request = Request(f"{server.address}api/v1/events", json.dumps(letter).encode(), headers)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except HTTPError as refusal:
        with refusal:
            return refusal.code


def copies(home: Path) -> list[Path]:
    return sorted((home / "backups").glob("bandstand-*.sqlite3"))


def rows(file: Path) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as other:
        return int(other.execute("SELECT COUNT(*) FROM store_event").fetchone()[0])


@contextmanager
def long_after_the_last_copy(home: Path, program: str) -> Iterator[Served]:
    """A server that looks at the clock more often than ours, in a home whose only copy is old."""
    (copy,) = copies(home)
    copy.rename(copy.with_name("bandstand-20260101T000000Z.sqlite3"))
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-c", program, "serve", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http")
        try:
            yield Served(process=process, port=port, home=home)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)


def test_an_hour_after_the_last_copy_the_running_server_makes_the_next_one(home: Path) -> None:
    with long_after_the_last_copy(home, HASTE) as server:
        post(server, 1)
        made = wait_until(lambda: len(copies(home)) == 2)
        time.sleep(1)  # some looks more
    assert made
    assert len(copies(home)) == 2, "one an hour, not one at every look"
    assert rows(copies(home)[-1]) == 4


def test_a_copy_is_due_after_an_hour_and_only_where_something_was_written() -> None:
    then, since = ((1, 1),), ((1, 2),)
    hours = Hours(NOW, then)
    assert not hours.is_due(NOW + HOUR_MS - 1, since)
    assert hours.is_due(NOW + HOUR_MS, since)
    assert not hours.is_due(NOW + 100 * HOUR_MS, then)
    assert hours.is_due(NOW - HOUR_MS, since), "the clock was set back"


def test_an_hour_without_a_copy_is_told_on_every_page_until_one_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANDSTAND_HOME", str(home))
    monkeypatch.setattr(settings, "NOTICE", None)
    (home / "backups").rename(home / "elsewhere")
    (home / "backups").write_text("not a folder")
    assert not copied()
    assert settings.NOTICE
    assert "could not be made. No copy can be made in" in say(settings.NOTICE)
    (home / "backups").unlink()
    assert copied()
    assert settings.NOTICE is None


def test_the_hour_counts_from_the_newest_copy_and_a_home_without_one_gets_its_first_sooner(tmp_path: Path) -> None:
    home = Home(tmp_path)
    hours = Hours(last_copy(home, NOW))
    assert hours.is_due(NOW + SOON_MS, ((1, 1),))
    assert not hours.is_due(NOW + SOON_MS - 1, ((1, 1),))
    home.backups.mkdir()
    (home.backups / "bandstand-20260921T133500Z.sqlite3").touch()
    assert last_copy(home, NOW) == 1_789_997_700_000


def test_whatever_sqlite_writes_shows_in_its_files(home: Path) -> None:
    before = last_write(Home(home))
    with serving(home) as server:
        post(server, 1)
        during = last_write(Home(home))
        assert during != before
        post(server, 1)
        assert last_write(Home(home)) != during


def test_a_file_that_goes_while_it_is_looked_at_is_passed_over(home: Path) -> None:
    beside = home / "bandstand.sqlite3-wal"
    again = "while True: file.touch(); file.unlink()"
    command = [sys.executable, "-c", f"from pathlib import Path\nfile = Path({str(beside)!r})\n{again}"]
    with subprocess.Popen(command, start_new_session=True) as coming_and_going:
        try:
            seen = {len(last_write(Home(home))) for _ in range(20_000)}
        finally:
            coming_and_going.kill()
    assert seen == {1, 2}


def test_whatever_goes_wrong_at_one_look_is_told_and_tried_again(home: Path) -> None:
    """The disk cannot be read for a moment. The first look fails, and soon after a copy is made without a new set."""
    with long_after_the_last_copy(home, UNREADABLE_ONCE) as server:
        post(server, 1)
        told = wait_until(lambda: "The disk is gone" in server.get().body.decode())
        made = wait_until(lambda: len(copies(home)) == 2)
        clear = wait_until(lambda: "The disk is gone" not in server.get().body.decode())
        server.end(signal.SIGTERM)
        assert server.process.stderr is not None
        said = server.process.stderr.read()
    assert (told, made, clear) == (True, True, True)
    assert "The disk is gone" in said
    assert rows(copies(home)[-1]) == 4


def wait_until(comes: Callable[[], bool]) -> bool:
    """Whether something came about in time."""
    last = time.monotonic() + PATIENCE
    while not (came := comes()) and time.monotonic() < last:
        time.sleep(0.1)
    return came


@pytest.mark.parametrize("damage", ["garbage", "cut short", "a page of zeroes", "gone", "empty"])
def test_a_damaged_log_is_only_read_and_the_copy_to_put_back_is_named(home: Path, damage: str) -> None:
    file = home / "bandstand.sqlite3"
    whole = file.read_bytes()
    damaged = {
        "garbage": b"somebody's only copy, and no database" * 99,
        "cut short": whole[: len(whole) // 2],
        "a page of zeroes": whole[: 4096 * 4] + bytes(4096) + whole[4096 * 5 :],
        "empty": b"",
    }
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(damaged[damage])
    with serving(home) as server:
        page = server.get().body.decode()
        assert f"bandstand restore --replace {copies(home)[0]}" in page
        assert post(server, 1) in (503, 507)
        assert server.end(signal.SIGTERM) == 3
        assert server.process.stderr is not None
        said = server.process.stderr.read()
        assert f"bandstand restore --replace {copies(home)[0]}" in said
        assert "Traceback" not in said
    assert file.exists() is (damage != "gone")
    assert not file.exists() or file.read_bytes() == damaged[damage]
    assert bandstand(home, "restore", "--newest", "--replace").returncode == 0
    assert rows(file) == 3


def test_one_bit_in_one_set_is_found_at_the_start(home: Path) -> None:
    file = home / "bandstand.sqlite3"
    whole = file.read_bytes()
    assert b'"seconds":30' in whole
    file.write_bytes(whole.replace(b'"seconds":30', b'"seconds":20', 1))
    with serving(home) as server:
        assert f"bandstand restore --replace {copies(home)[0]}" in server.get().body.decode()


def test_a_damaged_log_is_shown_as_far_as_it_can_be_read(home: Path) -> None:
    file = home / "bandstand.sqlite3"
    with closing(sqlite3.connect(file)) as hand, hand:
        hand.execute("DROP TRIGGER store_event_no_update")
    with serving(home) as server:
        assert server.get("/log/").status == 200
        told = json.loads(server.get("/api/v1/changes?cursor=0").body)
        assert len(told["events"]) == 3


def test_a_log_of_a_newer_bandstand_is_told_in_one_sentence(home: Path) -> None:
    with closing(sqlite3.connect(home / "bandstand.sqlite3")) as hand, hand:
        hand.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_x', '2030-01-01')")
    for words in (("serve", "--port", str(free_port())), ("verify",), ("events",), ("doctor",)):
        told = bandstand(home, *words)
        assert told.returncode == 1, words
        assert "A newer Bandstand has written to this log." in told.stderr + told.stdout
        assert "Traceback" not in told.stderr


def test_a_rehearsal_brings_the_newest_copy_to_life_and_is_remembered(home: Path) -> None:
    before = (home / "bandstand.sqlite3").read_bytes()
    told = bandstand(home, "drill", patience=5 * PATIENCE)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("OK.")
    assert str(copies(home)[0]) in told.stdout
    assert (home / "bandstand.sqlite3").read_bytes() == before
    assert len(copies(home)) == 1
    assert "The last rehearsal of a copy was" in bandstand(home, "doctor").stdout


def test_a_rehearsal_without_a_copy_says_so_and_is_not_remembered(tmp_path: Path) -> None:
    told = bandstand(tmp_path / "home", "drill")
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr == "There is no good copy to rehearse with. Run `bandstand backup` first.\n"
    assert not (tmp_path / "home" / "backups" / "rehearsed.json").exists()
