"""A copy counts only when it has been looked over; a lost log is never replaced by an empty one."""

import resource
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from bandstand import store
from bandstand.prescription import Plan
from bandstand.prescription.under_review import Review
from tests.store.databases import leading_to, sqlite_at
from tests.store.facts import event, fill, script

NOW = 1_790_000_100_000


def test_a_copy_holds_what_the_log_held_and_carries_its_date(sqlite: Path, tmp_path: Path) -> None:
    person = store.the_person()
    sent = [event(seq=number) for number in range(5)]
    store.write(person, sent, received_at=NOW)
    made = store.back_up(tmp_path / "backups", NOW)
    assert made.file.name == "bandstand-20260921T141500Z.sqlite3"
    assert (made.verdict.events, made.verdict.trouble) == (5, ())
    with leading_to(sqlite_at(made.file)):
        assert [each.event for each in store.events(person)] == sent


def test_two_copies_in_one_second_are_two_files(sqlite: Path, tmp_path: Path) -> None:
    store.the_person()
    made = {store.back_up(tmp_path / "backups", NOW).file for _ in range(3)}
    assert len(made) == 3
    assert set((tmp_path / "backups").iterdir()) == made


def test_a_copy_made_while_sets_are_logged_is_whole(sqlite: Path, tmp_path: Path) -> None:
    person = store.the_person()
    enough = threading.Event()

    def log_sets() -> None:
        while not enough.is_set():
            store.write(person, [event()], received_at=NOW)
        connection.close()

    writer = threading.Thread(target=log_sets)
    writer.start()
    made = [store.back_up(tmp_path / "backups", NOW) for _ in range(3)]
    enough.set()
    writer.join()
    assert [each.verdict.trouble for each in made] == [(), (), ()]
    assert made[-1].verdict.events <= len(store.events(person))


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a full disk looks like to a file that is being written."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_copy_for_which_there_is_no_room_leaves_nothing_behind(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    with pytest.raises(store.StoreTrouble), no_file_larger_than(20_000):
        store.back_up(folder, NOW)
    assert list(folder.iterdir()) == []
    assert len(store.events(person)) == 1


def test_a_folder_that_is_none_gets_a_sentence(sqlite: Path, tmp_path: Path) -> None:
    store.the_person()
    (tmp_path / "backups").touch()
    with pytest.raises(store.BackupFailed):
        store.back_up(tmp_path / "backups", NOW)


