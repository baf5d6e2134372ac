"""Every test of the store has a database of its own, laid as a home lays it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bandstand import store
from tests.store.databases import Cluster, Database, emptied, leading_to, migrated, sqlite_at


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """An empty home's file, to be copied."""
    file = tmp_path_factory.mktemp("laid") / "bandstand.sqlite3"
    with django_db_blocker.unblock():
        migrated(sqlite_at(file))
    return file


@pytest.fixture
def file(laid: Path, tmp_path: Path) -> Path:
    """One home's SQLite file."""
    return Path(shutil.copy(laid, tmp_path / "bandstand.sqlite3"))


@pytest.fixture
def sqlite(file: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A home on SQLite is open; the path of its file."""
    with django_db_blocker.unblock(), leading_to(sqlite_at(file)):
        yield file


@pytest.fixture
def writing_in_groups(sqlite: Path) -> Iterator[Path]:
    """The same home, with the writer that a server has; the path of its file."""
    store.write_in_groups()
    yield sqlite
    store.write_alone()


@pytest.fixture(scope="session")
def cluster(django_db_blocker: Any) -> Iterator[Cluster]:
    """A running PostgreSQL with Bandstand's tables in the database `laid`."""
    programs = Cluster.programs_here()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here: these tests ran on SQLite only")
    started = Cluster(programs)
    started.start()
    try:
        with django_db_blocker.unblock():
            migrated(started.make("laid"))
        yield started
    finally:
        started.stop()


@pytest.fixture
def postgresql(cluster: Cluster, django_db_blocker: Any) -> Iterator[Database]:
    """An empty home on PostgreSQL is open."""
    with django_db_blocker.unblock(), leading_to(cluster.database("laid")):
        emptied()
        yield cluster.database("laid")


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest) -> str:
    """A home is open, on each kind of database in turn."""
    request.getfixturevalue(request.param)
    return str(request.param)


@pytest.fixture
def person(home: str) -> UUID:
    """The one person of the home."""
    return store.the_person()


@pytest.fixture
def unblocked(django_db_blocker: Any) -> Iterator[None]:
    """The test opens databases of its own."""
    with django_db_blocker.unblock():
        yield
