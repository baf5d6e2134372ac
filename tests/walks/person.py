"""A person with a browser: they press what they can see, and nothing else."""

import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Locator, Page, expect

PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Person:
    """Counts taps and seconds; remembers what the browser complained of and whom it called."""

    page: Page
    taps: int = 0
    complaints: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    has_chosen: bool = False  # how exercises begin, on this phone
    _since: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.called.add(request.url))

    def _hear(self, kind: str, text: str) -> None:
        is_network = "Failed to load resource" in text or "net::ERR" in text
        if kind == "error" and not is_network:
            self.complaints.append(text)

    def begin_counting(self) -> None:
        """Taps and seconds count from here."""
        self.taps, self._since = 0, time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since counting began."""
        return time.monotonic() - self._since

    def sees(self, text: str | re.Pattern[str]) -> None:
        """The words are there to be read."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def does_not_see(self, text: str | re.Pattern[str]) -> None:
        """The words are nowhere on the page."""
        expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0)

    def tap(self, name: str | re.Pattern[str], *, role: str = "button", within: str | None = None) -> None:
        """Press a button or link by the name it shows."""
        place: Page | Locator = self.page.get_by_role("group", name=within).first if within else self.page
        target = place.get_by_role(role, name=name).filter(visible=True).first  # type: ignore[arg-type]
        self._press(target)

    def choose(self, answer: str, *, within: str | re.Pattern[str]) -> None:
        """Pick one answer of a question."""
        group = self.page.get_by_role("group", name=within).or_(self.page.get_by_role("radiogroup", name=within))
        radio = group.filter(visible=True).first.get_by_role("radio", name=answer, exact=True)
        self._press(radio.locator("xpath=ancestor::label"))

    def tick(self, words: str) -> None:
        """Tick a line by its words."""
        self._press(self.page.locator("label", has_text=words).filter(visible=True).first)

    def unfold(self, words: str) -> None:
        """Open what is folded under some words."""
        self._press(self.page.locator("summary", has_text=words).filter(visible=True).first)

    def write(self, label: str | re.Pattern[str], text: str) -> None:
        """Tap into a field and paste."""
        self.taps += 1
        self.page.get_by_label(label).filter(visible=True).first.fill(text)

    def _press(self, target: Locator) -> None:
        expect(target).to_be_visible()
        target.click()
        self.taps += 1


def offline(context: BrowserContext, cut: bool) -> None:
    """The network is cut, or comes back."""
    context.set_offline(cut)
