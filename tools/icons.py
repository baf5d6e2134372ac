"""`python -m tools.icons`: the mark as pictures for a phone's home screen, drawn by Chromium from icons/mark.svg.

And one picture beside the link of a shared programme: the same for all, so that it tells nothing of anybody.

A maskable picture is cut to any shape by the phone: its ground fills the whole square, and the mark stays inside the
circle that every shape leaves (80 % of the width).
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bandstand.body import read_figure_key
from bandstand.figure import Playing, Theme, draw

HERE = Path(__file__).resolve().parent.parent
ICONS = HERE / "src/bandstand/web/static/bandstand/icons"
CHROMIUM = "/usr/bin/chromium"
GROUND = "#0B5F63"
SAFE_SHARE = 0.8
# Of each picture its width, and whether it is maskable.
PICTURES = {"mark-180.png": (180, True), "mark-192.png": (192, False), "mark-512.png": (512, False)}
SHARED = "shared.png"
MASKABLE = {"mark-maskable-512.png": (512, True)}


def main() -> int:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (size, is_maskable) in (PICTURES | MASKABLE).items():
            (ICONS / name).write_bytes(drawn(browser, size, SAFE_SHARE if is_maskable else 1.0))
            print(name)
        (ICONS / SHARED).write_bytes(beside_a_link(browser))
        print(SHARED)
        browser.close()
    return 0


def beside_a_link(browser: Browser) -> bytes:
    """What a chat or a mail shows with the link: a figure, and what it leads to."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    figure = draw(read_figure_key("lateral-band-walk/mini-squat/ankles/green/left/front"), Theme.LIGHT, Playing.STILL)
    mark = (ICONS / "mark.svg").read_text(encoding="utf-8").replace("<svg ", '<svg width="72" height="72" ')
    page.set_content(
        "<style>body{margin:0;height:100vh;display:grid;grid-template-columns:1fr 640px;align-items:center;"
        "background:#FAF7F2;color:#1C2730;font:600 60px/1.2 sans-serif}p{margin:0 0 0 64px}svg{display:block}"
        "small{display:flex;gap:16px;align-items:center;margin:40px 0 0;font-size:36px;color:#0B5F63}"
        f"#f svg{{width:600px;height:auto}}</style><p>Exercises that move, doses in plain words"
        f'<small>{mark}Bandstand</small></p><div id="f">{figure}</div>'
    )
    picture = page.screenshot()
    page.close()
    return picture


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
