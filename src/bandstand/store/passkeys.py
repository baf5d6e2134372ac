"""The passkeys of each account."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from bandstand.store.rows import as_int, as_uuid
from bandstand.store.trouble import told_plainly

_COLUMNS = "id, account_id, public, counter, name, made_at"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPasskey:
    """One passkey, whose it is and what they call it; `made_at` is UTC in milliseconds."""

    id: str
    account: UUID
    public: str
    counter: int
    name: str
    made_at: int


def add_passkey(passkey: KeptPasskey) -> bool:
    """Keep a passkey. False where one with its id is kept already, whoever's it is."""
    values: list[str | int] = [passkey.id, passkey.account.hex, passkey.public, passkey.counter]
    values += [passkey.name, passkey.made_at]
    with told_plainly():
        try:
            with transaction.atomic(durable=True), connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO store_passkey ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)", values)
        except IntegrityError:
            return False
    return True


def passkeys_of(account: UUID) -> tuple[KeptPasskey, ...]:
    """Every passkey of an account, the first one first."""
    return _found("account_id = %s ORDER BY made_at, id", account.hex)


def passkey(id: str) -> KeptPasskey | None:
    """The passkey with this id, None where none is known."""
    return next(iter(_found("id = %s", id)), None)


def _found(where: str, value: str) -> tuple[KeptPasskey, ...]:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM store_passkey WHERE {where}", [value])
        rows = cursor.fetchall()
    return tuple(
        KeptPasskey(
            id=row[0], account=as_uuid(row[1]), public=row[2], counter=as_int(row[3]), name=row[4], made_at=row[5]
        )
        for row in rows
    )


def passkey_used(id: str, before: int, counter: int) -> bool:
    """Note how far its counter has come. False where another log-in with it came in between."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("UPDATE store_passkey SET counter = %s WHERE id = %s AND counter = %s", [counter, id, before])
        return int(cursor.rowcount) == 1


def remove_passkey(account: UUID, id: str) -> bool:
    """Let a passkey of this account open nothing any more. False where it has none with this id."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_passkey WHERE account_id = %s AND id = %s", [account.hex, id])
        return int(cursor.rowcount) == 1
