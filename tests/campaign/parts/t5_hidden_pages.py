"""T5: a page hidden for a second to half an hour is right when it comes back; a set nobody watched asks.

The player in Chromium with a clock that is wound by hand. What ought to be seen is worked out here, from the script
and the moment of the last tap, and by nothing of the player's own.
"""

import random
import re
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import cast

from playwright.sync_api import Page, sync_playwright

from bandstand.quantity import Json
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.js.home import STATIC, Home

POINTS_EVERY_COMMIT = 6
POINTS_A_SESSION = 50
POINTS = 30  # for each of SCALE: three hundred in the campaign
STEPS = {"set_up": 20, "prepare": 3, "work": 10, "rest": 14, "switch_side": 4, "reps": 15}
SHORTEST_S, LONGEST_S = 1.0, 1800.0
LEAD_S = 0.4  # what begins with a tap begins a moment after it
UNSEEN_S = 2.0
SLACK_S = 0.25
LOOKS = 50
A_LOOK_MS = 100  # so often the page looks where the session stands
PLAYER = "/static/bandstand/player/"

HIDE = """(hidden) => {
  Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SEEN = """() => ({
  kind: document.querySelector(".stage")?.dataset.kind ?? "",
  number: document.querySelector(".stage .number")?.textContent ?? "",
  detail: document.querySelector(".stage .detail")?.textContent ?? "",
  asks: document.querySelector("[data-panel=interrupted]") !== null,
})"""
COUNTED = """
const [began, real] = [Date.now(), Date.now.bind(Date)];
let ticks = 0;
setInterval(() => { ticks += 1; }, 100);
window.real = real;
Date.now = () => began + 100 * ticks;
performance.now = () => 100 * ticks;
"""


@dataclass(frozen=True, slots=True)
class Ought:
    """What ought to be on the screen: the step, whether it asks, and how many seconds are left."""

    kind: str
    asks: bool
    left: float

    def is_seen(self, seen: Mapping[str, Json]) -> bool:
        """Whether the screen says so, the clock to a quarter of a second."""
        if self.asks or seen["asks"]:
            return self.asks is seen["asks"]
        clock = re.fullmatch(r"(\d+):(\d\d)", str(seen["number"]))
        if seen["kind"] != self.kind or clock is None:
            return False
        shown = 60 * int(clock[1]) + int(clock[2])
        return shown - 1 - SLACK_S <= self.left <= shown + SLACK_S


def ought_after(steps: list[dict[str, Json]], hidden_at: float, back_at: float) -> Ought:
    """Steps that begin one after the other, the first at 0; the page is hidden between two moments, in seconds."""
    begins = 0.0
    for step, after in zip_longest(steps, steps[1:]):
        length = float(str(step.get("seconds") or 0))
        ends = begins + length
        is_work = step["kind"] == "work"
        unseen = min(back_at, ends) - max(begins, hidden_at)
        if is_work and unseen > UNSEEN_S:
            return Ought("work", True, 0.0)
        if back_at < ends:
            return Ought(str(step["kind"]), False, ends - max(back_at, 0.0) + getting_ready(step, after))
        begins = ends
    raise AssertionError("the walk ends with a set that asks")


def getting_ready(step: dict[str, Json], after: dict[str, Json] | None) -> float:
    """A rest is counted down through getting ready for the next set, in seconds; 0 after anything else."""
    belongs = after is not None and (step["kind"], after["kind"]) == ("rest", "prepare")
    return float(str(after["seconds"])) if after and belongs else 0.0


def sections_of(script: dict[str, object]) -> list[dict[str, list[dict[str, Json]]]]:
    """The parts of a session, as the phone gets them."""
    return cast("list[dict[str, list[dict[str, Json]]]]", script["sections"])


class Walk:
    """One phone, put back to where the second set begins before each point that is tried."""

    def __init__(self, page: Page, home: Home) -> None:
        self.page = page
        steps = [each for section in sections_of(home.script) for each in section["steps"]]
        works = [place for place, each in enumerate(steps) if each["kind"] == "work"]
        self.steps = steps[works[0] - 1 : works[1] + 1]  # get ready, work, rest, get ready, work
        page.goto(f"{home.url}/session/x/")
        page.wait_for_selector("[data-ready]")
        page.get_by_role("button", name="Begin", exact=True).click()
        page.wait_for_selector("[data-kind=set_up]")
        self.ready()

    def wind(self, seconds: float) -> None:
        """Time passes in view, in steps small enough that the phone keeps what it has to."""
        while seconds > 0:
            self.page.clock.run_for(round(1000 * min(seconds, 2.0)))
            seconds -= 2.0
            self.page.wait_for_timeout(5)

    def try_point(self, dice: random.Random) -> str:
        """Hide at a random moment for a random time; what is wrong afterwards, empty where nothing is."""
        into = dice.uniform(0.5, sum(float(str(each["seconds"])) for each in self.steps) - 3)
        away = SHORTEST_S * (LONGEST_S / SHORTEST_S) ** dice.random()
        self.wind(LEAD_S + into)
        self.page.evaluate(HIDE, True)
        self.page.clock.fast_forward(round(1000 * away))
        self.page.evaluate(HIDE, False)
        self.page.clock.run_for(100)
        ought = ought_after(self.steps, into, into + away + 0.1)
        seen = self.settled(ought)
        if not ought.is_seen(seen):
            return f"hidden {away:.1f} s from {into:.1f} s: {seen}, ought {ought}"
        self.back(asks=bool(seen["asks"]))
        return ""

    def settled(self, ought: Ought) -> Mapping[str, Json]:
        """What is seen once the phone has kept what it had to; where it ought to ask, sets before that come first."""
        seen: dict[str, Json] = {}
        for _ in range(LOOKS):
            seen = self.page.evaluate(SEEN)
            if ought.is_seen(seen):
                break
            self.page.wait_for_timeout(20)
            self.page.clock.run_for(A_LOOK_MS if ought.asks else 1)
        return seen

    def back(self, *, asks: bool) -> None:
        """To where the first set begins, by the buttons a person has."""
        if asks:
            self.page.get_by_role("button", name="Do it again").click()
            self.page.wait_for_selector(".stage")
        while self.page.evaluate(SEEN)["kind"] != "set_up":
            self.page.keyboard.press("ArrowLeft")
            self.page.wait_for_timeout(10)
        self.ready()

    def ready(self) -> None:
        """The first set begins."""
        self.page.keyboard.press("ArrowRight")
        self.page.wait_for_selector("[data-kind=prepare]")


@contextmanager
def walking(fault: str) -> Iterator[Walk]:
    """The player, with a mistake built in where one is named."""
    home = Home(STEPS)
    if fault == "completes-hidden":
        watch = (STATIC / "bandstand" / "player" / "watch.js").read_text()
        assert "> (seen.hidden" in watch
        home.files[f"{PLAYER}watch.js"] = watch.replace("> (seen.hidden", "> 1e12 * (seen.hidden")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.clock.install()
        page.clock.pause_at(time.time() + 5)
        if fault == "counted-ticks":
            page.add_init_script(COUNTED)
        try:
            yield Walk(page, home)
        finally:
            browser.close()
            home.close()


def until_wrong(found: Iterator[str]) -> Iterator[str]:
    """Each finding up to the first that is something: a session that went wrong cannot be put back by its buttons."""
    for each in found:
        yield each
        if each:
            return


def found(points: int, dice: random.Random, fault: str) -> Generator[str, None, None]:
    """What is wrong at each point; after some of them a session is begun anew, since one of twelve hours is over."""
    for begun in range(0, points, POINTS_A_SESSION):
        with walking(fault) as walk:
            for _ in range(min(POINTS_A_SESSION, points - begun)):
                yield walk.try_point(dice)


def run(scale: int, fault: str) -> Outcome:
    """Hide the page at so many random points."""
    began, dice = time.monotonic(), random.Random(5)
    points = POINTS_EVERY_COMMIT if scale == 1 else POINTS * scale
    with closing(found(points, dice, fault)) as findings:
        tried = list(until_wrong(findings))
    wrong = tried[-1]
    return Outcome(
        holds=not wrong,
        n=len(tried),
        measured=f"{'1 wrong: ' + wrong if wrong else '0 wrong'} of {len(tried)}",
        limit="0 wrong: the clock within 250 ms of the wall clock, a set hidden for more than 2 s asks",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="T5",
    faced="the page is hidden for a second to half an hour at random moments",
    run=run,
    faults=("counted-ticks", "completes-hidden"),
)
