"""What one picture is made from: the moments shown, the stage they stand on, and how they are written."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bandstand.body import FigureKey, Moment, motion_of
from bandstand.catalog import View
from bandstand.figure.camera import camera_for
from bandstand.figure.film import Film
from bandstand.figure.palette import PALETTES, Palette, Theme
from bandstand.figure.scene import Box, props
from bandstand.figure.stage import Stage, stage_for
from bandstand.quantity import Side

FRAMES = 16  # moments in a moving loop; between them shapes glide


class Playing(StrEnum):
    """Whether a figure moves by itself or stands still."""

    MOVING = "moving"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture while it is drawn."""

    key: FigureKey
    theme: Theme
    loop: tuple[Moment, ...]
    moments: tuple[Moment, ...]
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


def shot_of(key: FigureKey, theme: Theme, playing: Playing) -> Shot:
    """Everything a picture needs, before anything is painted."""
    course = motion_of(key.exercise, key.variant)
    side, still = key.shown_side, playing is Playing.STILL
    loop = moments_of(key.exercise, key.variant, side)
    moments = (course.at(course.movement.hero, side),) if still else loop
    variant = key.entry.variant(key.variant)
    assert variant is not None, "a key checks its variant"
    boxes = props(key.entry.needs_of(variant), loop[0])
    stage = stage_for(loop, camera_for(key.view, side), [corner for box in boxes for corner in box.corners])
    return Shot(key, theme, loop, moments, boxes, stage, Film(course.movement.seconds, len(moments)))


@lru_cache(maxsize=32)
def moments_of(exercise: str, variant: str, side: Side) -> tuple[Moment, ...]:
    """The whole loop in even steps; the same for every view, band and theme."""
    course = motion_of(exercise, variant)
    return tuple(course.at(step / FRAMES, side) for step in range(FRAMES))
