"""Sessions as they were given to phones."""

import hashlib
import json
from uuid import UUID

from django.db import connection

from bandstand.quantity.codec import from_json, to_json
from bandstand.session.script import Script
from bandstand.store.rows import as_text
from bandstand.store.trouble import told_plainly


def save_script(person: UUID, script: Script) -> None:
    """Keep a script for as long as events may name it. One that is there already stays as it is."""
    body = as_text(to_json(script))
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_script (person_id, id, body, hash) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (person_id, id) DO NOTHING",
            [person.hex, script.id.hex, body, hash_of_text(body)],
        )


def script(person: UUID, id: UUID) -> Script | None:
    """The script with this id, None where this person has none."""
    body = read_body("store_script", person, id)
    return None if body is None else from_json(Script, json.loads(body))


def hash_of_text(body: str) -> str:
    """SHA-256 of a body, so that damage to it is found."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def read_body(table: str, person: UUID, id: UUID) -> str | None:
    """The body of one row, None where there is none."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {table} WHERE person_id = %s AND id = %s", [person.hex, id.hex])
        row = cursor.fetchone()
    return None if row is None else str(row[0])
