"""The one thread that writes in a server: what several requests hand in at once becomes durable in one commit.

A commit is one wait for the disk, however much is in it. So requests hand in their letters and wait; the writer
takes whatever is there, commits it, and only then gives each request its own answer.
"""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TypeAlias

from django.db import connection

from bandstand.store.commit import Letter, Stored, keep
from bandstand.store.trouble import Busy, Damaged, ReadOnly, StoreTrouble, Unreachable

MOST = 64  # letters in one commit
COMPANY_S = 0.005  # the longest a letter waits for others
THE_HOUSE_ITSELF = (Busy, ReadOnly, Damaged, Unreachable)  # no letter's own fault: trying each alone helps nobody
Keep: TypeAlias = Callable[[Sequence[Letter]], Sequence[Stored]]


class _Handed:
    """A letter in the writer's hands, and whoever waits for its answer."""

    __slots__ = ("_answered", "answer", "letter", "trouble")

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.answer: Stored | None = None
        self.trouble: Exception | None = None
        self._answered = threading.Lock()
        self._answered.acquire()

    def tell(self, answer: Stored | None, trouble: Exception | None = None) -> None:
        self.answer, self.trouble = answer, trouble
        self._answered.release()

    def wait(self) -> Stored:
        self._answered.acquire()
        if self.trouble is not None:
            raise self.trouble
        assert self.answer is not None, "a letter that is told of no trouble has its answer"
        return self.answer


class Writer:
    """A thread with a connection of its own. It ends with the process, however that ends."""

    def __init__(self, keep: Keep = keep) -> None:
        self._keep = keep
        self._handed: SimpleQueue[_Handed | None] = SimpleQueue()  # None: it is time to stop
        self._ending = False
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    def keep(self, letter: Letter) -> Stored:
        """Hand a letter in and wait until it is durable. Raises what kept it from being so."""
        handed = _Handed(letter)
        self._handed.put(handed)
        return handed.wait()

    @property
    def waiting(self) -> int:
        """How many letters wait for the next commit."""
        return self._handed.qsize()

    def end(self) -> None:
        """Write what was handed in, and stop. Nobody may hand anything in any more."""
        self._handed.put(None)
        self._thread.join()

    def _write(self) -> None:
        company = 1
        while not self._ending:
            if group := self._gather(company):
                self._answer(group)
            company = len(group) + self.waiting
        connection.close()

    def _gather(self, company: int) -> list[_Handed]:
        """What goes into the next commit.

        Who was about a moment ago is likely to hand something in again, so as many are waited for, shortly. A
        lonely letter waits for nobody.
        """
        group = self._take(None)
        until = monotonic() + COMPANY_S
        while group and len(group) < MOST:
            left = max(0.0, until - monotonic()) if len(group) < company else 0.0
            more = self._take(left)
            if not more:
                break
            group += more
        return group

    def _take(self, seconds: float | None) -> list[_Handed]:
        """The next letter, in a list; an empty one where none comes in time, or it is time to stop."""
        try:
            handed = self._handed.get(block=seconds != 0, timeout=seconds)
        except Empty:
            return []
        if handed is None:
            self._ending = True
            return []
        return [handed]

    def _answer(self, group: Sequence[_Handed]) -> None:
        """Commit a group, then tell each. Where a letter spoils the group, each is kept or refused by itself."""
        try:
            answers = self._keep([each.letter for each in group])
        except Exception as trouble:
            connection.close()  # the next group begins with a fresh one
            if len(group) > 1 and not isinstance(trouble, THE_HOUSE_ITSELF):
                for each in group:
                    self._answer([each])
            else:
                for each in group:
                    each.tell(None, trouble)
        else:
            for each, answer in zip(group, answers, strict=True):
                each.tell(answer)


class _House:
    """Who writes in this process: a writer where one was started, otherwise each thread for itself, in turn.

    `trouble` is what kept the newest letter from being kept.
    """

    def __init__(self) -> None:
        self.writer: Writer | None = None
        self.trouble: StoreTrouble | None = None
        # SQLite's own waiting adds tails of 40-190 ms when threads of one process meet; taking turns here does not.
        self.turn = threading.Lock()

    def begin_anew(self) -> None:
        """A fork takes no thread along, and perhaps a lock that somebody held."""
        self.writer, self.turn = None, threading.Lock()


_house = _House()
os.register_at_fork(after_in_child=_house.begin_anew)


def hand_in(letter: Letter) -> Stored:
    """Keep one letter for good; returns only when it is durable.

    Raises:
        RuntimeError: Inside another transaction, which could still be undone.
        StoreTrouble: It was not kept.
    """
    if connection.in_atomic_block:
        raise RuntimeError("what is kept must be durable, and nothing is inside another transaction")
    try:
        stored = _written(letter)
    except StoreTrouble as trouble:
        _house.trouble = trouble
        raise
    _house.trouble = None
    return stored


def _written(letter: Letter) -> Stored:
    if _house.writer is not None:
        return _house.writer.keep(letter)
    with _turn():
        return keep([letter])[0]


def in_the_way() -> StoreTrouble | None:
    """What kept the newest write of this process from being kept, for whoever looks after it; None if it was kept."""
    return _house.trouble


def _turn() -> AbstractContextManager[object]:
    return _house.turn if connection.vendor == "sqlite" else nullcontext()


def write_in_groups() -> None:
    """Start the writer of this process. For a server on SQLite, after its last fork; PostgreSQL needs none."""
    if connection.vendor == "sqlite" and _house.writer is None:
        _house.writer = Writer()


def write_alone() -> None:
    """End the writer; from now on each thread writes for itself. Nobody may be writing."""
    if _house.writer is not None:
        _house.writer.end()
        _house.writer = None
