"""How hard a band pulls: one maker's published table, by colour."""

from dataclasses import dataclass
from math import log2

from bandstand.catalog.vocabulary import BandColour

NEWTONS = 4.448  # in one pound of force


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """The pull of one strand of one colour, in pounds of force, at 100 % and at 200 % stretch."""

    colour: BandColour
    at_100: float
    at_200: float

    def newtons(self, stretch: float) -> float:
        """The pull at a stretch (1.0 is twice the resting length); 0 where the strand is slack.

        Between and beyond the two published points it follows a power of the stretch.
        """
        return self.at_100 * NEWTONS * float(stretch ** log2(self.at_200 / self.at_100)) if stretch > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceTable:
    """One maker's published pulls, lightest first.

    Makers overestimate, and colours mean other bands elsewhere: what follows from it is rough, and shown as a range.

    Source:
        theraband-table; uchida-2016: measured forces are below the maker's figures.
    """

    name: str
    sources: tuple[str, ...]
    pulls: tuple[Pull, ...]

    def pull(self, colour: BandColour) -> Pull | None:
        """The pull of a colour, None where the table has no such band."""
        return next((pull for pull in self.pulls if pull.colour is colour), None)
