"""In every order of events, whatever goes wrong: nothing is lost, doubled, or called kept that is not."""

from dataclasses import fields

import pytest

from tests.model.protocol import Protocol
from tests.model.search import explore
from tests.model.tried import AS_BUILT, BOUNDS, MISTAKES
from tests.model.world import Rules


@pytest.mark.parametrize("bounds", BOUNDS)
def test_every_promise_holds_in_every_order_with(bounds: str) -> None:
    found = explore(Rules(AS_BUILT, BOUNDS[bounds]))
    assert found.holds, "\n".join([*found.steps, found.why])
    assert found.worlds > 1_000, "the bounds leave something to try"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_protocol_is_found_out_where(mistake: str) -> None:
    seeded = MISTAKES[mistake]
    found = explore(Rules(seeded.protocol, BOUNDS[seeded.where]))
    assert seeded.breaks in found.why
    assert found.steps


def test_the_shortest_way_to_a_loss_is_told() -> None:
    seeded = MISTAKES["the screen says kept before the phone has"]
    found = explore(Rules(seeded.protocol, BOUNDS[seeded.where]))
    assert found.steps == ("phone 0: set 0 is tapped", "phone 0: THE PAGE CRASHES")


def test_every_choice_of_the_protocol_is_tried_without_it() -> None:
    choices = {each.name for each in fields(Protocol)}
    missed = {name for name in choices if all(_same(name, seeded.protocol) for seeded in MISTAKES.values())}
    assert not missed


def _same(name: str, protocol: Protocol) -> bool:
    return bool(getattr(protocol, name) == getattr(AS_BUILT, name))
