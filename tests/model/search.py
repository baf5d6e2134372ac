"""Every world that can come about, breadth first: the first that breaks a promise is the shortest way there."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.model.home import home_steps, network_steps
from tests.model.phones import phone_steps
from tests.model.promises import broken, is_finished
from tests.model.world import Rules, Step, World, beginning

MOST_WORLDS = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search came to. `why` is empty where every promise holds; else `steps` is the shortest way there."""

    worlds: int
    steps_tried: int
    why: str = ""
    steps: Sequence[str] = ()

    @property
    def holds(self) -> bool:
        """Whether every promise holds in every world."""
        return not self.why


def steps_from(world: World, rules: Rules) -> Iterator[Step]:
    """Everything that may happen next."""
    for place in range(len(world.phones)):
        yield from phone_steps(world, place, rules)
    yield from network_steps(world, rules)
    yield from home_steps(world, rules)


def explore(rules: Rules) -> Found:
    """Live through every order of events within the bounds."""
    return _Search(rules).run()


class _Search:
    """The worlds found so far, each with the one it was first reached from."""

    def __init__(self, rules: Rules) -> None:
        first = beginning(rules.bounds)
        self.rules = rules
        self.worlds = [first]
        self.place_of = {first: 0}
        self.reached_from = array("l", [-1])
        self.goes: list[list[int]] = []  # where each world may go without any trouble
        self.tried = 0

    def run(self) -> Found:
        """Search until a promise is broken or nothing new comes about."""
        for place, world in enumerate(self.worlds):  # grows while it is gone through
            if why := broken(world, self.rules):
                return self._found(place, why)
            self._go_on(place, world)
            assert len(self.worlds) < MOST_WORLDS, "the bounds are too wide to try everything"
        stuck = self._stuck()
        why = "" if stuck is None else "it is STUCK: what is kept can never reach home any more"
        return self._found(stuck or 0, why)

    def _go_on(self, place: int, world: World) -> None:
        goes: list[int] = []
        for step in steps_from(world, self.rules):
            self.tried += 1
            then = self.place_of.setdefault(step.then, len(self.worlds))
            if then == len(self.worlds):
                self.worlds.append(step.then)
                self.reached_from.append(place)
            if not step.is_trouble:
                goes.append(then)
        self.goes.append(goes)

    def _stuck(self) -> int | None:
        """The first world from which, without any more trouble, nobody can finish."""
        comes: list[list[int]] = [[] for _ in self.worlds]
        for place, goes in enumerate(self.goes):
            for then in goes:
                comes[then].append(place)
        ends = [place for place, world in enumerate(self.worlds) if is_finished(world)]
        free = bytearray(len(self.worlds))
        while ends:
            place = ends.pop()
            if not free[place]:
                free[place] = 1
                ends += comes[place]
        stuck = free.find(0)
        return None if stuck < 0 else stuck

    def _found(self, place: int, why: str) -> Found:
        return Found(worlds=len(self.worlds), steps_tried=self.tried, why=why, steps=self._way_to(place) if why else ())

    def _way_to(self, place: int) -> Sequence[str]:
        """The steps to a world, told from the end."""
        told: list[str] = []
        while (before := self.reached_from[place]) >= 0:
            told.append(self._told(self.worlds[before], self.worlds[place]))
            place = before
        return tuple(reversed(told))

    def _told(self, before: World, then: World) -> str:
        """The step from one world to the next in words. They are made only for what is told."""
        return next(str(step) for step in steps_from(before, self.rules) if step.then == then)
