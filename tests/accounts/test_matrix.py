"""Every address, every method, every role, with the owner's ids in path, query and body: as declared, and no leak."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bandstand import store
from bandstand.actions import calendar, sharing
from bandstand.web.routes import ROLES, TABLE, Access
from tests.accounts.roles import MARK, Owned, asked, client_of, differing, gets_in, lived, without_tokens
from tests.accounts.visits import KAT, NOW, PAT, SECRET, moved_in
from tests.store.databases import leading_to, sqlite_at
from tests.web.life import Life

WHO = {"owner": KAT, "other person": PAT}
HOLDS_LINK = {"owner", "reader with link", "reader after revocation"}
QUIET = ("/plan/share/<id>/stop/",)  # what is not shared is not shared afterwards, and no word more
ASKED_LAST = ("/calendar/feed/", *QUIET, "/plan/read/<id>/accept/", "/account/erase/")  # each ends what others ask for
NOT_HERS = ("/exercises/<id>/", "/log/day/<day>/", *QUIET)  # they name something that everybody has, or tell nothing


@dataclass(frozen=True)
class Lived:
    """A home somebody lived in, as a file to be copied, and what is theirs."""

    file: Path
    owned: Owned


@pytest.fixture(scope="module")
def with_accounts(laid: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Lived:
    """Kat lives here and has the first account; Pat has one too."""
    file = Path(shutil.copy(laid, tmp_path_factory.mktemp("accounts")))
    with django_db_blocker.unblock(), leading_to(sqlite_at(file)):
        kat = moved_in(KAT)
        moved_in(PAT, at=NOW + 1)
        return Lived(file, lived(kat, store.require_holder(KAT).account))


@pytest.fixture(scope="module")
def while_open(laid: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Lived:
    """Somebody lives here, and nobody has an account."""
    file = Path(shutil.copy(laid, tmp_path_factory.mktemp("open")))
    with django_db_blocker.unblock(), leading_to(sqlite_at(file)):
        return Lived(file, lived(store.the_person(), None))


@contextmanager
def at(home: Lived, folder: Path, blocker: Any) -> Iterator[Owned]:
    """A copy of the home, to be asked at."""
    file = Path(shutil.copy(home.file, folder))
    with blocker.unblock(), leading_to(sqlite_at(file)):
        yield home.owned


@pytest.fixture
def owned(with_accounts: Lived, tmp_path: Path, django_db_blocker: Any) -> Iterator[Owned]:
    """What Kat owns, at a home with accounts."""
    with at(with_accounts, tmp_path, django_db_blocker) as hers:
        yield hers


@pytest.fixture
def owned_while_open(while_open: Lived, tmp_path: Path, django_db_blocker: Any) -> Iterator[Owned]:
    """What the one person owns, at an open home."""
    with at(while_open, tmp_path, django_db_blocker) as theirs:
        yield theirs


def in_order() -> list[Access]:
    """The table, with what others need asked for before it goes."""
    return sorted(TABLE, key=lambda row: row.route in ASKED_LAST)


def names_nothing_of_hers(row: Access) -> bool:
    """Whether another person has a page of their own under this address."""
    return "<" not in row.route or row.route in NOT_HERS


def cells(role: str, owned: Owned, *, open: bool) -> Iterator[tuple[str, bool, bool]]:
    """Each row, what is declared for the role, and what really comes of asking."""
    for row in in_order():
        client = client_of(None if open else WHO.get(role))
        answer = asked(client, row, owned, with_link=role in HOLDS_LINK)
        mine = role == "other person" and names_nothing_of_hers(row) and gets_in(answer)
        yield f"{role} {row.method} {row.route}", row.answers(open=open)[role] == "yes" or mine, gets_in(answer)
        assert answer.status_code < 500


@pytest.mark.parametrize("role", sorted({*ROLES} - {"reader after revocation", "operator"}))
def test_with_accounts_each_role_gets_what_is_declared(owned: Owned, role: str) -> None:
    assert differing(cells(role, owned, open=False)) == ""


def test_the_operator_is_nobody_in_particular_to_a_browser() -> None:
    for row in TABLE:
        for open in (True, False):
            told = row.answers(open=open)
            assert told["operator"] == told["anonymous"], row


def test_after_revocation_a_link_opens_nothing(owned: Owned) -> None:
    holder = store.require_holder(KAT)
    later = Life(owned.person, today=datetime.now(UTC).date()).at(0, 3)
    calendar.make_feed(owned.person, later, None)
    sharing.stop(owned.person, owned.share, later)
    store.set_passphrase(holder.account, "another lamp river seven")
    store.add_account("zoe@example.org", SECRET[PAT], 9)
    assert differing(cells("reader after revocation", owned, open=False)) == ""


@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_while_no_account_is_made_whoever_reaches_loopback_is_the_owner(owned_while_open: Owned, role: str) -> None:
    assert differing(cells(role, owned_while_open, open=True)) == ""


def test_nobody_elses_answer_holds_a_word_of_the_owner_and_nothing_of_hers_changes(owned: Owned) -> None:
    hers = [
        MARK,
        str(owned.person),
        owned.person.hex,
        KAT,
        *(str(each) for each in (owned.draft, owned.session, owned.answer)),
    ]
    before = store.take_out(owned.person)
    said_back = set(owned.ids().values())
    for row in in_order():
        answer = asked(client_of(PAT), row, owned, with_link=False)
        told = answer.content.decode(errors="replace") + str(answer.headers)
        leaked = [word for word in hers if word in told and word not in said_back]
        assert leaked == [], f"{row.method} {row.route}"
        assert MARK not in told
    assert store.take_out(owned.person) == before
    assert len(store.passkeys_of(store.require_holder(KAT).account)) == 1


def test_what_is_not_yours_and_what_is_not_there_are_the_same_answer(owned: Owned) -> None:
    nothing = Owned(
        person=owned.person,
        draft=uuid4(),
        key=owned.key,
        session=uuid4(),
        event=uuid4(),
        proposal=uuid4(),
        answer=uuid4(),
        feed="0" * 32,
        secret="0" * 22,
        share=uuid4(),
        seal=(uuid4(), "0"),
        invitation="nothing",
    )
    for row in (each for each in TABLE if "<id>" in each.route and "/exercises/" not in each.route):
        not_yours, not_there = (asked(client_of(PAT), row, each, with_link=False) for each in (owned, nothing))
        assert not_yours.status_code == not_there.status_code, row
        assert not_there.status_code == (303 if row.route in QUIET else 404), row
        assert without_tokens(not_yours) == without_tokens(not_there), row


def test_a_letter_under_another_name_is_refused_and_stays_on_the_phone(owned: Owned) -> None:
    client = client_of(PAT)
    for name, status in ((owned.person, 409), (store.require_holder(PAT).person, 200)):
        answer = client.post(
            "/api/v1/events", {"events": []}, content_type="application/json", headers={"bandstand-person": str(name)}
        )
        assert answer.status_code == status
