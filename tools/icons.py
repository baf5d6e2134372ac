"""`python -m tools.icons`: the mark as pictures for a phone's home screen, drawn by Chromium from icons/mark.svg.

A maskable picture is cut to any shape by the phone: its ground fills the whole square, and the mark stays inside the
circle that every shape leaves (80 % of the width).
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent.parent
ICONS = HERE / "src/bandstand/web/static/bandstand/icons"
CHROMIUM = "/usr/bin/chromium"
GROUND = "#0B5F63"
SAFE_SHARE = 0.8
# Of each picture its width, and whether it is maskable.
PICTURES = {"mark-180.png": (180, True), "mark-192.png": (192, False), "mark-512.png": (512, False)}
MASKABLE = {"mark-maskable-512.png": (512, True)}


def main() -> int:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (size, is_maskable) in (PICTURES | MASKABLE).items():
            (ICONS / name).write_bytes(drawn(browser, size, SAFE_SHARE if is_maskable else 1.0))
            print(name)
        browser.close()
    return 0


def drawn(browser: Browser, size: int, share: float) -> bytes:
    """The mark on a square of its own ground; `share` of the width is the mark."""
    page = browser.new_page(viewport={"width": size, "height": size})
    mark = (ICONS / "mark.svg").read_text(encoding="utf-8").replace("<svg ", f'<svg width="{size * share}" ')
    ground = f"background:{GROUND};" if share < 1 else ""
    page.set_content(f'<body style="margin:0;height:100vh;display:grid;place-items:center;{ground}">{mark}</body>')
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


if __name__ == "__main__":
    sys.exit(main())
