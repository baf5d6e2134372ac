"""A home for a play of the sync protocol: the real handler over WSGI, on a real file that a second program reads."""

import io
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5
from wsgiref.util import setup_testing_defaults

from django.db import connection

from bandstand import store
from bandstand.quantity import Json
from tests.model.world import OWNER, VISITOR, Event, Events, Row, Store
from tests.store.facts import event

Item = Mapping[str, Json]
Letter = Sequence[Item]
Answer = Mapping[str, Any]
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

PLAY = UUID("0b7f6c5e-92c1-5a4e-8f55-3d1f0a6f7e21")
NAMES = tuple(event().as_json())
NOBODYS: Event = (-1, OWNER, 0)  # stands for whatever nobody did


def id_of(one: Event) -> str:
    """The id of an event: twins share it."""
    return str(uuid5(PLAY, str(one[0])))


def item_of(one: Event, *, odd: bool) -> Item:
    """An event of the model as a phone sends it; an odd one is of a kind and shape that no home knows."""
    name, _, says = one
    if odd:
        return {"id": id_of(one), "kind": "from_the_future", "name": name, "says": says}
    return event(id=UUID(id_of(one)), seq=name, body={"says": says}).as_json()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What another program saw in the file."""

    store: Store
    readable: Sequence[Event]
    ids: set[str]
    epoch: str


class Home:
    """One home, and every way in which a play may treat it."""

    def __init__(self, application: Application, file: Path, items: Mapping[Event, Item]) -> None:
        self._application = application
        self._file = file
        self._items = items
        self._events = {_without_id(item): one for one, item in items.items()}
        self._person = store.the_person()
        self._copies: list[Path] = []
        self._epochs = [store.epoch()]
        self._seen: Seen | None = None

    def post(self, events: Events) -> Answer | None:
        """Deliver a letter; what comes back is the answer, None where the letter was refused."""
        self._seen = None
        return post_to(self._application, [self._items[one] for one in events])

    def changes(self, cursor: int) -> Answer:
        """Ask what arrived after a cursor."""
        answer = changes_of(self._application, cursor)
        return {**answer, "events": [self._event_of(_as_tapped(item)) for item in answer["events"]]}

    def kill(self) -> None:
        """The process ends, and another begins."""
        self._seen = None
        connection.close()

    def copy(self) -> None:
        """Make a copy, as `bandstand backup` does."""
        self._copies.append(store.back_up(self._file.parent / "backups", 0).file)

    def put_back(self) -> None:
        """Put the copy back, as `bandstand restore` does."""
        self.kill()
        store.put_back(self._copies[-1], self._file, self._file.parent / f"aside-{len(self._epochs)}", 0)
        self._seen = None

    def number_of(self, epoch: str) -> int:
        """Which life an epoch names."""
        if epoch not in self._epochs:
            self._epochs.append(epoch)
        return self._epochs.index(epoch) + 1

    @property
    def contents(self) -> Store:
        """What the file holds."""
        return self._look().store

    @property
    def readable(self) -> Sequence[Event]:
        """What of it can be read, in the order it arrived."""
        return self._look().readable

    @property
    def ids(self) -> set[str]:
        """The ids in the log."""
        return self._look().ids

    @property
    def named_epoch(self) -> str:
        """Which life of the database this is, by its id."""
        return self._look().epoch

    @property
    def epoch(self) -> int:
        """Which life of the database this is; 1 is the first."""
        return self.number_of(self.named_epoch)

    def _look(self) -> Seen:
        """Read the file as another program does, where it may have changed."""
        if self._seen is None:
            with closing(sqlite3.connect(self._file)) as other:
                read = other.execute(f"SELECT {', '.join(NAMES)}, raw, person_id FROM store_event ORDER BY cursor")
                rows = [(_item_in(row), row[-1], row[-2]) for row in read]
                aside = other.execute("SELECT raw, person_id FROM store_quarantine").fetchall()
                ((epoch,),) = other.execute("SELECT epoch FROM store_home")
            self._seen = Seen(
                store=Store(
                    self._rows([(item, person) for item, person, _ in rows]),
                    self._rows([(json.loads(raw), person) for raw, person in aside]),
                ),
                readable=[self._event_of(item) for item, _, raw in rows if not raw],
                ids={str(item["id"]) for item, _, _ in rows},
                epoch=str(UUID(epoch)),
            )
        return self._seen

    def _rows(self, found: Sequence[tuple[Item, str]]) -> frozenset[Row]:
        """Rows as the model has them. What stands there several times is numbered."""
        times: Counter[Event] = Counter()
        rows: set[Row] = set()
        for item, person in found:
            one = self._event_of(item)
            rows.add((one, OWNER if person == self._person.hex else VISITOR, times[one]))
            times[one] += 1
        return frozenset(rows)

    def _event_of(self, item: Item) -> Event:
        return self._events.get(_without_id(item), NOBODYS)


def _item_in(row: Sequence[Any]) -> Item:
    """What one row says: its columns, or the text as it was sent where that is kept."""
    if raw := row[len(NAMES)]:
        sent: Item = json.loads(raw)
        return sent
    told = dict(zip(NAMES, row, strict=False))
    return {**told, "id": str(UUID(told["id"])), "body": json.loads(told["body"] or "null")}


def _as_tapped(item: Item) -> Item:
    """A change without what the home adds to it."""
    return {name: value for name, value in item.items() if name not in {"received_at", "cursor"}}


def _without_id(item: Item) -> str:
    """What an event says, whatever it is called."""
    return json.dumps({name: value for name, value in item.items() if name != "id"}, sort_keys=True)


def post_to(application: Application, letter: Letter) -> Answer | None:
    """POST /api/v1/events. None where the answer is not 200."""
    body = json.dumps({"events": letter}).encode()
    status, answer = _asked(application, body, REQUEST_METHOD="POST", PATH_INFO="/api/v1/events")
    return answer if status.startswith("200 ") else None


def changes_of(application: Application, cursor: int) -> Answer:
    """GET /api/v1/changes."""
    query = urlencode({"cursor": cursor})
    status, answer = _asked(application, b"", REQUEST_METHOD="GET", PATH_INFO="/api/v1/changes", QUERY_STRING=query)
    assert status.startswith("200 "), answer
    return answer


def _asked(application: Application, body: bytes, **how: str) -> tuple[str, Answer]:
    environ: Environ = {
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **how,
    }
    setup_testing_defaults(environ)
    status: list[str] = []
    answer = application(environ, lambda said, _headers, *_more: status.append(said))
    try:
        return status[0], json.loads(b"".join(answer))
    finally:
        getattr(answer, "close", bool)()
