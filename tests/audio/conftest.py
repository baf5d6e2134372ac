"""A home with a plan, as the pages leave it."""

from tests.web.conftest import file, laid, planned, sqlite, visitor

__all__ = ["file", "laid", "planned", "sqlite", "visitor"]
