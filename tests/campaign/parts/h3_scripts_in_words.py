"""H3: three hundred scripts in every field of free text; none runs in a browser, none is let in as markup."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, partial
from urllib.parse import quote
from uuid import uuid4

from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

from bandstand.quantity import Json
from tests.campaign.hostile import payloads
from tests.campaign.hostile.ground import FIGURE, a_set
from tests.campaign.hostile.guest import Forms, Guest, crawl
from tests.campaign.hostile.house import House, running
from tests.campaign.hostile.sharing import in_files, share_all
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.walks.conftest import CHROMIUM, QUIET

AT_ONCE = 30  # payloads in one home at a time; a home of its own for each thirty
A_FEW = 4  # of them go where one stands for all
BANDS = 12
MARK = re.compile(r"xq\d+q")
WAITS_MS = 150
TAPS = 3
HEARS = """window.__ran = []; window.__refused = [];
window.ran = (number) => { window.__ran.push(number); };
document.addEventListener("securitypolicyviolation",
  (told) => window.__refused.push(told.blockedURI + " " + told.sample));"""


@dataclass
class Heard:
    """What came of it: what ran, what the policy had to stop, and what stood in a page as markup."""

    seen: set[str] = field(default_factory=set)  # payloads that stood on a page, as words
    pages: int = 0
    ran: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    let_in: list[str] = field(default_factory=list)

    @property
    def is_lost(self) -> bool:
        return bool(self.ran or self.refused or self.let_in)


def places(guest: Guest, house: House, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Put every payload into every field that takes words; each page that answers, with its address."""
    yield from _on_a_sheet(guest, words)
    yield from _in_settings(guest, words)
    yield from _from_a_phone(guest, words)
    yield from _in_a_safety_check(guest, words)
    yield from _in_an_address(guest, words)


