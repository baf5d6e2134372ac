"""Where a band sits on the legs, easiest first."""

from enum import StrEnum

from bandstand.quantity import Message


class Placement(StrEnum):
    """A place for a band. Lower on the leg is a longer lever and asks more of the hip.

    Source:
        cambridge-2012, lewis-2018: hip muscle drive rises from knees to ankles to feet.
    """

    THIGHS = "thighs"
    KNEES = "knees"
    CALVES = "calves"
    ANKLES = "ankles"
    FEET = "feet"

    @property
    def rank(self) -> int:
        """0 for the easiest place, rising as the band moves down the leg."""
        return list(Placement).index(self)

    @property
    def put_on(self) -> Message:
        """How somebody puts a loop on here, in one sentence."""
        return Message(f"loop.{self.value}")
