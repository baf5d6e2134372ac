"""Scans and photographs of a sheet are read like its words. A small slice: gauge.py has the whole table."""

import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from bandstand.exchange.documents import text_of
from tests.documents.degrade import SCAN_DPI, Level, Picture, as_jpeg, pages_of, pictures_of
from tests.documents.printed import Look, pdf_of
from tests.documents.sheets_of_ours import LOOKS, exercises_in, words

SMALL = "Knee plan\n\n- Wall sit: 3 sets of 30 seconds\n- Clamshell: 2 sets of 12 reps each side\n"
NOTE = Look(height=125, size=14)


def page(text: str = SMALL, look: Look = NOTE) -> Picture:
    return pages_of(pdf_of(text, look), SCAN_DPI)[0]


def saved(picture: Picture, kind: str, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    Image.fromarray(picture).save(out, kind, exif=exif)
    return out.getvalue()


def test_a_scanned_pdf_is_read_like_its_words() -> None:
    scan = Image.open(io.BytesIO(pictures_of(pdf_of(words("hip-table"), LOOKS["hip-table"]), Level.CLEAN, seed=1)[0]))
    out = io.BytesIO()
    scan.save(out, "PDF", resolution=SCAN_DPI)
    assert exercises_in(text_of(out.getvalue(), "scan.pdf")) == exercises_in(words("hip-table"))


def test_a_fair_photograph_of_a_page_on_a_table_is_read_like_its_words() -> None:
    photograph = pictures_of(pdf_of(words("knee-list"), LOOKS["knee-list"]), Level.FAIR, seed=2)[0]
    assert exercises_in(text_of(photograph, "IMG_1.jpg")) == exercises_in(words("knee-list"))


def test_a_photograph_that_says_how_it_was_held_is_turned_upright() -> None:
    held = np.ascontiguousarray(np.rot90(page()))
    assert text_of(saved(held, "JPEG", orientation=6), "IMG_2.jpg") == SMALL


def test_one_on_its_head_that_does_not_say_so_is_turned_upright_too() -> None:
    assert text_of(saved(np.ascontiguousarray(np.rot90(page(), 2)), "WEBP"), "IMG_3.webp") == SMALL


@pytest.mark.parametrize("orientation", [1, 2], ids=["says nothing of it", "says so"])
def test_a_mirrored_photograph_is_mirrored_back(orientation: int) -> None:
    assert text_of(saved(np.ascontiguousarray(page()[:, ::-1]), "JPEG", orientation), "IMG_5.jpg") == SMALL


def test_one_that_says_it_is_mirrored_and_is_not_is_read_as_well() -> None:
    assert text_of(saved(page(), "JPEG", orientation=2), "IMG_6.jpg") == SMALL


def test_a_picture_without_words_gets_a_sentence() -> None:
    with pytest.raises(Exception, match=r"upload\.no_words_seen"):
        text_of(as_jpeg(np.full((400, 300, 3), 250, dtype=np.uint8), 80), "IMG_4.jpg")


def test_where_the_extra_is_missing_a_sentence_names_the_command() -> None:
    hidden = (
        "import sys; sys.modules['rapidocr'] = None\n"
        "from bandstand.exchange.documents.worker import Kind, answer\n"
        "print(answer(sys.stdin.buffer.read(), Kind.PHOTOGRAPH))"
    )
    done = subprocess.run([sys.executable, "-c", hidden], input=saved(page(), "PNG"), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "{'trouble': 'upload.no_ocr'}"


def test_nothing_heavy_is_loaded_before_a_document_comes() -> None:
    heavy = {"pdfplumber", "PIL", "cv2", "lxml", "mammoth", "numpy", "rapidocr"}
    look = f"import sys, bandstand.cli.read; print(sorted({heavy} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
