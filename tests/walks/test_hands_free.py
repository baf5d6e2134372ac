"""A whole session with the hands on the mat: by the screen with the sound off, and by ear with the screen covered.

Where the session stands is worked out here, from the script and the moment of the last touch, by nothing of the
player's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page

from bandstand.catalog import load_catalogue
from bandstand.exchange.script_wire import script_for_phone
from bandstand.prescription import Dose, Guards, Hold, Plan, Prescription, Reps, Section, Sides, Timed
from bandstand.quantity import Range
from bandstand.session.build import Occasion, build_script
from tests.js.home import Home
from tests.walks.in_hand import Walk, phone, steps_of

NEAR_S = 0.4  # so near the moment of a change either state may be seen
LEAD_S = 0.4  # what begins with a touch begins a moment after it
MOST_FLASHES = 2  # in any second

WALK = Prescription(
    key="walk",
    name="Side steps",
    exercise="lateral-band-walk",
    dose=Dose(sets=Range(2), work=Timed(Range(10)), rest=Range(15)),
)
MARCH = Prescription(
    key="march",
    name="March",
    exercise="hip-flexor-march",
    dose=Dose(sets=Range(1), work=Reps(Range(3)), sides=Sides.EACH),
)
STRETCH = Prescription(
    key="stretch", name="Figure four", exercise="figure-four-stretch", dose=Dose(sets=Range(1), work=Hold(Range(10)))
)

RECORD = """
window.touched = []; window.flashed = []; window.told = [];
addEventListener("click", ({ target }) => {
  window.touched.push([Date.now(), target.closest("button")?.className ?? ""]);
}, true);
speechSynthesis.speak = (words) => window.told.push([Date.now(), words.text]);
addEventListener("DOMContentLoaded", () => {
  const player = document.getElementById("player");
  new MutationObserver(() => {
    if (player.dataset.flash) window.flashed.push([Date.now(), player.dataset.flash]);
  }).observe(player, { attributeFilter: ["data-flash"] });
});
"""
WITHOUT_SOUND = """
window.AudioContext = class { constructor() { throw new Error("no sound here"); } };
Object.defineProperty(window, "speechSynthesis", { value: undefined });
navigator.vibrate = undefined;
"""
SCREEN = """() => ({
  at: Date.now(),
  ...Object.fromEntries(["state-word", "title", "detail", "number", "unit"].map(
    (name) => [name, document.querySelector(`.stage .${name}`)?.textContent ?? ""])),
})"""
WORDS = {"set_up": "Set up", "prepare": "Get ready", "work": "Work", "switch_side": "Switch sides", "rest": "Rest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where the session stands: the step, and how many seconds of it went by."""

    kind: str
    name: str
    side: str
    length: float
    reps: int
    pace: float
    into: float
    ready: float = 0.0  # getting ready after a rest: it belongs to the rest, as people count

    @property
    def left(self) -> float:
        """Seconds until the next step, or until the work after a rest."""
        return self.length + self.ready - self.into


@dataclass
class Course:
    """The steps of a script, run through from the last touch on; a step that asks waits for the next one."""

    script: dict[str, object]
    place: int = 0
    since: float = 0.0
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.steps = steps_of(self.script)
        shown = cast("list[dict[str, str]]", self.script["shown"])
        self.names = {each["key"]: each["name"] for each in shown}

    def touched(self, at: float) -> None:
        """The questions here were answered."""
        while self.steps[self.place]["kind"] != "ask":
            self.place += 1
        self.place, self.since = self.place + 1, at + LEAD_S

    def at(self, now: float) -> Moment | None:
        """Where the session stands; None where it asks or is over."""
        begins = self.since
        for step in self.steps[self.place :]:
            if step["kind"] == "ask":
                return None
            moment = self.moment(step, now - begins)
            if moment.into < moment.length:
                return moment
            begins += moment.length
        return None

    def moment(self, step: Mapping[str, object], into: float) -> Moment:
        """One step of the script, in plain numbers."""
        reps = int(cast("Sequence[int]", step.get("reps") or [0, 0])[1])
        pace = float(cast("float", step.get("pace") or 0))
        return Moment(
            kind=str(step["kind"]),
            name=self.names.get(str(step.get("prescription")), ""),
            side=str(step.get("side") or ""),
            length=float(cast("float", step.get("seconds") or reps * pace)),
            reps=reps,
            pace=pace,
            into=into,
            ready=self.ready_after(step),
        )

    def ready_after(self, step: Mapping[str, object]) -> float:
        """Seconds of getting ready that follow a rest at once."""
        after = next(iter(self.steps[self.steps.index(dict(step)) + 1 :]), None)
        is_ready = step["kind"] == "rest" and after is not None and after["kind"] == "prepare"
        return float(cast("float", after["seconds"])) if after and is_ready else 0.0

    def is_steady(self, now: float) -> bool:
        """Whether no change is near."""
        before, after = self.at(now - NEAR_S), self.at(now + NEAR_S)
        return before is not None and after is not None and (before.kind, before.side) == (after.kind, after.side)


@pytest.fixture
def home() -> Iterator[Home]:
    """A real script of three exercises: a walk of two sets, a march and a stretch of each leg."""
    plan = Plan(number=1, sections=(Section(prescriptions=(WALK, MARCH, STRETCH)),))
    made = Home()
    occasion = Occasion(id=UUID(int=7), made_at=1_795_302_000_000)
    script = build_script(plan, Guards(), (), load_catalogue(), occasion)
    made.script = cast("dict[str, object]", script_for_phone(script))
    yield made
    made.close()


