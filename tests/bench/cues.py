"""How exactly the tones of a session are heard: `python -m tests.bench.cues` prints one JSON line.

A real session in Chromium. An AudioWorklet stands between everything that sounds and the loudspeaker, and writes down
the frame in which each tone begins. The main thread is stalled 300 ms at a time all along; the person pauses, goes on,
skips and goes back. Each tone is compared with the time at which it is due: what the script says, after each tap.
"""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.js.home import Home

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
WANTED = 200
STALL_MS, BREATH_MS = 300, 50
LIMIT_MS = 1.0
TICK_S = 0.6
NEAR_MS = 1000.0
APART_MS = 250.0  # no two cues of the script are nearer; what is further from any due time belongs to none
ON_ITS_WAY_MS = 100.0  # sound that was handed to the loudspeaker before a touch
STEPS = {"set_up": 2, "prepare": 4, "work": 8, "rest": 6, "switch_side": 4, "reps": 15}

# The wall clock in fractions of a millisecond, one for page and measurement; where each tone begins; the stalls.
HEAR = """
Date.now = () => performance.timeOrigin + performance.now();
window.heard = []; window.line = [];
const Plain = window.AudioContext;
window.AudioContext = class extends Plain {
  constructor(how) {
    super(how);
    const end = super.destination;
    this.hub = new GainNode(this);
    this.hub.connect(end);
    this.audioWorklet.addModule("/static/hears.js").then(() => {
      const ear = new AudioWorkletNode(this, "hears", { outputChannelCount: [1] });
      ear.port.onmessage = ({ data }) => window.heard.push(data / this.sampleRate);
      this.hub.disconnect();
      this.hub.connect(ear).connect(end);
      window.hears = true;
    });
    setInterval(() => {
      const { contextTime, performanceTime } = this.getOutputTimestamp();
      if (performanceTime > 0) window.line.push([performance.timeOrigin + performanceTime, contextTime * 1000]);
    }, 20);
  }
  get destination() { return this.hub ?? super.destination; }
};
window.stall = () => setInterval(() => {
  const until = performance.now() + STALL; while (performance.now() < until);
}, EVERY);
""".replace("STALL", str(STALL_MS)).replace("EVERY", str(STALL_MS + BREATH_MS))

# A tone begins where sound follows 50 ms of silence.
EAR = """
registerProcessor("hears", class extends AudioWorkletProcessor {
  constructor() { super(); this.silent = 1e9; }
  process([input], [output]) {
    const length = output[0].length;
    for (let at = 0; at < length; at += 1) {
      const sound = input[0]?.[at] ?? 0;
      output[0][at] = sound;
      if (Math.abs(sound) > 1e-6) {
        if (this.silent > sampleRate / 20) this.port.postMessage(currentFrame + at);
        this.silent = 0;
      } else this.silent += 1;
    }
    return true;
  }
});
"""

# What was tapped, from the phone's own database, and what is due after it, from the script: until the next tap. What
# the phone knew at each tap counts: a set done again takes back what was told of it before.
DUE = """async () => {
  const given = JSON.parse(document.getElementById("session-data").textContent);
  const at = (name) => import(`/static/bandstand/player/${name}.js`);
  const [{ readScript }, { ahead }, { factsOf, tapsOf }, { tonesDue }] =
    await Promise.all(["script", "place", "ledger", "cues"].map(at));
  const all = (db, store) => new Promise((done) => {
    const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
  const db = await new Promise((done) => {
    const open = indexedDB.open(`bandstand-${given.person}`); open.onsuccess = () => done(open.result); });
  const [events, touches] = [await all(db, "events"), await all(db, "touches")];
  db.close();
  const steps = readScript(given.script).steps;
  const due = new Map();
  const touched = [];
  for (const session of new Set(events.map((row) => row.session))) {
    const own = (rows) => rows.filter((row) => row.session === session);
    const [told, moved] = [own(events), own(touches)];
    const all = [...told.map(({ event }) => ({ seq: event.seq, at: event.occurred_at })), ...moved];
    all.sort((one, other) => one.seq - other.seq).forEach(({ seq, at }, place) => {
      touched.push(at);
      const until = all[place + 1]?.at ?? Infinity;
      const facts = factsOf(told.filter((row) => row.event.seq <= seq)); // a set done again takes the first back, later
      const taps = tapsOf(facts, moved.filter((touch) => touch.seq <= seq));
      for (const each of tonesDue(ahead(steps, taps, at), at))
        if (each.due < until && each.due <= Date.now() - 500) due.set(each.due, each.tone);
    });
  }
  return { due: [...due.keys()].sort((one, other) => one - other), touched };
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of each cue against its time, those that were never heard, and what was heard without being due."""

    late: Sequence[float]
    missing: int
    stale: int

    @property
    def n(self) -> int:
        """Cues that were due."""
        return len(self.late) + self.missing

    @property
    def bad(self) -> int:
        """Cues late by more than a millisecond, or never heard."""
        return sum(each > LIMIT_MS for each in self.late) + self.missing


