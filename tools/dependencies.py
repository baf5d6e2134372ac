"""What a built Bandstand depends on: the lines of run.in, so that they stand in one place only."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

NEEDED_TO_BUILD_ONLY = ("hatchling", "editables")


def requirements(text: str) -> list[str]:
    """The requirements of a `.in` file, without comments and what only the build needs."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(NEEDED_TO_BUILD_ONLY)]


class RunDependencies(MetadataHookInterface):
    """Fills `dependencies` of pyproject.toml when the package is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        metadata["dependencies"] = requirements((Path(self.root) / "run.in").read_text(encoding="utf-8"))
