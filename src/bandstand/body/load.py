"""How hard an exercise with a band is for the hip: stretch, pull and moment through a whole loop, as rough ranges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bandstand.body.band import BandPath, band_path
from bandstand.body.kinematics import SIDES, Body
from bandstand.body.motion import motion_of
from bandstand.body.skeleton import Skeleton
from bandstand.catalog import BandColour, ForceTable, Placement, Pull
from bandstand.quantity import BandstandError, Message

MOMENTS = 96  # of one loop: a step's least and most are not missed
LAY_FLAT = 0.30  # metres; assumed where a person has not measured their loop
# Published pulls are a maker's own and too high, and every leg is another: the estimate may be off by this much.
# Source: uchida-2016; evidence 2.3 expects 30 % or more.
ERROR = 0.30
MOST_STRETCH = 2.0  # three times the resting length. Source: bandsandloops-care


class NoForceKnown(BandstandError):
    """Nobody has published how hard a band of that colour pulls; the sentence lists the colours that are known."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a band asks, from the least to the most of a loop: stretch as a share, newtons, newton metres at the hip."""

    stretch: tuple[float, float]
    force: tuple[float, float]
    hip_moment: tuple[float, float]

    @property
    def warnings(self) -> Iterable[Message]:
        """What a therapist would mention: a loop pulled further than bands should be, or one that hangs loose."""
        if self.stretch[1] > MOST_STRETCH:
            yield Message("load.overstretched", most=round(100 * MOST_STRETCH))
        if self.stretch[0] <= 0:
            yield Message("load.slack")


def load_of(
    exercise: str,
    variant: str,
    placement: Placement,
    colour: BandColour | None,
    table: ForceTable,
    *,
    skeleton: Skeleton,
    lay_flat: float = LAY_FLAT,
) -> Load:
    """What a loop asks of the hip in one form of an exercise.

    Args:
        exercise: Its id in the catalogue.
        variant: The form's id.
        placement: Where the band sits.
        colour: As the table names it; None where it is not known, and the range then spans the whole table.
        table: Whose bands they are.
        skeleton: Lengths taken from the person's height.
        lay_flat: Length of the loop as it lies flat, in metres.

    Raises:
        NoForceKnown: the table has no such colour.
    """
    course = course_of(exercise, variant, placement, skeleton)
    lightest, heaviest = _pulls(colour, table)
    stretches = course.stretches(lay_flat)
    low, high = ([pull.newtons(stretch) for stretch in stretches] for pull in (lightest, heaviest))
    return Load(
        stretch=(min(stretches), max(stretches)),
        force=(2 * min(low) * (1 - ERROR), 2 * max(high) * (1 + ERROR)),
        hip_moment=(min(course.moments(low)) * (1 - ERROR), max(course.moments(high)) * (1 + ERROR)),
    )


@dataclass(frozen=True, slots=True)
class Course:
    """A loop in one form of an exercise, whatever the band: how far round it goes, and its lever, moment by moment.

    `metres` is the whole way round; `levers` are newton metres at the hip that has more to do, for each newton of one
    strand.
    """

    metres: tuple[float, ...]
    levers: tuple[float, ...]

    def stretches(self, lay_flat: float) -> list[float]:
        """How much longer than at rest, as a share, at each moment."""
        return [metres / (2 * lay_flat) - 1 for metres in self.metres]

    def moments(self, strands: Sequence[float]) -> list[float]:
        """What each moment asks of the hip, in newton metres, where one strand pulls so hard."""
        return [lever * strand for lever, strand in zip(self.levers, strands, strict=True)]


@lru_cache(maxsize=1024)
def course_of(exercise: str, variant: str, placement: Placement, skeleton: Skeleton) -> Course:
    """The course of a loop, worked out once for a form, a place and a height."""
    paths = [band_path(body, placement) for body in _bodies(exercise, variant, skeleton)]
    return Course(tuple(path.metres for path in paths), tuple(_lever(path) for path in paths))


@lru_cache(maxsize=16)
def _bodies(exercise: str, variant: str, skeleton: Skeleton) -> tuple[Body, ...]:
    """The body through a loop: the same wherever the band sits, so that five places cost little more than one."""
    motion = motion_of(exercise, variant, skeleton)
    return tuple(motion.at(step / MOMENTS).body for step in range(MOMENTS))


def _lever(path: BandPath) -> float:
    return max(path.hip_moment(side, 1.0) for side in SIDES)


def _pulls(colour: BandColour | None, table: ForceTable) -> tuple[Pull, Pull]:
    """The lightest and the heaviest band it can be."""
    if colour is None:
        return table.pulls[0], table.pulls[-1]
    pull = table.pull(colour)
    if pull is None:
        known = ", ".join(each.colour for each in table.pulls)
        raise NoForceKnown(Message("load.unknown-colour", colour=colour.value, known=known))
    return pull, pull


def assumptions(
    stature: float | None, lay_flat: float | None, colour: BandColour | None, table: ForceTable
) -> Iterable[Message]:
    """What the estimate takes for granted, in sentences."""
    if stature is None:
        yield Message("load.assumes-stature")
    if lay_flat is None:
        yield Message("load.assumes-lay-flat")
    yield (
        Message("load.assumes-table", table=table.name)
        if colour
        else Message("load.assumes-any-colour", table=table.name)
    )
    yield Message("load.assumes-doubled")
    yield Message("load.assumes-rough")
