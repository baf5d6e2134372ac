"""What one picture is made from: the moments shown, the stage they stand on, and how they are written."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bandstand.body import FigureKey, Moment, motion_of
from bandstand.catalog import View
from bandstand.figure.camera import camera_for
from bandstand.figure.film import Film
from bandstand.figure.palette import PALETTES, Palette, Theme
from bandstand.figure.scene import Box, mat_corners, props
from bandstand.figure.stage import Stage, stage_for
from bandstand.quantity import Side

FRAMES = 16  # moments in a moving loop; between them shapes glide
LOOP = tuple(step / FRAMES for step in range(FRAMES))


class Playing(StrEnum):
    """Whether a figure moves by itself, stands still, or is a row of stills that tell the movement."""

    MOVING = "moving"
    STILL = "still"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture while it is drawn."""

    key: FigureKey
    theme: Theme
    loop: tuple[Moment, ...]  # the whole movement, which every picture of it must hold
    phases: tuple[float, ...]
    moments: tuple[Moment, ...]  # those drawn: several move, one stands still
    boxes: tuple[Box, ...]
    stage: Stage
    film: Film

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    @property
    def working(self) -> str:
        """The side that works or leads, as it ends a joint's name."""
        return f"_{self.key.shown_side.value}"

    def is_far(self, side: str) -> bool:
        """Whether a side is the far one: from the front neither is."""
        return self.key.view is not View.FRONT and side != self.working and side != ""


def shots_of(key: FigureKey, theme: Theme, playing: Playing) -> list[Shot]:
    """The pictures to draw: one, or the stills of a strip."""
    movement = motion_of(key.exercise, key.variant).movement
    if playing is Playing.STRIP:
        return [shot_at(key, theme, (phase,)) for phase in movement.stills]
    return [shot_at(key, theme, (movement.hero,) if playing is Playing.STILL else LOOP)]


def shot_at(key: FigureKey, theme: Theme, phases: tuple[float, ...]) -> Shot:
    """Everything a picture of these moments needs, before anything is painted."""
    course, side = motion_of(key.exercise, key.variant), key.shown_side
    loop = moments_of(key.exercise, key.variant, side)
    moments = loop if phases == LOOP else tuple(course.at(phase, side) for phase in phases)
    variant = key.entry.variant(key.variant)
    assert variant is not None, "a key checks its variant"
    boxes = props(key.entry.needs_of(variant), loop[0])
    around = (*mat_corners(loop), *(corner for box in boxes for corner in box.corners))
    stage = stage_for(loop, camera_for(key.view, side), around)
    return Shot(key, theme, loop, phases, moments, boxes, stage, Film(course.movement.seconds, len(moments)))


@lru_cache(maxsize=32)
def moments_of(exercise: str, variant: str, side: Side) -> tuple[Moment, ...]:
    """The whole loop in even steps; the same for every view, band and theme."""
    course = motion_of(exercise, variant)
    return tuple(course.at(phase, side) for phase in LOOP)
