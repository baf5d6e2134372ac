"""What one picture is made from: the moments shown, the stage they stand on, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import hypot

from bandstand.body import FigureKey, Moment, motion_of
from bandstand.body.space import Vec, minus
from bandstand.catalog import Movement, Need, View
from bandstand.figure.camera import camera_for
from bandstand.figure.film import Film
from bandstand.figure.mannequin import Part, parts_of
from bandstand.figure.scene import Box, mat_corners, props
from bandstand.figure.stage import Stage, stage_for
from bandstand.quantity import Side

SLOW = 1.0  # seconds from key to key from which a glide is drawn in three stretches instead of two

TRAVELS = 0.5  # metres from which a body that goes somewhere is drawn in one place and carried there as a whole


class Playing(StrEnum):
    """Whether a figure moves by itself, stands still, or is a row of stills that tell the movement."""

    MOVING = "moving"
    STILL = "still"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture while it is drawn."""

    key: FigureKey
    loop: tuple[Moment, ...]  # the whole movement, which every picture of it must hold
    phases: tuple[float, ...]
    moments: tuple[Moment, ...]  # those drawn: several move, one stands still; a body that travels as if it stayed
    needs: tuple[Need, ...]
    boxes: tuple[Box, ...]
    stage: Stage
    film: Film
    way: tuple[tuple[float, float], ...]  # how far a body that travels has gone on the paper; empty for all others

    @property
    def working(self) -> str:
        """The side that works or leads, as it ends a joint's name."""
        return f"_{self.key.shown_side.value}"

    @property
    def parts(self) -> Sequence[Sequence[Part]]:
        """Every part of the body, each at every moment."""
        return _parts_in_time(self.key.exercise, self.key.variant, self.key.shown_side, self.phases, self.stage)

    def carried(self, text: str) -> str:
        """What moves with the body, taken along where the body goes: its shapes repeat from step to step."""
        return f"<g>{self.film.travel(self.way)}{text}</g>" if self.way and text else text

    def is_far(self, side: str) -> bool:
        """Whether a side is the far one: from the front neither is."""
        return self.key.view is not View.FRONT and side != self.working and side != ""


def loop_of(movement: Movement) -> tuple[float, ...]:
    """The moments a moving picture is made from: every key pose, and some on the way where the body moves."""
    moments = [*(key.at for key in movement.keys), 1.0]
    phases: list[float] = []
    keys = (*movement.keys, movement.keys[0])
    for (key, then), (start, end) in zip(pairwise(keys), pairwise(moments), strict=True):
        still = key.angles == then.angles
        stretches = 1 if still else 3 if (end - start) * movement.seconds >= SLOW else 2
        phases += [round(start + (end - start) * step / stretches, 4) for step in range(stretches)]
    return tuple(phases)


def shots_of(key: FigureKey, playing: Playing, phases: tuple[float, ...] = ()) -> list[Shot]:
    """The pictures to draw: one, or the stills of a strip, at its own moments or at those asked for."""
    movement = motion_of(key.exercise, key.variant).movement
    if playing is Playing.STRIP:
        return [shot_at(key, (phase,)) for phase in phases or movement.stills]
    return [shot_at(key, (movement.hero,) if playing is Playing.STILL else loop_of(movement))]


def shot_at(key: FigureKey, phases: tuple[float, ...]) -> Shot:
    """Everything a picture of these moments needs, before anything is painted."""
    course, side = motion_of(key.exercise, key.variant), key.shown_side
    loop = _moments(key.exercise, key.variant, side, loop_of(course.movement))
    moments = _moments(key.exercise, key.variant, side, phases)
    gone = _gone(moments)
    variant = key.entry.variant(key.variant)
    assert variant is not None, "a key checks its variant"
    needs = key.entry.needs_of(variant)
    boxes = props(needs, loop)
    around = (*mat_corners(loop), *(corner for box in boxes for corner in box.corners))
    stage = stage_for(loop, camera_for(key.view, side), around)
    film = Film(course.movement.seconds, phases)
    return Shot(key, loop, phases, _in_place(moments, gone), needs, boxes, stage, film, _way(gone, stage))


def _gone(moments: Sequence[Moment]) -> tuple[Vec, ...]:
    """How far across the floor the body has gone at each moment; nothing for one that stays about its place."""
    start = moments[0].body.points["pelvis"]
    ways = [minus(moment.body.points["pelvis"], start) for moment in moments]
    furthest = max(hypot(x, y) for x, y, _ in ways)
    return tuple((x, y, 0.0) for x, y, _ in ways) if furthest > TRAVELS else ()


def _in_place(moments: tuple[Moment, ...], gone: Sequence[Vec]) -> tuple[Moment, ...]:
    """The same moments as if the body had not gone anywhere."""
    return tuple(_back(moment, by) for moment, by in zip(moments, gone, strict=True)) if gone else moments


def _back(moment: Moment, by: Vec) -> Moment:
    contacts = {contact: minus(place, by) for contact, place in moment.contacts.items()}
    return Moment(moment.body.moved(minus((0.0, 0.0, 0.0), by)), contacts)


def _way(gone: Sequence[Vec], stage: Stage) -> tuple[tuple[float, float], ...]:
    """The same way on the paper, to a tenth of a unit."""
    x, y = stage.point((0.0, 0.0, 0.0))
    return tuple((round(px - x, 1), round(py - y, 1)) for px, py in map(stage.point, gone))


@lru_cache(maxsize=64)
def _moments(exercise: str, variant: str, side: Side, phases: tuple[float, ...]) -> tuple[Moment, ...]:
    """The body at these moments; the same for every view, band and theme."""
    course = motion_of(exercise, variant)
    return tuple(course.at(phase, side) for phase in phases)


@lru_cache(maxsize=64)
def _parts_in_time(
    exercise: str, variant: str, side: Side, phases: tuple[float, ...], stage: Stage
) -> tuple[tuple[Part, ...], ...]:
    """The mannequin through time; the same whatever the theme and the band."""
    moments = _moments(exercise, variant, side, phases)
    moments = _in_place(moments, _gone(moments))
    frames = [parts_of(moment.body, stage) for moment in moments]
    return tuple(zip(*frames, strict=True))
