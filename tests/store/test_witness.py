"""A log that is whole in itself, and is not all of it or not this home's, is found beside its copies."""

import shutil
from pathlib import Path

from django.db import connection

from bandstand import store
from bandstand.quantity import Message
from tests.store.databases import leading_to, sqlite_at
from tests.store.facts import event, fill, somebody

NOW = 1_790_000_100_000
LATER = NOW + 3_600_000


def settled(file: Path) -> None:
    """Everything stands in the one file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_log_and_its_own_copies_agree_whatever_was_logged_since(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    fill(store.the_person())
    assert store.beside_its_copies(folder, LATER) == []
    store.back_up(folder, NOW)
    assert store.beside_its_copies(folder, LATER) == []
    store.write(store.the_person(), [event()], received_at=NOW)
    assert store.beside_its_copies(folder, LATER) == []


def test_a_log_that_lost_its_last_hour_with_its_journal_is_found(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    settled(sqlite)
    before = sqlite.read_bytes()
    store.write(person, [event()], received_at=NOW)
    copy = store.back_up(folder, NOW).file
    connection.close()
    sqlite.write_bytes(before)
    assert store.verify().trouble == (), "nothing in the file itself tells"
    assert store.beside_its_copies(folder, LATER) == [Message("verify.fewer", file=str(copy))]
    assert store.glance(len(before)).trouble == ()


def test_a_damaged_copy_that_claims_more_accuses_nobody(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    copy = store.back_up(folder, NOW).file
    with leading_to(sqlite_at(copy)), connection.cursor() as cursor:
        cursor.execute("UPDATE store_person SET event_count = 9")
    assert store.beside_its_copies(folder, LATER) == []


def test_the_log_of_another_home_is_found(sqlite: Path, laid: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    fill(store.the_person())
    store.back_up(folder, NOW)
    with leading_to(sqlite_at(Path(shutil.copy(laid, tmp_path / "other.sqlite3")))):
        fill(store.the_person())
        assert store.verify().trouble == ()
        assert store.beside_its_copies(folder, LATER) == [Message("verify.stranger")]


def test_a_log_that_was_put_back_is_known_to_its_copies_at_once(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    first = store.back_up(folder, NOW).file
    store.write(person, [event()], received_at=NOW)
    store.back_up(folder, NOW + 60_000)
    store.put_back(first, sqlite, folder, NOW + 120_000)
    assert len(store.events(person)) == 1
    assert store.beside_its_copies(folder, LATER) == []


def test_somebody_who_was_erased_is_not_missed(sqlite: Path, tmp_path: Path) -> None:
    folder, gone = tmp_path / "backups", somebody()
    store.write(gone, [event()], received_at=NOW)
    store.write(store.the_person(), [event()], received_at=NOW)
    store.back_up(folder, NOW)
    store.erase_person(gone)
    assert store.beside_its_copies(folder, LATER) == []


def test_a_log_that_lost_its_end_is_found_although_an_older_copy_is_named_ahead(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    fill(store.the_person())
    store.back_up(folder, NOW + 900 * 86_400_000)
    settled(sqlite)
    before = sqlite.read_bytes()
    store.write(store.the_person(), [event()], received_at=NOW)
    copy = store.back_up(folder, NOW).file
    settled(sqlite)
    sqlite.write_bytes(before)
    assert store.beside_its_copies(folder, LATER) == [Message("verify.fewer", file=str(copy))]
