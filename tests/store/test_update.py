"""An older log becomes one of today after a copy was found whole; a newer one is left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, migrations

from bandstand import store
from bandstand.cli.at_home import NewerLog, UpdateFailed, bring_up_to_date, require_no_newer
from bandstand.cli.damage import now_ms
from bandstand.home import Home
from tests.campaign.parts.d14_older_releases import releases
from tests.store.databases import leading_to, sqlite_at
from tests.store.facts import fill

pytestmark = pytest.mark.usefixtures("unblocked")


@pytest.fixture
def old(tmp_path: Path, unblocked: None) -> Home:
    """A home whose log was laid by the first release, with something of every kind in it."""
    home = Home(tmp_path)
    with leading_to(sqlite_at(home.database)):
        call_command("migrate", "store", "0001", verbosity=0, skip_checks=True)
        fill(store.the_person())
    return home


def test_a_log_of_the_first_release_is_copied_and_then_brought_up_to_date(old: Home) -> None:
    with leading_to(sqlite_at(old.database)):
        before = store.take_out(store.the_person())
        assert store.verify().trouble == (), "nothing was counted then, and nothing is missed"
        bring_up_to_date(old)
        assert store.take_out(before.person) == before
        assert store.verify().trouble == (), "what was there is counted now"
        assert store.beside_its_copies(old.backups, now_ms()) == []
    (copy,) = store.copies_in(old.backups)
    assert copy.before_update
    assert store.verify_file(copy.file).events == 43
    assert store.steps_in(copy.file) & {("store", "0001_initial"), ("store", "0002_facts_stay")} == {
        ("store", "0001_initial")
    }


def test_a_log_of_each_step_its_tables_went_through_is_kept_for_the_campaign() -> None:
    here = {file.stem for file in Path(store.__file__).parent.joinpath("migrations").glob("0*.py")}
    assert {release.stem for release in releases()} == here


def test_a_log_that_is_up_to_date_is_not_copied_at_every_start(old: Home) -> None:
    with leading_to(sqlite_at(old.database)):
        for _ in range(3):
            bring_up_to_date(old)
    assert len(store.copies_in(old.backups)) == 1


def test_a_new_home_has_nothing_to_copy(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with leading_to(sqlite_at(home.database)):
        bring_up_to_date(home)
    assert not home.backups.exists()


def test_a_damaged_log_is_not_touched(old: Home) -> None:
    with closing(sqlite3.connect(old.database)) as hand, hand:
        hand.execute("UPDATE store_event SET body = '{}' WHERE cursor = 3")
    with leading_to(sqlite_at(old.database)):
        with pytest.raises(store.BackupFailed):
            bring_up_to_date(old)
        assert "store_event_no_update" not in names()
    assert store.copies_in(old.backups) == ()


def test_an_update_that_fails_leaves_what_was_there_and_names_the_copy(
    old: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: migrations.RunPython, *_: object) -> None:
        connection.cursor().execute("DELETE FROM store_draft")
        connection.cursor().execute("SELECT no_such_column FROM store_event")

    monkeypatch.setattr(migrations.RunPython, "database_forwards", fails)
    with leading_to(sqlite_at(old.database)):
        before = store.take_out(store.the_person())
        with pytest.raises(UpdateFailed) as told:
            bring_up_to_date(old)
        assert store.take_out(before.person) == before
    (copy,) = store.copies_in(old.backups)
    assert str(copy.file) in str(told.value.message["copy"])


def test_a_log_of_a_newer_bandstand_is_refused_and_left_as_it_is(sqlite: Path, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_x', '2030-01-01')")
    for act in (require_no_newer, lambda: bring_up_to_date(Home(tmp_path))):
        with pytest.raises(NewerLog):
            act()
    assert not (tmp_path / "backups").exists()


def test_a_list_of_steps_that_lacks_one_of_ours_is_damaged_not_newer(sqlite: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET name = '0002_facts_star' WHERE name = '0002_facts_stay'")
    with pytest.raises(store.Damaged):
        require_no_newer()


def names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master")
        return {str(name) for (name,) in cursor.fetchall()}
