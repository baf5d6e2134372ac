"""Somebody trains, with the phone's clock in hand: looks, waits, answers; and what the screen says at any moment."""

import time
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Page

from tests.campaign.phones.phone import Phone, crash

READY = "#player[data-ready=yes]"
PANELS = ".stage, .finish, .panel, .opening"
KEPT = "(async () => Boolean(await caches.match(location.pathname)))()"
LOOKS = """() => {
  const words = (place) => document.querySelector(place)?.textContent ?? "";
  const count = (place) => document.querySelectorAll(place).length;
  const minutes = words(".stage .number").split(":").map(Number);
  const isFinish = count(".finish") > 0;
  return {
    now: Date.now(),
    kind: isFinish ? "finish" : document.querySelector(".panel, .stage")?.matches(".panel")
      ? document.querySelector(".panel").dataset.panel : document.querySelector(".stage")?.dataset.kind ?? "",
    title: words(".stage h1, .stage .ask-title"),
    detail: words(".stage .detail"),
    left: minutes.length === 2 ? minutes[0] * 60 + minutes[1] : null,
    ticked: isFinish ? count(".done-set") : count(".mark[data-tick=here], .mark[data-tick=stored]"),
    said: [...document.querySelectorAll("[aria-checked=true]")].map((each) => each.ariaLabel),
  };
}"""
ANSWERS = {
    "Pain at its worst": "2",
    "How hard was it?": "Right",
    "How many more could you do?": "3",
    "Any popping?": "None",
    "Pain now": "1",
}
BREATH_MS = 25  # for what the phone has to write, which no wound clock hastens
MOST_LOOKS = 300
WAYS = ("killed", "crashed", "reloaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look at the screen. `left` is seconds, None where none are shown; `ticked` are sets shown as kept."""

    now: int
    kind: str
    title: str
    detail: str
    left: int | None
    ticked: int
    said: tuple[str, ...]


def is_kept(page: Page) -> None:
    """Wait until the phone keeps this page."""
    for _ in range(200):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url} was never kept")


@dataclass
class Training:
    """One session on one phone. `slowest_s` is the longest that it took to stand again after an interruption."""

    phone: Phone
    address: str
    chance: Random
    slowest_s: float = 0.0
    ticked: int = 0  # the most sets that any screen has shown as kept
    _page: Page | None = field(default=None, init=False)

    @property
    def page(self) -> Page:
        """The tab with the session."""
        assert self._page is not None, "the session was not opened"
        return self._page

    def open(self) -> None:
        """Open the session, and see how long it takes to stand."""
        page = self.phone.context.new_page()
        began = time.monotonic()
        page.goto(self.address)
        self.stand(page)
        self.slowest_s = max(self.slowest_s, time.monotonic() - began)

    def stand(self, page: Page) -> None:
        """The session comes up in this tab."""
        page.locator(READY).wait_for()
        page.locator(PANELS).first.wait_for()
        self._page = page

    def begin(self) -> None:
        """Tap Begin, once the phone keeps the page."""
        is_kept(self.page)
        self.page.get_by_role("button", name="Begin").click()
        self.page.locator(".stage").wait_for()

    def look(self) -> Seen:
        """What the screen says now."""
        told = self.page.evaluate(LOOKS)
        seen = Seen(**{**told, "said": tuple(told["said"])})
        self.ticked = max(self.ticked, seen.ticked)
        return seen

    def wait(self, seconds: float) -> Seen:
        """Let time pass for the phone."""
        self.page.clock.run_for(int(seconds * 1000))
        self.page.wait_for_timeout(BREATH_MS)
        return self.look()

    def until(self, *kinds: str, leaves: str = "") -> Seen:
        """Train until the screen is one of these, or the end; the step `leaves` does not count."""
        seen = self.look()
        for _ in range(MOST_LOOKS):
            if seen.kind == "finish" or (seen.kind in kinds and seen.title + seen.detail != leaves):
                return seen
            seen = self.go_on(seen)
        raise AssertionError(f"never came to {kinds}, but shows {seen}")

    def go_on(self, seen: Seen) -> Seen:
        """What a person does who sees this."""
        if seen.kind == "ask":
            return self.answer(len(ANSWERS))
        if seen.kind == "set_up":
            self.page.get_by_role("button", name="Ready").click()
            return self.wait(0.5)
        if seen.kind == "interrupted":
            self.page.get_by_role("button", name="Yes, all of it").click()
            return self.wait(0.1)
        return self.wait(min(seen.left or 1, 6) + 0.1 if seen.kind != "work" else 3)

    def answer(self, most: int) -> Seen:
        """Answer so many of the questions on the screen."""
        title = self.look().title
        for question, said in list(ANSWERS.items())[:most]:
            row = self.page.get_by_role("radiogroup", name=question)
            if row.count() and not row.locator("[aria-checked=true]").count():
                row.get_by_role("radio").and_(self.page.locator(f"[aria-label^='{said}']")).first.click()
                self.page.wait_for_timeout(BREATH_MS)
        seen = self.wait(0.1)
        for _ in range(20):
            if most < len(ANSWERS) or (seen.kind, seen.title) != ("ask", title):
                break
            seen = self.wait(0.1)
        return seen

    def interrupt(self, way: str, gone_s: float) -> Seen:
        """The tab or the browser ends in one of three ways, and the session is opened again; the first look at it."""
        now = self.look().now
        if way == "killed":
            self.phone.kill()
            self.phone.now_ms = now + int(gone_s * 1000)
        elif way == "crashed":
            crash(self.page)
        if way != "killed":
            self.page.close()
        self.open()
        return self.look()
