"""`python -m tests.campaign.hostile.faulty FAULT serve`: the same program with a mistake built in; "" for none.

Not one line of the product knows of it: the mistake is put in after the product is loaded, in this process alone.
"""

import codecs
import io
import os
import re
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

Wsgi: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
A_MEGABYTE = 1024 * 1024
_KEPT: list[bytearray] = []


def falls_over(house: Wsgi) -> Wsgi:
    """A charset that nobody knows brings it down."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        charset = re.search(r"charset=([^;]*)", environ.get("CONTENT_TYPE") or environ.get("HTTP_CONTENT_TYPE", ""))
        try:
            codecs.lookup(charset[1].strip() if charset else "utf-8")
        except (LookupError, ValueError):
            start_response("500 Internal Server Error", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        return house(environ, start_response)

    return application


def leaks(house: Wsgi) -> Wsgi:
    """Something of each request stays for ever."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        _KEPT.append(bytearray(b"x" * A_MEGABYTE))
        return house(environ, start_response)

    return application


def unescaped(house: Wsgi) -> Wsgi:
    """The filter that puts something in the place of nothing says that whatever comes through is safe as it stands."""
    filters = import_module("django.template.defaultfilters").register.filters
    safe = import_module("django.utils.safestring").mark_safe
    plain = filters["default"]
    filters["default"] = lambda value, instead: safe(str(plain(value, instead)))
    return house


def server_day(house: Wsgi) -> Wsgi:
    """A fact told on a page gets the day of the server's clock, wherever the person is."""
    moment = import_module("bandstand.web.moment")
    told = moment.moment_at

    def moment_at(now_ms: int, zone: str) -> object:
        return import_module("dataclasses").replace(told(now_ms, zone), today=_utc_day(now_ms))

    vars(moment)["moment_at"] = moment_at
    return house


def recomputed_day(house: Wsgi) -> Wsgi:
    """Rows are read back with the day that their instant has on the server."""
    log, event = import_module("bandstand.store.log"), import_module("bandstand.journal.event")
    read, replace = log.read_event_row, import_module("dataclasses").replace

    def read_event_row(row: object) -> Any:
        kept = read(row)
        if not isinstance(kept.event, event.Event):
            return kept
        return replace(kept, event=replace(kept.event, local_date=_utc_day(kept.event.occurred_at)))

    vars(log)["read_event_row"] = read_event_row
    return house


def time_order(house: Wsgi) -> Wsgi:
    """The facts of a session stand in the order of the phone's clock."""
    told = import_module("bandstand.journal.history.told").Told
    told.place_in_session = property(lambda fact: (fact.at, fact.id))
    return house


def believes_phones(house: Wsgi) -> Wsgi:
    """Every clock passes for right."""
    vars(import_module("bandstand.web.log.times"))["by_our_clock"] = lambda told, **_: None
    return house


def clock_asked(house: Wsgi) -> Wsgi:
    """No mistake: the server's clock stands where the request says, so that a year of days fits into a second."""
    asked = threading.local()
    real = time.time_ns
    vars(time)["time_ns"] = lambda: getattr(asked, "now", None) or real()

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked.now = int(environ.get("HTTP_X_NOW", 0)) * 1_000_000
        return house(environ, start_response)

    return application


def viewer_day(house: Wsgi) -> Wsgi:
    """Rows are read back with the day that their instant has where the reader is now."""
    log, zoned = import_module("bandstand.store.log"), import_module("bandstand.web.moment").local_time
    read, replace, asked = log.read_event_row, import_module("dataclasses").replace, threading.local()

    def read_event_row(row: object) -> Any:
        kept = read(row)
        if kept.event is None:
            return kept
        return replace(kept, event=replace(kept.event, local_date=zoned(kept.event.occurred_at, asked.zone).date()))

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = re.search(r"zone=([^;]*)", environ.get("HTTP_COOKIE", ""))
        asked.zone = found[1] if found else "UTC"
        return house(environ, start_response)

    vars(log)["read_event_row"] = read_event_row
    return application


def tidied_days(house: Wsgi) -> Wsgi:
    """Who changes their profile has their past put in order: a program puts every row on the day of its instant."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/settings/profile/":
            where = next(Path(os.environ["BANDSTAND_HOME"]).glob("*.sqlite3"))
            with closing(sqlite3.connect(where, timeout=20)) as file, file:
                file.execute("DROP TRIGGER IF EXISTS store_event_no_update")
                file.execute("UPDATE store_event SET local_date = date(occurred_at / 1000, 'unixepoch')")
        return house(environ, start_response)

    return application


def drops_strangers(house: Wsgi) -> Wsgi:
    """What has another schema is named as kept, and is not."""
    wire, door = import_module("bandstand.store.wire"), import_module("bandstand.store.door")
    write = door.write_wire

    def write_wire(person: object, items: list[Any], **more: object) -> Any:
        ours = [each for each in items if not isinstance(each, dict) or each.get("schema") == 1]
        named = [str(wire.read_id(each)) for each in items if each not in ours and wire.read_id(each)]
        stored = write(person, ours, **more)
        return import_module("dataclasses").replace(stored, stored=[*stored.stored, *named])

    vars(import_module("bandstand.store"))["write_wire"] = write_wire
    return house


def refuses_strangers(house: Wsgi) -> Wsgi:
    """A letter in which anything has another schema is refused."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/api/v1/events" and environ["REQUEST_METHOD"] == "POST":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(body)
            if re.search(rb'"schema":\s*(?!1\b|\s)', body):
                told = [("Content-Type", "application/json"), ("Content-Length", "2")]
                start_response("400 Bad Request", told)
                return [b"{}"]
        return house(environ, start_response)

    return application


def nameless(house: Wsgi) -> Wsgi:
    """It does not say which Bandstand it is."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, [each for each in headers if each[0] != "Bandstand-Version"], *more)

        return house(environ, start)

    return application


def next_year(house: Wsgi) -> Wsgi:
    """No mistake: it has become another Bandstand than the one that made the page."""
    vars(import_module("bandstand.web.api.views"))["house_version"] = lambda: "next-year"
    return house


def _utc_day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, tz=UTC).date()


FAULTS: dict[str, Callable[[Wsgi], Wsgi]] = {
    "falls-over": falls_over,
    "leaks": leaks,
    "unescaped": unescaped,
    "server-day": server_day,
    "recomputed-day": recomputed_day,
    "drops-strangers": drops_strangers,
    "refuses-strangers": refuses_strangers,
    "nameless": nameless,
    "next-year": next_year,
    "viewer-day": viewer_day,
    "tidied-days": tidied_days,
    "time-order": time_order,
    "believes-phones": believes_phones,
}


def build_in(fault: str) -> None:
    """Have the server put the mistake in just before it begins to serve."""
    serving = import_module("bandstand.cli.serve")
    serve = serving.run

    def run(address: str, port: int) -> None:
        wsgi = import_module("bandstand.wsgi")
        house = clock_asked(wsgi.application)
        for each in fault.split():
            house = FAULTS[each](house)
        vars(wsgi)["application"] = house
        serve(address, port)

    vars(serving)["run"] = run


if __name__ == "__main__":
    import_module("bandstand.cli.serve").die_with(os.getppid())  # nobody is left to end it
    named = sys.argv.pop(1)
    build_in(named)
    import_module("bandstand.cli").main()
