"""A short name for everything a figure is drawn from: when it changes, every address of a figure does too."""

import hashlib
from functools import cache
from pathlib import Path

from django.http import HttpRequest

import bandstand.body
import bandstand.catalog
import bandstand.figure

A_YEAR = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"  # asked for without the version: another release may draw it anew

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


def kept_for(request: HttpRequest) -> str:
    """How long a browser may keep what is drawn from the catalogue: for good under the address of its version."""
    return A_YEAR if request.GET.get("v") == figure_version() else AN_HOUR