def _on_a_sheet(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A sheet whose title, names, doses and notes are scripts: pasted, changed by hand, sent as a file, made a plan."""
    sheet = "".join(f"{each}\n3 sets of 10 reps, {each}\nNote: {each}\n\n" for each in words)
    yield from _sent(guest, "/plan/read/", {"text": f"{words[0]}\n\n{sheet}"})
    review = guest.place if guest.place.count("/") > 3 else guest.reads("Bridge\n3 sets of 10 reps\n")
    for each in words:
        yield from _sent(guest, f"{review}add/", {"name": each})
    page = guest.get(review).text
    for form in [form for form in Forms(page, review).forms if "/change/" in form.action][:4]:
        changed = [(name, words[at % len(words)]) for at, (name, _) in enumerate(form.fields)]
        yield from _sent(guest, form.action, dict(changed[1:]))
    for each in words[:A_FEW]:
        guest.send_file("/plan/read/", f"{each}.txt", sheet)
        yield guest.place, guest.get(guest.place).text
        yield from _sent(guest, f"{review}answer/", {"prescription": each, "field": each, "choice": each, "own": each})
        yield from _sent(
            guest, f"{review}words/", {"words": "all", "then": each, "name": each, "text": each, "key": each}
        )
        yield from _sent(guest, "/plan/read/by-hand/", {"text": each})
        yield from _sent(guest, "/plan/read/", {"text": each})
    yield from _sent(guest, f"{review}proposals/", {})
    yield from _sent(guest, f"{review}accept/", {})


def _in_settings(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Colours and makers of bands, the part that hurts, and what to be careful with."""
    for start in range(0, len(words), BANDS):
        colours = {f"colour-{n}": each for n, each in enumerate(words[start : start + BANDS], 1)}
        yield from _sent(
            guest, "/settings/bands/", {**colours, "brand": words[start], "kind": words[start], "next": words[start]}
        )
    for each in words[:A_FEW]:
        told = {"part": each, "side": each, "where": each, "precautions": "\n".join(words), "next": each}
        yield from _sent(guest, "/settings/profile/", told)


def _from_a_phone(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Events of every kind that carry words, in every field of theirs and of their envelope."""
    session = guest.begins().strip("/").partition("/")[2] or str(uuid4())
    for each in words:
        told = [a_set(n, str(uuid4()), kind=kind, body=body) for n, (kind, body) in enumerate(bodies(each))]
        ours = [{**one, "device": each[:200], "step": each[:200], "zone": each[:200]} for one in told]
        strange = a_set(0, None, kind=each[:200], body={each: each})
        letter = {"events": [*ours, strange, {"id": str(uuid4()), each: each}, a_set(1, session, step=each)]}
        answer = guest.letter(json.dumps(letter).encode())
        assert answer.status == 200, answer.text
    yield from (("/api/v1/changes", guest.get("/api/v1/changes").text),)


def bodies(words: str) -> Iterator[tuple[str, dict[str, Json]]]:
    """Each kind of fact with words in it."""
    yield "session_started", {"script": str(uuid4()), "day": "short"}
    yield "set_done", {"prescription": words, "set": 1, "reps": 10, "variant": words}
    yield "set_skipped", {"prescription": words, "set": 1, "reason": words}
    yield "exercise_answered", {"prescription": words, "variant": words, "peak": 3, "popping": "painful"}
    yield "hurt", {"prescription": words, "where": words, "pain": 4}
    yield "symptom", {"what": words, "pain": 2}
    yield "goal_set", {"goal": words}
    yield "rest_day", {"why": words}
    yield "alias_set", {"name": words, "exercise": words}
    yield "gate_answered", {"gate": words, "answer": words}
    yield "preference", {"prescription": words, "variant": words}
    yield "review_confirmed", {"seen_by": words, "seen_on": words}
    yield "bands_set", {"bands": [{"ordinal": 1, "colour": words, "brand": words}], "latex": words}
    yield "profile_set", {"complaint": {"part": words}, "precautions": [words]}


def _in_a_safety_check(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who looked, and when; and every hidden field of the form."""
    for each in words[:A_FEW]:
        told = {"level": "reviews", "event": each, "then": each, "held_sign": each, "by-x": each, "on-x": each}
        yield from _sent(guest, "/safety/", told)
        yield from _sent(guest, "/safety/reviewed/", {"event": str(uuid4()), "seen_by": each, "seen_on": each})


def _in_an_address(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Scripts in addresses and queries that a page might repeat."""
    for each in words[:A_FEW]:
        said = quote(each, safe="")
        for path in (
            f"/{said}",
            f"/exercises/{said}/",
            f"/figure/{said}/light.svg",
            f"/log/?page={said}",
            f"/api/v1/{said}",
        ):
            yield path, guest.get(path).text
        yield "/safety/", guest.get(f"/safety/?then={said}").text
        yield "/exercises/", guest.get(f"/exercises/squat/?variant={said}&view={said}&side={said}&band={said}").text


def _sent(guest: Guest, path: str, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The answer to a form, if it is a page."""
    answer = guest.post(path, fields)
    assert answer.status < 500, path
    if answer.header("Content-Type").startswith("text/html"):
        yield path, answer.text


def attack(browsers: Callable[[], Browser], house: House, words: Sequence[str], heard: Heard) -> None:
    """One home full of scripts: read as HTML, and opened in a browser with its policy and without it."""
    guest = Guest(house.port)
    for path, page in places(guest, house, words):
        look(path, page, heard)
        if heard.let_in:
            return
    links = list(share_all(guest, words))
    sheet = "".join(f"{each}\n3 sets of 10 reps\n\n" for each in words)
    start = ("/", "/plan/", "/settings/", "/log/", guest.begins(), guest.reads(sheet))
    pages = {path: guest.get(path).text for path, _ in crawl(guest, start, most=16)}
    apart = {link: guest.get(link).text for link in links} | dict(in_files(guest, words))
    for path, page in apart.items():
        look(path, page, heard)
    pages |= {path: apart[path] for path in list(apart)[::A_FEW]}  # each holds every script as a name
    for path, page in pages.items():
        look(path, page, heard)
    addresses = [path for path, page in pages.items() if MARK.search(page)]
    for link in links:
        look("file", "" if is_json(guest.get(f"{link}file/").text) else "<broken xq0q>", heard)
    look("archive", "" if is_json(house.run("export").stdout) else "<broken xq0q>", heard)
    look(FIGURE, guest.get(FIGURE).text, heard)
    if heard.let_in:
        return
    open_all(browsers(), house, addresses, heard)


def look(path: str, page: str, heard: Heard) -> None:
    """Look for markup that came out of words; data for programs is only told of as such."""
    if path.startswith("/api/"):
        assert is_json(page), page[:200]
        return
    heard.seen.update(MARK.findall(page))
    for found in payloads.let_in(page):
        print(f"{path}: {found}", file=sys.stderr)
        heard.let_in.append(found)


def is_json(text: str) -> bool:
    """Whether it is a JSON text."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def open_all(browser: Browser, house: House, addresses: Sequence[str], heard: Heard) -> None:
    """Open every page with the policy and without it: there a script that was let in would run."""
    pages = [a_page(browser, house, heard, bypass=bypass) for bypass in (True, False)]
    for path in addresses:
        for page in pages:
            page.goto(f"http://127.0.0.1:{house.port}{path}", wait_until="load")
            if path.startswith("/session/"):
                tap_on(page)
        pages[0].wait_for_timeout(WAITS_MS)
        for page in pages:
            heard.pages += 1
            heard.ran += [f"{path}: {each}" for each in page.evaluate("window.__ran")]
            heard.refused += [f"{path}: {each}" for each in page.evaluate("window.__refused")]
    for page in pages:
        page.context.close()


def a_page(browser: Browser, house: House, heard: Heard, *, bypass: bool) -> Page:
    """A browser's page that hears of whatever runs, or is stopped."""
    context = browser.new_context(bypass_csp=bypass)
    context.add_init_script(HEARS)
    page = context.new_page()
    page.on("dialog", lambda dialog: refuse(dialog, heard))
    page.on("request", lambda request: elsewhere(request, house, heard))
    page.on("console", lambda told: heard.refused.append(told.text) if "Content Security" in told.text else None)
    return page


def refuse(dialog: Dialog, heard: Heard) -> None:
    """A dialog that came up is a script that ran."""
    heard.ran.append(dialog.message)
    dialog.dismiss()


def tap_on(page: Page) -> None:
    """Go some way into a session, so that its words come on the screen."""
    for _ in range(TAPS):
        buttons = page.locator("button:visible")
        if buttons.count():
            buttons.first.click(timeout=2_000, force=True)
        page.wait_for_timeout(WAITS_MS)


def elsewhere(request: Request, house: House, heard: Heard) -> None:
    """A request to another place is one that no page of ours makes."""
    if not request.url.startswith((f"http://127.0.0.1:{house.port}/", "data:", "blob:", "about:")):
        heard.ran.append(request.url)


def a_browser(opened: ExitStack) -> Browser:
    """The one browser, begun when it is first wanted."""
    playwright = opened.enter_context(sync_playwright())
    return opened.enter_context(playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET))


def _run(scale: int, fault: str) -> Outcome:
    began, heard = time.monotonic(), Heard()
    words = payloads.some(min(len(payloads.ALL), AT_ONCE * scale))
    with ExitStack() as opened:
        browsers = cache(partial(a_browser, opened))
        for start in range(0, len(words), AT_ONCE):
            with running(fault) as house:
                attack(browsers, house, words[start : start + AT_ONCE], heard)
            if heard.is_lost:
                break
    for each in [*heard.ran, *heard.refused][:9]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not heard.is_lost and len(heard.seen) == len(words),
        n=len(heard.seen),
        measured=f"{len(heard.ran)} ran, {len(heard.refused)} stopped by the policy, "
        f"{len(heard.let_in)} let in as markup, {heard.pages} pages opened",
        limit="0 ran, 0 stopped by the policy, 0 let in as markup",
        seconds=time.monotonic() - began,
    )


PART = Part(key="H3", faced="scripts in every field of free text", run=_run, faults=("unescaped",))
