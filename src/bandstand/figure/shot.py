"""What one picture is made from: the moments shown, the stage they stand on, and how they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import hypot

from bandstand.body import SIDES, Body, FigureKey, Moment, Motion
from bandstand.body.space import Vec, minus
from bandstand.catalog import Movement, Need, View
from bandstand.figure.camera import camera_for
from bandstand.figure.film import Film
from bandstand.figure.mannequin import Part, parts_of
from bandstand.figure.scene import Box, mat_corners, props
from bandstand.figure.stage import Stage, stage_for
from bandstand.quantity import Side

QUICK = 0.5  # seconds from key to key up to which a glide is drawn straight: walks have a key for each half step
SLOW = 1.0  # seconds from key to key from which a glide is drawn in three stretches instead of two
SLOWER = 2.5  # times as long
BREATH = 3.2  # seconds of one quiet breath. Source: bandstand-choice, within what resting adults do

TRAVELS = 0.5  # metres from which a body that goes somewhere is drawn in one place and carried there as a whole

# Points that lie as they lay before only if the whole body does.
TELLING = tuple(name + side for side in SIDES for name in ("hip", "knee", "ball", "toe", "elbow", "fingers"))


class Playing(StrEnum):
    """Whether a figure moves, at its pace or slowly, stands still, or is a row of stills that tell the movement."""

    MOVING = "moving"
    SLOW = "slow"  # moving, at less than half the pace
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
    leads: tuple[float, float]  # from which moment to which the movement is shown going
    way: tuple[tuple[float, float], ...]  # how far a body that travels has gone on the paper; empty for all others

    @property
    def working(self) -> str:
        """The side that works or leads, as it ends a joint's name."""
        return f"_{self.key.shown_side.value}"

    @property
    def parts(self) -> Sequence[Sequence[Part]]:
        """Every part of the body, each at every moment."""
        breaths = breaths_of(self.key.motion.movement)
        drawn: dict[tuple[int, bool], tuple[Part, ...]] = {}  # each pose once: a walk repeats its steps
        frames = []
        for phase, moment in zip(self.phases, self.moments, strict=True):
            pose = id(moment), phase in breaths
            if pose not in drawn:
                drawn[pose] = parts_of(moment.body, self.stage, phase in breaths)
            frames.append(drawn[pose])
        return tuple(zip(*frames, strict=True))

    def carried(self, text: str) -> str:
        """What moves with the body, taken along where the body goes: its shapes repeat from step to step."""
        return f"<g>{self.film.travel(self.way)}{text}</g>" if self.way and text else text

    def is_far(self, side: str) -> bool:
        """Whether a side is the far one: from the front neither is."""
        return self.key.view is not View.FRONT and side != self.working and side != ""


def loop_of(movement: Movement) -> tuple[float, ...]:
    """The moments a moving picture is made from: every key pose, some on the way, and breaths where it is still."""
    return tuple(phase for start, end, still in _spans(movement) for phase in _within(movement, start, end, still))


def breaths_of(movement: Movement) -> frozenset[float]:
    """The moments at which somebody who holds still has breathed in."""
    held = [(start, end) for start, end, still in _spans(movement) if still]
    return frozenset(phase for start, end in held for phase in _within(movement, start, end, True)[1::2])


def _spans(movement: Movement) -> Iterator[tuple[float, float, bool]]:
    """From key to key, and whether nothing moves between."""
    moments = [*(key.at for key in movement.keys), 1.0]
    keys = (*movement.keys, movement.keys[0])
    for (key, then), (start, end) in zip(pairwise(keys), pairwise(moments), strict=True):
        yield start, end, key.angles == then.angles


def _within(movement: Movement, start: float, end: float, still: bool) -> list[float]:
    """The moments of one span: out, in, out where it is long and still; one to three stretches where it moves."""
    seconds = (end - start) * movement.seconds
    gliding = 3 if seconds >= SLOW else 2 if seconds > QUICK else 1
    stretches = (2 * round(seconds / BREATH) or 1) if still else gliding
    return [round(start + (end - start) * step / stretches, 4) for step in range(stretches)]


