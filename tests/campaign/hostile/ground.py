"""What a house has to attack: every address it names itself, with ids that are there, and every form of its pages."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from bandstand.quantity import Json
from bandstand.web.routes import TABLE  # the router names the same, or `bandstand routes` fails, and a test with it
from tests.campaign.hostile.guest import Form, Guest, crawl
from tests.campaign.hostile.house import House
from tests.web.sheets import HIP

API = "/api/v1/"
FIGURE = "/figure/squat/with-band/knees/green/left/three-quarter/light.svg"
FACTS = "SELECT kind, body FROM store_event WHERE body != '' AND cursor <= 40 GROUP BY kind ORDER BY kind"
SECOND_SHEET = "Bridge\n3 sets of 10 reps\n\nClamshell\n2 x 15 each side\n\nSome words of no exercise 3 x\n"


@dataclass(frozen=True, slots=True)
class Ground:
    """Addresses with their methods, forms, and the values that make an address one that is there."""

    routes: tuple[tuple[str, str], ...]
    forms: tuple[Form, ...]
    pages: tuple[str, ...]
    known: Mapping[str, str]
    cookie: str
    token: str
    address: Mapping[str, Sequence[str]]  # what the API's own description names: path and its parameters
    facts: tuple[tuple[str, str], ...]  # a kind and a body of it, as JSON, for each kind that is in the log

    def path(self, route: str, **instead: str) -> str:
        """An address of a route, its places filled with what is there, or with something else."""
        family = next((name for name in self.known if route.startswith(name)), "")
        values = {"id": self.known.get(family, str(uuid4())), "key": "squat", "theme": "light", "day": "2026-01-01"}
        if route.startswith("/figure/"):
            values["key"] = "squat/with-band/knees/green/left/three-quarter"
        return re.sub(r"<(\w+)>", lambda place: (values | instead).get(place[1], "x"), route)


def prepared(house: House) -> Guest:
    """Somebody with a plan, a session that has begun, a few sets of it, and another sheet under review."""
    guest = Guest(house.port)
    guest.plans(HIP)
    session = guest.begins().strip("/").partition("/")[2]
    stored = guest.letter(json.dumps({"events": [a_set(number, session) for number in range(20)]}).encode())
    assert stored.status == 200, stored
    return guest


def a_set(seq: int, session: str | None = None, **other: Json) -> dict[str, Json]:
    """One set as a phone tells it."""
    told: dict[str, Json] = {
        "id": str(uuid4()),
        "schema": 1,
        "device": "phone-1",
        "session": session,
        "step": f"monster-walk.{seq}",
        "seq": seq,
        "kind": "set_done",
        "plan_number": 1,
        "occurred_at": 1_790_000_000_000 + seq,
        "zone": "Europe/Berlin",
        "local_date": "2026-09-21",
        "body": {"prescription": "monster-walk", "set": 1 + seq % 3, "seconds": 30},
    }
    return told | other


def survey(house: House, guest: Guest) -> Ground:
    """Everything that can be asked of this house just now."""
    described = json.loads(guest.get(f"{API}openapi.json").text)
    review = guest.reads(SECOND_SHEET)
    found = list(crawl(guest, ("/", review, f"{review}?edit=bridge")))
    session = guest.begins()
    return Ground(
        routes=tuple((each.route, each.method) for each in TABLE if each.route != API),
        forms=tuple(dict.fromkeys(form for _, page in found for form in page.forms)),
        pages=tuple(path for path, _ in found),
        known={"/plan/read/": review.strip("/").rpartition("/")[2], "/session/": session.strip("/").rpartition("/")[2]},
        cookie=guest.cookie,
        token=guest.token,
        address=parameters(described),
        facts=tuple((str(kind), str(body)) for kind, body in house.rows(FACTS)),
    )


def parameters(described: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Mapping[str, Sequence[str]]:
    """The paths of an OpenAPI description, each with the names it takes in its query."""
    return {
        path: [str(each["name"]) for about in methods.values() for each in _listed(about)]
        for path, methods in described["paths"].items()
    }


def _listed(about: object) -> Sequence[Mapping[str, object]]:
    listed = about.get("parameters", []) if isinstance(about, dict) else []
    return [each for each in listed if isinstance(each, dict)]
