"""Who may open what: one row for every method of every address. docs/security.md shows this table."""

from collections.abc import Iterator
from dataclasses import dataclass

ROLES = ("anonymous", "owner", "other person", "reader with link", "reader after revocation", "operator")

# `owner` is logged in, `other person` too, as somebody else; `operator` reaches loopback from this machine.
# A "yes" means: this role gets to what is the owner's there. Where an address names nobody, another person gets
# their own page, and nothing of the owner's.
EVERYONE = frozenset(ROLES)
NOBODY: frozenset[str] = frozenset()
OWN = frozenset({"owner"})
BY_LINK = frozenset({"reader with link"})

# While no account is made, whoever reaches loopback is the one person of this home: the operator of this machine and
# anybody not named are the owner.
HERE = frozenset({"anonymous", "owner", "operator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One method of one address, and the roles that get an answer from it: with accounts, and while there is none."""

    route: str
    method: str
    roles: frozenset[str] = OWN
    while_open: frozenset[str] = HERE

    def __post_init__(self) -> None:
        assert self.roles | self.while_open <= EVERYONE, f"{self.route} names a role there is none of"

    def answers(self, *, open: bool) -> dict[str, str]:
        """For each role, whether it gets an answer: "yes" or "no". `open`: no account is made."""
        let_in = self.while_open if open else self.roles
        return {role: "yes" if role in let_in else "no" for role in ROLES}


def opens(route: str, *methods: str, to: frozenset[str] = OWN, while_open: frozenset[str] = HERE) -> Iterator[Access]:
    """Rows for one address. Whoever may read may ask for its headers too, so HEAD stands in no row."""
    return (Access(route=route, method=method, roles=to, while_open=while_open) for method in methods)


TABLE: tuple[Access, ...] = (
    *opens("/", "GET"),
    *opens("/check-in/", "POST"),
    *opens("/rest/", "POST"),
    *opens("/swap/", "POST"),
    *opens("/rough-spell/", "POST"),
    *opens("/start/", "POST"),
    *opens("/proposal/", "POST"),
    *opens("/safety/", "GET", "POST"),
    *opens("/safety/reviewed/", "POST"),
    *opens("/plan/", "GET"),
    *opens("/plan/ahead/", "GET"),
    *opens("/plan/history/", "GET"),
    *opens("/plan/history/<id>/", "POST"),
    *opens("/plan/bounds/", "GET", "POST"),
    *opens("/plan/liking/", "POST"),
    *opens("/plan/handout.pdf", "GET"),
    *opens("/plan/therapist/", "GET"),
    *opens("/plan/therapist.pdf", "GET"),
    *opens("/plan/therapist.png", "GET"),
    *opens("/plan/share/", "GET", "POST"),
    *opens("/plan/share/<id>/stop/", "POST"),
    *opens(
        "/shared/", "GET", to=NOBODY, while_open=NOBODY
    ),  # unless the operator opens the list; then everyone who reaches us
    *opens("/shared/<key>/", "GET", to=OWN | BY_LINK, while_open=OWN | BY_LINK),
    *opens("/shared/<key>/file/", "GET", to=OWN | BY_LINK, while_open=OWN | BY_LINK),
    *opens("/shared/<key>/try/", "POST", while_open=OWN | BY_LINK),
    *opens("/plan/answer/", "POST"),
    *opens("/plan/change/", "POST"),
    *opens("/plan/read/", "GET", "POST"),
    *opens("/plan/read/by-hand/", "POST"),
    *opens("/plan/read/<id>/", "GET"),
    *opens("/plan/read/<id>/answer/", "POST"),
    *opens("/plan/read/<id>/proposals/", "POST"),
    *opens("/plan/read/<id>/add/", "POST"),
    *opens("/plan/read/<id>/accept/", "POST"),
    *opens("/plan/read/<id>/change/<key>/", "POST"),
    *opens("/plan/read/<id>/remove/<key>/", "POST"),
    *opens("/plan/read/<id>/back/<key>/", "POST"),
    *opens("/plan/read/<id>/forget/<key>/", "POST"),
    *opens("/plan/read/<id>/words/", "POST"),
    *opens("/exercises/", "GET"),
    *opens("/exercises/hip-programme/", "GET", "POST"),
    *opens("/exercises/<id>/", "GET"),
    *opens("/exercises/library.json", "GET", to=EVERYONE),
    *opens("/recovery/", "GET"),
    *opens("/recovery/sides/", "GET"),
    *opens("/calendar/", "GET"),
    *opens("/calendar/rest/", "POST"),
    *opens("/calendar/away/", "POST"),
    *opens("/calendar/stretches/", "POST"),
    *opens("/calendar/feed/", "POST"),
    *opens("/calendar/<secret>.ics", "GET", to=OWN | BY_LINK, while_open=OWN | BY_LINK),  # the secret is what opens it
    *opens("/recovery/goals/", "POST"),
    *opens("/running/", "GET"),
    *opens("/running/need/", "POST"),
    *opens("/running/run/", "POST"),
    *opens("/running/file/", "POST"),
    *opens("/running/take-back/", "POST"),
    *opens("/running/start/", "POST"),
    *opens("/settings/", "GET"),
    *opens("/settings/bands/", "POST"),
    *opens("/settings/profile/", "POST"),
    *opens("/settings/practice/", "POST"),
    *opens("/settings/reminders/", "POST"),
    *opens("/settings/reminders/device/", "POST"),
    *opens("/account/", "GET"),
    *opens("/account/log-in/", "GET", "POST", to=EVERYONE),
    *opens("/account/log-out/", "POST", to=EVERYONE),
    *opens("/account/passphrase/", "GET", "POST"),
    *opens("/account/passkey/ask/", "POST", to=EVERYONE),
    *opens("/account/passkey/", "POST", to=EVERYONE),
    *opens("/account/passkeys/ask/", "POST", while_open=NOBODY),
    *opens("/account/passkeys/", "GET", "POST"),
    *opens("/account/passkeys/<key>/remove/", "POST", while_open=NOBODY),
    *opens("/account/forgot/", "GET", "POST", to=EVERYONE),
    *opens("/account/new-passphrase/<id>/<token>/", "GET", "POST", to=BY_LINK, while_open=NOBODY),
    *opens("/account/join/", "GET", "POST", to=NOBODY, while_open=NOBODY),  # unless BANDSTAND_REGISTRATION opens it
    *opens("/account/join/<token>/", "GET", "POST", to=OWN | BY_LINK, while_open=OWN | BY_LINK),
    *opens("/account/erase/", "GET", "POST"),
    *opens("/account/erased/", "GET", to=EVERYONE),
    *opens("/log/", "GET"),
    *opens("/log/day/<day>/", "GET", "POST"),
    *opens("/log/answer/<id>/", "GET", "POST"),
    *opens("/offline/", "GET"),
    *opens("/worker.js", "GET", to=EVERYONE),
    *opens("/session/<id>/", "GET"),
    *opens("/session/<id>/audio/", "GET"),
    *opens("/session/<id>/audio/session.mp3", "GET"),
    *opens("/figure/<key>/<theme>.svg", "GET", to=EVERYONE),  # a drawing of the catalogue's; nothing of anybody
    *opens("/api/v1/events", "POST"),
    *opens("/api/v1/changes", "GET"),
    *opens("/api/v1/script", "GET"),
    *opens("/api/v1/openapi.json", "GET"),
    *opens("/api/v1/", "GET", to=NOBODY, while_open=NOBODY),  # only the place under which the others stand
)
