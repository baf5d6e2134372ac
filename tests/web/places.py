"""Every page and every write of the router, with addresses that can be opened."""

from uuid import uuid4

from bandstand.web.routes import EVERYONE, TABLE

FILLED = {
    "/shared/<key>/": "/shared/AAAAAAAAAAAAAAAAAAAAAA/",
    "<key>/<theme>": "lateral-band-walk/mini-squat/ankles/red/left/front/light",
    "<day>": "2026-11-22",
    "/exercises/<id>/": "/exercises/monster-walk/",
    "<key>": "monster-walk",
    "<secret>": "0" * 32,
}


def filled(route: str) -> str:
    """An address one can open; ids are of nothing."""
    for part, value in FILLED.items():
        route = route.replace(part, value)
    return route.replace("<id>", str(uuid4()))


PAGES = sorted(
    {
        row.route
        for row in TABLE
        if row.method == "GET"
        and row.route.endswith("/")
        and "<" not in row.route
        and "owner" in row.roles
        and row.roles != EVERYONE  # before the log-in: tests/accounts has those
    }
)
WRITES = sorted({row.route for row in TABLE if row.method in ("POST", "PUT", "PATCH", "DELETE")})
GETS = sorted({row.route for row in TABLE if row.method == "GET"})
