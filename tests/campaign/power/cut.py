"""What can be on the disk after a power cut: all that was flushed, and any part of what was only written."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.campaign.power.record import CutTo, Flushed, Named, Step, Written

SECTOR = 512  # bytes: a disk writes one whole, or not at all
TORN = 0.2  # of the writes that arrive: only some of their sectors do
ARRIVES = (0.0, 0.3, 0.7, 0.95, 1.0)  # how likely one write is to arrive; the power of one cut lasts for so much


@dataclass(frozen=True, slots=True)
class Image:
    """The files as they are found when the power is back, and the sets that somebody was told are kept."""

    files: Mapping[str, bytes]
    named: frozenset[str]


@dataclass(slots=True)
class _File:
    held: bytearray
    waiting: list[Written | CutTo] = field(default_factory=list)

    def flush(self) -> None:
        for step in self.waiting:
            _apply(self.held, step)
        self.waiting = []

    def after_a_cut(self, dice: random.Random) -> bytes:
        found, arrives = bytearray(self.held), dice.choice(ARRIVES)
        for step in self.waiting:
            if dice.random() < arrives:
                for part in _torn(step, dice) if dice.random() < TORN else [step]:
                    _apply(found, part)
        return bytes(found)


def _apply(found: bytearray, step: Written | CutTo) -> None:
    end = step.size if isinstance(step, CutTo) else step.offset + len(step.data)
    if len(found) < end:
        found.extend(bytes(end - len(found)))
    if isinstance(step, CutTo):
        del found[step.size :]
    else:
        found[step.offset : end] = step.data


def _torn(step: Written | CutTo, dice: random.Random) -> Sequence[Written | CutTo]:
    """Some of the sectors of a write; a length is changed or not."""
    if isinstance(step, CutTo):
        return [step]
    end = step.offset + len(step.data)
    edges = [step.offset, *range(step.offset - step.offset % SECTOR + SECTOR, end, SECTOR), end]
    parts = [
        Written(step.file, start, step.data[start - step.offset : stop - step.offset])
        for start, stop in pairwise(edges)
    ]
    return [part for part in parts if dice.random() < 0.5]


def images(before: Mapping[str, bytes], steps: Iterable[Step], cuts: Sequence[int], seed: int) -> Iterator[Image]:
    """The disk after each of the cuts, told by how many steps were done before it, in order."""
    dice = random.Random(seed)
    files = {name: _File(bytearray(data)) for name, data in before.items()}
    named: set[str] = set()
    left = list(reversed(cuts))
    for done, step in enumerate(steps, start=1):
        _do(step, files, named)
        while left and left[-1] <= done:
            left.pop()
            yield Image({name: file.after_a_cut(dice) for name, file in files.items()}, frozenset(named))


def _do(step: Step, files: dict[str, _File], named: set[str]) -> None:
    match step:
        case Named(ids):
            named.update(ids)
        case Flushed(file):
            files.setdefault(file, _File(bytearray())).flush()
        case _:
            files.setdefault(step.file, _File(bytearray())).waiting.append(step)
