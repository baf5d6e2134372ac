"""The whole catalogue as one small file: what a phone needs to explain every exercise without a network."""

import json
from functools import cache

from bandstand.catalog import Catalogue, KeyPose, Movement, load_catalogue
from bandstand.quantity import Json
from bandstand.quantity.codec import to_json

FORMAT, VERSION = "bandstand-library", 1


@cache
def library_text() -> str:
    """The catalogue's own words and key poses as JSON text; the same for everybody, so that it may be kept."""
    whole = {"format": FORMAT, "version": VERSION, **_contents(load_catalogue())}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def _contents(catalogue: Catalogue) -> dict[str, Json]:
    exercises = [to_json(exercise) for exercise in catalogue.exercises]
    movements = [_movement(movement) for movement in catalogue.movements.values()]
    return {"exercises": [*exercises], "movements": [*movements]}


def _movement(movement: Movement) -> Json:
    return {
        "exercise": movement.exercise,
        "variant": movement.variant,
        "seconds": movement.seconds,
        "hero": movement.hero,
        "stills": list(movement.stills),
        "keys": [_key(key) for key in movement.keys],
        "faults": {fault: dict(off) for fault, off in movement.faults.items()},
    }


def _key(key: KeyPose) -> Json:
    """Angles of 0 are left out: that is how somebody stands."""
    return {
        "at": key.at,
        "planted": [contact.value for contact in key.planted],
        "angles": {name: degrees for name, degrees in key.angles.items() if degrees},
        "heights": {contact.value: height for contact, height in key.heights.items()},
        "holds": dict(key.holds),
        "flight": key.flight,
        "forward": key.forward,
    }
