"""Databases for tests: a real SQLite file, and PostgreSQL from a throw-away cluster where one is installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.signals import connection_created

django.setup()

Database = Mapping[str, Any]


@contextmanager
def leading_to(database: Database) -> Iterator[None]:
    """Have Django's one connection lead to another database for a while."""
    before = connections.settings["default"]
    _lead_to(connections.configure_settings({"default": dict(database)})["default"])
    try:
        yield
    finally:
        _lead_to(before)


def _lead_to(database: Database) -> None:
    connections["default"].close()
    connections.settings["default"] = database
    del connections["default"]


def sqlite_at(file: Path, **options: object) -> Database:
    """A home's own file, opened just as the settings open it."""
    ours = settings.DATABASES["default"]
    return {**ours, "NAME": str(file), "OPTIONS": {**ours["OPTIONS"], **options}}


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that any thread of this process sends to SQLite, as SQLite itself sees it."""
    seen: list[str] = []

    def hear(said: str) -> None:
        # Each trigger inside an INSERT says the whole INSERT once more, values and all; it is still one statement.
        if not (said.startswith("INSERT") and seen[-1:] == [said]):
            seen.append(said)

    def listen(connection: Any, **_told: object) -> None:
        connection.connection.set_trace_callback(hear)

    connection_created.connect(listen)
    connections["default"].close()
    try:
        yield seen
    finally:
        connection_created.disconnect(listen)
        connections["default"].close()


def migrated(database: Database) -> None:
    """Lay Bandstand's tables."""
    with leading_to(database):
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def emptied() -> None:
    """Empty every table of ours on PostgreSQL; only its superuser can pass the guards, and only like this."""
    ours = [name for name in connection.introspection.table_names() if name.startswith("store_")]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(ours)} CASCADE")
        cursor.execute("RESET session_replication_role")


class Cluster:
    """A PostgreSQL cluster in a temporary folder, reached through a socket there, by a user who is not root."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path must be short
        if user := self._user():
            shutil.chown(self.folder, user)

    @staticmethod
    def _user() -> str | None:
        """Who runs it: PostgreSQL refuses to run as root."""
        users = {entry.pw_name for entry in pwd.getpwall()}
        return next(name for name in ("postgres", "nobody") if name in users) if os.geteuid() == 0 else None

    @staticmethod
    def programs_here() -> Path | None:
        """Where `initdb` and `pg_ctl` stand, None where PostgreSQL is not installed."""
        found = shutil.which("initdb")
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        return Path(found).parent if found else installed[-1].parent if installed else None

    def start(self) -> None:
        """Make the cluster and start it; it answers when this returns."""
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-A", "trust", "-U", "bandstand", "-E", "UTF8", "--locale=C", "--no-sync")
        how = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", data, "-l", str(self.folder / "log"), "-o", how, "-w", "start")

    def stop(self) -> None:
        """End it and leave nothing behind."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

    def database(self, name: str) -> Database:
        """How Django reaches one database of this cluster."""
        place = {"HOST": str(self.folder), "USER": "bandstand", "PASSWORD": "", "PORT": ""}
        return {"ENGINE": "django.db.backends.postgresql", "NAME": name, **place}

    def make(self, name: str) -> Database:
        """A new database."""
        with leading_to(self.database("postgres")), connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        return self.database(name)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [str(self.programs / program), *words],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            user=self._user(),
        )
