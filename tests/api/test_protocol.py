"""The sync protocol played with the real handler on a real file, step for step as the model in tests/model has it.

A play draws what happens next from the model. The phones and the network are the model's own; whatever the home does
is done by the real application, and the file must then hold what the model says, and keep every promise. The same
play is played against homes and phones with a mistake built in, and must find each of them.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.api.careless import MISTAKES, Wrapping
from tests.api.homes import Answer, Application, Home, id_of, item_of
from tests.conftest import SCALE
from tests.model.home import home_steps, network_steps
from tests.model.phones import phone_steps
from tests.model.promises import broken, is_finished
from tests.model.protocol import Bounds, Protocol
from tests.model.tried import AS_BUILT
from tests.model.tried import MISTAKES as MODEL_MISTAKES
from tests.model.world import IDLE, OWNER, Event, Events, Message, Rules, Step, World, beginning, event_of, sent, taken
from tests.model.world import is_odd as odd_in
from tests.store.databases import leading_to, sqlite_at

RUNS = 125 if SCALE == 1 else 500 * SCALE  # in each of four bounds: 500 with each commit, 20,000 at SCALE=10
STEPS = 30
QUIET_STEPS = 200  # within which everything arrives once nothing goes wrong any more
MANY = Bounds(phones=2, sets=3, workers=2, under_way=3, lost=2, doubled=3, page_crashes=2, kills=3, restores=2)
TRIED: Mapping[str, Bounds] = {
    "two phones": MANY,
    "events that it cannot read": replace(MANY, odd=True),
    "one id for two events": replace(MANY, twins=True),
    # Not with a restore: where the phone loses its copy and the server its own, nobody has one.
    "one event a letter and a phone that is cleared": replace(MANY, one_by_one=True, evictions=1, restores=0),
}
# A real file, but one whose syncs cost nothing: no power fails in a play.
IN_MEMORY = next((folder for folder in (Path("/dev/shm"),) if os.access(folder, os.W_OK)), None)


@dataclass
class Device:
    """Another device, which asks the home what has changed since it last asked."""

    cursor: int = 0
    epoch: str = ""
    told: list[Event] = field(default_factory=list)

    def hear(self, answer: Answer) -> bool:
        """Take in one page. Returns whether this is all there is; a home put back is asked again from the start."""
        has_begun, knows = self.cursor > 0, self.epoch == answer["epoch"]
        self.epoch = answer["epoch"]
        if has_begun and not knows:
            self.cursor, self.told = 0, []
            return False
        self.told += answer["events"]
        self.cursor = answer["cursor"]
        return not answer["more"]


class Play(RuleBasedStateMachine):
    """Two phones of one person, another device, one home, and everything that may happen to them."""

    laid: ClassVar[Path]
    bounds: ClassVar[Bounds]
    mistake: ClassVar[Wrapping | None] = None
    house: ClassVar[Application]
    protocol: ClassVar[Protocol] = AS_BUILT
    is_exact: ClassVar[bool] = True  # each step must end as the model says; a mistake is found by what it breaks

    @initialize()
    def begin(self) -> None:
        bounds = self.bounds
        self.lived_by = Rules(self.protocol, bounds)
        self.world = beginning(bounds)
        self.device = Device()
        self.answers: dict[int, Answer | None] = {}  # of each worker that has committed and not answered yet
        self.delivered: list[Events] = []  # in this life of the home
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory(dir=IN_MEMORY)))
        file = Path(shutil.copy(self.laid, folder / "bandstand.sqlite3"))
        self.stack.enter_context(leading_to(sqlite_at(file)))
        everything = {
            one: item_of(one, odd=odd_in(one, bounds))
            for phone in range(bounds.phones)
            for number in range(bounds.sets)
            for one in [event_of(phone, number, OWNER, bounds)]
        }
        house, mistake = type(self).house, type(self).mistake
        self.home = Home(mistake(house) if mistake else house, file, everything)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.stack.close()

    @rule(phone=st.integers(0, MANY.phones - 1), data=st.data())
    def a_phone_does_something(self, phone: int, data: st.DataObject) -> None:
        self._one_of(phone_steps(self.world, phone, self.lived_by), data)

    @precondition(lambda self: self.world.under_way)
    @rule(data=st.data())
    def the_network_does_something(self, data: st.DataObject) -> None:
        self._one_of(network_steps(self.world, self.lived_by), data)

    @rule(data=st.data())
    def the_home_does_something(self, data: st.DataObject) -> None:
        self._one_of(home_steps(self.world, self.lived_by), data)

    @precondition(lambda self: self.delivered)
    @rule(data=st.data())
    def a_letter_comes_once_more_in_another_order(self, data: st.DataObject) -> None:
        letter = data.draw(st.sampled_from(self.delivered))
        before = self.home.contents
        self.home.post(tuple(data.draw(st.permutations([*letter, *letter[:1]]))))
        self.world = self.world._replace(written=self.home.contents, disk=self.home.contents)
        assert self.home.contents == before or not self.is_exact, "what comes again changes nothing"
        self._keeps_its_promises()

    @precondition(lambda self: self.device.told != self.home.readable or self.device.epoch != self.home.named_epoch)
    @rule(pages=st.integers(1, 4))
    def a_device_asks_what_changed(self, pages: int) -> None:
        for _ in range(pages):
            if self.device.hear(self.home.changes(self.device.cursor)):
                missed = f"a device WAS NOT TOLD of {self.home.readable}, but of {self.device.told}"
                assert self.device.told == self.home.readable, missed
                return

    @precondition(lambda self: not is_finished(self.world))
    @rule()
    def nothing_goes_wrong_any_more_and_everything_arrives(self) -> None:
        for turn in range(QUIET_STEPS):
            step = None if is_finished(self.world) else next(self._quiet_steps(turn), None)
            if step is None:
                break
            self._take(step)
        assert is_finished(self.world), "it is STUCK: what is kept does not reach home"

    def _quiet_steps(self, turn: int) -> Iterator[Step]:
        """What may happen next of itself: what is begun is ended first, and phones take turns."""
        phones = self.lived_by.bounds.phones
        for steps in (
            home_steps(self.world, self.lived_by),
            network_steps(self.world, self.lived_by),
            *(phone_steps(self.world, (turn + more) % phones, self.lived_by) for more in range(phones)),
        ):
            yield from (step for step in steps if not step.is_trouble and not self._is_tap(step))

    def _is_tap(self, step: Step) -> bool:
        return sum(phone.tapped for phone in step.then.phones) > sum(phone.tapped for phone in self.world.phones)

    def _one_of(self, steps: Iterable[Step], data: st.DataObject) -> None:
        if possible := list(steps):
            step = possible[data.draw(st.integers(0, len(possible) - 1))]
            note(str(step))
            self._take(step)

    def _take(self, step: Step) -> None:
        """Live through one step, and hold what came of it against the model and the promises."""
        really = self._lived(self.world, step.then)
        assert really == step.then or not self.is_exact, f"{step}: the model says {step.then}, it is {really}"
        self.world = really
        self._keeps_its_promises()

    def _keeps_its_promises(self) -> None:
        why = broken(self.world, self.lived_by)
        assert not why, why
        ids = {id_of(one) for one, _, _ in self.world.written.rows}
        assert self.home.ids == ids or not self.is_exact, "each is kept under the id its phone gave it"

    def _lived(self, before: World, then: World) -> World:
        """A step of the model, with the home's part done by the real one."""
        if then.copy != before.copy:
            self.home.copy()
        if then.left.restores < before.left.restores:
            self.home.put_back()
            self.delivered.clear()
        if then.left.kills < before.left.kills:
            self.home.kill()
        elif then.left == before.left:
            then = self._worked(before, then)
        written = self.home.contents
        return then._replace(written=written, disk=written, epoch=self.home.epoch)

    def _worked(self, before: World, then: World) -> World:
        """What a worker did, if one did: it took a letter in, or it answered."""
        for place, (was, now) in enumerate(zip(before.workers, then.workers, strict=True)):
            if was.letter and was.doing == "open" and now.doing == "committed":
                self.answers[place] = self.home.post(was.letter.events)
                self.delivered += [was.letter.events] if was.letter.events else []
            if was.letter and was.doing == "committed" and now == IDLE:
                as_meant = was.letter._replace(kind="named", epoch=before.epoch)
                really = self._answer(was.letter, self.answers.pop(place))
                then = then._replace(under_way=sent(taken(then.under_way, as_meant), really))
        return then

    def _answer(self, letter: Message, answer: Answer | None) -> Message:
        """The answer that goes to a phone, as the home gave it."""
        if answer is None:
            return letter._replace(kind="refused")
        named = tuple(one for one in letter.events if id_of(one) in answer["stored"])
        assert set(answer["stored"]) == set(map(id_of, named)), "only what was sent is named"
        return letter._replace(kind="named", events=named, epoch=self.home.number_of(answer["epoch"]))


