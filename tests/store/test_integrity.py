"""Damage that changes what the log says is found; a whole log is called whole."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from bandstand import store
from bandstand.exchange.archive import write_archive
from bandstand.quantity import Message
from tests.conftest import SCALE
from tests.store.databases import leading_to, sqlite_at
from tests.store.facts import fill

NOW = 1_790_000_100_000
IMAGES = 60 * SCALE
PAGE = 4096


def test_a_whole_log_is_called_whole(person: UUID) -> None:
    fill(person)
    verdict = store.verify()
    assert (verdict.trouble, verdict.events, verdict.persons) == ((), 43, 1)


Damage = Callable[[bytearray, random.Random], None]


def flip_bits(image: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 4)):
        image[chance.randrange(len(image))] ^= 1 << chance.randrange(8)


def zero_a_page(image: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(image) // PAGE) * PAGE
    image[start : start + PAGE] = bytes(PAGE)


def tear(image: bytearray, chance: random.Random) -> None:
    """Half a page came from another place, as after a torn write."""
    to, source = (chance.randrange(len(image) // 512) * 512 for _ in range(2))
    image[to : to + 512] = image[source : source + 512]


def what_it_says(file: Path, person: UUID) -> bytes | None:
    """Everything of a person in a file, None where it cannot be read."""
    copy = Path(shutil.copy(file, file.with_suffix(".read")))
    try:
        with leading_to(sqlite_at(copy)):
            return write_archive(store.take_out(person))
    except Exception:
        return None


@pytest.mark.parametrize("damage", [flip_bits, zero_a_page, tear])
def test_damage_that_changes_what_the_log_says_is_always_found(sqlite: Path, tmp_path: Path, damage: Damage) -> None:
    person = store.the_person()
    fill(person)
    good = store.back_up(tmp_path / "backups", NOW).file
    said = what_it_says(good, person)
    assert said is not None
    changed = 0
    for number in range(IMAGES):
        image = bytearray(good.read_bytes())
        damage(image, random.Random(number))
        file = tmp_path / "damaged.sqlite3"
        file.write_bytes(image)
        if what_it_says(file, person) != said:
            changed += 1
            assert is_found(file), f"image {number} was called whole"
    assert changed > IMAGES // 20, "enough images say something else"


def is_found(file: Path) -> bool:
    try:
        return bool(store.verify_file(file).trouble)
    except sqlite3.Error:
        return True


def damaged(file: Path, *statements: str) -> tuple[Message, ...]:
    """What is said of a file in which somebody changed something past every guard."""
    connection.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as hand:
        triggers = [name for (name,) in hand.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        saved = [sql for (sql,) in hand.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            hand.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *saved):
            hand.execute(statement)
    return store.verify().trouble


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE store_event SET body = '{}' WHERE cursor = 3",
        "UPDATE store_event SET received_at = received_at + 1 WHERE cursor = 3",
        "UPDATE store_event SET local_date = '2026-09-22' WHERE cursor = 3",
        "UPDATE store_event SET cursor = 1000 WHERE cursor = 3",
        "UPDATE store_event SET seq = 9 WHERE raw LIKE '%more%'",
        "UPDATE store_event SET raw = '{}' WHERE state = 'needs_review'",
        "UPDATE store_quarantine SET raw = '{}'",
        "UPDATE store_quarantine SET received_at = 0",
        "UPDATE store_script SET body = '{}'",
        "UPDATE store_draft SET id = '00000000000000000000000000000000'",
    ],
)
def test_a_row_changed_by_another_hand_is_found(sqlite: Path, change: str) -> None:
    fill(store.the_person())
    (said,) = damaged(sqlite, change)
    table = change.split()[1]
    assert said == Message("verify.rows", table=table, rows=1)


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("DELETE FROM store_event WHERE cursor = 3", "store_event"),
        ("DELETE FROM store_event WHERE cursor = (SELECT MAX(cursor) FROM store_event)", "store_event"),
        ("DELETE FROM store_quarantine", "store_quarantine"),
        ("UPDATE store_person SET event_count = 7", "store_event"),
    ],
)
def test_a_row_that_vanished_is_missed(sqlite: Path, change: str, table: str) -> None:
    fill(store.the_person())
    assert damaged(sqlite, change) == (Message("verify.count", table=table),)


def test_missing_guards_are_told(sqlite: Path) -> None:
    fill(store.the_person())
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_event_no_update")
    assert store.verify().trouble == (Message("verify.unguarded", table="store_event"),)


def test_a_row_that_belongs_to_nobody_is_told(sqlite: Path) -> None:
    fill(store.the_person())
    somebody = uuid4().hex
    said = damaged(sqlite, f"UPDATE store_home SET owner_id = '{somebody}'")
    assert said == (Message("verify.table", table="store_home"),)
