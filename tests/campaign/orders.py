"""How a part gives orders to the product in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bandstand.quantity import Json


class Keeper:
    """The product in a process of its own, which takes orders."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, order: str, home: Path, number: int = 0) -> dict[str, Json]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([order, str(home), number]) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline() or "null")
        assert isinstance(told, dict), "the other program ended"
        return told


@contextmanager
def keeper(scratch: Path, program: str, fault: str = "") -> Iterator[Keeper]:
    """Start a program that takes orders, and end it. What it leaves behind goes into `scratch`."""
    environment = os.environ | {"BANDSTAND_HOME": str(scratch / "nobody"), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment |= {"DJANGO_SETTINGS_MODULE": "bandstand.settings", "TMPDIR": str(scratch)}
    command = [sys.executable, "-m", f"tests.campaign.{program}", *filter(None, [fault])]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Keeper(process)
        finally:
            process.kill()
