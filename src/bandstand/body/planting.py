"""What rests on the floor or a prop stays there, and what a hand holds stays held: limbs bend until it does."""

from collections.abc import Mapping

from bandstand.body.arms import held_point, hold_on, lay_forearm, plant_hand, plant_palm
from bandstand.body.draft import Draft
from bandstand.body.kinematics import Body
from bandstand.body.legs import lay_shin, plant_foot, plant_knee
from bandstand.body.resting import middle_at, part_and_side, point_of
from bandstand.body.space import Vec, minus
from bandstand.catalog import Contact

Places = Mapping[Contact, Vec]
Holds = Mapping[str, str]  # a side's hand (`_left`, `_right`): what of the body it holds


def carried_by(anchor: Contact, place: Vec, body: Body) -> Body:
    """The body moved as a whole, so that one contact has its place."""
    return body.moved(minus(place, point_of(anchor, body)))


def planted(body: Body, places: Places, holds: Holds) -> Body:
    """The same body with every contact exactly in its place; limbs bend for it, the trunk stays."""
    draft = Draft.of(body)
    for contact, place in places.items():
        _plant(draft, contact, middle_at(contact, place, body))
    for side, held in holds.items():
        hold_on(draft, side, held_point(held, draft.body))
    return draft.body


def _plant(draft: Draft, contact: Contact, middle: Vec) -> None:
    part, side = part_and_side(contact)
    match part:
        case "foot" | "toes" | "heel":
            plant_foot(draft, part, side, middle)
        case "knee":
            plant_knee(draft, side, middle)
        case "shin":
            lay_shin(draft, side)
        case "hand":
            plant_hand(draft, side, middle)
        case "palm":
            plant_palm(draft, side, middle)
        case "forearm":
            lay_forearm(draft, side)
        case _:  # the trunk itself, or the edge of a foot: what carries the body has its place already
            pass
