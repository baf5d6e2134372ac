"""`make shots`: every page as pictures in shots/, at the size of a phone and of a desk, in light and in dark.

The pages are those that `bandstand routes --json` lists; `bandstand demo` fills them with something to show.
Of a page with `<...>` in its address one example is shown: the first that another page links to, or a button leads to.
The review is shown three times more: of a pasted post, of a leaflet as a PDF and of a photographed sheet.
Contact sheets of every exercise stand in shots/figures/, those of a session's screens in shots/session/.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bandstand.catalog import load_catalogue
from tests.documents.degrade import Level, pictures_of
from tests.documents.printed import pdf_of
from tools.contact_sheets import take_all
from tools.session_shots import take_session

HERE = Path(__file__).resolve().parent.parent
POST = HERE / "tests/prescription/sheets/hip-retold.txt"
LEAFLET = HERE / "tests/documents/sheets/knee-list.txt"
PHOTOGRAPHED = HERE / "tests/documents/sheets/hip-table.txt"
READS_WITHIN = 120_000  # milliseconds: a photograph on a slow machine
SHOTS = HERE / "shots"
CHROMIUM = "/usr/bin/chromium"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
# What no page links to: a button leads there.
BUTTONS: list[tuple[str, str | re.Pattern[str]]] = [("/plan/", "Change this plan"), ("/", re.compile("^Start"))]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        settings = os.environ | {"BANDSTAND_HOME": str(Path(home) / "home"), "PYTHONPATH": str(HERE / "src")}
        pages = listed(settings)
        filled(settings)
        with serving(settings) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
            plain = {page: page for page in pages if "<" not in page}
            taken = sum(take(browser, address, page, at) for page, at in plain.items())
            examples = examples_of(browser, address.rstrip("/"), pages)  # pressing buttons changes what is shown
            taken += sum(take(browser, address, page, at) for page, at in examples.items())
            taken += sum(
                take(browser, address, f"reviewed-{name}", at) for name, at in reviewed(browser, address).items()
            )
            taken += sum(take_session(browser, address.rstrip("/") + at) for at in sessions(examples))
            taken += take_all(browser, load_catalogue().exercises)
            browser.close()
    shown = plain | examples
    missing = ", ".join(sorted(set(pages) - set(shown))) or "none"
    print(f"{taken} pictures of {len(shown)} pages stand in {SHOTS.relative_to(HERE)}/. Nothing leads to: {missing}.")
    return 0


def listed(settings: dict[str, str]) -> list[str]:
    """The pages a person can open."""
    told = subprocess.run(bandstand("routes", "--json"), env=settings, capture_output=True, text=True, check=True)
    rows = json.loads(told.stdout)
    return [row["route"] for row in rows if row["method"] == "GET" and is_page(row["route"])]


def is_page(route: str) -> bool:
    return route.endswith("/") and not route.startswith("/api/")


def examples_of(browser: Browser, address: str, pages: list[str]) -> dict[str, str]:
    """For each page with `<...>` in its address one that something leads to."""
    plain = [page for page in pages if "<" not in page]
    tab = browser.new_page()
    seen = [link for page in plain for link in links(tab, address + page)]
    for page, button in BUTTONS:
        tab.goto(address + page)
        tab.get_by_role("button", name=button).first.click()
        while (signs := tab.get_by_role("button", name="None of these")).count():
            signs.first.click()
            tab.wait_for_load_state()
        seen.append(urlsplit(tab.url).path)
    tab.close()
    examples = {
        page: next((each for each in seen if fits(each, page) and each not in plain), "")
        for page in pages
        if "<" in page
    }
    return {page: example for page, example in examples.items() if example}


def sessions(examples: dict[str, str]) -> list[str]:
    """The page that plays a session, where an example was found."""
    return [at for page, at in examples.items() if page.startswith("/session/")]


def reviewed(browser: Browser, address: str) -> dict[str, str]:
    """The review of a pasted post, of a leaflet as a PDF and of a photographed sheet: each by its address."""
    sheets = {
        "post": ("hips.txt", POST.read_bytes()),
        "leaflet": ("leaflet.pdf", pdf_of(LEAFLET.read_text(encoding="utf-8"))),
        "photograph": ("sheet.jpg", photograph_of(PHOTOGRAPHED.read_text(encoding="utf-8"))),
    }
    return {name: read_from(browser, address, *sheet) for name, sheet in sheets.items()}


def photograph_of(text: str) -> bytes:
    """A printed sheet as a phone sees it on a table."""
    return pictures_of(pdf_of(text), Level.FAIR, seed=1)[0]


def read_from(browser: Browser, address: str, name: str, content: bytes) -> str:
    """Hand a file to the reading page; the path of the review it leads to."""
    tab = browser.new_page()
    tab.goto(address.rstrip("/") + "/plan/read/")
    tab.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    tab.get_by_role("button", name="Read my sheet").click(timeout=READS_WITHIN)
    tab.wait_for_url(re.compile("/plan/read/[0-9a-f-]{36}/"), timeout=READS_WITHIN)
    path = urlsplit(tab.url).path
    tab.close()
    return path


def links(tab: Page, address: str) -> list[str]:
    tab.goto(address)
    found = tab.locator("a[href^='/']").evaluate_all("links => links.map((each) => each.getAttribute('href'))")
    return [str(each) for each in found]


def fits(path: str, page: str) -> bool:
    """Whether a path is an example of a page."""
    return re.fullmatch(re.sub("<[^>]+>", "[^/]+", page), path) is not None


def filled(settings: dict[str, str]) -> None:
    """Twelve believable weeks, so that the pages have something to show."""
    done = subprocess.run(bandstand("demo"), env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"The pages are shown empty: {done.stderr.strip()}")


def take(browser: Browser, address: str, page: str, at: str) -> int:
    """Four pictures of one page, each of its whole length."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab = context.new_page()
            tab.goto(address.rstrip("/") + at)
            tab.screenshot(path=SHOTS / f"{named(page)}-{size}-{scheme}.png", full_page=True)
            context.close()
    return len(SIZES) * len(SCHEMES)


def named(page: str) -> str:
    return re.sub("[<>]", "", page).strip("/").replace("/", "-") or "today"


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
