"""`bandstand routes`: every address of the router, its methods, and who may open it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import click
from django.conf import settings
from django.contrib.admindocs.utils import (
    remove_non_capturing_groups,
    replace_metacharacters,
    replace_named_groups,
    replace_unnamed_groups,
)
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils.module_loading import import_string

from bandstand import store
from bandstand.cli.at_home import open_home
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message

CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")


class Access(Protocol):
    """A row of the table of who may open what."""

    @property
    def route(self) -> str: ...

    @property
    def method(self) -> str: ...

    def answers(self, *, open: bool) -> Mapping[str, str]: ...


class RoutesDiffer(BandstandError):
    """The router and the table of who may open what do not name the same addresses."""

    def __init__(self, routes: list[str]) -> None:
        super().__init__(Message("routes.differ", routes=", ".join(routes)))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A list of objects, for programs.")
def routes(as_json: bool) -> None:
    """List every address, its methods, and who may open it: as it is now, with or without accounts in this home."""
    table, open = declared(), not has_accounts()
    differing = sorted({row.route for row in table} ^ set(addresses()))
    if differing:
        raise RoutesDiffer(differing)
    rows = [{"route": row.route, "method": row.method, "roles": row.answers(open=open)} for row in table]
    click.echo(json.dumps(rows, indent=1) if as_json else "\n".join(line(row, open=open) for row in table))


def has_accounts() -> bool:
    """Whether somebody can log in to this home. One that is not made yet is left so."""
    home: Home = settings.HOME
    if connection.vendor == "sqlite" and not home.database.exists():
        return False
    open_home(for_reading=True)
    return bool(store.holders())


def declared() -> Sequence[Access]:
    """The table the settings name: the pages are the other face of the house, and are not imported here."""
    table: Sequence[Access] = import_string(settings.ACCESS_TABLE)
    return table


def addresses() -> Iterator[str]:
    """Every address the router knows, as people write it: `/session/<id>/`."""
    return walk(get_resolver(), "/")


def walk(resolver: URLResolver, above: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        here = above + as_written(entry)
        if isinstance(entry, URLPattern):
            yield here
        else:
            yield from walk(entry, here)


def as_written(entry: URLPattern | URLResolver) -> str:
    """One part of an address, with the names of what varies in it and without how that is matched."""
    pattern = str(entry.pattern)
    if isinstance(entry.pattern, RoutePattern):
        return CONVERTER.sub(r"<\1>", pattern)
    plain = replace_unnamed_groups(replace_named_groups(remove_non_capturing_groups(pattern)))
    return replace_metacharacters(plain).replace("\\", "")


def line(row: Access, *, open: bool) -> str:
    may = ", ".join(role for role, answer in row.answers(open=open).items() if answer == "yes")
    return f"{row.method:<6} {row.route:<40} {may}"
