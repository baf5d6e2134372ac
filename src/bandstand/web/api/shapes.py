"""The API in the words of OpenAPI. Events are read by the journal; what stands here only describes them."""

from typing import Any

from ninja import Schema


class Error(Schema):
    """What is wrong, in a sentence to show."""

    error: str


class Item(Schema):
    """An item that has no usable id: its place in the letter, and why it cannot be kept."""

    place: int
    error: str


class Kept(Schema):
    """What is durably kept: ids, this database's life, and how far the log has come."""

    stored: list[str]
    epoch: str
    cursor: int
    refused: list[Item] | None = None


class Changes(Schema):
    """What arrived after a cursor. `more`: ask again with this cursor."""

    events: list[dict[str, Any]]
    epoch: str
    cursor: int
    more: bool


def _nullable(kind: str, **more: str) -> dict[str, Any]:
    return {"type": [kind, "null"], **more}


EVENT: dict[str, Any] = {
    "type": "object",
    "description": "One fact. A body or a kind that is not understood is kept and acknowledged all the same.",
    "required": ["id", "schema", "device", "kind", "occurred_at", "zone", "local_date", "body"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "description": "UUIDv7, made on the phone at the tap"},
        "schema": {"type": "integer"},
        "device": {"type": "string", "maxLength": 200},
        "session": _nullable("string", format="uuid"),
        "step": _nullable("string"),
        "seq": _nullable("integer"),
        "kind": {"type": "string", "maxLength": 200},
        "plan_number": _nullable("integer"),
        "occurred_at": {"type": "integer", "description": "UTC, milliseconds, by the phone's clock"},
        "zone": {"type": "string", "maxLength": 200},
        "local_date": {"type": "string", "format": "date", "description": "as the person saw it"},
        "body": {"type": "object"},
    },
}

LETTER: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["events"],
                    "properties": {"events": {"type": "array", "maxItems": 100, "items": EVENT}},
                }
            }
        },
    }
}
