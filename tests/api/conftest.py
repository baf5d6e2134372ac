"""The API is tried through everything a request passes, on a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.api.phone import Wire
from tests.store.conftest import file, laid, sqlite, unblocked, writing_in_groups

__all__ = ["api_alone", "file", "laid", "sqlite", "unblocked", "wire", "writing_in_groups"]


@pytest.fixture(autouse=True)
def api_alone() -> Iterator[None]:
    """Only the API's addresses, so that no page can break these tests."""
    with override_settings(ROOT_URLCONF="tests.api.addresses"):
        yield


@pytest.fixture
def wire(sqlite: Path) -> Wire:
    """The way from a phone to this home."""
    return Wire()
