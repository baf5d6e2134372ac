"""The pages are tried through everything a request passes, on a real SQLite file of their own."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from bandstand import store
from tests.store.conftest import file, laid, sqlite
from tests.web.life import Life
from tests.web.sheets import HIP
from tests.web.visitor import Visitor

__all__ = ["file", "laid", "life", "person", "planned", "sqlite", "visitor"]


@pytest.fixture
def visitor(sqlite: Path) -> Visitor:
    """Somebody at the door of an empty home."""
    return Visitor()


@pytest.fixture
def person(sqlite: Path) -> UUID:
    """The one person of the home."""
    return store.the_person()


@pytest.fixture
def life(person: UUID) -> Life:
    """The person's days before today."""
    return Life(person, today=datetime.now(UTC).date())


@pytest.fixture
def planned(visitor: Visitor) -> Visitor:
    """Somebody whose sheet was read and accepted just now."""
    visitor.open("/")
    visitor.press("Read my sheet", text=HIP)
    visitor.press("Take all proposals")
    visitor.press("Use this plan")
    return visitor
