"""The product as another program, in which one made-up person after the other shares a plan: for part P5.

It takes orders as `keeper` does. Each person has a home of everything in one database; what leaves is looked through.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.test import Client

from bandstand import store
from bandstand.actions import sharing
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of
from bandstand.prescription import Plan
from bandstand.prescription.shareable import NO_EXTRAS, Extras, shareable
from bandstand.quantity import Json
from tests.campaign.keeper import Answer, at, obey, plant, replaced
from tests.campaign.sharing.people import Maker, signs_in, with_own_plan
from tests.store.databases import migrated, sqlite_at
from tests.store.facts import somebody

AT_ONCE = 50  # persons in one order
PREVIEW = b'<div class="share-sheet"'
NOTHING_LEFT = "nothing is left to share"


def share(home: Path, number: int) -> Answer:
    """So many persons from a number on, each with a plan shared, looked at, stopped, and looked at again."""
    file = home / "bandstand.sqlite3"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        migrated(sqlite_at(file))
        at(home)
    shared, wrong = 0, list[Json]()
    for each in range(number, number + AT_ONCE):
        told = list(_wrong(each, file))
        shared += NOTHING_LEFT not in told
        wrong += [f"{each}: {what}" for what in told if what != NOTHING_LEFT]
    return {"wrong": wrong, "shared": shared}


def _wrong(number: int, file: Path) -> Iterator[str]:
    maker, person, moment = Maker(number), somebody(), _moment()
    facts = with_own_plan(maker.facts(), maker.plan())
    store.write(person, [event_of(fact, moment) for fact in facts], received_at=moment.now_ms)
    wish = sharing.Wish(title="Hip", introduction="Take your time.", by_therapist=True)
    plan = sharing.plan_to_share(person)
    if not sharing.snapshot(plan, wish).plan.prescriptions:
        yield NOTHING_LEFT
        return
    secret = sharing.share(person, wish, moment)
    yield from _told(secret, person)
    if secret.encode() in file.read_bytes() + file.with_name(f"{file.name}-wal").read_bytes():
        yield "the secret itself is kept"
    sharing.stop(person, sharing.shares(person, moment)[0].id, moment)
    yield from _gone(secret)


def _told(secret: str, person: UUID) -> Iterator[str]:
    visitor = Client(headers={"host": "localhost"})
    seen = {name: visitor.get(f"/shared/{secret}/{path}") for name, path in (("page", ""), ("file", "file/"))}
    for name, answer in seen.items():
        if answer.status_code != 200:
            yield f"{name}: {answer.status_code}"
        yield from (f"{name} tells {sign}" for sign in signs_in(answer.content))
        if "no-store" not in answer.headers["Cache-Control"] or "noindex" not in answer.headers["X-Robots-Tag"]:
            yield f"{name} may be kept"
    yield from (f"preview tells {sign}" for sign in signs_in(_preview(person)))


def _preview(person: UUID) -> bytes:
    """What its author sees of the page beforehand; their own form around it may say what is theirs."""
    with replaced(store, "the_person", lambda: person):
        page = Client(headers={"host": "localhost"}).get("/plan/share/").content
    return page.partition(PREVIEW)[2].partition(b'id="shares"')[0]


def _gone(secret: str) -> Iterator[str]:
    visitor = Client(headers={"host": "localhost"})
    never = visitor.get("/shared/AAAAAAAAAAAAAAAAAAAAAA/")
    for path in ("", "file/"):
        after = visitor.get(f"/shared/{secret}/{path}")
        if (after.status_code, after.content) != (404, never.content):
            yield "what was stopped differs from what never was"


def _moment() -> Moment:
    now = datetime.now(UTC)
    return Moment(now_ms=int(now.timestamp() * 1000), zone="UTC", today=now.date())


def whole_plan() -> None:
    """A field of text leaves that is not on the list."""

    def with_a_word_too_many(plan: Plan, extras: Extras = NO_EXTRAS) -> Plan:
        return replace(shareable(plan, extras), precautions=plan.precautions)

    plant(sharing, "shareable", with_a_word_too_many)


def plain_secret() -> None:
    """The secret itself is kept."""
    plant(sharing, "hash_of_secret", lambda secret: secret)


def kept_page() -> None:
    """What was looked up once is remembered."""
    found: dict[str, store.Share] = {}
    look = sharing.share_at

    def remembered(key: str, moment: Moment, *, in_list: bool) -> store.Share | None:
        if key not in found and (share := look(key, moment, in_list=in_list)):
            found[key] = share
        return found.get(key)

    plant(sharing, "share_at", remembered)


FAULTS: Mapping[str, Callable[[], None]] = {
    "whole-plan": whole_plan,
    "plain-secret": plain_secret,
    "kept-page": kept_page,
}
ORDERS: Mapping[str, Callable[[Path, int], Answer]] = {"share": share}

if __name__ == "__main__":
    obey(ORDERS, FAULTS)
