"""Contact sheets: every exercise, variant and view as frames in a row, to be looked at as a therapist would.

`python -m tools.contact_sheets [EXERCISE ...]` writes PNG files into shots/figures/: one an exercise, in light, in dark
and as black-and-white print. `make shots` does so for all.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Exercise, View, load_catalogue
from bandstand.figure import Playing, Theme, draw

HERE = Path(__file__).resolve().parent.parent
SHEETS = HERE / "shots/figures"
CHROMIUM = "/usr/bin/chromium"
FRAMES = 6
PAPER = {Theme.LIGHT: "#FAF7F2", Theme.DARK: "#12161A"}
INK = {Theme.LIGHT: "#1C2730", Theme.DARK: "#EEF1F2"}


def main(names: list[str]) -> int:
    SHEETS.mkdir(parents=True, exist_ok=True)
    catalogue = load_catalogue()
    chosen = [catalogue.exercise(name) for name in names] or list(catalogue.exercises)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
        tab = browser.new_page(viewport={"width": 1560, "height": 900})
        for exercise in chosen:
            take(tab, exercise)
        browser.close()
    print(f"Contact sheets of {len(chosen)} exercises stand in {SHEETS.relative_to(HERE)}/.")
    return 0


def take(tab: Page, exercise: Exercise) -> None:
    """All forms and views of one exercise: light, dark, and grey as a printer makes it."""
    for name, theme, grey in (
        ("light", Theme.LIGHT, ""),
        ("dark", Theme.DARK, ""),
        ("print", Theme.LIGHT, "grayscale(1)"),
    ):
        tab.set_content(page_of(exercise, theme, grey))
        tab.screenshot(path=SHEETS / f"{exercise.id}-{name}.png", full_page=True)


def page_of(exercise: Exercise, theme: Theme, grey: str) -> str:
    rows = "".join(
        f"<h2>{exercise.id} / {variant.id} / {view.value}</h2>{row_of(exercise, variant.id, view, theme)}"
        for variant in exercise.variants
        for view in exercise.views_of(variant)
    )
    look = f"background:{PAPER[theme]};color:{INK[theme]};font:15px sans-serif;margin:8px;filter:{grey or 'none'}"
    return f'<html><body style="{look}">{rows}</body></html>'


def row_of(exercise: Exercise, variant: str, view: View, theme: Theme) -> str:
    form = exercise.variant(variant)
    assert form is not None, "a variant of its own"
    place = next(iter(exercise.placements_of(form)), None)
    band = BandColour.GREEN if place else None
    key = FigureKey(exercise=exercise.id, variant=variant, placement=place, band=band, view=view)
    phases = tuple(round(frame / FRAMES, 4) for frame in range(FRAMES))
    return draw(key, theme, Playing.STRIP, phases).replace("<svg ", f'<svg width="{FRAMES * 256}" ', 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
