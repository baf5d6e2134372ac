"""Soft shadows where the body touches the floor or a prop, so that a contact is seen to be firm."""

from collections.abc import Iterator

from bandstand.body import Body
from bandstand.body.resting import part_and_side
from bandstand.body.space import Vec
from bandstand.catalog import Contact
from bandstand.figure.palette import NAMED
from bandstand.figure.shot import Shot
from bandstand.figure.trace import Trace, hull

CORNERS = 14
STRONG = 0.34  # opacity where the part touches
GONE = 0.16  # metres above its support at which a shadow is gone

# From which point to which a part casts its shadow, and how broad, as a fraction of height.
CASTS = {
    "foot": ("heel", "toe", 0.020),
    "toes": ("ball", "toe", 0.020),
    "heel": ("heel", "heel", 0.024),
    "edge": ("heel", "toe", 0.020),
    "shin": ("knee", "toe", 0.026),
    "knee": ("knee", "knee", 0.032),
    "hand": ("wrist", "fingers", 0.018),
    "forearm": ("elbow", "fingers", 0.020),
    "side": ("hip", "shoulder", 0.040),
    "back": ("pelvis", "neck", 0.060),
    "shoulders": ("blades", "neck", 0.060),
    "seat": ("pelvis", "pelvis", 0.075),
}

OF_THE_TRUNK = ("pelvis", "neck", "blades")


def paint_shadows(shot: Shot) -> str:
    """One shadow for each part that ever rests; it fades as the part rises."""
    painted = "".join(_shadow(shot, contact, height) for contact, height in _resting(shot))
    return f'<g fill="{NAMED.shadow}">{painted}</g>' if painted else ""


def _resting(shot: Shot) -> Iterator[tuple[Contact, float]]:
    """Every part that rests at some moment of the loop, and how high what it rests on is."""
    seen: set[str] = set()
    for moment in shot.loop:
        for contact, place in moment.contacts.items():
            part, side = part_and_side(contact)
            name = ("foot" if part in ("toes", "heel") else part) + side
            if part in CASTS and name not in seen:
                seen.add(name)
                yield contact, place[2]


def _shadow(shot: Shot, contact: Contact, height: float) -> str:
    bodies = [moment.body for moment in shot.moments]
    ends = [_ends_of(body, contact) for body in bodies]
    outlines = {each: _outline(shot, each, contact, height) for each in dict.fromkeys(ends)}
    traces = [outlines[each] for each in ends]
    strengths = [f"{STRONG * _nearness(body, contact, height):.2f}" for body in bodies]
    change = shot.film.animate("opacity", strengths)
    return shot.film.path(traces, f' opacity="{strengths[0]}"', change)


def _ends_of(body: Body, contact: Contact) -> tuple[Vec, Vec]:
    first, last, _ = _ends(contact)
    return body.points[first], body.points[last]


def _outline(shot: Shot, ends: tuple[Vec, Vec], contact: Contact, height: float) -> Trace:
    radius = shot.loop[0].body.skeleton.of(_ends(contact)[2])
    balls = [shot.stage.floor_balls(_below(each, height), radius) for each in ends]
    return hull([ball for pair in balls for ball in pair], CORNERS)


def _ends(contact: Contact) -> tuple[str, str, float]:
    """The two points of the body that a contact's shadow lies under, and how broad it is."""
    part, side = part_and_side(contact)
    first, last, breadth = CASTS[part]
    return _point(first, side), _point(last, side), breadth


def _point(name: str, side: str) -> str:
    return name if name in OF_THE_TRUNK else name + side


def _below(at: Vec, height: float) -> Vec:
    return (at[0], at[1], height)


def _nearness(body: Body, contact: Contact, height: float) -> float:
    """1 where the part touches, 0 where it is well above."""
    first, last, breadth = _ends(contact)
    above = min(body.points[each][2] for each in (first, last)) - height - body.skeleton.of(breadth)
    return max(0.0, min(1.0, 1 - above / GONE))
