"""A phone: Chromium with storage of its own, which lasts through a reload, a crash and a kill."""

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.walks.conftest import CHROMIUM, PHONE, QUIET

PATIENCE_MS = 20_000
A_MINUTE = timedelta(minutes=1)
ONLY_HERE = "document.querySelector('[data-unsent]')?.textContent ?? ''"
PERSON = "document.body.dataset.person ?? JSON.parse(document.getElementById('session-data').textContent).person"
WAITING = """(person) => new Promise((done) => {
  const open = indexedDB.open(`bandstand-${person}`);
  open.onsuccess = () => {
    if (!open.result.objectStoreNames.contains("events")) { open.result.close(); return done(0); }
    const all = open.result.transaction("events").objectStore("events").index("waiting").count();
    all.onsuccess = () => { open.result.close(); done(all.result); };
  };
})"""
# The pages' own log, as the player uses it; what it resolves with is what a person is told is saved.
LOGS = """async ([sets, script]) => {
  const base = document.querySelector('script[src*="/log/here.js"]').src.replace("here.js", "");
  const { startLog } = await import(base + "start.js");
  const { sessionId } = await import(base + "ids.js");
  window.ours ??= await startLog(document.body.dataset.person);
  window.session ??= sessionId(script, "2026-01-01", 1 + Math.floor(Math.random() * 1e9));
  window.told ??= 0;
  const { log } = window.ours, saved = [];
  const keep = async (told) => {
    const event = log.make({ session: window.session, seq: ++window.told, ...told });
    await log.append([event]);
    saved.push(event.id);
  };
  if (window.told === 0) await keep({ kind: "session_started", body: { script, day: "full" } });
  for (let n = 0; n < sets; n += 1)
    await keep({ kind: "set_done", step: `walk.${window.told}`, body: { prescription: "walk", set: 1, seconds: 30 } });
  return saved;
}"""


@dataclass
class Phone:
    """One browser with a folder of its own; `now_ms` winds its clock, None lets it run."""

    playwright: Playwright
    folder: Path
    now_ms: int | None = None
    _open: BrowserContext | None = field(default=None, init=False)

    @property
    def context(self) -> BrowserContext:
        """The browser, opened when it is first needed."""
        if self._open is None:
            for lock in self.folder.glob("Singleton*"):  # what a killed browser leaves behind
                lock.unlink()
            self._open = self.playwright.chromium.launch_persistent_context(
                self.folder, executable_path=CHROMIUM, args=QUIET, viewport=PHONE, timezone_id="UTC", locale="en-GB"
            )
            self._open.set_default_timeout(PATIENCE_MS)
            self._wind()
        return self._open

    def tab(self, address: str) -> Page:
        """A tab with a page in it."""
        page = self.context.new_page()
        page.goto(address)
        return page

    def offline(self, on: bool) -> None:
        """The phone has no network, or has it again."""
        self.context.set_offline(on)

    def kill(self) -> None:
        """End every process of this browser at once."""
        for pid in self._pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Close the browser, where it is still there."""
        if self._open is not None:
            with contextlib.suppress(Error):
                self._open.close()
        self._open = None

    def _pids(self) -> Iterator[int]:
        mark = f"--user-data-dir={self.folder}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (process / "cmdline").read_bytes().split(b"\0"):
                    yield int(process.name)

    def _wind(self) -> None:
        if self.now_ms is None or self._open is None:
            return
        now = datetime.fromtimestamp(self.now_ms / 1000, UTC)
        self._open.clock.install(time=now - A_MINUTE)  # it runs until it is stopped, and never back
        self._open.clock.pause_at(now)


def crash(page: Page) -> None:
    """The tab's process dies."""
    with contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=PATIENCE_MS)


def only_here(page: Page) -> str:
    """What the page says of sets that are on this phone only."""
    return str(page.evaluate(ONLY_HERE))


def waiting(page: Page) -> int:
    """How much waits on this phone, read from its own database."""
    return int(page.evaluate(WAITING, page.evaluate(PERSON)))


def log_sets(page: Page, sets: int, script: str) -> list[str]:
    """Log sets through the page's own log; the ids that it says are saved, with that of the session's start."""
    return [str(id) for id in page.evaluate(LOGS, [sets, script])]


def fresh(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
