"""Plans under review, until they are accepted. Drafts may change; nothing logged depends on them."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from bandstand.prescription.under_review import Review
from bandstand.quantity.codec import from_json, to_json
from bandstand.store.scripts import put_body, read_body
from bandstand.store.trouble import told_plainly


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A plan not yet accepted, and how far its review has come."""

    id: UUID
    review: Review


def save_draft(person: UUID, id: UUID, review: Review) -> None:
    """Keep a draft, in place of what stood under its id."""
    with told_plainly(), connection.cursor() as cursor:
        put_body(cursor, "store_draft", person, id, to_json(review), anew=True)


def draft(person: UUID, id: UUID) -> Draft | None:
    """The draft with this id, None where this person has none."""
    body = read_body("store_draft", person, id)
    return None if body is None else Draft(id=id, review=from_json(Review, json.loads(body)))


def forget_draft(person: UUID, id: UUID) -> None:
    """Let a draft go: it was accepted, or given up."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_draft WHERE person_id = %s AND id = %s", [person.hex, id.hex])
