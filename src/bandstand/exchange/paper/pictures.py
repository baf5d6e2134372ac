"""Figures as paper takes them: a strip of stills, letters as outlines, and greys where the printer has no colours."""

import re

from bandstand.body import read_figure_key
from bandstand.catalog import load_catalogue
from bandstand.figure import Playing, Theme, draw, title_of
from bandstand.figure.palette import BANDS, PALETTES
from bandstand.prescription import Plan, Prescription
from bandstand.quantity import JsonObject
from bandstand.session.shown import figure_of
from bandstand.words import say

# The figure's L and R as outlines on a base of 34: no font is asked for, and nobody reads them as words of the sheet.
OUTLINES = {
    "L": "m-8 0v-25h7v19h10v6z",
    "R": "m-9 0v-25h10q9 0 9 8 0 5 -5 7l6 10h-8l-5 -9h-1v9zm6 -14h3q3 0 3 -3 0 -2 -3 -2h-3z",
}
_LETTER = re.compile(r'<text x="(-?\d+)" y="(-?\d+)">([LR])</text>')
_COLOUR = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})\b")
INK, WORKING, WORN = "#000000", "#8A8A8A", "#3C3C3C"
_LIGHT = PALETTES[Theme.LIGHT]
_IN_GREY = {_LIGHT.tint: WORKING, _LIGHT.line: INK, _LIGHT.arrow: INK, **dict.fromkeys(BANDS.values(), WORN)}


def strip_of(each: Prescription, plan: Plan, *, mono: bool) -> JsonObject | None:
    """The stills that tell an exercise, with their words; None where there is no picture of it."""
    known = load_catalogue().get(each.exercise) if each.exercise else None
    address = figure_of(each, known, plan.leading_side, plan.precautions)
    if not address:
        return None
    key = read_figure_key(address)
    drawn = outlined(draw(key, Theme.LIGHT, Playing.STRIP))
    return {"svg": greyed(drawn) if mono else drawn, "alt": say(title_of(key))}


def outlined(svg: str) -> str:
    """The picture with its letters drawn, not written."""
    return _LETTER.sub(lambda letter: f'<path d="M{letter[1]} {letter[2]}{OUTLINES[letter[3]]}"/>', svg)


def greyed(svg: str) -> str:
    """The picture in greys: lines and the band dark, muscles at work a middle grey, all else as light as it was."""
    return _COLOUR.sub(lambda colour: _IN_GREY.get(colour[0].upper(), _grey(*colour.groups())), svg)


def _grey(*parts: str) -> str:
    red, green, blue = (int(part, 16) for part in parts)
    light = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{light:02X}{light:02X}{light:02X}"
