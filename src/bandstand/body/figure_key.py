"""Which picture of an exercise is meant: one frozen value, and its address."""

from dataclasses import dataclass, replace

from bandstand.body.motion import Motion
from bandstand.body.obeying import motion_within
from bandstand.catalog import (
    JOINTS,
    BandColour,
    Cap,
    Exercise,
    Placement,
    Position,
    Sided,
    View,
    Way,
    load_catalogue,
    read_cap,
    told_once,
)
from bandstand.quantity import BandstandError, Message, Side

NONE = "none"
WRONG = "wrong-"
FACING = (Position.STANDING, Position.SEATED, Position.HALF_KNEELING)
FEWEST = 6  # parts of an address
MOST = FEWEST + len(JOINTS) * len(Way) + 1  # every cap there can be, and a fault


class NoSuchFigure(BandstandError):
    """There is no picture of that; the sentence says which word is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKey:
    """One picture: exercise, variant, where the band sits and its colour, the side that works or leads, the view.

    `placement` and `band` are None where no band is worn; a place that the form does not name is drawn all the same,
    since a sheet may ask for it. `side` is None where nobody has chosen one, and the figure
    then shows the left. `caps` are what precautions allow the joints; `wrong` is the id of a common fault that
    is shown instead of the right form, empty for the right form. The key prints as an address and reads it back.

    >>> key = FigureKey(exercise="hip-flexor-march", variant="supine", side=Side.LEFT, view=View.SIDE)
    >>> print(key)
    hip-flexor-march/supine/none/none/left/side
    """

    exercise: str
    variant: str
    placement: Placement | None = None
    band: BandColour | None = None
    side: Side | None = None
    view: View
    caps: tuple[Cap, ...] = ()
    wrong: str = ""

    def __post_init__(self) -> None:
        entry = load_catalogue().exercise(self.exercise)
        movement = load_catalogue().movement(self.exercise, self.variant)
        if self.wrong and self.wrong not in movement.faults:
            known = ", ".join(movement.faults) or NONE
            raise NoSuchFigure(Message("figure.unknown-fault", exercise=entry.name, fault=self.wrong, known=known))
        if self.placement and not entry.takes_band:
            raise NoSuchFigure(Message("figure.takes-no-band", exercise=entry.name))
        if not told_once(self.caps):
            raise NoSuchFigure(Message("figure.capped-twice", exercise=entry.name))

    def __str__(self) -> str:
        parts = (self.exercise, self.variant, self.placement, self.band, self.side, self.view)
        further = (*(str(cap) for cap in self.caps), *((f"{WRONG}{self.wrong}",) if self.wrong else ()))
        return "/".join((*(str(part or NONE) for part in parts), *further))

    @property
    def entry(self) -> Exercise:
        """The exercise shown."""
        return load_catalogue().exercise(self.exercise)

    @property
    def shown_side(self) -> Side:
        """The side that works or leads in the picture: the left where none was chosen."""
        return Side.LEFT if self.side is None or self.entry.sided is Sided.BOTH else self.side

    @property
    def band_worn(self) -> tuple[Placement, BandColour] | None:
        """Where the band sits and its colour; None where no band is drawn."""
        return (self.placement, self.band) if self.placement and self.band else None

    @property
    def mirrored(self) -> bool:
        """Whether the picture is a mirror: somebody who stands or sits before you and looks at you."""
        variant = self.entry.variant(self.variant)
        assert variant is not None, "a key checks its variant"
        return self.view is View.FRONT and self.entry.position_of(variant) in FACING

    @property
    def is_allowed(self) -> bool:
        """Whether the caps leave a picture: no way of moving may obey them all."""
        return not self.caps or motion_within(self.exercise, self.variant, self.caps, self.wrong) is not None

    @property
    def is_narrowed(self) -> bool:
        """Whether the caps leave less than the usual movement, or none: its usual words would ask for too much."""
        usual, within = (motion_within(self.exercise, self.variant, caps, self.wrong) for caps in ((), self.caps))
        return within is not usual

    @property
    def motion(self) -> Motion:
        """How the body moves in this picture: within the caps, right or wrong. Raises NoSuchFigure where none obeys."""
        moves = motion_within(self.exercise, self.variant, self.caps, self.wrong)
        if moves is None:
            raise NoSuchFigure(Message("figure.not-allowed"))
        return moves

    def on(self, side: Side) -> "FigureKey":
        """The same picture with the other or this side working."""
        return replace(self, side=side)

    def seen_from(self, view: View) -> "FigureKey":
        """The same picture from elsewhere."""
        return replace(self, view=view)


def read_figure_key(address: str) -> FigureKey:
    """The picture an address names. Raises BandstandError, whose sentence says what is not known."""
    parts = address.split("/")
    if not FEWEST <= len(parts) <= MOST:
        raise NoSuchFigure(Message("figure.unknown-address", address=address))
    exercise, variant, placement, band, side, view, *further = parts
    try:
        return FigureKey(
            exercise=exercise,
            variant=variant,
            placement=None if placement == NONE else Placement(placement),
            band=None if band == NONE else BandColour(band),
            side=None if side == NONE else Side(side),
            view=View(view),
            caps=tuple(read_cap(part) for part in further if not part.startswith(WRONG)),
            wrong="".join(part.removeprefix(WRONG) for part in further if part.startswith(WRONG)),
        )
    except ValueError as error:
        raise NoSuchFigure(Message("figure.unknown-address", address=address)) from error


def first_figure(exercise: str) -> FigureKey:
    """The catalogue's first picture of an exercise: first variant, first placement, first view, band colour unsaid."""
    entry = load_catalogue().exercise(exercise)
    placement = next(iter(entry.placements_of(entry.variants[0])), None)
    return FigureKey(
        exercise=exercise,
        variant=entry.variants[0].id,
        placement=placement,
        band=BandColour.PLAIN if placement else None,
        side=Side.LEFT,
        view=entry.views_of(entry.variants[0])[0],
    )
