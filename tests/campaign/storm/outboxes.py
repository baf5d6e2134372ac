"""The phone's own outbox in node: a copy of its modules, with its hours made short and perhaps a fault in it."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from tests.campaign.storm.phones import Known

HERE = Path(__file__).resolve()
MODULES = HERE.parents[3] / "src" / "bandstand" / "web" / "static" / "bandstand" / "log"

# A change is a module, the words in it, and what stands there instead.
Change = tuple[str, str, str]

# A hundred times shorter: patience of 20 s, waits from a minute to fifteen, and what a server asks for in seconds.
# And the hour after which a phone asks is a second.
SHORT_HOURS: Sequence[Change] = (
    ("start.js", "PATIENCE_MS = 20_000", "PATIENCE_MS = 200"),
    ("outbox.js", "FIRST_WAIT_MS = 60_000", "FIRST_WAIT_MS = 600"),
    ("outbox.js", "LONGEST_WAIT_MS = 15 * 60_000", "LONGEST_WAIT_MS = 15 * 600"),
    ("outbox.js", "seconds * 1000", "seconds * 10"),
    ("drain.js", "HELLO_MS = 60 * 60_000", "HELLO_MS = 1_000"),
)
_HTML_TAKEN = """const answer = await post(envelope(events));
    const epoch = ((await log.shelf.meta("reached")) ?? "").split(" ")[0];
    const what = answer?.status === 200 && answer.type.includes("html")
      ? { is: "stored", ids: events.map((event) => event.id), epoch, cursor: 0 } : meaning(answer);"""
_DISCARDED = "await log.shelf.stored([events[0].id], ((await log.shelf.meta('reached')) ?? '').split(' ')[0], now());"
FAULTS: Mapping[str, Sequence[Change]] = {
    "html-is-an-ack": (("drain.js", "const what = meaning(await post(envelope(events)));", _HTML_TAKEN),),
    "refused-is-discarded": (("drain.js", "await log.shelf.refused(events[0].id);", _DISCARDED),),
    "epoch-ignored": (
        (
            "shelf.js",
            "return !waiting && (row.epoch !== epoch || !isWhole) ? { ...rest, waiting: 1 } : row;",
            "return row;",
        ),
    ),
    "never-asks": (("drain.js", "HELLO_MS = 1_000", "HELLO_MS = Infinity"),),
}


@dataclass(frozen=True, slots=True)
class Outboxes:
    """Some phones in one process."""

    _process: subprocess.Popen[str]

    def ask(self, verb: str, **words: object) -> Mapping[str, Any]:
        """Have the phones do something, and wait for it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"verb": verb, **words}) + "\n")
        self._process.stdin.flush()
        told: Mapping[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def known(self) -> Known:
        """What all of them know now."""
        phones = self.ask("state")["phones"]
        told = {
            name: frozenset(id for phone in phones for id in phone[name]) for name in ("tapped", "waiting", "named")
        }
        return Known(told["tapped"], told["waiting"], told["named"])


@contextmanager
def outboxes(address: str, phones: int, fault: str = "") -> Iterator[Outboxes]:
    """Phones that reach a home at this address."""
    with TemporaryDirectory(prefix="bandstand-outboxes-") as folder:
        modules = copied(Path(folder) / "log", [*SHORT_HOURS, *FAULTS.get(fault, ())])
        process = subprocess.Popen(
            ["node", str(HERE.with_suffix(".js")), str(modules), address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            opened = Outboxes(process)
            opened.ask("open", phones=phones)
            yield opened
        finally:
            process.kill()
            process.communicate()


def copied(folder: Path, changes: Sequence[Change]) -> Path:
    """The modules in a folder of their own, changed. What is to be changed must stand there once."""
    copytree(MODULES, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    for name, words, instead in changes:
        module = folder / name
        text = module.read_text()
        assert text.count(words) == 1, f"{name} does not say once: {words}"
        module.write_text(text.replace(words, instead))
    return folder
