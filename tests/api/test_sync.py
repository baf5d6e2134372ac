"""Whatever becomes of letters and answers between a phone and its home: nothing is lost, nothing doubled.

The same play is played against homes with a fault put in on purpose. It must catch every one of them.
"""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bandstand import store
from bandstand.quantity import Json
from tests.api.phone import Wire, told
from tests.conftest import SCALE
from tests.store.databases import leading_to, sqlite_at
from tests.store.facts import event

Item = Mapping[str, Json]
Answer = Mapping[str, Any]


class TrueHome:
    """The real handler on a real file."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def post(self, letter: Sequence[Item]) -> Answer:
        """Deliver a letter; what comes back is the answer."""
        answer = self.wire.post(letter)
        assert answer.status_code == 200
        return told(answer)

    def breathe(self) -> None:
        """A moment passes."""

    def die(self) -> None:
        """The process is killed and started again."""
        connection.close()


class AnswersBeforeCommit(TrueHome):
    """Seeded fault: it answers, and commits a moment later."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self.uncommitted: list[Sequence[Item]] = []

    def post(self, letter: Sequence[Item]) -> Answer:
        self.uncommitted.append(letter)
        return {"stored": [item["id"] for item in letter], "epoch": store.epoch(), "cursor": 0}

    def breathe(self) -> None:
        for letter in self.uncommitted:
            super().post(letter)
        self.uncommitted.clear()

    def die(self) -> None:
        self.uncommitted.clear()
        super().die()


class DiscardsTheBroken(TrueHome):
    """Seeded fault: it names every event as kept, and quietly leaves out those it cannot read."""

    def post(self, letter: Sequence[Item]) -> Answer:
        readable = [item for item in letter if "local_date" in item]
        return {**super().post(readable), "stored": [item["id"] for item in letter]}


