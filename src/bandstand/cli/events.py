"""The log as it is kept, row by row."""

import json

import click

from bandstand import store
from bandstand.cli.at_home import open_home
from bandstand.cli.whose import person_of, whose
from bandstand.journal.kept import Kept
from bandstand.quantity import JsonObject
from bandstand.store.wire import ENVELOPE


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object a line, with the names used on the wire.")
@whose
def events(as_json: bool, person: str | None) -> None:
    """Print every event in the order it arrived."""
    open_home(for_reading=True)
    for kept in store.kept_since(person_of(person), 0):
        click.echo(json.dumps(row(kept)) if as_json else line(kept))


def row(kept: Kept) -> JsonObject:
    """One row as JSON. What could not be read has its names empty, and `raw` as it was sent."""
    sent = kept.event.as_json() if kept.event else {**dict.fromkeys(sorted(ENVELOPE)), "id": str(kept.id)}
    raw: JsonObject = {"raw": kept.raw} if kept.raw else {}
    return {**sent, "received_at": kept.received_at, "cursor": kept.cursor, "state": kept.state.value, **raw}


def line(kept: Kept) -> str:
    """One row for reading: the day, the kind, and what it says."""
    if kept.event is None:
        return f"{'-':<10}  {'kept, not understood':<20}  {kept.raw}"
    return f"{kept.event.local_date}  {kept.event.kind:<20}  {json.dumps(kept.event.body, ensure_ascii=True)}"
