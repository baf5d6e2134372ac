"""What a disk was asked to do and what phones were told, in order: one process puts it down, another reads it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were handed to the disk; it need not keep them yet."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class CutTo:
    """A file was made this long; the disk need not keep that yet."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Flushed:
    """Whatever was asked of this file before is on the disk now."""

    file: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody was told that these sets are kept."""

    ids: Sequence[str]


Step: TypeAlias = Written | CutTo | Flushed | Named


class Recorder:
    """Puts steps down, from any thread. The bytes stand in a file of their own."""

    def __init__(self, folder: Path) -> None:
        self._lines = (folder / "steps").open("w", encoding="ascii")
        self._bytes = (folder / "bytes").open("wb")
        self._turn = Lock()

    def add(self, step: Step) -> None:
        """Put one step down, after all that happened before it."""
        with self._turn:
            told = {name: getattr(step, name) for name in step.__slots__ if name != "data"}
            if isinstance(step, Written):
                told["length"] = self._bytes.write(step.data)
            self._lines.write(json.dumps({"step": type(step).__name__, **told}) + "\n")

    def close(self) -> None:
        """Nothing more happens."""
        self._lines.close()
        self._bytes.close()


def steps_in(folder: Path) -> Iterator[Step]:
    """What was put down, in order."""
    with (folder / "steps").open(encoding="ascii") as lines, (folder / "bytes").open("rb") as data:
        for line in lines:
            told = json.loads(line)
            match told.pop("step"):
                case "Written":
                    yield Written(told["file"], told["offset"], data.read(told["length"]))
                case "CutTo":
                    yield CutTo(**told)
                case "Flushed":
                    yield Flushed(**told)
                case _:
                    yield Named(**told)
