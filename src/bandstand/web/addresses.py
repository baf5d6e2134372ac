"""Where the static files stand, for the pages that name them."""

from functools import cached_property

from django.contrib.staticfiles.storage import StaticFilesStorage


class Addresses(StaticFilesStorage):
    """Works an address out once: a page names some twenty, and none changes while a process runs."""

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def url(self, name: str | None) -> str:
        """The address of one file."""
        asked = name or ""
        if asked not in self._known:
            self._known[asked] = super().url(asked)
        return self._known[asked]
