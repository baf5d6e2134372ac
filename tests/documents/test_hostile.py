"""A file that is broken, locked, far too large or made to do harm gets a sentence, and the server stays as it was."""

import io
import json
import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from bandstand.exchange.documents import MOST_BYTES, apart, shown_name, text_of
from bandstand.exchange.documents.kind import Kind
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.documents.made import W, docx, locked_pdf, paragraph, pdf_with_pages, pdf_with_words, web_page, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GROWING = f"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""
CALLING = GROWING.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/hostname"')


def sentence(content: bytes, name: str = "sheet.pdf") -> str:
    with pytest.raises(BandstandError) as told:
        text_of(content, name)
    return say(told.value.message)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", (width, height), 1).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (lambda: b"x" * (MOST_BYTES + 1), "sheet.txt", "larger than 20 MB"),
        (lambda: pdf_with_pages(31), "sheet.pdf", "more than 30 pages"),
        (locked_pdf, "sheet.pdf", "locked with a password"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "sheet.docx", "locked with a password"),
        (lambda: OLE + bytes(600), "sheet.doc", "older kind of Word file"),
        (lambda: b"%PDF-1.7\nand then nothing", "sheet.pdf", "damaged"),
        (lambda: docx(paragraph("Bridge"))[:40], "sheet.docx", "only half of it is here"),
        (lambda: b"", "sheet.pdf", "That file is empty"),
        (lambda: docx(paragraph("Bridge"))[:-200], "sheet.docx", "damaged"),
        (lambda: b"\xff\xd8\xff\xe0" + b"no picture" * 9, "sheet.jpg", "damaged"),
        (lambda: pdf_with_pages(2), "sheet.pdf", "No words were found"),
        (lambda: docx(paragraph(" ")), "sheet.docx", "No words were found"),
        (lambda: b"<html><body><img src='x.png'></body></html>", "sheet.html", "No words were found"),
        (lambda: docx(more={"word/document.xml": GROWING}), "sheet.docx", "calls for others"),
        (lambda: docx(more={"word/document.xml": CALLING}), "sheet.docx", "calls for others"),
        (lambda: docx(more={"word/doc.bin": GROWING}, at="word/doc.bin"), "sheet.docx", "calls for others"),
        (lambda: docx(more={"x.png": " \n" + GROWING[21:]}, at="x.png"), "sheet.docx", "calls for others"),
        (lambda: docx(more={"x.bin": GROWING.encode("utf-16")}, at="x.bin"), "sheet.docx", "calls for others"),
        (lambda: docx(more={"x.bin": b" " * 40_000_000}, at="x.bin"), "sheet.docx", "unfolds"),
        (lambda: docx(more={"../../bandstand/x.xml": "<a/>"}), "sheet.docx", "paths that lead out"),
        (lambda: docx(more={"C:\\x.xml": "<a/>"}), "sheet.docx", "paths that lead out"),
        (lambda: docx(more={"word/x.xml": b" " * 40_000_000}), "sheet.docx", "unfolds"),
        (lambda: docx(more={"word/media/x.png": bytes(210_000_000)}), "sheet.docx", "unfolds"),
        (lambda: picture(10_000, 6_000), "sheet.png", "more than 50 million dots"),
        (lambda: picture(10, 10, "GIF"), "sheet.gif", "kind of picture"),
        (lambda: zipped({"a.txt": "Bridge 3 x 10"}), "sheet.zip", "not text, PDF, Word"),
        (lambda: b"\x7fELF" + bytes(range(256)), "sheet", "not text, PDF, Word"),
        (lambda: b"\x7fELF" + bytes(range(256)), "sheet.PDF", "named .pdf, but holds something else"),
        (lambda: zipped({"xl/workbook.xml": "<a/>"}), "sheet.docx", "named .docx, but holds something else"),
        (lambda: b"{\\rtf1 Bridge 3 x 10}", "sheet.jpg", "named .jpg, but holds something else"),
        (lambda: docx(*[paragraph("Bridge, 3 sets of 10 reps. " * 40)] * 80), "sheet.docx", "longer than 64 kilobytes"),
    ],
)
def test_what_cannot_be_opened_gets_a_sentence(make: Callable[[], bytes], name: str, words: str) -> None:
    assert words in sentence(make(), name)


