"""What several requests bring at once is committed together, and each of them hears only what is durable."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from bandstand import store
from bandstand.journal.event import Event
from bandstand.journal.kept import Kept
from bandstand.store import writer
from bandstand.store.commit import Letter, Stored, keep
from bandstand.store.writer import MOST, Writer
from tests.store.databases import leading_to, sqlite_at, statements
from tests.store.facts import event

NOW = 1_790_000_100_000
PATIENCE = 20.0


def letter(person: UUID, *events: Event) -> Letter:
    return Letter(person=person, kept=[Kept(id=each.id, event=each, received_at=NOW) for each in events])


class Held:
    """A way to keep letters that waits before its first commit, so that others gather meanwhile."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.go = threading.Event()

    def keep(self, letters: Sequence[Letter]) -> Sequence[Stored]:
        self.sizes.append(len(letters))
        assert self.go.wait(PATIENCE)
        return keep(letters)


@contextmanager
def handed_in_together(letters: Sequence[Letter]) -> Iterator[tuple[Held, list[Future[Stored]]]]:
    """Letters that all wait behind another one, so that they make one group."""
    held = Held()
    writes = Writer(held.keep)
    with ThreadPoolExecutor(len(letters) + 1) as requests:
        answers = [requests.submit(writes.keep, letter(store.the_person()))]
        until(lambda: held.sizes == [1])
        for each in letters:
            answers.append(requests.submit(writes.keep, each))
            until(lambda: writes.waiting == len(answers) - 1)
        held.go.set()
        yield held, answers[1:]
    writes.end()


def until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < last, "it never came about"
        time.sleep(0.001)


def rows_in(file: Path) -> set[UUID]:
    """The ids in a file, as another program reads them."""
    with closing(sqlite3.connect(file)) as other:
        return {UUID(id) for (id,) in other.execute("SELECT id FROM store_event")}


def test_what_is_handed_in_at_once_is_durable_in_one_commit(sqlite: Path) -> None:
    person, sent = store.the_person(), [event(seq=number) for number in range(12)]
    with statements() as asked, handed_in_together([letter(person, each) for each in sent]) as (held, answers):
        told = [each.result(PATIENCE) for each in answers]
    assert held.sizes == [1, 12]
    assert [each.ids for each in told] == [(each.id,) for each in sent]
    assert asked.count("COMMIT") == 2
    assert rows_in(sqlite) == {each.id for each in sent}


def test_no_commit_takes_in_more_than_a_group(sqlite: Path) -> None:
    person = store.the_person()
    with handed_in_together([letter(person, event()) for _ in range(MOST + 6)]) as (held, answers):
        assert all(each.result(PATIENCE).ids for each in answers)
    assert held.sizes == [1, MOST, 6]


def test_whoever_is_told_finds_it_in_the_file(writing_in_groups: Path) -> None:
    person = store.the_person()

    def log(seq: int) -> bool:
        try:
            stored = store.write(person, [event(seq=seq)], received_at=NOW)
            return set(stored.ids) <= rows_in(writing_in_groups)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as requests:
        assert all(requests.map(log, range(120)))
    assert len(rows_in(writing_in_groups)) == 120
    assert store.verify().trouble == ()


def test_one_that_cannot_be_kept_spoils_nothing_for_the_others(sqlite: Path) -> None:
    person, nobody = store.the_person(), uuid4()
    sent = [event(seq=number) for number in range(4)]
    letters = [letter(person, sent[0]), letter(nobody, sent[1]), letter(person, sent[2]), letter(person, sent[3])]
    with handed_in_together(letters) as (held, answers):
        with pytest.raises(IntegrityError):
            answers[1].result(PATIENCE)
        told = [answers[place].result(PATIENCE) for place in (0, 2, 3)]
    assert held.sizes == [1, 4, 1, 1, 1, 1]
    assert [each.ids for each in told] == [(sent[place].id,) for place in (0, 2, 3)]
    assert rows_in(sqlite) == {sent[place].id for place in (0, 2, 3)}


def test_two_letters_of_one_group_under_one_id_are_both_kept_and_told_apart(sqlite: Path) -> None:
    person, first = store.the_person(), event(body={"set": 1})
    second = event(id=first.id, body={"set": 2})
    with handed_in_together([letter(person, first), letter(person, second)]) as (_, answers):
        told = [each.result(PATIENCE) for each in answers]
    assert [each.ids for each in told] == [(first.id,), (first.id,)]
    assert [each.taken for each in told] == [frozenset(), {first.id}]
    assert len(store.quarantined(person)) == 1


def test_a_lonely_letter_waits_for_nobody(writing_in_groups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "COMPANY_S", PATIENCE)
    began = time.monotonic()
    for _ in range(3):
        store.write(store.the_person(), [event()], received_at=NOW)
    assert time.monotonic() - began < PATIENCE


def test_a_log_that_is_held_by_another_program_is_told_to_the_whole_group_at_once(sqlite: Path) -> None:
    person = store.the_person()
    with (
        leading_to(sqlite_at(sqlite, timeout=0.2, init_command="PRAGMA busy_timeout=200")),
        closing(sqlite3.connect(sqlite)) as holder,
    ):
        with handed_in_together([letter(person, event()) for _ in range(5)]) as (held, answers):
            holder.execute("BEGIN IMMEDIATE")
            for each in answers:
                with pytest.raises(store.Busy):
                    each.result(PATIENCE)
            holder.rollback()
        assert held.sizes == [1, 5]


def test_what_is_in_the_way_is_known_until_something_is_kept_again(writing_in_groups: Path) -> None:
    person = store.the_person()
    store.write(person, [event()], received_at=NOW)
    assert store.in_the_way() is None
    with closing(sqlite3.connect(writing_in_groups)) as other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    with leading_to(sqlite_at(writing_in_groups, init_command=f"PRAGMA max_page_count={pages}")):
        store.write_alone()
        with pytest.raises(store.DiskFull):
            store.write(person, [event(seq=number, body={"note": "x" * 900}) for number in range(90)], received_at=NOW)
        assert isinstance(store.in_the_way(), store.DiskFull)
    store.write(person, [event()], received_at=NOW)
    assert store.in_the_way() is None


def test_a_transaction_that_could_be_undone_is_no_place_for_the_door(writing_in_groups: Path) -> None:
    person = store.the_person()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        store.write(person, [event()], received_at=NOW)
    assert store.events(person) == ()


def test_a_fork_writes_for_itself(writing_in_groups: Path) -> None:
    person = store.the_person()
    store.write(person, [event()], received_at=NOW)
    connection.close()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = 0 if store.write(person, [event()], received_at=NOW).ids else 1
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
    store.write(person, [event()], received_at=NOW)
    assert len(store.events(person)) == 3


def test_a_process_that_ends_takes_its_writer_along(file: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from bandstand import store\n"
        "from tests.store.facts import event\n"
        "store.write_in_groups()\n"
        "print(store.write(store.the_person(), [event()], received_at=1).ids[0])\n"
    )
    environment = {**os.environ, "BANDSTAND_HOME": str(file.parent), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert rows_in(file) == {UUID(done.stdout.strip())}
    assert done.stderr == ""


def test_postgresql_needs_no_writer(postgresql: object) -> None:
    before = threading.active_count()
    store.write_in_groups()
    assert threading.active_count() == before
    assert store.write(store.the_person(), [event()], received_at=NOW).ids
