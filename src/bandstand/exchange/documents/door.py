"""The one door: bytes and a name in, the words out."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from bandstand.exchange.documents import apart, plain
from bandstand.exchange.documents.kind import Kind, kind_of
from bandstand.quantity import BandstandError, Message

MOST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 60
KNOWN_ENDINGS = frozenset({".pdf", ".docx", ".html", ".htm", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"})
REFUSED: Mapping[Kind, str] = MappingProxyType(
    {Kind.LOCKED: "upload.locked", Kind.OLD_WORD: "upload.old_word", Kind.OTHER_PICTURE: "upload.other_picture"}
)
_FOLDERS = re.compile(r"[/\\]")


def text_of(content: bytes, filename: str) -> str:
    """The words of a file, one line a line. Raises BandstandError, with a sentence to show, where it has none."""
    if len(content) > MOST_BYTES:
        raise BandstandError(Message("upload.too_big"))
    if not content:
        raise BandstandError(Message("upload.empty"))
    kind = kind_of(content)
    if kind is Kind.TEXT:
        return plain.text_of(content)
    if refusal := _refusal(kind, filename):
        raise BandstandError(refusal)
    return apart.text_of(content, kind)


def is_plain(content: bytes) -> bool:
    """Whether the file is text as it stands, so that places in it are places in the file."""
    return kind_of(content) is Kind.TEXT


def shown_name(filename: str) -> str:
    """A file's name as it may be shown: no folders, nothing unprintable, and not longer than a line."""
    last = _FOLDERS.split(filename)[-1]
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in last).split())
    if len(clean) <= LONGEST_NAME:
        return clean
    half = LONGEST_NAME // 2
    return f"{clean[:half]}…{clean[1 - half :]}"


def _refusal(kind: Kind, filename: str) -> Message | None:
    """Why this kind is not opened at all, None where it is."""
    if kind in REFUSED:
        return Message(REFUSED[kind])
    if kind is not Kind.UNKNOWN:
        return None
    ending = PurePosixPath(filename).suffix.lower()
    return Message("upload.misnamed", ending=ending) if ending in KNOWN_ENDINGS else Message("upload.unknown")
