"""Settings: bands, side and place, what to watch, and where the data lives."""

import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.test import override_settings

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.record import event_of, record
from bandstand.home import Home
from bandstand.journal.facts import PlanSet
from bandstand.prescription.plan import LAST_NUMBER
from bandstand.quantity import Message
from tests.web.life import Life
from tests.web.sheets import SCRIPT
from tests.web.visitor import Visitor


def test_one_band_is_enough(visitor: Visitor, person: UUID) -> None:
    visitor.open("/settings/")
    page = visitor.press("Save my bands", **{"colour-1": "yellow"})
    assert "Your bands are saved." in page.words
    assert [(band.ordinal, band.colour) for band in history_of(person).bands] == [(1, "yellow")]


def test_empty_lines_between_bands_are_passed_over(visitor: Visitor, person: UUID) -> None:
    visitor.open("/settings/")
    visitor.press("Save my bands", **{"colour-1": "tan", "colour-3": "red", "kind": "mini-loop", "latex": "allergic"})
    history = history_of(person)
    assert [(band.ordinal, band.colour, band.kind) for band in history.bands] == [
        (1, "tan", "mini-loop"),
        (2, "red", "mini-loop"),
    ]
    assert history.latex == "allergic"


def test_what_was_told_stands_in_the_form_again(visitor: Visitor) -> None:
    visitor.open("/settings/")
    visitor.press("Save my bands", **{"colour-1": "yellow"})
    form, _ = visitor.open("/settings/").form("Save my bands")
    assert dict(form.fields)["colour-1"] == "yellow"


def test_nothing_about_oneself_is_preselected(visitor: Visitor) -> None:
    assert " checked" not in visitor.open("/settings/").html


@pytest.mark.parametrize("field", ["part", "side", "where", "precautions"])
def test_script_tags_about_oneself_are_shown_as_text(planned: Visitor, field: str) -> None:
    planned.open("/settings/")
    planned.press("Save this", **{field: SCRIPT})
    for place in ("/settings/", "/", "/plan/"):
        page = planned.open(place)
        assert SCRIPT not in page.html
        assert page.inline == []


@pytest.mark.parametrize("field", ["colour-1", "brand", "kind", "latex"])
def test_script_tags_about_bands_are_shown_as_text(planned: Visitor, field: str) -> None:
    planned.open("/settings/")
    planned.press("Save my bands", **{"colour-1": "red", field: SCRIPT})
    for place in ("/settings/", "/", "/plan/"):
        assert SCRIPT not in planned.open(place).html


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_a_form_never_leads_to_another_house(visitor: Visitor, place: str) -> None:
    visitor.open("/settings/")
    form, _ = visitor.page.form("Save my bands")
    answer = visitor.client.post(form.action, {**dict(form.fields), "next": place})
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/settings/")


def test_too_many_bands_get_a_sentence(visitor: Visitor) -> None:
    visitor.open("/settings/")
    page = visitor.press("Save my bands", **{f"colour-{place}": f"shade {place}" for place in range(1, 14)})
    assert page.status == 400
    assert "12 bands are the most we keep." in page.words


def test_the_page_says_where_the_data_lives(visitor: Visitor) -> None:
    assert str(Home.chosen().folder) in visitor.open("/settings/").words


