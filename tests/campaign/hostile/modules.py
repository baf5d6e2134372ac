"""The product's own modules of the phone, run by node; or a copy of them in which one line is another."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.house.server import HERE

MODULES = HERE / "src/bandstand/web/static/bandstand"
PROGRAMS = HERE / "tests/campaign/hostile"

# A mistake: the module, what stands in it, and what stands there instead.
MISTAKES = {
    "stands-still": ("player/session.js", "id === resumed.id ? resumed.behind : 0", "0"),
    "utc-phones": ("log/event.js", "timeZone: zone,", 'timeZone: "UTC",'),
}


@dataclass(frozen=True, slots=True)
class Program:
    """A program that answers each line with a line."""

    running: "subprocess.Popen[str]"

    def ask(self, what: object) -> Any:
        """Send one JSON value, and hand back the one that comes."""
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write(json.dumps(what) + "\n")
        self.running.stdin.flush()
        return json.loads(self.running.stdout.readline())


@contextmanager
def program(name: str, fault: str = "") -> Iterator[Program]:
    """Start one of the programs beside this file with the phone's modules; a mistake among them is built in."""
    with tempfile.TemporaryDirectory(prefix="bandstand-modules-") as folder:
        modules = _with_mistake(Path(folder), fault) if fault in MISTAKES else MODULES
        words = ["node", str(PROGRAMS / name), modules.as_uri()]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
            yield Program(running)
            running.kill()


def _with_mistake(folder: Path, fault: str) -> Path:
    where, right, wrong = MISTAKES[fault]
    modules = folder / "bandstand"
    shutil.copytree(MODULES, modules, ignore=shutil.ignore_patterns("*.svg", "*.css", "*.png"))
    text = (modules / where).read_text()
    assert right in text, f"{where} has changed; say the mistake anew"
    (modules / where).write_text(text.replace(right, wrong))
    return modules
