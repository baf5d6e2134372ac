"""The three addresses of the API. Each translates; the store decides what is kept."""

import time
from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router

from bandstand import store
from bandstand.exchange.script_wire import script_for_phone
from bandstand.journal.kept import Kept
from bandstand.quantity import Json, Message
from bandstand.store.wire import LARGEST
from bandstand.web.api import shapes
from bandstand.web.api.letter import open_letter, too_deep
from bandstand.web.api.refusal import Refusal
from bandstand.web.version import house_version
from bandstand.words import say

AT_ONCE = 500  # events in one answer to `changes`
REFUSED = frozenset({400, 403, 409, 413, 415})
AWAY = frozenset({503, 507})

router = Router()


@router.post("/events", response={200: shapes.Kept, REFUSED | AWAY: shapes.Error}, openapi_extra=shapes.LETTER)
def keep_events(request: HttpRequest) -> JsonResponse:
    """Keep events. The answer names what is durably there, never what was sent."""
    items = open_letter(request)
    _refuse_somebody_elses(request)
    try:
        stored = store.write_wire(person_of(request), items, received_at=time.time_ns() // 1_000_000)
    except RecursionError as error:
        raise too_deep() from error
    return JsonResponse(_answer(stored), headers={"Bandstand-Version": house_version()})


def _refuse_somebody_elses(request: HttpRequest) -> None:
    """A phone may say whose events it sends. After a log-in as somebody else they stay on the phone."""
    named = request.headers.get("Bandstand-Person")
    if named is not None and named != str(person_of(request)):
        raise Refusal(409, Message("api.somebody_else"))


def _answer(stored: store.StoredWire) -> dict[str, Json]:
    answer: dict[str, Json] = {"stored": stored.stored, "epoch": stored.epoch, "cursor": stored.cursor}
    if stored.refused:
        answer["refused"] = [{"place": each.place, "error": say(each.why)} for each in stored.refused]
    return answer


@router.get("/changes", response={200: shapes.Changes, frozenset({400}) | AWAY: shapes.Error})
def changes(request: HttpRequest, cursor: Annotated[int, Query(ge=0, le=LARGEST)] = 0) -> JsonResponse:
    """What arrived after a cursor, from every device of this person, in the order it arrived."""
    kept = store.kept_since(person_of(request), cursor, most=AT_ONCE)
    return JsonResponse(
        {
            "events": [_as_sent(each) for each in kept if each.event],
            "epoch": store.epoch(),
            "cursor": kept[-1].cursor if kept else cursor,
            "more": len(kept) == AT_ONCE,
        }
    )


def _as_sent(kept: Kept) -> Mapping[str, Json]:
    assert kept.event, "only what can be read goes to another device"
    return {**kept.event.as_json(), "received_at": kept.received_at, "cursor": kept.cursor}


@router.get("/script", response={200: dict[str, object], frozenset({400, 404}) | AWAY: shapes.Error})
def script(request: HttpRequest, id: UUID) -> JsonResponse:
    """One session's script, whole, with every sentence in words: all a phone needs until the end of time."""
    found = store.script(person_of(request), id)
    if found is None:
        raise Refusal(404, Message("api.no_script"))
    return JsonResponse(script_for_phone(found))


def person_of(request: HttpRequest) -> UUID:
    """The person this request acts for: named by the middleware, and never by the request's own words."""
    named = getattr(request, "person", None)
    assert isinstance(named, UUID), "no request comes here that nobody's name is on"
    return named
