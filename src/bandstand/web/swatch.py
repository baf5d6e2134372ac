"""The colour that stands beside a band's name."""

from bandstand.catalog import BandColour
from bandstand.prescription import Prescription


def swatch_of(prescription: Prescription) -> str:
    """The colour of its band, empty where its name tells none that can be shown."""
    if prescription.band is None or not prescription.band.colour:
        return ""
    colour = BandColour.named_in(prescription.band.colour)
    return "" if colour is BandColour.PLAIN else colour.value
