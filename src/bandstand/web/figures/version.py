"""A short name for everything a figure is drawn from: when it changes, every address of a figure does too."""

import hashlib
from functools import cache
from pathlib import Path

from django.http import HttpRequest

import bandstand.body
import bandstand.catalog
import bandstand.exchange.library
import bandstand.figure
import bandstand.quantity
import bandstand.words

A_YEAR = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"  # asked for without the version: another release may draw it anew

ROOMS = (bandstand.body, bandstand.catalog, bandstand.figure, bandstand.quantity, bandstand.words)


@cache
def figure_version() -> str:
    """Ten letters that stand for the code, the catalogue and the words that figures and the library are made of."""
    whole = hashlib.sha256()
    for file in made_of():
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:10]


@cache
def made_of() -> tuple[Path, ...]:
    """Every file that may change what a figure or the library says, in a fixed order."""
    folders = [Path(room.__file__).parent for room in ROOMS if room.__file__]
    found = [file for folder in folders for file in folder.rglob("*") if file.suffix in (".py", ".toml")]
    return (*sorted(found), Path(bandstand.exchange.library.__file__))


def kept_for(request: HttpRequest) -> str:
    """How long a browser may keep what is drawn from the catalogue: for good under the address of its version."""
    return A_YEAR if request.GET.get("v") == figure_version() else AN_HOUR
