"""A short name for everything a figure is drawn from: when it changes, every address of a figure does too."""

import hashlib
from functools import cache
from pathlib import Path

import bandstand.body
import bandstand.catalog
import bandstand.figure

DRAWN_FROM = (bandstand.body, bandstand.catalog, bandstand.figure)


@cache
def figure_version() -> str:
    """Ten letters that stand for the present drawing code and the present catalogue."""
    whole = hashlib.sha256()
    for room in DRAWN_FROM:
        assert room.__file__ is not None, "a room is a folder of files"
        for file in sorted(Path(room.__file__).parent.rglob("*")):
            if file.suffix in (".py", ".toml"):
                whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:10]
