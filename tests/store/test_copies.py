"""Which files are copies, which of them stay, and what is remembered of rehearsals."""

import os
import shutil
from pathlib import Path

import pytest

from bandstand import store
from bandstand.actions.safekeeping import safekeeping
from bandstand.store.copies import BEFORE_UPDATES, DAILY, HOURLY, Copy, copies_in, free_name, newest_first, outgrown
from tests.store.facts import event

NOW = 1_790_000_100_000
HOUR, DAY = 3_600_000, 86_400_000


def copy_of(made_at: int, *, before_update: bool = False) -> Copy:
    return Copy(file=Path(f"{made_at}"), made_at=made_at, before_update=before_update)


def kept_of(copies: list[Copy]) -> set[Copy]:
    newest_first = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    return set(newest_first) - set(outgrown(newest_first))


def test_a_copy_an_hour_for_a_year_leaves_the_last_day_and_the_last_of_35_days() -> None:
    copies = [copy_of(NOW - hours * HOUR) for hours in range(365 * 24)]
    kept = kept_of(copies)
    assert set(copies[:HOURLY]) <= kept
    days = {copy.made_at // DAY for copy in kept}
    assert len(days) == DAILY
    assert HOURLY + DAILY - 2 <= len(kept) <= HOURLY + DAILY


def test_a_year_in_which_nothing_was_logged_takes_no_copy_away() -> None:
    copies = [copy_of(NOW - 400 * DAY - hours * HOUR) for hours in range(20)]
    assert kept_of([copy_of(NOW), *copies]) == {copy_of(NOW), *copies}


def test_the_ways_back_from_the_last_updates_stay_longer() -> None:
    updates = [copy_of(NOW - 100 * DAY - number * DAY, before_update=True) for number in range(BEFORE_UPDATES + 2)]
    kept = kept_of([copy_of(NOW - number * HOUR) for number in range(2_000)] + updates)
    assert {copy for copy in kept if copy.before_update} == set(updates[:BEFORE_UPDATES])


def test_only_a_finished_copy_is_one(tmp_path: Path) -> None:
    names = ["bandstand-20260921T141500Z.sqlite3", "bandstand-20260921T141500Z-2.sqlite3"]
    names += ["bandstand-20260921T141500Z-10.sqlite3", "bandstand-20260921T151500Z-before-update.sqlite3"]
    others = [".bandstand-12.part", "bandstand-20260921T141500Z.part", "bandstand-20260921T141500Z.sqlite3-journal"]
    others += ["bandstand-20269921T141500Z.sqlite3", "bandstand-mine.sqlite3", "x.sqlite3"]
    for name in (*names, *others):
        (tmp_path / name).touch()
    assert [copy.file.name for copy in copies_in(tmp_path)] == [names[3], names[2], names[1], names[0]]
    assert copies_in(tmp_path / "none") == ()


def test_a_copy_is_found_again_by_the_second_it_was_made_in(tmp_path: Path) -> None:
    for before_update in (False, True):
        free_name(tmp_path, NOW, before_update=before_update).touch()
    assert {copy.made_at for copy in copies_in(tmp_path)} == {NOW // 1000 * 1000}


def test_the_hourly_copy_is_made_only_where_something_was_written(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    store.write(person, [event()], received_at=NOW)
    first = store.back_up_on_schedule(folder, NOW)
    again = store.back_up_on_schedule(folder, NOW + HOUR)
    assert (first.new, again.new, again.file) == (True, False, first.file)
    store.write(person, [event()], received_at=NOW)
    assert store.back_up_on_schedule(folder, NOW + 2 * HOUR).new
    assert len(list(folder.iterdir())) == 2


def named_ahead(sqlite: Path, folder: Path) -> None:
    """A clock ran ahead for a while: good copies of three sets, more than the schedule has places for."""
    store.write(store.the_person(), [event() for _ in range(3)], received_at=NOW - HOUR)
    good = store.back_up(folder, NOW + 900 * DAY).file
    for number in range(1, HOURLY):
        shutil.copy(good, free_name(folder, NOW + 900 * DAY + number * 1_000))
    for number in range(DAILY):
        shutil.copy(good, free_name(folder, NOW + 800 * DAY + number * DAY))


def test_copies_that_a_clock_named_while_it_ran_ahead_come_after_all_others(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    named_ahead(sqlite, folder)
    made = []
    for hours in range(3):
        store.write(person, [event()], received_at=NOW + hours * HOUR)
        made.append(store.back_up_on_schedule(folder, NOW + hours * HOUR).file)
        assert store.newest_good(folder, NOW + hours * HOUR) == made[-1]
    assert [copy.file for copy in newest_first(folder, NOW + 2 * HOUR)[:3]] == made[::-1], "none of them was removed"


def test_what_only_a_copy_named_ahead_holds_is_copied_again_under_its_true_date(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    named_ahead(sqlite, folder)
    assert safekeeping(folder, NOW).has_more, "nothing says when that copy was made"
    made = store.back_up_on_schedule(folder, NOW)
    assert made.new
    kept = safekeeping(folder, NOW)
    assert (kept.copy and kept.copy.file, kept.has_more) == (made.file, False)
    store.write(store.the_person(), [event()], received_at=NOW + HOUR)
    assert safekeeping(folder, NOW + HOUR).has_more
    assert safekeeping(folder, NOW + 2 * DAY).is_late


def test_a_copy_that_fails_removes_nothing(sqlite: Path, tmp_path: Path) -> None:
    person, folder = store.the_person(), tmp_path / "backups"
    folder.mkdir()
    for number in range(200):
        free_name(folder, NOW - number * 1_000).touch()
    store.write(person, [event()], received_at=NOW)
    sqlite.write_bytes(sqlite.read_bytes()[:20_000])
    with pytest.raises((store.BackupFailed, store.StoreTrouble)):
        store.back_up_on_schedule(folder, NOW + HOUR)
    assert len(copies_in(folder)) == 200


def test_what_a_killed_program_left_half_made_goes_after_a_day(sqlite: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old, fresh = folder / ".bandstand-1.part", folder / ".bandstand-2.part"
    for draft, age_s in ((old, 2 * DAY / 1000), (fresh, 60)):
        draft.touch()
        os.utime(draft, (NOW / 1000 - age_s, NOW / 1000 - age_s))
    store.write(store.the_person(), [event()], received_at=NOW)
    store.back_up_on_schedule(folder, NOW)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_rehearsal_is_remembered_and_a_spoilt_note_is_none(tmp_path: Path) -> None:
    assert store.last_rehearsal(tmp_path) is None
    store.note_rehearsal(tmp_path, NOW)
    assert store.last_rehearsal(tmp_path) == NOW
    for spoilt in ("", "[]", '{"rehearsed_at": "soon"}'):
        (tmp_path / "rehearsed.json").write_text(spoilt)
        assert store.last_rehearsal(tmp_path) is None
