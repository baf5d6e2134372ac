"""A moment of the body as plain numbers: what other programs read."""

from bandstand.body.landing import Moment
from bandstand.body.space import Vec

PAIRED = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "toe")
JOINTS_TOLD = ("head", *(f"{joint}_{side}" for joint in PAIRED for side in ("left", "right")))


def joints_of(moment: Moment) -> dict[str, tuple[float, float, float]]:
    """Every joint in metres in the room: x forward, y left, z up, floor at 0."""
    return {name: _told(moment.body.points[name]) for name in JOINTS_TOLD}


def angles_of(moment: Moment) -> dict[str, float]:
    """Every angle in degrees, by its clinical name."""
    return {name: round(degrees, 2) + 0.0 for name, degrees in moment.body.angles.items()}


def contacts_of(moment: Moment) -> dict[str, tuple[float, float, float]]:
    """What is planted at this moment, and the point where it touches."""
    return {contact.value: _told(place) for contact, place in moment.contacts.items()}


def _told(point: Vec) -> tuple[float, float, float]:
    x, y, z = point
    return round(x, 4) + 0.0, round(y, 4) + 0.0, round(z, 4) + 0.0
