"""The process that opens one document: the bytes come in on standard input, the words leave on standard output.

What it gives up before it opens anything stands in `limits.py`.
"""

import json
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from bandstand.exchange.confined import quiet
from bandstand.exchange.documents import plain
from bandstand.exchange.documents.blocks import Block, as_text
from bandstand.exchange.documents.extra import reads_pictures
from bandstand.exchange.documents.kind import Kind
from bandstand.exchange.documents.limits import hold_to_limits
from bandstand.quantity import BandstandError, Json, Message

NO_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PDF: "upload.no_words",
        Kind.DOCX: "upload.no_words",
        Kind.WEB_PAGE: "upload.no_words",
        Kind.PHOTOGRAPH: "upload.no_words_seen",
    }
)


def main() -> None:
    """Read one document and say what it holds."""
    kind = Kind(sys.argv[1])
    hold_to_limits(kind, seconds=int(sys.argv[2]))
    with quiet() as out:
        out.write(json.dumps(answer(sys.stdin.buffer.read(), kind)).encode())


def answer(content: bytes, kind: Kind) -> Json:
    """The words, or the sentence that says why there are none."""
    try:
        text = _text_of(content, kind)
    except BandstandError as situation:
        return {"trouble": situation.message.id}
    except (MemoryError, RecursionError):
        return {"trouble": "upload.too_much"}
    except Exception:
        # Whatever a library makes of a file that is not what it says: to the person it is one and the same thing.
        return {"trouble": "upload.damaged"}
    if len(text.encode("utf-8", "surrogatepass")) > plain.MOST_BYTES:
        return {"trouble": "sheet.too_long"}
    return {"text": text} if text.strip() else {"trouble": NO_WORDS[kind]}


def _text_of(content: bytes, kind: Kind) -> str:
    """What a code of ours carries, else the words. A code that had no room for all of it speaks only for a picture
    whose words nobody here can read.
    """
    if kind not in (Kind.PDF, Kind.PHOTOGRAPH):
        return as_text(_reader_of(kind)(content))
    from bandstand.exchange.documents.code import carried_in, words_of

    carried = carried_in(content, kind)
    speaks = carried is not None and (carried.whole or (kind is Kind.PHOTOGRAPH and not reads_pictures()))
    return words_of(carried) if carried and speaks else as_text(_reader_of(kind)(content))


def _reader_of(kind: Kind) -> Callable[[bytes], list[Block]]:
    """The reader of one kind. Each brings heavy libraries along, so none is loaded for another."""
    if kind is Kind.PDF:
        from bandstand.exchange.documents.pdf import blocks_of as of_pdf

        return of_pdf
    if kind is Kind.DOCX:
        from bandstand.exchange.documents.docx import blocks_of as of_docx

        return of_docx
    if kind is Kind.WEB_PAGE:
        from bandstand.exchange.documents.web_page import blocks_of as of_web_page

        return of_web_page
    if kind is Kind.PHOTOGRAPH:
        from bandstand.exchange.documents.photograph import blocks_of as of_photograph

        return of_photograph
    raise BandstandError(Message("upload.unknown"))


if __name__ == "__main__":
    main()
