"""The colours of a figure: quiet surroundings, because the colour of a band is content.

A figure is sketched once with names for its colours, and painted for each theme and each band.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from types import MappingProxyType

from bandstand.catalog import BandColour


class Theme(StrEnum):
    """Light for paper and day, dark for dim rooms."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What each part of a picture is painted with."""

    skin: str
    skin_far: str
    line: str
    line_far: str
    tint: str  # working muscles
    shadow: str  # under what rests
    face: str
    arrow: str
    mat: str
    mat_edge: str
    prop: str
    prop_edge: str
    letter: str
    halo: str  # round letters
    band: str = ""  # in the band's own colour
    band_edge: str


PALETTES = MappingProxyType(
    {
        Theme.LIGHT: Palette(
            skin="#D8DEE2",
            skin_far="#EDF0F1",
            line="#44525C",
            line_far="#93A0A8",
            tint="#D4574E",
            shadow="#6B5D45",
            face="#44525C",
            arrow="#0B5F63",
            mat="#F0E9DE",
            mat_edge="#DDD6CB",
            prop="#E3D8C7",
            prop_edge="#A89B87",
            letter="#1C2730",
            halo="#FFFFFF",
            band_edge="#1C2730",
        ),
        Theme.DARK: Palette(
            skin="#5D6B75",
            skin_far="#39444C",
            line="#D5DCE0",
            line_far="#7E8B94",
            tint="#F08A7E",
            shadow="#000000",
            face="#12161A",
            arrow="#63C5C4",
            mat="#20282E",
            mat_edge="#303940",
            prop="#3A352D",
            prop_edge="#8A7F6D",
            letter="#FFFFFF",
            halo="#12161A",
            band_edge="#0A0D10",
        ),
    }
)

# Bands keep one colour in both themes; a dark edge keeps the pale ones visible, a pale one the black band.
BANDS = MappingProxyType(
    {
        BandColour.TAN: "#D2B48C",
        BandColour.YELLOW: "#F5D000",
        BandColour.RED: "#D7262B",
        BandColour.GREEN: "#1F9D49",
        BandColour.BLUE: "#1F6FD6",
        BandColour.BLACK: "#23282C",
        BandColour.SILVER: "#B9C1C7",
        BandColour.GOLD: "#C9972B",
        BandColour.ORANGE: "#F07F13",
        BandColour.PURPLE: "#7E3FB0",
        BandColour.PINK: "#EE7BB0",
        BandColour.WHITE: "#FFFFFF",
        BandColour.GREY: "#868F96",
        BandColour.TEAL: "#0E9AA0",
        BandColour.BROWN: "#7B5230",
        BandColour.PLAIN: "#9C7BC8",
    }
)


NAMED = Palette(**{field.name: f"@{field.name}@" for field in fields(Palette)})
"""The colours of a sketch: their names, to be painted over."""


def paints(theme: Theme, band: BandColour | None) -> Mapping[str, str]:
    """What each name of a sketch is painted with."""
    colours: dict[str, str] = asdict(PALETTES[theme])
    if band is not None:
        colours["band"], colours["band_edge"] = band_paint(band, theme)
    return colours


def band_paint(colour: BandColour, theme: Theme) -> tuple[str, str]:
    """The colour of a band and of its edge; a black band in the dark has a pale edge."""
    if colour is BandColour.BLACK and theme is Theme.DARK:
        return BANDS[colour], "#D5DCE0"
    return BANDS[colour], PALETTES[theme].band_edge
