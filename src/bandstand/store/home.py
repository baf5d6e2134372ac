"""Whose home this is, and which life of its database."""

from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bandstand.store.rows import as_uuid
from bandstand.store.trouble import read_as_written, told_plainly

OWNER = "SELECT owner_id FROM store_home"
EPOCH = "SELECT epoch FROM store_home"


def the_person() -> UUID:
    """The one person of this home, made on first use."""
    with told_plainly():
        return _one(OWNER) or _made(OWNER)


def epoch() -> str:
    """The id of this database's life: when it changes, phones send again what they still hold."""
    with told_plainly():
        return str(_one(EPOCH) or _made(EPOCH))


def _one(question: str) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    with read_as_written():
        return as_uuid(row[0]) if row else None


def _made(question: str) -> UUID:
    """Make the home and its person. Two programs may try at once: whoever is second takes what is there."""
    person, life = uuid4().hex, uuid4().hex
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_person (id, event_count, quarantine_count) VALUES (%s, 0, 0)", [person])
        cursor.execute(
            "INSERT INTO store_home (id, epoch, owner_id) VALUES (1, %s, %s) ON CONFLICT DO NOTHING", [life, person]
        )
        if not cursor.rowcount:
            cursor.execute("DELETE FROM store_person WHERE id = %s", [person])
    made = _one(question)
    assert made is not None, "a home that was just made is there"
    return made


def move_in(cursor: CursorWrapper, person: UUID) -> None:
    """Make an empty home somebody's: whoever it was made for, and has nothing in it, goes. The epoch is new.

    An account of whoever it was made for is theirs now. Somebody else with an account here stays as they are.
    """
    cursor.execute(OWNER)
    before = [as_uuid(row[0]).hex for row in cursor.fetchall()]
    cursor.execute("DELETE FROM store_home")
    cursor.execute("DELETE FROM store_person WHERE id NOT IN (SELECT person_id FROM store_account)")
    cursor.execute(
        "INSERT INTO store_person (id, event_count, quarantine_count) VALUES (%s, 0, 0) ON CONFLICT DO NOTHING",
        [person.hex],
    )
    for owner in filter(person.hex.__ne__, before):
        cursor.execute("UPDATE store_account SET person_id = %s WHERE person_id = %s", [person.hex, owner])
        cursor.execute("DELETE FROM store_person WHERE id = %s", [owner])
    cursor.execute("INSERT INTO store_home (id, epoch, owner_id) VALUES (1, %s, %s)", [uuid4().hex, person.hex])
