"""Sessions as they were given to phones."""

import hashlib
import json
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from bandstand.quantity import Json
from bandstand.quantity.codec import from_json, to_json
from bandstand.session.script import Script
from bandstand.store.rows import as_text
from bandstand.store.trouble import read_as_written, told_plainly


def save_script(person: UUID, script: Script) -> None:
    """Keep a script for as long as events may name it. One that is there already stays as it is."""
    with told_plainly(), connection.cursor() as cursor:
        put_body(cursor, "store_script", person, script.id, to_json(script))


def script(person: UUID, id: UUID) -> Script | None:
    """The script with this id, None where this person has none."""
    body = read_body("store_script", person, id)
    with read_as_written():
        return None if body is None else from_json(Script, json.loads(body))


def scripts_made(person: UUID, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """When each of these scripts was made, in UTC milliseconds by this server's clock, as far as they are there."""
    bodies = {id: read_body("store_script", person, id) for id in ids}
    return {id: int(json.loads(body)["made_at"]) for id, body in bodies.items() if body is not None}


def put_body(cursor: CursorWrapper, table: str, person: UUID, id: UUID, told: Json, *, anew: bool = False) -> None:
    """Keep one body under an id, in place of another only where `anew` says so."""
    body = as_text(told)
    then = "DO UPDATE SET body = excluded.body, hash = excluded.hash" if anew else "DO NOTHING"
    cursor.execute(
        f"INSERT INTO {table} (person_id, id, body, hash) VALUES (%s, %s, %s, %s) ON CONFLICT (person_id, id) {then}",
        [person.hex, id.hex, body, hash_of_body(person, id, body)],
    )


def hash_of_body(person: UUID, id: UUID, body: str) -> str:
    """SHA-256 of a body and whose it is, so that damage to either is found."""
    return hashlib.sha256(f"{person.hex} {id.hex} {body}".encode()).hexdigest()


def read_body(table: str, person: UUID, id: UUID) -> str | None:
    """The body of one row, None where there is none."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {table} WHERE person_id = %s AND id = %s", [person.hex, id.hex])
        row = cursor.fetchone()
    return None if row is None else str(row[0])