def session(browser: Browser, home: Home, prelude: str) -> "tuple[Page, Course, list[Mapping[str, str]]]":
    """Play it all, answering what is asked and touching nothing else; what stood on the screen, second by second."""
    context = phone(browser)
    context.add_init_script(RECORD + prelude)
    walk = Walk(context.new_page(), home).begin()
    page, course, seen = walk.page, Course(home.script), []
    course.since = page.evaluate("window.touched.at(-1)[0]") / 1000
    for _ in range(400):
        if page.locator(".finish").count():
            break
        if page.get_by_role("radiogroup").count():
            walk.wait(2)  # a question has its own tone, which comes a moment after the last set's
            walk.answer()
            page.wait_for_function("() => !document.querySelector('[aria-checked=true]')")  # it is kept
            course.touched(page.evaluate("window.touched.at(-1)[0]") / 1000)
        walk.wait(1)
        screen = page.evaluate(SCREEN)
        now = float(screen["at"]) / 1000
        if course.place < len(course.steps) and course.is_steady(now):
            seen.append(screen | {"ought": course.at(now)})
    return page, course, seen


def test_with_the_sound_off_the_screen_tells_at_each_moment_which_side_what_and_how_long(
    browser: Browser, home: Home
) -> None:
    page, course, seen = session(browser, home, WITHOUT_SOUND)
    wrong = [problem for screen in seen if (problem := unsaid(screen, screen["ought"]))]  # type: ignore[arg-type]
    assert len(seen) > 100
    assert wrong == []
    assert only_answers(page.evaluate("window.touched"))
    flashed = page.evaluate("window.flashed")
    assert [tone for _, tone in flashed if tone != "tick"] == list(tones_of(course.script))
    assert busiest_second([at for at, _ in flashed]) <= MOST_FLASHES
    page.context.close()


def test_with_the_screen_covered_the_voice_tells_which_side_what_and_how_long(browser: Browser, home: Home) -> None:
    page, _, seen = session(browser, home, "")
    told = [(at / 1000, words) for at, words in page.evaluate("window.told")]
    assert len(seen) > 100
    assert unheard(told, seen) == []
    assert only_answers(page.evaluate("window.touched"))
    silent = [each for each in told if not each[1].startswith("Switch to your")]
    assert unheard(silent, seen), "a voice that never said when to switch would not be noticed"
    page.context.close()


def only_answers(touched: Sequence[tuple[float, str]]) -> bool:
    """Whether nothing was touched after Begin but answers."""
    after = [name for _, name in touched]
    begun = next(place for place, name in enumerate(after) if "act-begin" in name)
    return all(name.startswith("answer") for name in after[begun + 1 :])


def unsaid(screen: Mapping[str, str], ought: Moment) -> str:
    """What somebody who reads the screen does not know, empty where all is there."""
    words = f"{screen['title']} {screen['detail']}"
    if screen["state-word"] != WORDS[ought.kind]:
        return f"it says {screen['state-word']} in {ought}"
    if ought.side and ought.kind != "rest" and f"{ought.side} leg" not in words:
        return f"no side in {ought}: {words}"
    if ought.name not in words and ought.kind != "rest":
        return f"no name in {ought}: {words}"
    return "" if shows_length(screen, ought) else f"{screen['number']} {screen['unit']} in {ought}"


def shows_length(screen: Mapping[str, str], ought: Moment) -> bool:
    """Whether the large number is the rep that is on, or the seconds that are left."""
    if ought.kind == "work" and ought.reps:
        on = ought.into / ought.pace + 1
        return abs(int(screen["number"]) + 0.5 - on) <= 0.5 + NEAR_S and f"of {ought.reps}" in screen["unit"]
    clock = re.fullmatch(r"(\d+):(\d\d)", screen["number"])
    return clock is not None and abs(60 * int(clock[1]) + int(clock[2]) - ought.left) <= 1 + NEAR_S


def unheard(told: Sequence[tuple[float, str]], seen: Sequence[Mapping[str, object]]) -> list[str]:
    """What somebody who only listens does not know in the middle of a step, each once."""
    missing = []
    for screen in seen:
        ought, now = cast("Moment", screen["ought"]), float(cast("int", screen["at"])) / 1000
        if ought.into < 2 or ought.kind == "set_up":
            continue
        known = heard_by([words for at, words in told if at <= now])
        expected = {"name": ought.name} if ought.kind != "rest" else {}
        expected |= {"side": ought.side} if ought.side and ought.kind in ("work", "prepare") else {}
        expected |= (
            {"long": str(ought.reps or round(ought.length + ought.ready))} if ought.kind in ("work", "rest") else {}
        )
        missing += [f"{key} {value} in {ought.kind}" for key, value in expected.items() if known.get(key) != value]
    return sorted(set(missing))


def heard_by(phrases: Sequence[str]) -> dict[str, str]:
    """What a listener knows after these phrases: the exercise, the side, and how long or how often."""
    known: dict[str, str] = {}
    for phrase in phrases:
        if named := re.match(r"Next: (.+?)(?:, (?:left|right) \w+)?\.$", phrase):
            known |= {} if named[1].startswith("your ") else {"name": named[1]}
        if side := re.search(r"\b(left|right) leg", phrase):
            known["side"] = side[1]
        if long := re.search(r"(\d+) (?:seconds|times)\.$", phrase):
            known["long"] = long[1]
    return known


def tones_of(script: dict[str, object]) -> Iterator[str]:
    """Every tone of a script in turn, but the ticks."""
    for step in steps_of(script):
        cues = cast("list[dict[str, str]]", step.get("cues", []))
        yield from (cue["tone"] for cue in cues if cue.get("tone") not in (None, "tick"))


def busiest_second(times: Sequence[float]) -> int:
    """How many of some moments lie within one second, where most do."""
    return max(sum(0 <= other - at < 1000 for other in times) for at in times)
