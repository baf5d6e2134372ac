"""A copy of the house with one mistake in it; the house itself knows nothing of that."""

import shutil
from pathlib import Path

from tests.campaign.phones import mistakes

HOUSE = Path(__file__).resolve().parents[3] / "src"
STATIC = Path("bandstand/web/static/bandstand")


def mistaken(folder: Path, fault: str) -> Path | None:
    """Where the copy with this mistake stands; None without one."""
    return changed(folder, mistakes.ALL[fault]) if fault else None


def changed(folder: Path, changes: mistakes.Change) -> Path:
    """Where a copy of the house with these changes stands. The places to change have to be there."""
    source = folder / "src"
    shutil.copytree(HOUSE, source, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (right, wrong) in changes.items():
        place = source / STATIC / name
        text = place.read_text(encoding="utf-8")
        assert right in text, f"{name} no longer says {right!r}"
        place.write_text(text.replace(right, wrong), encoding="utf-8")
    return source