def compare(due: Sequence[float], heard: Sequence[float], touched: Sequence[float] = ()) -> Measured:
    """Each due time with the tone nearest to it; what was on its way to the loudspeaker at a touch is still heard."""
    nearest = [min((each - at for each in heard), key=abs, default=APART_MS) for at in due]
    late = [each for each in nearest if abs(each) < APART_MS]
    undue = [each for each in heard if all(abs(each - at) >= APART_MS for at in due)]
    stale = sum(not any(0 <= each - at < ON_ITS_WAY_MS for at in touched) for each in undue)
    return Measured(late, len(due) - len(late), stale)


def wall_times(heard: Sequence[float], line: Sequence[tuple[float, float]]) -> list[float]:
    """When each tone was heard on the wall clock, by what was seen of both clocks within a second of it."""
    return [1000 * second + offset_near(1000 * second, line) for second in heard]


def offset_near(audio: float, line: Sequence[tuple[float, float]]) -> float:
    """Wall clock less audio clock around one moment of the audio clock, in milliseconds."""
    near = [wall - seen for wall, seen in line if abs(seen - audio) < NEAR_MS]
    return statistics.median(near or [wall - seen for wall, seen in line])


def measure(wanted: int = WANTED, prelude: str = "", home: Home | None = None) -> Measured:
    """Play until so many cues were due; `prelude` is run in the page first, so that a fault can be built in."""
    home = home or Home(STEPS)
    home.files["/static/hears.js"] = EAR
    dense(home.script)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 390, "height": 844}, bypass_csp=True)
        page.add_init_script(HEAR + prelude)
        try:
            return play(page, home, wanted)
        finally:
            browser.close()
            home.close()


def dense(script: dict[str, Any]) -> None:
    """More ticks than a session has, so that two hundred come within some minutes."""
    for section in script["sections"]:
        for step in section["steps"]:
            if step["kind"] in ("work", "prepare", "rest") and "seconds" in step:
                ticks = range(2, int(step["seconds"] / TICK_S))
                step["cues"] += [{"at": round(each * TICK_S, 1), "tone": "tick"} for each in ticks]


def play(page: Page, home: Home, wanted: int) -> Measured:
    """Session after session, with a pause, a skip or a step back every few seconds."""
    page.goto(f"{home.url}/session/x/")
    page.wait_for_selector("[data-ready]")
    page.get_by_role("button", name="Choices").click()
    page.get_by_role("switch", name="begins by itself").check()
    page.get_by_role("button", name="Done choosing").click()
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_selector(".stage")
    page.wait_for_function("window.hears && window.line.length > 20")
    page.evaluate("window.stall()")
    turn = 0
    while len(page.evaluate("window.heard")) < wanted * 1.05 + 3:
        turn += 1
        page.wait_for_timeout(2300)
        press(page, turn)
    page.wait_for_timeout(1500)
    known, heard, line = page.evaluate(DUE), page.evaluate("window.heard"), page.evaluate("window.line")
    due = known["due"][:wanted]
    at = [each for each in wall_times(heard, line) if each < due[-1] + APART_MS]
    return compare(due, at, known["touched"])


def press(page: Page, turn: int) -> None:
    """What a restless person does now."""
    if page.locator(".finish").count():
        page.evaluate("[...document.querySelectorAll('button')].find(b => b.textContent.includes('once more')).click()")
    elif page.locator(".stage.ask").count():
        page.evaluate("[...document.querySelectorAll('.ask button')].find(b => b.textContent.includes('Skip')).click()")
    elif turn % 3 == 0:
        page.keyboard.press("Space")
        page.wait_for_timeout(700)
        page.keyboard.press("Space")
    elif turn % 7 == 0:
        page.keyboard.press("ArrowLeft")
    elif turn % 8 == 0:
        page.evaluate("document.querySelector('.act-ready, .act-next')?.click()")
        page.wait_for_timeout(700)
        page.evaluate(
            "[...document.querySelectorAll('.panel button')].find(b => b.textContent === 'Too tired')?.click()"
        )


def main(arguments: Sequence[str]) -> int:
    """Print what was measured; 1 where a cue was late."""
    measured = measure(int(arguments[0]) if arguments else WANTED)
    figures = {
        "cues": measured.n,
        "late_by_more_than_1_ms": measured.bad,
        "latest_ms": round(max(measured.late), 3),
        "earliest_ms": round(min(measured.late), 3),
        "median_ms": round(statistics.median(measured.late), 3),
        "heard_without_being_due": measured.stale,
    }
    print(json.dumps(figures))
    return 1 if measured.bad or measured.stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
