"""Programmes that are shared: a table of its own, whose rows go for good when they end or their author stops."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db import connection

from bandstand.prescription.shared import Shared
from bandstand.quantity.codec import from_json, to_json
from bandstand.store.rows import as_int, as_text, as_uuid
from bandstand.store.scripts import hash_of_body
from bandstand.store.trouble import read_as_written, told_plainly

VERSION = 1
COLUMNS = "id, body, secret_hash, made_at, ends_at, listed"
Value: TypeAlias = str | int | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One programme as it is shared now; times in UTC milliseconds. The secret itself is nowhere."""

    id: UUID
    shared: Shared
    secret_hash: str
    made_at: int
    ends_at: int
    listed: bool = False


def keep_share(person: UUID, share: Share) -> None:
    """Share a programme from now on."""
    body = as_text({"version": VERSION, "shared": to_json(share.shared)})
    row: list[Value] = [
        body,
        hash_of_body(person, share.id, body),
        share.secret_hash,
        share.made_at,
        share.ends_at,
        share.listed,
    ]
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_share (person_id, id, body, hash, secret_hash, made_at, ends_at, listed)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [person.hex, share.id.hex, *row],
        )


def shares_of(person: UUID, now_ms: int) -> tuple[Share, ...]:
    """What one person shares now, the newest first."""
    return _found("person_id = %s AND ends_at > %s ORDER BY made_at DESC, id", [person.hex, now_ms])


def shares_listed(now_ms: int) -> tuple[Share, ...]:
    """What anybody may find in the list of this installation, the newest first."""
    return _found("listed AND ends_at > %s ORDER BY made_at DESC, id", [now_ms])


def share_of_secret(secret_hash: str, now_ms: int) -> Share | None:
    """The one programme under a secret, None where there never was one, or not any more."""
    return next(iter(_found("secret_hash = %s AND ends_at > %s", [secret_hash, now_ms])), None)


def forget_share(person: UUID, id: UUID) -> None:
    """Share it no more. Nothing of it stays."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_share WHERE person_id = %s AND id = %s", [person.hex, id.hex])


def forget_ended_shares(now_ms: int) -> None:
    """What has ended goes."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_share WHERE ends_at <= %s", [now_ms])


def _found(condition: str, values: Sequence[Value]) -> tuple[Share, ...]:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM store_share WHERE {condition}", list(values))
        rows = cursor.fetchall()
    with read_as_written():
        return tuple(map(_read, rows))


def _read(row: Sequence[object]) -> Share:
    id, body, secret_hash, made_at, ends_at, listed = row
    return Share(
        id=as_uuid(id),
        shared=read_share(str(body)),
        secret_hash=str(secret_hash),
        made_at=as_int(made_at),
        ends_at=as_int(ends_at),
        listed=bool(listed),
    )


def read_share(body: str) -> Shared:
    """A body of any version ever written. Raises ValueError where it is none."""
    told = json.loads(body)
    if not isinstance(told, dict) or told.get("version") != VERSION:
        raise ValueError("a shared programme says its version")
    return from_json(Shared, told.get("shared"))
