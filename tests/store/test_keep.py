"""The commands that keep what was logged."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import override_settings

from bandstand import store
from bandstand.cli import root
from bandstand.home import Home
from bandstand.journal.event import read_event
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.store.databases import Cluster, Database, emptied, leading_to, sqlite_at
from tests.store.facts import RECEIVED, event, fill

# Root may do anything with a file, unless told to obey the rights on it as everybody else does.
OBEYING = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()

pytestmark = pytest.mark.usefixtures("unblocked")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int


def bandstand(folder: Path, *words: str, database: Database | None = None) -> Said:
    """Run one command at a home, here; what it raises is told as the command tells it."""
    runner = CliRunner()
    place = leading_to(database) if database else at(folder)
    with override_settings(HOME=Home(folder), READ_ONLY=False), place:
        ended = runner.invoke(root, list(words), prog_name="bandstand")
    if isinstance(ended.exception, BandstandError):
        return Said(ended.stdout, say(ended.exception.message) + "\n", getattr(ended.exception, "exit_code", 1))
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    return Said(ended.stdout, ended.stderr, ended.exit_code)


def bandstand_for_real(home: Path, *words: str) -> Said:
    """Run one command in a process of its own. A traceback is never shown to anybody."""
    environment = {**os.environ, "BANDSTAND_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*OBEYING, sys.executable, "-m", "bandstand", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return Said(done.stdout, done.stderr, done.returncode)


def at(home: Path) -> AbstractContextManager[None]:
    """Open the log of a home in this process."""
    return leading_to(sqlite_at(home / "bandstand.sqlite3"))


@pytest.fixture
def home(laid: Path, tmp_path: Path) -> Path:
    """A home with something of every kind in its log."""
    folder = tmp_path / "home"
    folder.mkdir()
    shutil.copy(laid, folder / "bandstand.sqlite3")
    with at(folder):
        fill(store.the_person())
    return folder


def test_everything_leaves_and_fills_an_empty_home_with_the_same(home: Path, tmp_path: Path) -> None:
    archive, other = tmp_path / "a.json", tmp_path / "other"
    assert bandstand(home, "export", "-o", str(archive)).code == 0
    assert bandstand(other, "import", str(archive)).code == 0
    assert bandstand(other, "export").out == archive.read_text()
    assert bandstand(other, "verify").code == 0
    again = bandstand(other, "import", str(archive))
    assert again.code == 1
    assert "already holds a log" in again.err
    assert bandstand(other, "export").out == archive.read_text()


def test_a_hostile_archive_gets_one_sentence_and_leaves_the_home_empty(home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.json"
    archive.write_text(bandstand(home, "export").out.replace('"seq":7', '"seq":8', 1))
    said = bandstand(tmp_path / "other", "import", str(archive))
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    archive.write_text(bandstand(home, "export").out)
    assert bandstand(tmp_path / "other", "import", str(archive)).code == 0


def test_events_prints_one_object_a_line_with_the_names_of_the_wire(home: Path) -> None:
    lines = [json.loads(line) for line in bandstand(home, "events", "--json").out.splitlines()]
    with at(home):
        kept = store.kept_since(store.the_person(), 0)
    assert [line["id"] for line in lines] == [str(each.id) for each in kept]
    assert all(set(event().as_json()) <= set(line) for line in lines)
    understood = [line for line in lines if line["state"] == "active"]
    assert [read_event(line) for line in understood] == [each.event for each in kept if each.event]
    assert len(bandstand(home, "events").out.splitlines()) == len(lines)


def test_a_copy_is_made_and_put_back_with_a_new_epoch(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    with at(home):
        before, epoch = store.take_out(store.the_person()), store.epoch()
        store.write(before.person, [event()], received_at=RECEIVED)
    assert bandstand(home, "restore", "--replace", copy).code == 0
    with at(home):
        assert store.take_out(before.person) == before
        assert store.epoch() != epoch
    assert bandstand(home, "verify").code == 0


def test_a_damaged_copy_is_not_put_back(home: Path) -> None:
    copy = Path(bandstand(home, "backup").out.strip())
    copy.write_bytes(copy.read_bytes()[:20_000])
    before = bandstand(home, "export").out
    for words in (("restore", str(copy)), ("restore", "--replace", str(copy))):
        said = bandstand(home, *words)
        assert said.code == 1
        assert "damaged" in said.err
    assert bandstand(home, "export").out == before


def test_a_log_that_stands_is_put_aside_only_when_told(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    before = bandstand(home, "export").out
    for words in (("restore", copy), ("restore", "--newest")):
        said = bandstand(home, *words)
        assert (said.code, said.out) == (1, "")
        assert f"bandstand restore --replace {copy}" in said.err
    assert bandstand(home, "export").out == before
    assert bandstand(home, "restore", "--newest", "--replace").code == 0
    assert bandstand(home, "export").out == before


def test_what_is_only_in_the_log_that_was_set_aside_is_counted_and_dated(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    nothing_newer = bandstand(home, "restore", "--replace", copy)
    assert "newer event" not in nothing_newer.err
    with at(home):
        store.write(store.the_person(), [event(), event()], received_at=1_784_000_000_000)
    said = bandstand(home, "restore", "--replace", copy)
    assert "From 14 July 2026, 03:33 UTC, 2 newer events are only in replaced-" in said.err


def test_a_copy_fills_a_clean_home_without_further_words(home: Path, tmp_path: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    clean = tmp_path / "clean"
    assert bandstand(clean, "restore", copy).code == 0
    assert bandstand(clean, "export").out == bandstand(home, "export").out
    assert bandstand(clean, "verify").code == 0


def test_there_is_no_newest_copy_where_there_is_none(home: Path) -> None:
    said = bandstand(home, "restore", "--newest", "--replace")
    assert said.code == 1
    assert "no good copy" in said.err


def test_a_copy_of_a_newer_bandstand_is_not_put_back(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    with closing(sqlite3.connect(copy)) as hand, hand:
        hand.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01')")
    before = bandstand(home, "export").out
    said = bandstand(home, "restore", "--replace", copy)
    assert said.code == 1
    assert "newer Bandstand" in said.err
    assert bandstand(home, "export").out == before


def test_an_archive_in_a_home_that_has_copies_is_known_to_them(home: Path, tmp_path: Path) -> None:
    archive, other = tmp_path / "a.json", tmp_path / "other"
    bandstand(home, "export", "-o", str(archive))
    bandstand(other, "backup")
    assert bandstand(other, "import", str(archive)).code == 0
    assert bandstand(other, "verify").code == 0


def test_an_hourly_copy_of_nothing_new_says_so(home: Path) -> None:
    first = bandstand(home, "backup", "--on-schedule")
    again = bandstand(home, "backup", "--on-schedule")
    assert (first.out, again.code) == (again.out, 0)
    assert "Nothing was written" in again.err


def test_verify_names_the_table_and_the_newest_good_copy(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    with closing(sqlite3.connect(home / "bandstand.sqlite3")) as hand, hand:
        hand.execute("DROP TRIGGER store_event_no_update")
        hand.execute("UPDATE store_event SET body = '{}' WHERE cursor = 4")
    said = bandstand(home, "verify")
    assert said.code == 1
    assert "store_event" in said.err
    assert copy in said.err


def test_no_command_takes_a_copy_that_is_named_ahead_for_the_newest(home: Path) -> None:
    ahead = Path(bandstand(home, "backup").out.strip())
    ahead = ahead.rename(ahead.with_name("bandstand-20990101T000000Z.sqlite3"))
    with at(home):
        store.write(store.the_person(), [event()], received_at=RECEIVED)
    copy = bandstand(home, "backup").out.strip()
    assert f"old: {copy}" in bandstand(home, "doctor").out
    (home / "bandstand.sqlite3").write_bytes(b"not a database, " * 1_000)
    said = bandstand(home, "verify")
    assert (copy in said.err, str(ahead) in said.err) == (True, False)
    assert bandstand(home, "restore", "--newest", "--replace").code == 0
    assert len(bandstand(home, "events").out.splitlines()) == 44


@pytest.mark.parametrize("content", [b"not a database, " * 1_000, b""])
def test_a_lost_log_is_never_replaced_by_an_empty_one(home: Path, content: bytes) -> None:
    copy = bandstand(home, "backup").out.strip()
    file = home / "bandstand.sqlite3"
    file.write_bytes(content)
    for words in (("export",), ("events",), ("backup",), ("verify",), ("doctor",)):
        said = bandstand(home, *words)
        assert said.code == 1, words
        assert file.read_bytes() == content
    assert bandstand(home, "restore", "--replace", copy).code == 0
    assert bandstand(home, "verify").code == 0
    assert len(bandstand(home, "events").out.splitlines()) == 43


def test_a_file_that_is_no_database_gets_one_sentence_and_the_copy_to_put_back(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    (home / "bandstand.sqlite3").write_bytes(b"not a database, " * 1_000)
    said = bandstand_for_real(home, "verify")
    assert said.code == 1
    assert copy in said.err
    said = bandstand_for_real(home, "events")
    assert (said.code, len(said.err.splitlines())) == (1, 1)


def test_a_home_that_cannot_be_written_is_read_all_the_same(home: Path) -> None:
    before = bandstand(home, "export").out
    for path in home.iterdir():
        path.chmod(0o444)
    home.chmod(0o555)
    assert bandstand_for_real(home, "export").out == before
    said = bandstand_for_real(home, "backup")
    assert said.code == 3
    assert "cannot be written" in said.err
    home.chmod(0o755)


def test_a_home_that_may_not_be_looked_into_gets_one_sentence(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    said = bandstand_for_real(closed / "home", "events")
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    closed.chmod(0o755)


def test_a_new_home_is_made_where_there_is_none(tmp_path: Path) -> None:
    for number, words in enumerate((("export",), ("events", "--json"), ("verify",))):
        assert bandstand(tmp_path / str(number), *words).code == 0
        assert (tmp_path / str(number) / "bandstand.sqlite3").exists()


def test_doctor_asks_for_a_copy_soon_and_insists_after_a_day(home: Path) -> None:
    said = bandstand(home, "doctor")
    assert said.code == 0
    assert "SOON There is no copy yet" in said.out
    os.utime(home / "bandstand.sqlite3", (1_790_000_000, 1_790_000_000))
    said = bandstand(home, "doctor")
    assert said.code == 1
    assert "FIX  There is no good copy" in said.out


def test_doctor_tells_the_age_of_the_newest_copy_and_where_it_is(home: Path) -> None:
    copy = bandstand(home, "backup").out.strip()
    said = bandstand(home, "doctor")
    assert said.code == 0
    assert f"less than a minute old: {copy}" in said.out
    assert "SOON No copy was ever put to the test" in said.out


def test_doctor_finds_a_damaged_copy_and_one_that_is_too_old(home: Path) -> None:
    copy = Path(bandstand(home, "backup").out.strip())
    old = copy.rename(copy.with_name("bandstand-20260901T120000Z.sqlite3"))  # the log has more since
    said = bandstand(home, "doctor")
    assert said.code == 1
    assert "FIX  The newest good copy is" in said.out
    assert "FIX  No copy was ever put to the test" in said.out, "there was time since that copy"
    old.write_bytes(old.read_bytes()[:20_000])
    said = bandstand(home, "doctor")
    assert said.code == 1
    assert f"FIX  The copy {old} is damaged" in said.out


@pytest.mark.parametrize(("days", "code"), [(29, 0), (31, 1)])
def test_doctor_counts_thirty_days_from_the_last_rehearsal(home: Path, days: int, code: int) -> None:
    bandstand(home, "backup")
    store.note_rehearsal(home / "backups", time.time_ns() // 1_000_000 - days * 86_400_000)
    said = bandstand(home, "doctor")
    assert said.code == code
    assert f"{days} days ago" in said.out


def test_doctor_finds_nothing_wrong_with_a_good_home(home: Path) -> None:
    said = bandstand(home, "doctor")
    assert said.code == 0
    assert "FIX" not in said.out
    assert "log opens" in said.out


@pytest.fixture
def clinic(cluster: Cluster, unblocked: None) -> Database:
    """An empty database on PostgreSQL, which is not open yet."""
    place = cluster.database("laid")
    with leading_to(place):
        emptied()
    return place


def test_on_postgresql_restore_refuses_before_it_touches_anything(home: Path, tmp_path: Path, clinic: Database) -> None:
    copy, other = bandstand(home, "backup").out.strip(), tmp_path / "other"
    for words in (("restore", copy), ("restore", "--replace", copy), ("restore", "--newest")):
        said = bandstand(other, *words, database=clinic)
        assert (said.code, said.err) == (1, "This home is on PostgreSQL. Use pg_dump, or `bandstand export`.\n")
    assert not other.exists()


def test_copies_of_an_earlier_time_say_nothing_of_a_log_on_postgresql(home: Path, clinic: Database) -> None:
    copy = bandstand(home, "backup").out.strip()
    archive = home / "all.json"
    assert bandstand(home, "export", "-o", str(archive)).code == 0
    said = bandstand(home, "import", str(archive), database=clinic)
    assert (said.code, "PostgreSQL" in said.err) == (0, False)
    assert bandstand(home, "verify", database=clinic).code == 0
    with leading_to(clinic), connection.cursor() as cursor:
        cursor.execute("UPDATE store_person SET event_count = event_count + 1")
    said = bandstand(home, "verify", database=clinic)
    assert (said.code, copy in said.err) == (1, False)


WRONG = [("import", "/no/such/file"), ("restore",), ("restore", "--newest", __file__), ("events", "--wrong")]


@pytest.mark.parametrize("words", WRONG)
def test_wrong_usage_ends_with_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert bandstand(tmp_path / "home", *words).code == 2


def test_an_export_that_cannot_be_written_says_so(home: Path, tmp_path: Path) -> None:
    said = bandstand(home, "export", "-o", str(tmp_path / "none" / "a.json"))
    assert said.code == 1
    assert "cannot be used" in said.err


def test_ids_sent_by_hand_are_printed_as_they_were_kept(home: Path) -> None:
    id = uuid4()
    with at(home):
        store.write_wire(store.the_person(), [{"id": str(id), "body": {"x": "\u2028\ud800"}}], received_at=RECEIVED)
    line = json.loads(bandstand(home, "events", "--json").out.splitlines()[-1])
    assert (line["id"], line["kind"], line["state"]) == (str(id), None, "needs_review")
    assert json.loads(line["raw"])["body"] == {"x": "\u2028\ud800"}
