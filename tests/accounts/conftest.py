"""Accounts are tried through everything a request passes, on a real SQLite file of their own."""

from pathlib import Path
from uuid import UUID

import pytest

from bandstand.web.account.tries import TRIES
from tests.accounts.visits import KAT, PAT, moved_in
from tests.store.conftest import file, laid, sqlite

__all__ = ["file", "kat", "laid", "nothing_held_against", "pat", "sqlite"]


@pytest.fixture(autouse=True)
def nothing_held_against() -> None:
    """Wrong tries of one test are none of the next one's business."""
    TRIES.forget()


@pytest.fixture
def kat(sqlite: Path) -> UUID:
    """Kat made the first account, so the home is hers."""
    return moved_in(KAT)


@pytest.fixture
def pat(kat: UUID) -> UUID:
    """Pat has the second account."""
    return moved_in(PAT, at=1_784_000_000_001)
