"""Erasing a person: the one exception to "what was logged stays".

Whom it was done to stands in a ledger outside the database and beside its copies, by an id that says nothing of
anybody. So a copy of before brings nobody back: what stands in the ledger is erased again before anybody is served.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from bandstand.home import Home, write_for_owner
from bandstand.store.reminders import forget_reminders
from bandstand.store.rows import as_uuid
from bandstand.store.trouble import told_plainly

LEDGER = "erased.txt"

# Home goes with its owner, unless somebody else has an account here: then it is theirs.
_THEIRS = (
    "DELETE FROM store_event WHERE person_id = %s",
    "DELETE FROM store_quarantine WHERE person_id = %s",
    "DELETE FROM store_script WHERE person_id = %s",
    "DELETE FROM store_draft WHERE person_id = %s",
    "DELETE FROM store_share WHERE person_id = %s",
    "DELETE FROM store_login WHERE account_id IN (SELECT id FROM store_account WHERE person_id = %s)",
    "DELETE FROM store_passkey WHERE account_id IN (SELECT id FROM store_account WHERE person_id = %s)",
    "DELETE FROM store_account WHERE person_id = %s",
    "UPDATE store_home SET owner_id = (SELECT person_id FROM store_account ORDER BY made_at, id LIMIT 1)"
    " WHERE owner_id = %s AND EXISTS (SELECT 1 FROM store_account)",
    "DELETE FROM store_home WHERE owner_id = %s",
    "DELETE FROM store_erasure WHERE person_id = %s",
    "DELETE FROM store_person WHERE id = %s",
)


def erase_person(person: UUID) -> None:
    """Delete every row of one person, all or none, and what was made of it. Copies go when their time is over.

    The ledger is written first: where the power fails in between, the next start does the rest.
    """
    home = Home.chosen()
    note_erased(home, {person})
    _erase_all_of(person, home)


def _erase_all_of(person: UUID, home: Home) -> None:
    """What is kept of somebody in the database, beside it, and what was made of it."""
    _erase_rows(person)
    _forget_files(person, home)


def _forget_files(person: UUID, home: Home) -> None:
    forget_reminders(person)
    shutil.rmtree(home.cache_of(person), ignore_errors=True)


def _erase_rows(person: UUID) -> None:
    with told_plainly(), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_erasure (person_id) VALUES (%s)", [person.hex])
        for statement in _THEIRS:
            cursor.execute(statement, [person.hex])


def erase_again(home: Home) -> int:
    """Erase whoever stands in the ledger and came back with a copy. Says how many that were."""
    back = came_back(home)
    for person in back:
        _erase_rows(person)
    for person in erased_in(home):  # whatever was cut short, or made just then, goes with the next start
        _forget_files(person, home)
    return len(back)


def came_back(home: Home) -> list[UUID]:
    """Who stands in the ledger and is here all the same."""
    erased = erased_in(home)
    return [person for person in _persons() if person in erased] if erased else []


def _persons() -> list[UUID]:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_person")
        return [as_uuid(row[0]) for row in cursor.fetchall()]


def erased_in(home: Home) -> frozenset[UUID]:
    """Everybody who was erased here, as the ledger and its twin beside the copies tell."""
    return frozenset(_read(home.folder / LEDGER)) | frozenset(_read(home.backups / LEDGER))


def note_erased(home: Home, persons: set[UUID]) -> None:
    """Have the ledger name these too, in the home and beside its copies."""
    _write(home, erased_in(home) | persons)


def learn_of_erased(home: Home, copy: Path) -> None:
    """Take over the ledger that lies beside a copy, before the copy is put back here."""
    told = frozenset(_read(copy.parent / LEDGER))
    if told - erased_in(home):
        note_erased(home, set(told))


def welcome_back(home: Home, person: UUID) -> None:
    """Strike somebody off the ledger who was erased, and now brings their own archive in."""
    erased = erased_in(home)
    if person in erased:
        _write(home, erased - {person})


def _read(file: Path) -> Iterator[UUID]:
    try:
        lines = file.read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return
    for line in lines:
        try:
            yield UUID(line)
        except ValueError:
            continue


def _write(home: Home, persons: frozenset[UUID]) -> None:
    text = "".join(f"{person}\n" for person in sorted(persons, key=str))
    home.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in (home.folder, home.backups):
        write_for_owner(folder / LEDGER, text)
        _keep_on_disk(folder)


def _keep_on_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
