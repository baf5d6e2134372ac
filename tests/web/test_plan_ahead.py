"""What could come next, as a page: a sentence first, then each exercise with its doses and weeks as ranges."""

import re

from bandstand.actions import profile
from bandstand.journal.facts import ProfileSet
from tests.web.life import Life
from tests.web.test_ladder import WORKS_UP
from tests.web.visitor import Visitor


def table(html: str, key: str) -> str:
    """One exercise's card, as words."""
    found = re.search(rf'aria-labelledby="ahead-{key}">(.*?)</section>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split())


def lived(life: Life) -> None:
    """A sheet that works up, and two weeks in which every other day went well."""
    life.begins(15, sheet=WORKS_UP)
    for ago in range(14, 0, -1):
        life.wakes(ago, 1)
        if ago % 2:
            life.trains(ago)
    life.wakes(0, 1)


def test_the_plan_leads_to_what_could_come_next_and_a_sentence_stands_first(visitor: Visitor, life: Life) -> None:
    lived(life)
    visitor.open("/plan/")
    page = visitor.follow("What could come next")
    assert page.status == 200
    assert re.search(r"The nearest step up could come (within|in) [\w ]+ weeks?: [\w ]+\.", page.words)
    assert "This is arithmetic, not a promise. Pain may hold or ease any step." in page.words
    assert page.words.index("The nearest step up") < page.words.index("Three ways it may go")


def test_each_dose_stands_with_its_weeks_as_a_range(visitor: Visitor, life: Life) -> None:
    lived(life)
    words = table(visitor.open("/plan/ahead/").html, "monster-walk")
    assert re.search(r"Red band, [a-z ]+ 3 sets of \d+ seconds (In \d+ to \d+ weeks|Within (a|\d+) weeks?)", words)
    assert re.search(r"[Aa]s usual, (within a week|\d+ to \d+)", words)
    assert "This is as far as your sheet and your bands go. Ask your therapist what comes next." in words


def test_it_says_which_pace_it_takes_for_the_persons_own(visitor: Visitor, life: Life) -> None:
    lived(life)
    assert "3 sessions a week, each with room for more, as lately." in visitor.open("/plan/ahead/").words


def test_before_the_first_sessions_the_usual_pace_is_called_a_guess(visitor: Visitor, life: Life) -> None:
    life.begins(1, sheet=WORKS_UP)
    page = visitor.open("/plan/ahead/")
    assert "2 sessions a week, and two in three with room for more. Your own pace is not known yet." in page.words


def test_it_never_speaks_of_pain_to_come(visitor: Visitor, life: Life) -> None:
    lived(life)
    assert re.findall(r"\b[Pp]ain\b[^.]*", visitor.open("/plan/ahead/").words) == ["Pain may hold or ease any step"]


def test_without_a_plan_it_is_the_way_to_one(visitor: Visitor) -> None:
    assert "Your plan will stand here" in visitor.open("/plan/ahead/").words


def test_a_paused_plan_says_so_and_shows_nothing(visitor: Visitor, life: Life) -> None:
    lived(life)
    life.is_checked(0, "groin-builds")
    page = visitor.open("/plan/ahead/")
    assert "Your plan is paused, so nothing is worked out ahead." in page.words
    assert "<table" not in page.html


def test_a_rough_spell_says_so_and_shows_nothing(visitor: Visitor, life: Life) -> None:
    life.begins(36, sheet=WORKS_UP)
    for ago in range(35, 2, -1):
        life.wakes(ago, 1 + ago % 3)
    for ago in (2, 1, 0):
        life.wakes(ago, 9)
    page = visitor.open("/plan/ahead/")
    assert "These are rougher days than usual. What comes next can wait until they pass." in page.words
    assert "<table" not in page.html


def test_with_something_to_watch_and_no_bounds_each_exercise_says_so(visitor: Visitor, life: Life) -> None:
    lived(life)
    told = ProfileSet(precautions=("no deep bend",))
    profile.set_profile(life.person, told.complaint, told.precautions, life.at(0))
    page = visitor.open("/plan/ahead/")
    assert "No step up lies ahead within your bounds." in page.words
    assert "the same again until bounds are set" in table(page.html, "monster-walk")
    assert "Three ways it may go" not in page.words


def test_steps_far_ahead_are_folded_and_a_bar_stays_in_its_year(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow", "red", "green", "blue", "black", "silver", "gold"))
    html = visitor.open("/plan/ahead/").html
    assert "Later steps" in html
    bars = re.findall(r'ahead-span" x="([\d.]+)" y="1" width="([\d.]+)"', html)
    assert bars
    assert all(float(start) + float(length) <= 52 for start, length in bars)
    assert "style=" not in html


def test_a_bands_own_name_is_text_there_too(visitor: Visitor, life: Life) -> None:
    life.begins(3, sheet=WORKS_UP, bands=("yellow", "<script>alert(1)</script>"))
    assert "<script>alert" not in visitor.open("/plan/ahead/").html
