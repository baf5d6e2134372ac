"""A copy of the house with one mistake in it; the house itself knows nothing of that."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.campaign.phones import mistakes

HOUSE = Path(__file__).resolve().parents[3] / "src"
STATIC = Path("bandstand/web/static/bandstand")


def mistaken(folder: Path, fault: str) -> Path | None:
    """Where the copy with this mistake stands; None without one. The place to change has to be there."""
    if not fault:
        return None
    source = folder / "src"
    shutil.copytree(HOUSE, source, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (right, wrong) in changes(fault).items():
        place = source / STATIC / name
        text = place.read_text(encoding="utf-8")
        assert right in text, f"{fault}: {name} no longer says {right!r}"
        place.write_text(text.replace(right, wrong), encoding="utf-8")
    return source


def changes(fault: str) -> Mapping[str, tuple[str, str]]:
    """For each file of the pages what it says, and what it says with the mistake."""
    return mistakes.ALL[fault]
