"""What one picture is made from: the moments shown, the stage they stand on, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from bandstand.body import FigureKey, Moment, motion_of
from bandstand.catalog import Movement, Need, View
from bandstand.figure.camera import camera_for
from bandstand.figure.film import Film
from bandstand.figure.mannequin import Part, parts_of
from bandstand.figure.scene import Box, mat_corners, props
from bandstand.figure.stage import Stage, stage_for
from bandstand.quantity import Side

SLOW = 1.0  # seconds from key to key from which a glide is drawn in three stretches instead of two


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
    moments: tuple[Moment, ...]  # those drawn: several move, one stands still
    needs: tuple[Need, ...]
    boxes: tuple[Box, ...]
    stage: Stage
    film: Film

    @property
    def working(self) -> str:
        """The side that works or leads, as it ends a joint's name."""
        return f"_{self.key.shown_side.value}"

    @property
    def parts(self) -> Sequence[Sequence[Part]]:
        """Every part of the body, each at every moment."""
        return _parts_in_time(self.key.exercise, self.key.variant, self.key.shown_side, self.phases, self.stage)

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
    variant = key.entry.variant(key.variant)
    assert variant is not None, "a key checks its variant"
    needs = key.entry.needs_of(variant)
    boxes = props(needs, loop)
    around = (*mat_corners(loop), *(corner for box in boxes for corner in box.corners))
    stage = stage_for(loop, camera_for(key.view, side), around)
    return Shot(key, loop, phases, moments, needs, boxes, stage, Film(course.movement.seconds, phases))


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
    frames = [parts_of(moment.body, stage) for moment in moments]
    return tuple(zip(*frames, strict=True))
