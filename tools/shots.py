"""`make shots`: every page as pictures in shots/, at the size of a phone and of a desk, in light and in dark.

The pages are those that `bandstand routes --json` lists; those with `<...>` in them are left out.
`bandstand demo` fills them with something to show.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent.parent
SHOTS = HERE / "shots"
CHROMIUM = "/usr/bin/chromium"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        settings = os.environ | {"BANDSTAND_HOME": str(Path(home) / "home"), "PYTHONPATH": str(HERE / "src")}
        pages = listed(settings)
        filled(settings)
        with serving(settings) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
            taken = sum(take(browser, address, page) for page in pages)
            browser.close()
    print(f"{taken} pictures of {len(pages)} pages stand in {SHOTS.relative_to(HERE)}/.")
    return 0


def listed(settings: dict[str, str]) -> list[str]:
    """The pages a person can open by their address alone."""
    told = subprocess.run(bandstand("routes", "--json"), env=settings, capture_output=True, text=True, check=True)
    rows = json.loads(told.stdout)
    return [row["route"] for row in rows if row["method"] == "GET" and is_page(row["route"])]


def is_page(route: str) -> bool:
    return route.endswith("/") and "<" not in route and not route.startswith("/api/")


def filled(settings: dict[str, str]) -> None:
    """Twelve believable weeks, so that the pages have something to show."""
    done = subprocess.run(bandstand("demo"), env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"The pages are shown empty: {done.stderr.strip()}")


def take(browser: Browser, address: str, page: str) -> int:
    """Four pictures of one page, each of its whole length."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab = context.new_page()
            tab.goto(address + page.lstrip("/"))
            tab.screenshot(path=SHOTS / f"{named(page)}-{size}-{scheme}.png", full_page=True)
            context.close()
    return len(SIZES) * len(SCHEMES)


def named(page: str) -> str:
    return page.strip("/").replace("/", "-") or "today"


@contextmanager
def serving(settings: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = bandstand("serve", "--port", port)
    with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def bandstand(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bandstand", *arguments]


if __name__ == "__main__":
    sys.exit(main())
