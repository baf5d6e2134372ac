"""A moment of the body as plain numbers: what other programs read."""

from bandstand.body.landing import Moment
from bandstand.body.space import Vec

PAIRED = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "toe")
JOINTS_TOLD = ("head", *(f"{joint}_{side}" for joint in PAIRED for side in ("left", "right")))


# A toe is told where the toes join the foot, as in gait laboratories: from there to the ankle the foot is stiff.
TOLD_AS = {"toe_left": "ball_left", "toe_right": "ball_right"}


def joints_of(moment: Moment) -> dict[str, Vec]:
    """Every joint in metres in the room: x forward, y left, z up, floor at 0."""
    return {name: moment.body.points[TOLD_AS.get(name, name)] for name in JOINTS_TOLD}


def angles_of(moment: Moment) -> dict[str, float]:
    """Every angle in degrees, by its clinical name."""
    return {name: round(degrees, 2) + 0.0 for name, degrees in moment.body.angles.items()}


def contacts_of(moment: Moment) -> dict[str, Vec]:
    """What is planted at this moment, and the point where it touches."""
    return {contact.value: place for contact, place in moment.contacts.items()}
