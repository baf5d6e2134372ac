"""A Word file: its paragraphs, lists and tables, through mammoth. Nothing is ever unpacked to the disk."""

import io
import zipfile
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

import defusedxml.sax
import mammoth
from defusedxml.common import DefusedXmlException

from bandstand.exchange.documents.blocks import Block
from bandstand.exchange.documents.marked_up import blocks_of_tree, tree_of
from bandstand.quantity import BandstandError, Message

MOST_PARTS = 2000
MOST_XML = 32 * 1024 * 1024  # a sheet has a hundred KiB
MOST_UNFOLDED = 200 * 1024 * 1024  # with its pictures, which are not looked at
XML = (".xml", ".rels")
# How XML can begin, whatever a part is called: the relations may name any part as the document.
BEGINS_XML = (b"<", b" ", b"\t", b"\r", b"\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\n"


def blocks_of(content: bytes) -> list[Block]:
    """What the file says. Raises BandstandError where it is not what a Word program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            require_harmless(parts)
    except (zipfile.BadZipFile, RuntimeError) as trouble:  # RuntimeError: locked, or packed in an unknown way
        raise BandstandError(Message("upload.damaged")) from trouble
    page = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map=STYLES,
        convert_image=mammoth.images.img_element(lambda _picture: {}),
        ignore_empty_paragraphs=False,
        external_file_access=False,
    )
    root = tree_of(f"<body>{page.value}</body>")
    return blocks_of_tree(root, airy=False) if root is not None else []


def require_harmless(parts: zipfile.ZipFile) -> None:
    """Raises BandstandError for what unfolds without end, leads outside, or calls for others."""
    listed = parts.infolist()
    if any(_leads_outside(part.filename) for part in listed):
        raise BandstandError(Message("upload.leads_outside"))
    if len(listed) > MOST_PARTS:
        raise BandstandError(Message("upload.unfolds"))
    xml = [part for part in listed if _may_be_xml(parts, part)]
    if _unfolded(xml) > MOST_XML or _unfolded(listed) > MOST_UNFOLDED:
        raise BandstandError(Message("upload.unfolds"))
    for part in xml:
        _require_closed(parts.read(part))


def _may_be_xml(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a parser could be made to read a part: by what it is called, or by how it begins."""
    with parts.open(part) as content:
        return part.filename.lower().endswith(XML) or content.read(3).startswith(BEGINS_XML)


def _unfolded(parts: list[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _leads_outside(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ":" in path or ".." in path.split("/")


def _require_closed(xml: bytes) -> None:
    """XML that names nothing outside itself and defines nothing that could grow."""
    try:
        defusedxml.sax.parseString(xml, ContentHandler(), forbid_dtd=True)
    except DefusedXmlException as trouble:
        raise BandstandError(Message("upload.calls_outside")) from trouble
    except SAXParseException:
        pass  # what is no XML here is none where it is read
