"""Erasing a person: the one exception to "what was logged stays"."""

import shutil
from uuid import UUID

from django.db import connection, transaction

from bandstand.home import Home
from bandstand.store.reminders import forget_reminders
from bandstand.store.trouble import told_plainly

# Home goes with its owner: the next one to come here is somebody new.
_THEIRS = (
    "DELETE FROM store_event WHERE person_id = %s",
    "DELETE FROM store_quarantine WHERE person_id = %s",
    "DELETE FROM store_script WHERE person_id = %s",
    "DELETE FROM store_draft WHERE person_id = %s",
    "DELETE FROM store_share WHERE person_id = %s",
    "DELETE FROM store_home WHERE owner_id = %s",
    "DELETE FROM store_erasure WHERE person_id = %s",
    "DELETE FROM store_person WHERE id = %s",
)


def erase_person(person: UUID) -> None:
    """Delete every row of one person, all or none, and what was made of it. Backups are the operator's to delete."""
    with told_plainly(), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_erasure (person_id) VALUES (%s)", [person.hex])
        for statement in _THEIRS:
            cursor.execute(statement, [person.hex])
    forget_reminders(person)
    shutil.rmtree(Home.chosen().cache_of(person), ignore_errors=True)
