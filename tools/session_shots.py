"""Contact sheets of a session: each of its screens in a row, as a phone shows it from Begin to the first questions.

`make shots` writes them into shots/session/, one a look: a phone upright in light and in dark, on its side, and with
the text twice as large.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent.parent
SHEETS = HERE / "shots/session"
UPRIGHT, ON_ITS_SIDE = (390, 844), (844, 390)
LONGEST_S = 900
TEXT = "document.documentElement.style.fontSize = '{}%'"
USUAL_TEXT = 106.25  # of the browser's 16 pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way to see a session."""

    name: str
    size: tuple[int, int] = UPRIGHT
    scheme: Literal["light", "dark"] = "light"
    text: int = 1


LOOKS = (
    Look(name="light"),
    Look(name="dark", scheme="dark"),
    Look(name="large-text", text=2),
    Look(name="side", size=ON_ITS_SIDE, scheme="dark"),
    Look(name="side-large-text", size=ON_ITS_SIDE, text=2),
)


def take_session(browser: Browser, address: str) -> int:
    """Every look at one session; how many sheets there are."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        width, height = look.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=look.scheme, reduced_motion="reduce"
        )
        context.clock.install()
        context.route("**/api/**", lambda ask: ask.abort())  # nothing of one look is told to the next
        pictures = [(name, taken(tab, look)) for name, tab in screens(context.new_page(), address)]
        context.close()
        lay_out(browser, look, pictures)
    return len(LOOKS)


def screens(tab: Page, address: str) -> Iterator[tuple[str, Page]]:
    """The screens in the order a person meets them."""
    tab.goto(address)
    tab.wait_for_selector("[data-ready]")
    yield "opening", tab
    press(tab, "Choices")
    tab.wait_for_selector("[role=dialog]")  # the player behind the door comes first
    yield "choices", tab
    press(tab, "Done choosing")
    press(tab, "Begin")
    yield "setting up", until(tab, "[data-kind=set_up]")
    press(tab, "Ready")
    yield "getting ready", until(tab, "[data-kind=prepare]")
    yield "work", until(tab, "[data-kind=work]")
    press(tab, "Pause")
    yield "paused", until(tab, "[data-state=paused]")
    press(tab, "It hurts")
    yield "it hurts", until(tab, "[data-panel=hurt]")
    press(tab, "Back to the exercise")
    press(tab, "Next")
    yield "ending a set", until(tab, "[data-panel=next]")
    press(tab, "Keep going")
    yield "rest", until(tab, "[data-kind=rest]")
    yield "questions", until(tab, ".stage.ask")


def press(tab: Page, name: str) -> None:
    """Tap what is to be seen; a paused session goes on first where the button is not there."""
    button = tab.get_by_role("button", name=name, exact=True).filter(visible=True)
    resume = tab.get_by_role("button", name="Resume", exact=True).filter(visible=True)
    if not button.count() and resume.count():
        resume.click()
        tab.clock.run_for(1000)
    button.first.click()


def until(tab: Page, selector: str) -> Page:
    """Let time pass until a screen is there, and two seconds more."""
    for _ in range(LONGEST_S):
        if tab.locator(selector).count():
            break
        tab.clock.run_for(1000)
        tab.wait_for_timeout(10)
    tab.clock.run_for(1000)
    tab.wait_for_timeout(200)
    return tab


def taken(tab: Page, look: Look) -> bytes:
    tab.evaluate(TEXT.format(look.text * USUAL_TEXT))
    tab.wait_for_timeout(100)
    return tab.screenshot()


def lay_out(browser: Browser, look: Look, pictures: list[tuple[str, bytes]]) -> None:
    """All pictures of a look on one sheet, each with its name."""
    figures = "".join(
        f'<figure style="margin:6px"><img src="data:image/png;base64,{base64.b64encode(png).decode()}" '
        f'width="{look.size[0]}"><figcaption>{name}</figcaption></figure>'
        for name, png in pictures
    )
    across = 5 if look.size == UPRIGHT else 3
    sheet = browser.new_page(viewport={"width": across * (look.size[0] + 12) + 16, "height": 900})
    sheet.set_content(
        f'<body style="display:flex;flex-wrap:wrap;background:#888;font:16px sans-serif">{figures}</body>'
    )
    sheet.screenshot(path=SHEETS / f"{look.name}.png", full_page=True)
    sheet.close()
