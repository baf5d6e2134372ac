"""What a file is, by its first bytes. Its name is only what somebody called it."""

import io
import re
import zipfile
from enum import StrEnum

SNIFFED = 1024
PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RICH_TEXT = b"{\\rtf"
POSTSCRIPT = b"%!PS"
OTHER_PICTURES = (b"GIF8", b"BM", b"II*\0", b"MM\0*")
UTF_8 = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# What a locked Office file calls the box its real contents lie in.
LOCKED_BOX = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,800}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|div|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
# No keyboard writes these; tabs, line ends, form feeds and the escape of old terminals are left out.
_NOT_TYPED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_NOT_TYPED = 0.01


class Kind(StrEnum):
    """What can stand at the door."""

    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    WEB_PAGE = "web page"
    PHOTOGRAPH = "photograph"
    LOCKED = "locked"
    OLD_WORD = "old word"
    OTHER_PICTURE = "other picture"
    UNKNOWN = "unknown"


def kind_of(content: bytes) -> Kind:
    """The kind of a file."""
    start = content[:SNIFFED]
    if start.removeprefix(UTF_8).lstrip().startswith(PDF):
        return Kind.PDF
    if _is_photograph(start):
        return Kind.PHOTOGRAPH
    if start.startswith(ZIP):
        return Kind.DOCX if _holds_a_letter(content) else Kind.UNKNOWN
    if start.startswith(OLE):
        return Kind.LOCKED if LOCKED_BOX in content else Kind.OLD_WORD
    if start.startswith((RICH_TEXT, POSTSCRIPT)):
        return Kind.UNKNOWN
    words = _kind_of_words(content)
    return Kind.OTHER_PICTURE if words is Kind.UNKNOWN and start.startswith(OTHER_PICTURES) else words


def _is_photograph(start: bytes) -> bool:
    return (
        start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")
        or (start[4:8] == b"ftyp" and start[8:12] in HEIC_BRANDS)
    )


def _holds_a_letter(content: bytes) -> bool:
    """Whether a ZIP is a Word file: only its list of names is read. One that was cut short has none; it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True  # opening it says that only half of it is here


def _kind_of_words(content: bytes) -> Kind:
    start = content[:SNIFFED]
    if start.startswith(UTF_16):
        return Kind.WEB_PAGE if _WEB_PAGE.match(start[2:].replace(b"\0", b"")) else Kind.TEXT
    if _WEB_PAGE.match(start.removeprefix(UTF_8)):
        return Kind.WEB_PAGE
    strange = len(_NOT_TYPED.findall(start))
    return Kind.UNKNOWN if b"\0" in start or strange > MOST_NOT_TYPED * len(start) + 2 else Kind.TEXT