@pytest.mark.parametrize("name", ["sheet.txt", "sheet.docx", "sheet", "../../etc/passwd", "sheet.jpg"])
def test_what_a_file_is_called_does_not_matter(name: str) -> None:
    assert text_of(pdf_with_words("Bridge: 3 sets of 10 reps"), name) == "Bridge: 3 sets of 10 reps\n"
    assert text_of(docx(paragraph("Bridge: 3 x 10")), name) == "Bridge: 3 x 10\n"


def test_a_text_that_speaks_of_pdf_is_a_text() -> None:
    text = "Bridge: 3 x 10\nSave this as %PDF-1.7 if you like.\n"
    assert text_of(text.encode(), "sheet.txt") == text


def test_blanks_before_a_pdf_do_no_harm() -> None:
    assert text_of(b"\r\n" + pdf_with_words("Bridge: 3 sets of 10 reps"), "x") == "Bridge: 3 sets of 10 reps\n"


def test_a_file_that_never_ends_is_given_up_after_its_time() -> None:
    endless = pdf_with_words(*["Bridge"] * 200_000)
    with pytest.raises(BandstandError) as told:
        apart.text_of(endless, Kind.PDF, seconds=1)
    assert "took too long" in say(told.value.message)


def test_a_file_that_unfolds_in_memory_ends_its_own_process_only() -> None:
    zeros = zlib.compressobj(9)
    unit = zeros.compress(bytes(1 << 24)) + zeros.flush(zlib.Z_FULL_FLUSH)
    bomb = pdf_with_words(stream=unit + unit[2:] * 255, filters="/FlateDecode")  # 4 GiB
    with pytest.raises(BandstandError) as told:
        apart.text_of(bomb, Kind.PDF, seconds=4)
    assert told.value.message.id in GIVEN_UP


GIVEN_UP = {"upload.too_much", "upload.slow", "upload.stopped", "upload.damaged", "upload.no_words"}
TRIES = {
    "call an address": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "open a socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look up a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "run a program": "import subprocess; subprocess.run(['true'])",
    "run a shell": "import os; os.system('true')",
}


@pytest.mark.parametrize("what", TRIES)
def test_the_process_that_opens_a_document_can_not(what: str) -> None:
    begin = "from bandstand.exchange.documents import limits as w; w.hold_to_limits(w.Kind.DOCX, seconds=20)\n"
    done = subprocess.run([sys.executable, "-c", begin + TRIES[what]], capture_output=True, text=True, check=False)
    assert "a file may not do this" in done.stderr


def test_it_can_not_write_a_file_either(tmp_path: object) -> None:
    begin = "from bandstand.exchange.documents import limits as w; w.hold_to_limits(w.Kind.DOCX, seconds=20)\n"
    write = f"open({str(tmp_path) + '/x'!r}, 'w').write('x' * 9999)"
    done = subprocess.run([sys.executable, "-c", begin + write], capture_output=True, check=False)
    assert done.returncode != 0


def test_pictures_and_styles_of_a_page_are_not_followed() -> None:
    article = "<p>Clamshell: 2 sets of 12.</p><img src='http://127.0.0.1:9/x.png'><iframe src='//x/'></iframe>"
    page = web_page(article).replace(b"<head>", b"<head><link rel=stylesheet href='http://127.0.0.1:9/x.css'>")
    assert "Clamshell" in text_of(page, "page.html")


def test_what_a_library_prints_does_not_reach_the_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bandstand.exchange.documents.worker", "docx", "20"],
        input=docx(paragraph("Bridge")),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"text": "Bridge\n"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("knee plan.pdf", "knee plan.pdf"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe\n\x07", "a fdp.exe"),
        ("x" * 200 + ".pdf", "x" * 30 + "…" + "x" * 25 + ".pdf"),
    ],
)
def test_the_name_of_a_file_is_shown_short_and_without_tricks(given: str, shown: str) -> None:
    assert shown_name(given) == shown
