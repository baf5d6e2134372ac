"""Everything of one person at once: taken out for an archive, or put into an empty home."""

import json
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bandstand.home import Home
from bandstand.journal.kept import Kept, Whole
from bandstand.quantity import BandstandError, JsonObject, Message
from bandstand.store.commit import AT_ONCE, insert
from bandstand.store.erasure import welcome_back
from bandstand.store.home import move_in
from bandstand.store.log import kept_since, quarantined
from bandstand.store.rows import EVENT_COLUMNS, QUARANTINE_COLUMNS, as_uuid, event_row, quarantine_row
from bandstand.store.scripts import put_body
from bandstand.store.trouble import told_plainly
from bandstand.store.wire import LARGEST, UNKEEPABLE, can_be_held

ANYTHING = " UNION ALL ".join(
    f"SELECT 1 FROM {table}"
    for table in ("store_event", "store_quarantine", "store_script", "store_draft", "store_share")
)


class HomeInUse(BandstandError):
    """Something is kept here already; an archive is never mixed into it."""

    def __init__(self) -> None:
        super().__init__(Message("store.in_use"))


class CannotBeHeld(BandstandError):
    """An event has a number or a text that no row can hold, so no Bandstand wrote it."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(Message("store.cannot_be_held", id=str(kept.id)))


def take_out(person: UUID) -> Whole:
    """Everything kept of one person, as it stands at one moment."""
    with told_plainly(), transaction.atomic():
        return Whole(
            person=person,
            kept=kept_since(person, 0),
            quarantined=quarantined(person),
            scripts=_bodies("store_script", person),
            drafts=_bodies("store_draft", person),
        )


def _bodies(table: str, person: UUID) -> tuple[tuple[UUID, JsonObject], ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, body FROM {table} WHERE person_id = %s ORDER BY id", [person.hex])
        return tuple((as_uuid(id), json.loads(str(body))) for id, body in cursor.fetchall())


def put_in(whole: Whole) -> None:
    """Put everything of one person into an empty home: all of it, or nothing.

    Raises:
        HomeInUse: Something is kept here already.
        CannotBeHeld: An event could not be read back.
    """
    for kept in (*whole.kept, *whole.quarantined):
        _require_holdable(kept)
    with told_plainly(), transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(f"{ANYTHING} LIMIT 1")
        if cursor.fetchone():
            raise HomeInUse
        move_in(cursor, whole.person)
        _fill(cursor, whole)
    welcome_back(Home.chosen(), whole.person)


def _require_holdable(kept: Kept) -> None:
    numbers_fit = 0 <= kept.cursor <= LARGEST and abs(kept.received_at) <= LARGEST
    event_fits = kept.event is None or can_be_held(kept.event)
    if not numbers_fit or not event_fits or UNKEEPABLE.search(kept.raw):
        raise CannotBeHeld(kept)


def _fill(cursor: CursorWrapper, whole: Whole) -> None:
    rows = [event_row(whole.person, kept) for kept in whole.kept]
    for start in range(0, len(rows), AT_ONCE):
        insert(cursor, "store_event", EVENT_COLUMNS, rows[start : start + AT_ONCE], key="person_id, id")
    strangers = [quarantine_row(whole.person, kept) for kept in whole.quarantined]
    for start in range(0, len(strangers), AT_ONCE):
        some = strangers[start : start + AT_ONCE]
        insert(cursor, "store_quarantine", QUARANTINE_COLUMNS, some, key="person_id, id, hash")
    for id, body in whole.scripts:
        put_body(cursor, "store_script", whole.person, id, body)
    for id, body in whole.drafts:
        put_body(cursor, "store_draft", whole.person, id, body)