@pytest.fixture
def kept(sqlite: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of copies of a home in which something was logged."""
    monkeypatch.setenv("BANDSTAND_HOME", str(sqlite.parent))
    visitor.open("/settings/")
    visitor.press("Save my bands", **{"colour-1": "yellow"})
    return sqlite.parent / "backups"


def now() -> int:
    return time.time_ns() // 1_000_000


def test_without_a_copy_it_says_when_the_first_one_comes(kept: Path, visitor: Visitor) -> None:
    words = visitor.open("/settings/").words
    assert "The last good copy None yet The first is made soon after your first log" in words
    assert "The last rehearsal Never" in words
    assert "put to the test" not in words, "there is nothing to rehearse with"


def test_the_last_good_copy_its_age_and_its_place_are_shown(kept: Path, visitor: Visitor) -> None:
    made = store.back_up(kept, now() - 2 * 3_600_000 - 60_000)
    words = visitor.open("/settings/").words
    assert "2 hours ago What you logged since is in the next one." in words
    assert str(made.file) in words
    store.back_up(kept, now())
    assert "It holds everything you logged." in visitor.open("/settings/").words


def test_what_was_logged_and_waits_for_a_copy_for_a_day_is_told(kept: Path, visitor: Visitor) -> None:
    late = "More was logged, and it has no copy yet."
    store.back_up(kept, now() - 20 * 3_600_000)
    assert late not in visitor.open("/settings/").words
    for copy in kept.iterdir():
        copy.unlink()
    store.back_up(kept, now() - 25 * 3_600_000)
    assert late in visitor.open("/settings/").words


@pytest.mark.parametrize(("days", "warns"), [(29, False), (31, True)])
def test_a_rehearsal_is_asked_for_every_thirty_days(kept: Path, visitor: Visitor, days: int, warns: bool) -> None:
    store.back_up(kept, now())
    assert "No copy was put to the test yet. Run" in visitor.open("/settings/").words
    store.note_rehearsal(kept, now() - days * 86_400_000)
    words = visitor.open("/settings/").words
    assert f"{days} days ago" in words
    assert ("That was more than 30 days ago. Run" in words) is warns


def test_damage_to_the_log_is_told_on_every_page(kept: Path, visitor: Visitor) -> None:
    with override_settings(NOTICE=Message("keep.no_copy")):
        for place in ("/", "/settings/", "/log/"):
            assert "There is no good copy in this home." in visitor.open(place).words
    assert "There is no good copy in this home." not in visitor.open("/").words


def test_after_the_last_number_of_plans_things_can_still_be_changed(planned: Visitor, person: UUID, life: Life) -> None:
    """A number that a phone made up must not shut anybody out of their own settings."""
    plan = history_of(person).plan
    assert plan is not None
    for moment, title in ((life.at(2), "the last"), (life.at(1), "the one after it")):
        plan = replace(plan, number=LAST_NUMBER, title=title)
        record(person, [event_of(PlanSet(plan=plan), moment, plan_number=plan.number)], moment)
    planned.open("/settings/")
    assert "Your bands are saved." in planned.press("Save my bands", **{"colour-1": "purple"}).words
    after = history_of(person).plan
    assert after is not None
    assert after.number == LAST_NUMBER
    assert after.title == "the one after it"


def test_a_warm_up_is_offered_once_on_today_and_comes_into_the_plan_marked_as_ours(planned: Visitor) -> None:
    today = planned.open("/")
    assert "A warm-up and a cool-down?" in today.words
    planned.press("Yes, both")
    today = planned.open("/")
    assert "A warm-up and a cool-down?" not in today.words
    assert "Warm-up, from us Marching on the spot" in today.words
    assert "Cool-down, from us Calf stretch" in today.words
    plan = planned.open("/plan/").words
    assert "Plan number 2" in plan
    assert "Which exercise Marching on the spot we propose" in plan
    assert "You told us how your sessions should go." in plan


def test_whoever_wants_no_warm_up_is_not_asked_again_and_keeps_their_plan(planned: Visitor) -> None:
    planned.open("/")
    planned.press("No, thanks")
    assert "A warm-up and a cool-down?" not in planned.open("/").words
    assert "Plan number 1" in planned.open("/plan/").words


def test_a_warm_up_can_be_switched_off_again(planned: Visitor, person: UUID) -> None:
    planned.open("/settings/")
    planned.press("Save how they go", **{"warm-up": "yes", "cool-down": "no"})
    plan = history_of(person).plan
    assert plan is not None
    assert plan.trained != plan.prescriptions
    planned.open("/settings/")
    planned.press("Save how they go", **{"warm-up": "no"})
    plan = history_of(person).plan
    assert plan is not None
    assert plan.trained == plan.prescriptions


def test_a_warm_up_outlives_a_new_sheet_and_goes_beside_a_precaution(planned: Visitor, person: UUID) -> None:
    planned.open("/settings/")
    planned.press("Save how they go", **{"warm-up": "yes"})
    planned.open("/plan/")
    planned.press("Change this plan")
    assert "Marching on the spot" not in planned.page.words.partition("Read back to you")[0]
    planned.press("Use this plan")
    assert "Warm-up, from us" in planned.open("/plan/").words
    planned.open("/settings/")
    planned.press("Save this", precautions="not full weight")
    assert "Warm-up, from us" not in planned.open("/plan/").words


def test_a_warm_up_that_a_plan_has_no_room_for_cannot_be_chosen_and_the_reason_is_said(planned: Visitor) -> None:
    planned.open("/settings/")
    planned.press("Save this", precautions="not full weight")
    page = planned.open("/settings/")
    assert "Ours stay out: there is something to be careful with." in page.words
    assert 'name="warm-up" value="yes" disabled' in page.html


@pytest.mark.parametrize("nonsense", ["", "0", "-3", "31", "nine", "9" * 5000, "²"])
def test_a_room_that_is_none_leaves_what_was_said(planned: Visitor, person: UUID, nonsense: str) -> None:
    planned.open("/settings/")
    planned.press("Save how they go", room="4")
    planned.open("/settings/")
    planned.press("Save how they go", room=nonsense)
    assert history_of(person).practice.room == 4
