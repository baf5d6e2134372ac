"""Somebody with the player in hand, in a real browser whose clock the test winds."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.js.home import Home

SHORT = {"set_up": 5, "prepare": 3, "work": 10, "rest": 14, "switch_side": 4, "reps": 8}
WORK = "[data-kind=work][data-state=work]"


@pytest.fixture
def home() -> Iterator[Home]:
    """The golden script with shorter steps; its words and its order are the same."""
    made = Home(SHORT)
    yield made
    made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone of one's own."""
    context = phone(browser)
    yield context.new_page()
    context.close()


def phone(browser: Browser, **how: object) -> BrowserContext:
    size = {"width": 390, "height": 844}
    context = browser.new_context(**{"viewport": size, "timezone_id": "Europe/Berlin", "locale": "en-GB", **how})  # type: ignore[arg-type]
    context.clock.install()
    return context


def steps_of(script: dict[str, object]) -> list[dict[str, object]]:
    """Every step of a script as the phone gets it, in turn."""
    sections = cast("list[dict[str, list[dict[str, object]]]]", script["sections"])
    return [step for section in sections for step in section["steps"]]


class Walk:
    """Somebody with the player in hand: opens it, lets time pass, taps what is to be seen."""

    def __init__(self, page: Page, home: Home) -> None:
        self.page, self.home = page, home
        self.complaints: list[str] = []
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if "Policy" in said.text else None)

    def open(self) -> "Walk":
        self.page.goto(f"{self.home.url}/session/x/")
        self.page.wait_for_selector("[data-ready]")
        return self

    def reload(self) -> None:
        self.page.reload()
        self.page.wait_for_selector("[data-ready]")

    def begin(self) -> "Walk":
        """Each exercise begins by itself, as the person chose."""
        self.open()
        self.choose("begins by itself")
        self.tap("Begin")
        self.page.wait_for_selector(".stage")
        return self

    def choose(self, name: str) -> None:
        """Switch something on for every session on this phone."""
        self.tap("Choices")
        self.page.get_by_role("switch", name=name).check()
        self.tap("Done choosing")

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).filter(visible=True).first.click()

    def say(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("radiogroup", name=question)
        group.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}(,|$)")).click()

    def wait(self, seconds: float) -> None:
        """Time passes in seconds, with a breath for what the phone has to keep."""
        for _ in range(max(1, round(seconds))):
            self.page.clock.run_for(min(1000, int(seconds * 1000)))
            self.page.wait_for_timeout(15)

    def until(self, selector: str, seconds: int = 200) -> None:
        for _ in range(seconds):
            if self.page.locator(selector).count():
                return
            self.wait(1)
        raise AssertionError(f"{selector} never came; the page shows {self.words()}")

    def words(self) -> str:
        return self.page.locator("#player").inner_text()

    def answer(self) -> bool:
        """Answer what is asked, if anything is; whether something was."""
        said = {"Pain at its worst": "1", "How hard was it?": "Right", "How many more could you do?": "3"}
        asked = [
            (question, answer)
            for question, answer in {**said, "Any popping?": "None", "Pain now": "1"}.items()
            if self.page.get_by_role("radiogroup", name=question).count()
        ]
        for question, answer in asked:
            self.say(question, answer)
        return bool(asked)

    def finish(self) -> None:
        """Play to the end, answering what is asked."""
        for _ in range(600):
            if self.page.locator(".finish").count():
                return
            self.answer()
            self.wait(2)
        raise AssertionError(f"the session never ended: {self.words()}")

    def sent(self) -> None:
        """What is on its way arrives; the phone's own clock stands still meanwhile."""
        for _ in range(200):
            if not any(row.get("waiting") for row in self.kept()):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"it was never sent: {self.words()}")

    def kept(self) -> list[dict[str, object]]:
        """What the phone holds, read from its own database."""
        held = """() => new Promise((done) => { const open = indexedDB.open(`bandstand-${JSON.parse(
            document.getElementById("session-data").textContent).person}`); open.onsuccess = () => {
            const all = open.result.transaction("events").objectStore("events").getAll();
            all.onsuccess = () => { open.result.close(); done(all.result); }; }; })"""
        return list(self.page.evaluate(held))

    def sets_kept(self) -> int:
        return sum(row["event"]["kind"] == "set_done" for row in self.kept())  # type: ignore[index]

    def sets_stored(self) -> Counter[object]:
        return Counter(each["step"] for each in self.home.stored.values() if each["kind"] == "set_done")
