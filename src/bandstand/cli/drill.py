"""`bandstand drill`: the newest copy is put back into a home of its own, served, read and verified; then it is gone."""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import click
from django.conf import settings

from bandstand import store
from bandstand.actions.safekeeping import age
from bandstand.cli.damage import now_ms
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

PAGES = ("", "plan/", "log/", "exercises/", "settings/", "safety/")
PATIENCE_S = 600  # for one step with the largest log we plan for
OURS = ("BANDSTAND_", "DATABASE_URL")


class DrillFailed(BandstandError):
    """A copy did not come back to life. The log itself was not touched."""

    def __init__(self, step: str, said: str | Message) -> None:
        super().__init__(Message("drill.failed", step=Message(f"drill.{step}"), said=said))


class NoCopyToRehearse(BandstandError):
    def __init__(self) -> None:
        super().__init__(Message("drill.no_copy"))


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A home for one rehearsal."""

    folder: Path

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "bandstand", *words]

    @property
    def environment(self) -> dict[str, str]:
        """Ours, without what leads to the real home or chooses how it is served."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        return kept | {"BANDSTAND_HOME": str(self.folder / "home")}

    def run(self, step: str, *words: str) -> None:
        """One command to its end, which has to be a good one."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        if done.returncode:
            raise DrillFailed(step, done.stderr.strip())


@click.command()
def drill() -> None:
    """Rehearse: put the newest good copy into a home of its own, start it, read from it, and verify it."""
    home: Home = settings.HOME
    store.require_sqlite()
    good = store.newest_good(home.backups, now_ms())
    copy = next((each for each in store.copies_in(home.backups) if each.file == good), None)
    if copy is None:
        raise NoCopyToRehearse
    with tempfile.TemporaryDirectory(prefix="bandstand-drill-") as folder:
        rehearse(Rehearsal(Path(folder)), copy.file)
    note(home)
    click.echo(say(Message("drill.good", age=age(now_ms() - copy.made_at))))
    click.echo(str(copy.file))


def rehearse(rehearsal: Rehearsal, copy: Path) -> None:
    """Every step as somebody would take it on a new machine. Raises DrillFailed at the first that fails."""
    rehearsal.run("restore", "restore", str(copy))
    with serving(rehearsal) as address:
        for page in PAGES:
            look(address + page)
        found = events_at(address)
    kept = store.events_in(copy)
    if found != kept:
        raise DrillFailed("read", Message("drill.short", found=found, kept=kept))
    rehearsal.run("verify", "verify")


@contextmanager
def serving(rehearsal: Rehearsal) -> Iterator[str]:
    """The address of a real server on the rehearsal's home."""
    command = rehearsal.command("serve", "--port", str(free_port()))
    with subprocess.Popen(
        command, env=rehearsal.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            assert server.stderr
            address = server.stdout.readline().strip()  # ends without a line when the server ends
            if not address:
                raise DrillFailed("serve", server.stderr.read().strip())
            yield address
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def look(address: str) -> bytes:
    """What one address answers; anything but a whole page fails the rehearsal."""
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=PATIENCE_S) as answer:
            return bytes(answer.read())
    except HTTPError as refusal:
        with refusal:
            raise DrillFailed("read", Message("drill.refused", address=address, status=refusal.code)) from refusal
    except (OSError, HTTPException) as trouble:
        raise DrillFailed("read", Message("drill.no_answer")) from trouble


def events_at(address: str) -> int:
    """How many events a phone gets that has none yet."""
    cursor, found, more = 0, 0, True
    while more:
        told = json.loads(look(f"{address}api/v1/changes?cursor={cursor}"))
        cursor, found, more = told["cursor"], found + len(told["events"]), told["more"]
    return found


def note(home: Home) -> None:
    """Keep the date, where it can be kept."""
    try:
        store.note_rehearsal(home.backups, now_ms())
    except OSError:
        click.echo(say(Message("drill.not_noted")), err=True)
