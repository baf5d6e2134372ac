"""The body in time as a picture that moves by itself."""

from bandstand.figure.drawing import draw
from bandstand.figure.palette import Theme
from bandstand.figure.shot import Playing
from bandstand.figure.stage import HEIGHT, WIDTH
from bandstand.figure.title import title_of

__all__ = ["HEIGHT", "WIDTH", "Playing", "Theme", "draw", "title_of"]