class LastWriteWins(TrueHome):
    """Seeded fault: a second event under one id is taken for the first one sent again."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self.seen: set[Json] = set()

    def post(self, letter: Sequence[Item]) -> Answer:
        new = [item for item in letter if item["id"] not in self.seen]
        self.seen |= {item["id"] for item in new}
        return {**super().post(new), "stored": [item["id"] for item in letter]}


class Play(RuleBasedStateMachine):
    """Two phones of one person, one home, and a way between them that loses and repeats."""

    home_is: ClassVar[type[TrueHome]] = TrueHome
    laid: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.file = Path(shutil.copy(self.laid, folder / "bandstand.sqlite3"))
        self.stack.enter_context(leading_to(sqlite_at(self.file)))
        self.person = store.the_person()
        self.home = self.home_is(Wire())
        self.outboxes: tuple[list[Item], list[Item]] = ([], [])
        self.tapped: list[Item] = []
        self.solid: list[Item] = []  # shown as kept by the home
        self.on_the_way: list[Sequence[Item]] = []  # letters that may arrive again
        self.there: set[str] | None = None  # what the file was last seen to hold; None: it may have changed

    def teardown(self) -> None:
        self.stack.close()

    phones = st.integers(0, 1)

    @rule(phone=phones)
    def tap(self, phone: int) -> None:
        self._tap(phone, event(seq=len(self.tapped)).as_json())

    @rule(phone=phones)
    def tap_what_an_old_home_cannot_read(self, phone: int) -> None:
        self._tap(phone, {"id": str(uuid4()), "kind": "from_the_future", "n": len(self.tapped)})

    @rule(phone=phones, data=st.data())
    def two_phones_give_one_id_to_two_things(self, phone: int, data: st.DataObject) -> None:
        if self.tapped:
            twin = data.draw(st.sampled_from(self.tapped))
            self._tap(phone, event(id=UUID(str(twin["id"])), seq=len(self.tapped)).as_json())

    def _tap(self, phone: int, item: Item) -> None:
        self.outboxes[phone].append(item)
        self.tapped.append(item)

    @rule(phone=phones, many=st.integers(1, 5), answer_lost=st.booleans())
    def drain(self, phone: int, many: int, answer_lost: bool) -> None:
        letter = self.outboxes[phone][:many]
        if not letter:
            return
        answer = self._deliver(letter)
        self.on_the_way.append(letter)
        if not answer_lost:
            self._hear(phone, letter, answer)

    def _hear(self, phone: int, letter: Sequence[Item], answer: Answer) -> None:
        named = [item for item in letter if item["id"] in answer["stored"]]
        self.solid += named
        self.outboxes[phone][:] = [item for item in self.outboxes[phone] if item not in named]

    @rule(data=st.data())
    def a_letter_arrives_again(self, data: st.DataObject) -> None:
        if self.on_the_way:
            letter = data.draw(st.sampled_from(self.on_the_way))
            self._deliver(data.draw(st.permutations([*letter, *letter[:1]])))

    def _deliver(self, letter: Sequence[Item]) -> Answer:
        self.there = None
        self.home.breathe()
        return self.home.post(letter)

    @rule()
    def the_home_is_killed(self) -> None:
        self.there = None
        self.home.die()

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        self.there = there = self._look() if self.there is None else self.there
        on_phones = {content_of(item) for outbox in self.outboxes for item in outbox}
        tapped = {content_of(item) for item in self.tapped}
        assert there >= {content_of(item) for item in self.solid}, "what is shown as kept is kept"
        assert there | on_phones == tapped, "every tap is on a phone or at home, and nothing else is"

    def _look(self) -> set[str]:
        """What the file holds, as another program reads it: each thing once, in order, and this person's."""
        with closing(sqlite3.connect(self.file)) as other:
            rows = other.execute(f"SELECT {', '.join(NAMES)}, raw, person_id, cursor FROM store_event").fetchall()
            beside = other.execute("SELECT raw FROM store_quarantine").fetchall()
        contents = {content_in(row) for row in rows} | {content_of(json.loads(raw)) for (raw,) in beside}
        assert len(contents) == len(rows) + len(beside), "nothing is there twice"
        assert len({row[-1] for row in rows}) == len(rows), "each event has a cursor of its own"
        assert {row[-2] for row in rows} <= {self.person.hex}, "it is all this person's"
        return contents


NAMES = tuple(event().as_json())


def content_in(row: Sequence[Any]) -> str:
    """What one row says: its columns, or the text as it was sent where that is kept."""
    told_by_row = dict(zip(NAMES, row, strict=False))
    raw = row[len(NAMES)]
    fresh = {**told_by_row, "id": str(UUID(told_by_row["id"])), "body": json.loads(told_by_row["body"] or "null")}
    return content_of(json.loads(raw) if raw else fresh)


def content_of(item: Item) -> str:
    """What an event says, so that two that say the same are equal."""
    return json.dumps(item, sort_keys=True)


def play(home: type[TrueHome], laid: Path, runs: int, phases: Sequence[Phase] = tuple(Phase)) -> None:
    """Play against one kind of home; raises where something is lost, doubled or wrongly named."""
    kind = type(f"Play{home.__name__}", (Play,), {"home_is": home, "laid": laid})
    checks = list(HealthCheck)
    how = settings(max_examples=runs, stateful_step_count=30, phases=phases, suppress_health_check=checks)
    run_state_machine_as_test(kind, settings=settings(how, deadline=None, database=None))


def test_nothing_is_lost_or_doubled_whatever_becomes_of_letters_and_answers(laid: Path, unblocked: None) -> None:
    play(TrueHome, laid, runs=40 * SCALE)


@pytest.mark.parametrize("home", [AnswersBeforeCommit, DiscardsTheBroken, LastWriteWins])
def test_the_same_play_catches_a_home_with_a_fault(laid: Path, unblocked: None, home: type[TrueHome]) -> None:
    with pytest.raises(AssertionError, match=r"is kept|on a phone"):
        play(home, laid, runs=500, phases=(Phase.generate,))
