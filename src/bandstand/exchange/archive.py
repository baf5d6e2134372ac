"""Everything kept of one person as a file, and back again without a difference.

`{"format": "bandstand-archive", "version": 1, "person", "events", "scripts", "drafts"}`. Each event stands on a line
of its own: the phone's part with `received_at`, `cursor`, `state` and `hash`. What could not be read stands as
`raw`, the text as it was sent, and so does what came under the id of another event (`state` quarantine).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from bandstand.exchange.document import NotThisDocument, as_line, open_document
from bandstand.journal.event import read_event
from bandstand.journal.kept import Kept, State, Whole
from bandstand.quantity import Json, JsonObject, Message
from bandstand.quantity.codec import NotReadable, from_json

FORMAT = "bandstand-archive"
VERSION = 1


def write_archive(whole: Whole) -> bytes:
    """The file that holds everything of one person. The same log always gives the same bytes."""
    return "".join(_lines(whole)).encode("ascii")


def _lines(whole: Whole) -> Iterator[str]:
    yield f'{{"format":"{FORMAT}","version":{VERSION},"person":"{whole.person}",'
    rows = (*whole.kept, *whole.quarantined)
    yield from _list("events", (_event_json(each) for each in rows))
    yield from _list("scripts", ({"id": str(id), "body": body} for id, body in whole.scripts), before=",\n")
    yield from _list("drafts", ({"id": str(id), "body": body} for id, body in whole.drafts), before=",\n")
    yield "}\n"


def _list(name: str, items: Iterable[JsonObject], before: str = "\n") -> Iterator[str]:
    yield f'{before}"{name}":['
    for place, item in enumerate(items):
        yield f"{',' if place else ''}\n{as_line(item)}"
    yield "]"


def _event_json(kept: Kept) -> JsonObject:
    sent = kept.event.as_json() if kept.event else {"id": str(kept.id)}
    raw: JsonObject = {"raw": kept.raw} if kept.raw else {}
    added = {"state": kept.state.value, "hash": kept.hash, "received_at": kept.received_at, "cursor": kept.cursor}
    return {**sent, **raw, **added}


def read_archive(content: bytes) -> Whole:
    """What an archive holds. Raises NotThisDocument, with a sentence to show, where anything in it is not whole."""
    document = open_document(content, format=FORMAT, newest=VERSION)
    rows = [_row(each, place) for place, each in enumerate(_items(document, "events"), start=1)]
    _require_distinct(rows)
    return Whole(
        person=_id(document.get("person"), Message("archive.no_person")),
        kept=tuple(each for each in rows if each.state is not State.QUARANTINE),
        quarantined=tuple(each for each in rows if each.state is State.QUARANTINE),
        scripts=_bodies(document, "scripts"),
        drafts=_bodies(document, "drafts"),
    )


def _items(document: JsonObject, name: str) -> Sequence[Json]:
    items = document.get(name)
    if not isinstance(items, list):
        raise NotThisDocument(Message("archive.no_list", name=name))
    return items


def _row(item: Json, place: int) -> Kept:
    try:
        kept = _kept(item)
        unchanged = isinstance(item, Mapping) and item.get("hash") == kept.hash
    except (ValueError, RecursionError) as error:
        raise NotThisDocument(Message("archive.unreadable_event", place=place)) from error
    if not unchanged:
        raise NotThisDocument(Message("archive.changed_event", place=place))
    return kept


def _kept(item: Json) -> Kept:
    if not isinstance(item, Mapping):
        raise NotReadable("an event is an object")
    state = from_json(State, item.get("state"))
    id = from_json(UUID, item.get("id"))
    return Kept(
        id=id,
        event=read_event(item) if state is State.ACTIVE else None,
        raw=from_json(str, item.get("raw", "")),
        state=state,
        received_at=from_json(int, item.get("received_at")),
        cursor=from_json(int, item.get("cursor")),
    )


def _require_distinct(rows: Sequence[Kept]) -> None:
    """No id twice, and no cursor twice, but for what stands in quarantine."""
    kept = [each for each in rows if each.state is not State.QUARANTINE]
    beside = {(each.id, each.hash) for each in rows if each.state is State.QUARANTINE}
    same_id = len({each.id for each in kept}) + len(beside) < len(rows)
    if same_id or len({each.cursor for each in kept}) < len(kept):
        raise NotThisDocument(Message("archive.twice"))


def _bodies(document: JsonObject, name: str) -> tuple[tuple[UUID, JsonObject], ...]:
    return tuple(_body(each, name) for each in _items(document, name))


def _body(item: Json, name: str) -> tuple[UUID, JsonObject]:
    trouble = Message("archive.no_list", name=name)
    body = item.get("body") if isinstance(item, Mapping) else None
    if not isinstance(item, Mapping) or not isinstance(body, Mapping):
        raise NotThisDocument(trouble)
    return _id(item.get("id"), trouble), body


def _id(given: Json, trouble: Message) -> UUID:
    try:
        return from_json(UUID, given)
    except NotReadable as error:
        raise NotThisDocument(trouble) from error
