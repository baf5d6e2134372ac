"""One reported fact in its envelope: what the phone says of it, and what the server adds.

The phone's part never changes and is what the hash covers. The server's part says whose it is and when it came;
the person is taken from the log-in, never from the body.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from bandstand.quantity import Json, JsonObject
from bandstand.quantity.codec import NotReadable, from_json, to_json

SCHEMA = 1
MOST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The phone's part of a fact.

    `occurred_at` is UTC in milliseconds by the phone's clock; `local_date` is the date as the person saw it and is
    never recomputed. `session` and `step` are None and empty for a single fact; `seq` orders facts of one session.
    """

    id: UUID
    schema: int = SCHEMA
    device: str
    session: UUID | None = None
    step: str = ""
    seq: int = 0
    kind: str
    plan_number: int | None = None
    occurred_at: int
    zone: str
    local_date: date
    body: JsonObject

    def __post_init__(self) -> None:
        if any(len(text) > MOST_TEXT for text in (self.device, self.step, self.kind, self.zone)):
            raise ValueError(f"device, step, kind and zone hold at most {MOST_TEXT} characters")

    def as_json(self) -> JsonObject:
        """The phone's part, every key present, as it stands on the wire."""
        return {
            "id": str(self.id),
            "schema": self.schema,
            "device": self.device,
            "session": str(self.session) if self.session else None,
            "step": self.step,
            "seq": self.seq,
            "kind": self.kind,
            "plan_number": self.plan_number,
            "occurred_at": self.occurred_at,
            "zone": self.zone,
            "local_date": self.local_date.isoformat(),
            "body": self.body,
        }

    @property
    def hash(self) -> str:
        """SHA-256 of the phone's part as canonical JSON, in hexadecimal."""
        return hashlib.sha256(canonical(self.as_json())).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A fact as the server keeps it. `received_at` is UTC in milliseconds; `cursor` counts up for each person."""

    event: Event
    person: UUID
    received_at: int
    cursor: int


def canonical(value: Json) -> bytes:
    """The one way a JSON value is written for hashing: sorted names, no spaces, UTF-8. Raises ValueError on NaN."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Envelope:
    id: UUID
    schema: int
    device: str
    session: UUID | None = None
    step: str | None = None
    seq: int | None = None
    kind: str
    plan_number: int | None = None
    occurred_at: int
    zone: str
    local_date: date


def read_event(given: Json) -> Event:
    """An event from the wire. Raises NotReadable where the envelope is broken; the body is taken as it is."""
    envelope = from_json(_Envelope, given)
    assert isinstance(given, Mapping), "an envelope is an object"
    body = given.get("body", {})
    if not isinstance(body, Mapping):
        raise NotReadable("Event.body: an object is expected")
    return Event(
        id=envelope.id,
        schema=envelope.schema,
        device=str(given["device"]),  # as it was sent: a fact's hash is over its own words
        session=envelope.session,
        step=str(given.get("step") or ""),
        seq=envelope.seq or 0,
        kind=str(given["kind"]),
        plan_number=envelope.plan_number,
        occurred_at=envelope.occurred_at,
        zone=str(given["zone"]),
        local_date=envelope.local_date,
        body=body,
    )


def body_of(fact: object) -> JsonObject:
    """The body of an event from the fact it tells."""
    return cast(JsonObject, to_json(fact))