def test_the_newest_good_copy_is_found_past_damaged_ones(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    store.write(store.the_person(), [event()], received_at=NOW)
    first, second, third = (store.back_up(folder, NOW + 60_000 * number).file for number in range(3))
    third.write_bytes(b"no database at all")
    second.write_bytes(second.read_bytes()[:5_000])
    assert store.newest_good(folder, NOW + 180_000) == first
    first.unlink()
    assert store.newest_good(folder, NOW + 180_000) is None


def test_a_copy_put_back_says_what_it_said_and_sets_aside_what_was_there(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    copy = store.back_up(folder, NOW).file
    store.write(person, [event()], received_at=NOW)
    before = store.epoch()
    aside = store.put_back(copy, sqlite, folder, NOW)
    assert len(store.events(person)) == 1
    assert store.epoch() != before
    with leading_to(sqlite_at(aside / sqlite.name)):
        assert len(store.events(person)) == 2


def test_a_damaged_copy_is_not_put_back_and_nothing_moves(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    copy = store.back_up(folder, NOW).file
    with closing(sqlite3.connect(copy)) as hand, hand:
        hand.execute("DROP TRIGGER store_event_no_update")
        hand.execute("UPDATE store_event SET body = '{}'")
    before = store.epoch()
    with pytest.raises(store.CopyNotWhole):
        store.put_back(copy, sqlite, folder, NOW)
    assert store.epoch() == before
    assert {file.name for file in (*folder.iterdir(), *sqlite.parent.glob("*.part"))} == {copy.name}


def test_a_file_that_is_no_database_is_told_as_a_damaged_copy_and_nothing_moves(sqlite: Path, tmp_path: Path) -> None:
    store.the_person()
    text, folder = tmp_path / "letter.txt", tmp_path / "backups"
    text.write_text("Dear physiotherapist, the knee is much better.\n" * 99)
    before = store.epoch()
    with pytest.raises(store.CopyNotWhole):
        store.put_back(text, sqlite, folder, NOW)
    assert store.epoch() == before
    assert not folder.exists()


def test_a_missing_or_empty_log_is_noticed_where_there_was_one(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert not store.has_vanished(file, folder)
    assert not store.has_vanished(tmp_path / "none.sqlite3", folder)
    folder.mkdir()
    (folder / "bandstand-20260921T133500Z.sqlite3").write_bytes(file.read_bytes())
    assert store.has_vanished(tmp_path / "none.sqlite3", folder)
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    assert store.has_vanished(empty, folder)


def test_a_log_whose_journal_stands_alone_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "bandstand.sqlite3-wal").write_bytes(b"something")
    assert store.has_vanished(tmp_path / "bandstand.sqlite3", tmp_path / "backups")


def test_a_log_that_lost_the_names_of_its_tables_is_noticed(file: Path, tmp_path: Path) -> None:
    image = bytearray(file.read_bytes())
    image[100:108] = bytes([13, 0, 0, 0, 0, 16, 0, 0])  # the first page says that it lists no table
    file.write_bytes(image)
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (0,)
    assert store.has_vanished(file, tmp_path / "backups")


def test_postgresql_has_its_own_copies(postgresql: object, tmp_path: Path) -> None:
    with pytest.raises(store.BackupFailed):
        store.back_up(tmp_path, NOW)


def test_everything_taken_out_fills_an_empty_home_with_the_same(person: UUID, home: str) -> None:
    fill(person)
    whole = store.take_out(person)
    store.erase_person(person)
    store.the_person()
    store.put_in(whole)
    assert store.the_person() == person
    assert store.take_out(person) == whole
    assert store.verify().trouble == ()


def test_a_home_in_use_takes_no_archive(person: UUID) -> None:
    whole = store.take_out(person)
    store.write(person, [event()], received_at=NOW)
    with pytest.raises(store.HomeInUse):
        store.put_in(whole)
    assert len(store.events(person)) == 1


def test_many_who_come_to_a_new_home_at_once_meet_one_person(sqlite: Path) -> None:
    met: list[UUID] = []

    def come() -> None:
        met.append(store.the_person())
        connection.close()

    guests = [threading.Thread(target=come) for _ in range(6)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    assert len(met) == 6
    assert len(set(met)) == 1


def test_writers_at_once_never_hear_that_the_log_is_locked(sqlite: Path) -> None:
    person = store.the_person()
    sent = [[event(seq=number) for number in range(20)] for _ in range(6)]
    trouble: list[Exception] = []

    def log_sets(mine: list[object]) -> None:
        try:
            for each in mine:
                store.write(person, [each], received_at=NOW)  # type: ignore[list-item]
        except Exception as error:
            trouble.append(error)
        connection.close()

    writers = [threading.Thread(target=log_sets, args=(mine,)) for mine in sent]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert trouble == []
    kept = store.events(person)
    assert {each.event.id for each in kept} == {each.id for mine in sent for each in mine}
    assert [each.cursor for each in kept] == list(range(1, 121))


def test_a_draft_changes_and_goes_and_a_script_stays(person: UUID) -> None:
    id = uuid4()
    store.save_draft(person, id, Review(plan=Plan(number=0, title="first")))
    store.save_draft(person, id, Review(plan=Plan(number=0, title="second")))
    draft = store.draft(person, id)
    assert draft == store.Draft(id=id, review=Review(plan=Plan(number=0, title="second")))
    store.forget_draft(person, id)
    assert store.draft(person, id) is None
    store.save_script(person, script(id))
    store.save_script(person, script(id))
    assert store.script(person, id) == script(id)
    assert store.script(person, uuid4()) is None
    assert store.script(uuid4(), id) is None