def shots_of(key: FigureKey, playing: Playing, phases: tuple[float, ...] = ()) -> list[Shot]:
    """The pictures to draw: one, or the stills of a strip, at its own moments or at those asked for."""
    movement = key.motion.movement
    if playing is Playing.STRIP:
        return _strip(key, phases or movement.stills)
    phases = (movement.hero,) if playing is Playing.STILL else loop_of(movement)
    return [shot_at(key, phases, (0.0, movement.hero), SLOWER if playing is Playing.SLOW else 1.0)]


def _strip(key: FigureKey, phases: tuple[float, ...]) -> list[Shot]:
    """Each still shows the way to the next, the last one the way to the first."""
    nexts = (*phases[1:], phases[0] + 1.0)
    return [shot_at(key, (phase,), (phase, then)) for phase, then in zip(phases, nexts, strict=True)]


def shot_at(key: FigureKey, phases: tuple[float, ...], leads: tuple[float, float], slower: float = 1.0) -> Shot:
    """Everything a picture of these moments needs, before anything is painted."""
    course, side = key.motion, key.shown_side
    loop = moments_of(key, loop_of(course.movement))
    moments = moments_of(key, phases)
    gone = _gone(moments)
    variant = key.entry.variant(key.variant)
    assert variant is not None, "a key checks its variant"
    needs = key.entry.needs_of(variant)
    boxes = props(needs, loop)
    around = (*mat_corners(loop), *(corner for box in boxes for corner in box.corners))
    stage = stage_for((*loop, *moments), camera_for(key.view, side, mirrored=key.mirrored), around)
    film = Film(course.movement.seconds * slower, phases)
    in_place, way = _each_once(_in_place(moments, gone)), _way(gone, stage)
    return Shot(key, loop, phases, in_place, needs, boxes, stage, film, leads, way)


def moments_of(key: FigureKey, phases: tuple[float, ...]) -> tuple[Moment, ...]:
    """The body of a picture at these moments."""
    return tuple(moment_of(key.motion, key.shown_side, phase) for phase in phases)


@lru_cache(maxsize=1024)
def moment_of(course: Motion, side: Side, phase: float) -> Moment:
    """The body at one moment; the same for every view, band and theme."""
    return course.at(phase, side)


def _gone(moments: Sequence[Moment]) -> tuple[Vec, ...]:
    """How far across the floor the body has gone at each moment; nothing for one that stays about its place."""
    start = moments[0].body.points["pelvis"]
    ways = [minus(moment.body.points["pelvis"], start) for moment in moments]
    furthest = max(hypot(x, y) for x, y, _ in ways)
    return tuple((x, y, 0.0) for x, y, _ in ways) if furthest > TRAVELS else ()


def _in_place(moments: tuple[Moment, ...], gone: Sequence[Vec]) -> tuple[Moment, ...]:
    """The same moments as if the body had not gone anywhere."""
    return tuple(_back(moment, by) for moment, by in zip(moments, gone, strict=True)) if gone else moments


def _each_once(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The same moments; where the body stands as it stood before it is the same one, so that it is drawn once."""
    seen: dict[tuple[float, ...], Moment] = {}
    return tuple(seen.setdefault(_pose(moment.body), moment) for moment in moments)


def _pose(body: Body) -> tuple[float, ...]:
    """Where the body is, to a tenth of a millimetre."""
    return tuple(round(share, 4) for name in TELLING for share in body.points[name])


def _back(moment: Moment, by: Vec) -> Moment:
    contacts = {contact: minus(place, by) for contact, place in moment.contacts.items()}
    return Moment(moment.body.moved(minus((0.0, 0.0, 0.0), by)), contacts)


def _way(gone: Sequence[Vec], stage: Stage) -> tuple[tuple[float, float], ...]:
    """The same way on the paper, to a tenth of a unit."""
    x, y = stage.point((0.0, 0.0, 0.0))
    return tuple((round(px - x, 1), round(py - y, 1)) for px, py in map(stage.point, gone))
