"""Who asks to be erased is gone, stays gone, and takes nothing of anybody else along."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from bandstand import store
from bandstand.actions import sharing
from bandstand.exchange.archive import read_archive, write_archive
from bandstand.home import Home
from bandstand.store.erasure import LEDGER, erased_in
from tests.accounts.visits import KAT, PAT, SECRET, logged_in
from tests.store.facts import fill
from tests.web.life import Life
from tests.web.visitor import Visitor

NOW = 1_784_000_000_000


@pytest.fixture
def home(sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The folder round the database."""
    monkeypatch.setenv("BANDSTAND_HOME", str(sqlite.parent))
    return Home(sqlite.parent)


def test_who_erases_themselves_is_out_and_the_other_keeps_everything(home: Home, kat: UUID, pat: UUID) -> None:
    fill(kat)
    fill(pat)
    before = store.take_out(pat)
    visitor = logged_in(KAT)
    visitor.open("/account/erase/")
    visitor.press("Erase it all", passphrase=SECRET[KAT])
    assert "It is erased." in visitor.page.words
    assert store.events(kat) == ()
    assert store.holder_named(KAT) is None
    assert store.take_out(pat) == before
    assert store.the_person() == pat
    assert store.verify().trouble == ()


def test_it_takes_the_passphrase(home: Home, kat: UUID) -> None:
    fill(kat)
    visitor = logged_in(KAT)
    visitor.open("/account/erase/")
    visitor.press("Erase it all", passphrase="not the right words")
    assert visitor.page.status == 403
    assert store.events(kat) != ()


def test_a_copy_of_before_brings_nobody_back(home: Home, kat: UUID, pat: UUID) -> None:
    fill(kat)
    fill(pat)
    copy = store.back_up(home.backups, NOW).file
    store.erase_person(kat)
    store.put_back(copy, home.database, home.backups, NOW + 1000)
    assert store.events(kat) != (), "the copy holds her"
    assert store.erase_again(home) == 1
    assert store.events(kat) == ()
    assert store.events(pat) != ()
    assert store.holder_named(KAT) is None
    assert store.verify().trouble == ()


def test_the_ledger_stands_outside_the_database_and_beside_its_copies_and_names_nobody(home: Home, kat: UUID) -> None:
    store.erase_person(kat)
    for folder in (home.folder, home.backups):
        assert (folder / LEDGER).read_text() == f"{kat}\n"


def test_a_copy_that_is_taken_elsewhere_takes_its_ledger_along(home: Home, kat: UUID, tmp_path: Path) -> None:
    store.erase_person(kat)
    elsewhere = Home(tmp_path / "elsewhere")
    elsewhere.make()
    store.learn_of_erased(elsewhere, home.backups / "bandstand-20261128T000000Z.sqlite3")
    assert erased_in(elsewhere) == {kat}


def test_who_brings_their_own_archive_is_welcome_again(home: Home, kat: UUID) -> None:
    fill(kat)
    archive = write_archive(store.take_out(kat))
    store.erase_person(kat)
    store.put_in(read_archive(archive))
    assert store.erase_again(home) == 0
    assert write_archive(store.take_out(kat)) == archive


def test_an_archive_put_into_a_home_with_an_account_is_that_accounts(home: Home, kat: UUID) -> None:
    fill(kat)
    archive = write_archive(store.take_out(kat))
    store.erase_person(kat)
    new = store.add_account(PAT, SECRET[PAT], NOW).person
    assert new != kat
    store.put_in(read_archive(archive))
    assert store.require_holder(PAT).person == kat
    assert write_archive(store.take_out(kat)) == archive
    assert store.verify().trouble == ()


def test_a_copy_of_before_opens_nothing_that_was_ended_since(home: Home, kat: UUID) -> None:
    life = Life(kat, today=datetime.now(UTC).date())
    life.begins(2)
    visitor, link = logged_in(KAT), sharing.share(kat, sharing.Wish(by_therapist=True), life.at(0))
    copy = store.back_up(home.backups, NOW).file
    visitor.open("/account/")
    store.put_back(copy, home.database, home.backups, NOW + 1000)
    assert visitor.open("/plan/").words.startswith("Log in") or "Passphrase" in visitor.page.words
    assert Visitor().open(f"/shared/{link}/").status == 404


def test_what_was_cut_short_goes_with_the_next_start(home: Home, kat: UUID, pat: UUID) -> None:
    store.change_reminders(kat, lambda kept: kept)
    store.erase_person(kat)
    store.change_reminders(kat, lambda kept: kept)
    home.cache_of(kat).mkdir(parents=True)
    store.erase_again(home)
    assert kat not in store.reminded()
    assert not home.cache_of(kat).exists()