def play(
    laid: Path,
    bounds: str,
    *,
    mistake: Wrapping | None = None,
    protocol: Protocol = AS_BUILT,
    phases: Sequence[Phase] = tuple(Phase),
) -> None:
    """Play with one kind of home and phone; raises where something does not end as it must."""
    is_exact = mistake is None and protocol == AS_BUILT
    told = {"laid": laid, "house": WSGIHandler(), "bounds": TRIED[bounds], "mistake": mistake, "protocol": protocol}
    kind = type("Played", (Play,), {**told, "is_exact": is_exact})
    how = settings(max_examples=RUNS, stateful_step_count=STEPS, phases=phases, deadline=None, database=None)
    run_state_machine_as_test(kind, settings=settings(how, suppress_health_check=list(HealthCheck)))


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few changes in a page that there is more than one."""
    monkeypatch.setattr("bandstand.web.api.views.AT_ONCE", 2)


@pytest.mark.parametrize("bounds", TRIED)
def test_the_home_does_step_for_step_what_the_model_says_with(bounds: str, laid: Path, unblocked: None) -> None:
    play(laid, bounds)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_home_is_found_out_where(mistake: str, laid: Path, unblocked: None) -> None:
    seeded = MISTAKES[mistake]
    with pytest.raises(AssertionError, match=seeded.breaks):
        play(laid, seeded.where, mistake=seeded.build, phases=(Phase.generate,))


@pytest.mark.parametrize(
    ("mistake", "bounds"),
    [
        ("any answer empties the whole outbox", "one event a letter and a phone that is cleared"),
        ("the outbox lets go of what it sends", "two phones"),
        ("a new epoch is not heard", "two phones"),
        ("a phone with nothing to send never asks", "two phones"),
        ("what is named is forgotten at once", "two phones"),
    ],
)
def test_a_phone_is_found_out_where(mistake: str, bounds: str, laid: Path, unblocked: None) -> None:
    seeded = MODEL_MISTAKES[mistake]
    with pytest.raises(AssertionError, match=seeded.breaks):
        play(laid, bounds, protocol=seeded.protocol, phases=(Phase.generate,))
