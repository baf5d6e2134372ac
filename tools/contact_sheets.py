"""Contact sheets: every exercise, variant and view as frames in a row, to be looked at as a therapist would.

`python -m tools.contact_sheets [EXERCISE ...]` writes PNG files into shots/figures/: one an exercise, in light, dark,
as black-and-white print, and as wide as a small phone. `make shots` does so for all.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Exercise, View, load_catalogue
from bandstand.figure import Playing, Theme, draw

HERE = Path(__file__).resolve().parent.parent
SHEETS = HERE / "shots/figures"
CHROMIUM = "/usr/bin/chromium"
PAPER = {Theme.LIGHT: "#FAF7F2", Theme.DARK: "#12161A"}
INK = {Theme.LIGHT: "#1C2730", Theme.DARK: "#EEF1F2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One way to look at an exercise: how wide, how many frames in a row, in which colours."""

    name: str
    width: int
    frames: int
    theme: Theme = Theme.LIGHT
    filter: str = "none"


ALL = (
    Sheet(name="light", width=1560, frames=6),
    Sheet(name="dark", width=1560, frames=6, theme=Theme.DARK),
    Sheet(name="print", width=1560, frames=6, filter="grayscale(1)"),
    Sheet(name="phone", width=360, frames=3),
)


def main(names: Sequence[str]) -> int:
    catalogue = load_catalogue()
    chosen = [catalogue.exercise(name) for name in names] or list(catalogue.exercises)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
        taken = take_all(browser, chosen)
        browser.close()
    print(f"{taken} contact sheets of {len(chosen)} exercises stand in {SHEETS.relative_to(HERE)}/.")
    return 0


def take_all(browser: Browser, exercises: Sequence[Exercise]) -> int:
    """Every sheet of every exercise; how many there are."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for sheet in ALL:
        tab = browser.new_page(viewport={"width": sheet.width, "height": 900})
        for exercise in exercises:
            tab.set_content(page_of(exercise, sheet))
            tab.screenshot(path=SHEETS / f"{exercise.id}-{sheet.name}.png", full_page=True)
        tab.close()
    return len(ALL) * len(exercises)


def page_of(exercise: Exercise, sheet: Sheet) -> str:
    rows = "".join(
        f"<h2>{exercise.id} / {variant.id} / {view.value}</h2>{row_of(exercise, variant.id, view, sheet)}"
        for variant in exercise.variants
        for view in exercise.views_of(variant)
    )
    colours = f"background:{PAPER[sheet.theme]};color:{INK[sheet.theme]};filter:{sheet.filter}"
    look = f"{colours};font:15px sans-serif;margin:8px"
    return f'<html><body style="{look}">{rows}</body></html>'


def row_of(exercise: Exercise, variant: str, view: View, sheet: Sheet) -> str:
    form = exercise.variant(variant)
    assert form is not None, "a variant of its own"
    place = next(iter(exercise.placements_of(form)), None)
    band = BandColour.GREEN if place else None
    key = FigureKey(exercise=exercise.id, variant=variant, placement=place, band=band, view=view)
    phases = tuple(round(frame / sheet.frames, 4) for frame in range(sheet.frames))
    drawn = draw(key, sheet.theme, Playing.STRIP, phases)
    return drawn.replace("<svg ", f'<svg width="{sheet.width - 20}" ', 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
