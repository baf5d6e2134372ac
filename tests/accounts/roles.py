"""Who asks, for every address: the owner, another person, whoever holds a link, and nobody in particular."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from bandstand import store
from bandstand.actions import calendar, profile, sessions, sharing, sheets
from bandstand.actions.known import history_of
from bandstand.actions.proposals import EVERYTHING
from bandstand.journal.facts import DayKind
from bandstand.prescription import Complaint
from bandstand.web.routes import Access
from tests.web.life import Life
from tests.web.places import FILLED
from tests.web.sheets import HIP

MARK = "Kats own words"  # what she told; it stands on her pages, and must stand on nobody else's
PASSKEY = "kats-passkey"
NAMES = {
    "<key>/<theme>": FILLED["<key>/<theme>"],
    "<day>": datetime.now(UTC).date().isoformat(),
    "/exercises/<id>/": FILLED["/exercises/<id>/"],
}


@dataclass(frozen=True, kw_only=True)
class Owned:
    """What the owner has, as it would stand in an address or a form."""

    person: UUID
    draft: UUID
    key: str
    session: UUID
    event: UUID
    answer: UUID
    proposal: UUID
    feed: str
    secret: str  # of what she shares
    share: UUID
    seal: tuple[UUID, str]
    invitation: str

    def ids(self) -> Mapping[str, str]:
        """Every name a form or an address may call something of hers by."""
        told = {"id": self.session, "script": self.session, "session": self.session, "draft": self.draft}
        told |= {"event": self.event, "answer": self.answer, "person": self.person}
        return {name: str(id) for name, id in told.items()} | {"prescription": self.key, "key": self.key, "plan": "1"}

    def address(self, route: str, *, with_link: bool) -> str:
        """A route with her own ids in it; its secret only for whoever was given the link."""
        for part, value in NAMES.items():
            route = route.replace(part, value)
        account, token = self.seal if with_link else (self.seal[0], "0" * 32)
        invitation = self.invitation if with_link else "nothing"
        return (
            route.replace("<secret>", self.feed if with_link else "0" * 32)
            .replace("/shared/<key>/", f"/shared/{self.secret if with_link else 'A' * 22}/")
            .replace("/plan/share/<id>/", f"/plan/share/{self.share}/")
            .replace("/new-passphrase/<id>/<token>/", f"/new-passphrase/{account}/{token}/")
            .replace("/join/<token>/", f"/join/{invitation}/")
            .replace("/passkeys/<key>/", f"/passkeys/{PASSKEY}/")
            .replace("/plan/read/<id>/", f"/plan/read/{self.draft}/")
            .replace("/plan/history/<id>/", f"/plan/history/{self.proposal}/")
            .replace("/log/answer/<id>/", f"/log/answer/{self.answer}/")
            .replace("<key>", self.key)
            .replace("<id>", str(self.session))
        )


def lived(person: UUID, account: UUID | None) -> Owned:
    """The owner's weeks: a plan, sessions, answers, a draft under review, a session that is open, a feed."""
    life = Life(person, today=datetime.now(UTC).date())
    life.begins(9)
    profile.set_profile(person, Complaint(part="hip", where=MARK), (), life.at(9))
    for ago in (7, 5, 3):
        life.trains(ago)
    life.wakes(0, 2)
    now = life.at(0, 2)
    draft = sheets.read_sheet(person, f"{MARK}\n\n{HIP}", now)
    life.is_checked(0)
    session = sessions.start(person, now, day=DayKind.FULL, taking=EVERYTHING)
    answer = [each.event for each in store.events(person) if each.event.kind == "exercise_answered"][-1]
    if account is not None:
        store.add_passkey(
            store.KeptPasskey(id=PASSKEY, account=account, public="", counter=0, name=MARK, made_at=now.now_ms)
        )
    history = history_of(person)
    plan = history.plan
    assert plan is not None, "the sheet was accepted"
    secret = sharing.share(person, sharing.usual_wish(plan), now)
    return Owned(
        person=person,
        draft=draft,
        key=plan.prescriptions[0].key,
        session=session,
        event=store.events(person)[-1].event.id,
        answer=answer.id,
        proposal=history.proposals[-1].id,
        feed=calendar.make_feed(person, now, 18),
        secret=secret,
        share=sharing.shares(person, now)[0].id,
        seal=(account, store.passphrase_token(account)) if account else (uuid4(), "0"),
        invitation=store.invitation("zoe@example.org"),
    )


def asked(client: Client, row: Access, owned: Owned, *, with_link: bool) -> HttpResponse:
    """One request, with the owner's ids in its path, its query and its body."""
    address = owned.address(row.route, with_link=with_link)
    if row.method == "GET":
        return _answered(client.get(f"{address}?{urlencode(owned.ids())}"))
    if "/api/" in address:
        letter = {"events": [{**owned.ids(), "kind": "note"}]}
        return _answered(client.post(address, letter, content_type="application/json"))
    return _answered(client.post(address, {**owned.ids(), "text": "Bridge\n3 sets of 10", "name": "Bridge"}))


def _answered(answer: object) -> HttpResponse:
    assert isinstance(answer, HttpResponse)
    return answer


def gets_in(answer: HttpResponse) -> bool:
    """Whether a request came to what it asked for, however that then went."""
    if answer.status_code in (401, 404, 405):
        return False
    return not answer.headers.get("Location", "").startswith("/account/log-in/?next=")


def client_of(email: str | None) -> Client:
    """A browser of somebody; of nobody in particular where no address is named."""
    client = Client(headers={"host": "127.0.0.1"})
    if email is not None:
        client.force_login(get_user_model().objects.get(email=email))
    return client


def without_tokens(answer: HttpResponse) -> str:
    """A page's words; a form's token is new each time."""
    before, *rest = answer.content.decode().split('name="csrfmiddlewaretoken" value="')
    return before + "".join(part.partition('"')[2] for part in rest)


def differing(rows: Iterator[tuple[str, bool, bool]]) -> str:
    """The cells that are not as they are declared."""
    return "; ".join(f"{cell}: {'in' if real else 'out'}" for cell, declared, real in rows if declared is not real)
