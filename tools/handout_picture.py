"""`python -m tools.handout_picture`: both pages of a made-up programme's handout side by side, as docs/handout.png."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pypdfium2
from PIL import Image

from bandstand.exchange.paper import handout
from bandstand.prescription import Band, Plan
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from bandstand.prescription.starting import with_band_to_begin

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "handout.png"
SINCE = date(2026, 11, 22)
SCALE = 1.25  # dots a point
GAP, DESK = 16, "#C9C2B6"
COLOURS = 200


def made_up() -> Plan:
    """The sheet of `bandstand demo`, every proposal taken, with its lightest band."""
    sheet = files("bandstand.actions").joinpath("demo_sheet.txt").read_text(encoding="utf-8")
    bands = (Band(ordinal=1, colour="red"), Band(ordinal=2, colour="green"))
    return replace(with_band_to_begin(propose(to_plan(read(sheet))), bands), number=1)


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """The pages on a desk."""
    wide = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    desk = Image.new("RGB", (wide, max(page.height for page in pages) + 2 * GAP), DESK)
    left = GAP
    for page in pages:
        desk.paste(page, (left, GAP))
        left += page.width + GAP
    return desk


def main() -> None:
    """Write the picture."""
    with pypdfium2.PdfDocument(handout(made_up(), SINCE)) as document:
        pages = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    side_by_side(pages).quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
