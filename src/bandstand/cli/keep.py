"""Keeping what was logged: out as an archive and in again, copied, put back, looked over."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from bandstand import store
from bandstand.cli.at_home import (
    HomeReadOnly,
    LogVanished,
    open_home,
    require_known,
    require_no_newer,
    require_the_log,
)
from bandstand.cli.damage import advice, now_ms
from bandstand.cli.whose import person_of, whose
from bandstand.exchange.archive import read_archive, write_archive
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

Existing = click.Path(exists=True, dir_okay=False, path_type=Path)


class LogStands(BandstandError):
    """A copy is to take the place of a log, and nobody said that it may."""

    def __init__(self, file: Path) -> None:
        super().__init__(Message("keep.stands", file=str(file)))


class NoCopy(BandstandError):
    """The newest good copy is asked for, and there is none."""

    def __init__(self) -> None:
        super().__init__(Message("keep.no_copy"))


class FileUnusable(BandstandError):
    """A file that cannot be read or written."""

    def __init__(self, file: Path, reason: OSError) -> None:
        super().__init__(Message("keep.file", file=str(file), reason=reason.strerror or str(reason)))


@click.command("export")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here; else to standard output."
)
@whose
def export(output: Path | None, person: str | None) -> None:
    """Write everything that was logged as one archive."""
    open_home(for_reading=True)
    archive = write_archive(store.take_out(person_of(person)))
    if output is None:
        sys.stdout.buffer.write(archive)
        return
    write_whole(output, archive)
    click.echo(say(Message("keep.exported", file=str(output))), err=True)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or as it was before."""
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileUnusable(file, error) from error


@click.command("import")
@click.argument("archive", type=Existing)
def import_(archive: Path) -> None:
    """Put an archive into an empty home."""
    whole = read_archive(read_whole(archive))
    home = open_home()
    store.put_in(whole)
    if connection.vendor == "sqlite" and store.copies_in(home.backups):  # the copies of a log must know its life
        store.back_up(home.backups, now_ms())
    click.echo(say(Message("keep.imported", events=len(whole.kept) + len(whole.quarantined))), err=True)


def read_whole(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnusable(file, error) from error


@click.command()
@click.option(
    "--on-schedule",
    is_flag=True,
    help="As the server does each hour: only what is new, and older copies go when their time is over.",
)
def backup(on_schedule: bool) -> None:
    """Copy the database into the home's folder `backups`, and look the copy over."""
    home = open_home()
    make = store.back_up_on_schedule if on_schedule else store.back_up
    made = make(home.backups, now_ms())
    click.echo(str(made.file))
    told = "keep.backed_up" if made.new else "keep.nothing_new"
    click.echo(say(Message(told, events=made.verdict.events)), err=True)


@click.command()
@click.argument("copy", type=Existing, required=False)
@click.option("--newest", is_flag=True, help="The newest good copy of this home, in place of a FILE.")
@click.option("--replace", is_flag=True, help="Set aside the log that stands here now.")
def restore(copy: Path | None, newest: bool, replace: bool) -> None:
    """Put COPY in the place of the log, as a new life of it. A log that stands here is set aside only when told."""
    if newest is (copy is not None):
        raise click.UsageError("Name a copy, or say --newest.")
    store.require_sqlite()
    home: Home = settings.HOME
    if settings.READ_ONLY:
        raise HomeReadOnly(home)
    home.make()
    held = home.lock()
    try:
        put = copy or newest_of(home)
        store.learn_of_erased(home, put)
        aside = exchange(home, put, replace=replace)
        open_home()
    finally:
        os.close(held)
    click.echo(say(Message("keep.restored")), err=True)
    if any(aside.iterdir()):
        click.echo(say(Message("keep.set_aside", aside=str(aside))), err=True)
        for told in only_aside(aside / home.database.name, put):
            click.echo(say(told), err=True)


def only_aside(log: Path, put: Path) -> Iterator[Message]:
    """What was logged after the copy that was put back, so that nobody misses it unawares."""
    events, since = store.newer_in(log, put)
    if since is not None:
        told = "keep.set_aside_newer_one" if events == 1 else "keep.set_aside_newer"
        begun = f"{datetime.fromtimestamp(since / 1000, UTC):%d %B %Y, %H:%M} UTC".lstrip("0")
        yield Message(told, since=begun, events=events, aside=log.parent.name)


def newest_of(home: Home) -> Path:
    good = store.newest_good(home.backups, now_ms())
    if good is None:
        raise NoCopy
    return good


def exchange(home: Home, copy: Path, *, replace: bool) -> Path:
    """Put a copy in the place of the log, once it is clear that it may be; where the log went that stood there."""
    require_known(store.steps_in(copy))
    if not replace and store.holds_something(home.database):
        store.require_whole(copy)
        raise LogStands(copy)
    return store.put_back(copy, home.database, home.backups, now_ms())


@click.command()
def verify() -> None:
    """Look over every row that was kept. Exit 1 where something is not as it was written."""
    home: Home = settings.HOME
    verdict = look_over(home)
    if not verdict.trouble:
        click.echo(say(Message("keep.whole", events=verdict.events, persons=verdict.persons)))
        return
    for trouble in verdict.trouble:
        click.echo(say(trouble), err=True)
    if connection.vendor == "sqlite":  # PostgreSQL has its own copies, and none of ours would do
        click.echo(say(advice(home)), err=True)
    sys.exit(1)


def look_over(home: Home) -> store.Verdict:
    """The verdict on this home's database, also where it cannot even be opened."""
    try:
        if connection.vendor == "sqlite" and home.database.exists():
            require_the_log(home)  # a file that is there is looked at as it is, not brought up to date first
            require_no_newer()
        else:
            open_home(for_reading=True)
        return store.verify().and_(beside_copies(home))
    except (store.StoreTrouble, LogVanished) as trouble:
        return store.Verdict(trouble=(trouble.message,))


def beside_copies(home: Home) -> Sequence[Message]:
    """What the copies here say of the log. They say nothing of one that is on PostgreSQL."""
    return store.beside_its_copies(home.backups, now_ms()) if connection.vendor == "sqlite" else ()
