"""Shared programmes in their own table: found by the hash of a secret alone, and gone for good when they end."""

import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from bandstand import store
from bandstand.prescription.shareable import shareable
from bandstand.prescription.shared import Shared
from bandstand.prescription.starting import hip_programme
from bandstand.store.shares import VERSION, read_share
from tests.store.facts import RECEIVED, fill, somebody

DAY = 86_400_000
SHARED = Shared(plan=shareable(hip_programme()), title='Hip, "slowly"', introduction="Take\nyour time.", at_home=True)
WRITTEN = Path(__file__).parent / "written"


def shared(person: UUID, *, ends_at: int = RECEIVED + 30 * DAY, listed: bool = False) -> store.Share:
    """Something shared for thirty days."""
    secret = uuid4().hex * 2
    kept = store.Share(id=uuid4(), shared=SHARED, secret_hash=secret, made_at=RECEIVED, ends_at=ends_at, listed=listed)
    store.keep_share(person, kept)
    return kept


def test_a_share_comes_back_as_it_was_made(person: UUID) -> None:
    kept = shared(person, listed=True)
    assert store.share_of_secret(kept.secret_hash, RECEIVED) == kept
    assert store.shares_of(person, RECEIVED) == (kept,)
    assert store.shares_listed(RECEIVED) == (kept,)


def test_nobody_finds_it_by_another_secret_or_after_its_end(person: UUID) -> None:
    kept = shared(person)
    assert store.share_of_secret("0" * 64, RECEIVED) is None
    assert store.share_of_secret(kept.secret_hash, kept.ends_at) is None
    assert store.share_of_secret(kept.secret_hash, kept.ends_at - 1) is not None
    assert store.shares_listed(RECEIVED) == ()


def test_what_is_stopped_or_has_ended_leaves_nothing_behind(person: UUID) -> None:
    stopped, ended = shared(person), shared(person, ends_at=RECEIVED + 1)
    store.forget_share(person, stopped.id)
    store.forget_ended_shares(RECEIVED + 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_share")
        assert cursor.fetchone() == (0,)
    assert store.share_of_secret(ended.secret_hash, RECEIVED) is None


def test_nobody_stops_what_somebody_else_shares(person: UUID) -> None:
    kept = shared(person)
    store.forget_share(somebody(), kept.id)
    assert store.shares_of(person, RECEIVED) == (kept,)


def test_erasing_a_person_takes_their_shares_along_and_leaves_those_of_others(person: UUID) -> None:
    other = somebody()
    fill(other)
    gone, stays = shared(other), shared(person)
    store.erase_person(other)
    assert store.share_of_secret(gone.secret_hash, RECEIVED) is None
    assert store.share_of_secret(stays.secret_hash, RECEIVED) == stays


def test_a_changed_letter_in_a_share_is_found(person: UUID) -> None:
    shared(person)
    assert store.verify().trouble == ()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_share SET body = REPLACE(body, 'slowly', 'faster')")
    assert [str(said.id) for said in store.verify().trouble] == ["verify.rows"]


@pytest.mark.parametrize("file", sorted(WRITTEN.glob("share-*.json")), ids=lambda file: file.name)
def test_every_version_of_a_share_ever_written_is_read(file: Path) -> None:
    assert read_share(file.read_text("utf-8")) == SHARED


def test_the_newest_version_is_among_those_that_were_written(person: UUID) -> None:
    shared(person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM store_share")
        (body,) = cursor.fetchone() or ("",)
    assert json.loads(body) == json.loads((WRITTEN / f"share-{VERSION}.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "body", ["", "{}", '{"version": 2}', '{"version": 1}', '{"version": 1, "shared": {"plan": 3}}']
)
def test_a_share_that_cannot_be_read_is_damage_and_no_bug(person: UUID, body: str) -> None:
    kept = shared(person)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_share SET body = %s", [body])
    with pytest.raises(store.Damaged):
        store.share_of_secret(kept.secret_hash, RECEIVED)
