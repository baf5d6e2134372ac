"""Keeping what was logged: out as an archive and in again, copied, put back, looked over."""

import os
import sys
import time
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from bandstand import store
from bandstand.cli.at_home import HomeReadOnly, LogVanished, open_home, require_the_log
from bandstand.exchange.archive import read_archive, write_archive
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

Existing = click.Path(exists=True, dir_okay=False, path_type=Path)


class CopyNotWhole(BandstandError):
    """A copy that is to be put back is damaged itself."""

    def __init__(self, file: Path) -> None:
        super().__init__(Message("keep.copy_not_whole", file=str(file)))


class FileUnusable(BandstandError):
    """A file that cannot be read or written."""

    def __init__(self, file: Path, reason: OSError) -> None:
        super().__init__(Message("keep.file", file=str(file), reason=reason.strerror or str(reason)))


@click.command("export")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here; else to standard output."
)
def export(output: Path | None) -> None:
    """Write everything that was logged as one archive."""
    open_home(for_reading=True)
    archive = write_archive(store.take_out(store.the_person()))
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
    open_home()
    store.put_in(whole)
    click.echo(say(Message("keep.imported", events=len(whole.kept) + len(whole.quarantined))), err=True)


def read_whole(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnusable(file, error) from error


@click.command()
def backup() -> None:
    """Copy the database into the home's folder `backups`, and look the copy over."""
    home = open_home()
    made = store.back_up(home.backups, time.time_ns() // 1_000_000)
    click.echo(str(made.file))
    click.echo(say(Message("keep.backed_up", events=made.verdict.events)), err=True)


@click.command()
@click.argument("copy", type=Existing)
def restore(copy: Path) -> None:
    """Put a copy in the place of the database. What stands there now is set aside."""
    home: Home = settings.HOME
    if settings.READ_ONLY:
        raise HomeReadOnly(home)
    home.make()
    held = home.lock()
    if store.verify_file(copy).trouble:
        raise CopyNotWhole(copy)
    aside = home.backups / f"replaced-{time.time_ns()}"
    store.put_back(copy, home.database, aside)
    open_home()
    store.begin_new_epoch()
    os.close(held)
    click.echo(say(Message("keep.restored", aside=str(aside))), err=True)


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
    click.echo(say(advice(home)), err=True)
    sys.exit(1)


def look_over(home: Home) -> store.Verdict:
    """The verdict on this home's database, also where it cannot even be opened."""
    try:
        if connection.vendor == "sqlite" and home.database.exists():
            require_the_log(home)  # a file that is there is looked at as it is, not brought up to date first
        else:
            open_home(for_reading=True)
        return store.verify()
    except (store.StoreTrouble, LogVanished) as trouble:
        return store.Verdict(trouble=(trouble.message,))


def advice(home: Home) -> Message:
    """What to do about damage: which copy to put back, if there is one."""
    good = store.newest_good(home.backups)
    return Message("keep.put_back", file=str(good)) if good else Message("keep.no_copy")
