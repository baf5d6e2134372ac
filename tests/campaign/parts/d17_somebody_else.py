"""D17: a log-in that ran out, and a phone that goes from one person to another, with five sets that were not sent.

Two homes behind one address stand for two people on one phone: each home has its own person, and the pages, the outbox
and the requests name that person. Accounts of one home, a new passphrase and a log-out are walked through in
`tests/walks/test_shared_phone.py`.
"""

import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page, sync_playwright

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.phones.gate import Gate
from tests.campaign.phones.houses import house, rows
from tests.campaign.phones.phone import Phone, fresh, log_sets, only_here, waiting
from tests.walks.home import Home

ROUNDS = {1: 1, 10: 20}
UNSENT = 5
KEEPS_TRYING_MS = 1_500
SETTLES_MS = 300
KEPT_PAGES = "caches.keys().then((all) => all.filter((each) => each.includes(document.body.dataset.person)).length)"
KEPT_EVENTS = """new Promise((done) => {
  const open = indexedDB.open(`bandstand-${document.body.dataset.person}`);
  open.onsuccess = () => {
    if (!open.result.objectStoreNames.contains("events")) return done(0);
    const count = open.result.transaction("events").objectStore("events").count();
    count.onsuccess = () => done(count.result);
  };
})"""


class Shared:
    """One phone, two people, and what each was told is saved."""

    def __init__(self, phone: Phone, gate: Gate, ann: Home, bea: Home) -> None:
        self.phone, self.gate, self.ann, self.bea = phone, gate, ann, bea
        self.anns: list[str] = []
        self.beas: list[str] = []
        self.wrong_words: list[str] = []

    def log_in_ran_out(self) -> None:
        """The server asks to log in; the phone keeps all of it and says so; later all of it goes."""
        page = self.phone.tab(self.gate.address)
        self.gate.ask_to_log_in(True)
        self.anns += log_sets(page, UNSENT, str(uuid4()))
        page.wait_for_timeout(KEEPS_TRYING_MS)
        self._says(page, f"{UNSENT} sets are on this phone only")
        self.gate.ask_to_log_in(False)
        again(page)
        page.close()

    def handed_over(self) -> None:
        """Five sets wait; somebody else logs in beside the open page, trains, and hands the phone back."""
        page = self.phone.tab(self.gate.address)
        self.gate.shut()
        self.anns += log_sets(page, UNSENT, str(uuid4()))
        self.gate.open(self.bea.port)
        again(page, waits=False)
        other = self.phone.tab(self.gate.address)
        other.wait_for_timeout(SETTLES_MS)
        self._says(other, "")
        self.beas += log_sets(other, 2, str(uuid4()))
        again(other)
        other.close()
        page.close()
        self.gate.open(self.ann.port)
        back = self.phone.tab(self.gate.address)
        again(back)
        back.close()

    def leaves(self) -> None:
        """Leaving the phone keeps everything while something waits, and removes everything once it was sent."""
        page = self.phone.tab(self.gate.address)
        page.goto(f"{self.gate.address}/settings/")
        page.get_by_role("button", name="Remove what this phone keeps").wait_for()
        here = self.phone.tab(self.gate.address)
        self.gate.shut()
        self.anns += log_sets(here, UNSENT, str(uuid4()))
        here.close()
        page.get_by_role("button", name="Remove what this phone keeps").click()
        page.get_by_text("Something is on this phone only. Nothing was removed.").wait_for()
        self.gate.open()
        page.get_by_role("button", name="Remove what this phone keeps").click()
        page.get_by_text("Nothing of yours is kept").wait_for()
        left = int(page.evaluate(KEPT_EVENTS)) + int(page.evaluate(KEPT_PAGES))
        if left:
            self.wrong_words.append(f"{left} left here")
        page.close()

    def _says(self, page: Page, words: str) -> None:
        said = only_here(page)
        if not (said.startswith(words) if words else said == ""):
            self.wrong_words.append(f"{said!r} instead of {words!r}")


def again(page: Page, *, waits: bool = True) -> None:
    """The phone hears of a network, and is given a while to send."""
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.wait_for_timeout(SETTLES_MS)
    for _ in range(100 if waits else 0):
        if not waiting(page):
            return
        page.wait_for_timeout(50)


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    count = ROUNDS.get(scale, 2 * scale)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        at = Path(folder)
        with house(fresh(at / "ann"), fault) as ann, house(fresh(at / "bea"), fault) as bea:
            gate = Gate(ann.port)
            shared = Shared(Phone(playwright, fresh(at / "phone")), gate, ann, bea)
            for _ in range(count):
                shared.log_in_ran_out()
                shared.handed_over()
            if not fault:
                shared.leaves()
            shared.phone.close()
            gate.close()
            kept_ann, kept_bea = _ids(ann), _ids(bea)
    lost = len(_plain(shared.anns) - kept_ann) + len(_plain(shared.beas) - kept_bea)
    strange = len(kept_ann - _plain(shared.anns)) + len(kept_bea - _plain(shared.beas))
    print(*shared.wrong_words, sep="\n", file=sys.stderr)
    return Outcome(
        holds=lost == strange == 0 and not shared.wrong_words,
        n=count,
        measured=f"{lost} lost, {strange} in the wrong account, {len(shared.wrong_words)} wrong sentences",
        limit="0 lost, 0 in the wrong account, 0 wrong sentences",
        seconds=time.monotonic() - began,
    )


def _ids(home: Home) -> set[str]:
    return {id for kind in ("set_done", "session_started") for id, _, _ in rows(home, kind)}


def _plain(ids: list[str]) -> set[str]:
    return {id.replace("-", "") for id in ids}


PART = Part(
    key="D17",
    faced="a log-in that ran out, and a phone that two people share, with sets that wait",
    run=_run,
    faults=("outbox-not-bound",),
)
