"""A programme shared by a link: its author chooses and sees what leaves, readers see just that, and it ends at once."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client, override_settings

from bandstand import store
from bandstand.actions import sharing
from bandstand.actions.moment import Moment
from tests.web.life import Life
from tests.web.sheets import HIP, SCRIPT
from tests.web.visitor import Page, Sent, Visitor

OWN = f"{HIP}\nZorb roll\n2 sets of 8 reps each side\n"
LINK = re.compile(r"http://127\.0\.0\.1(/shared/[\w-]{22}/)")
SHEET = re.compile(r'<article class="shared-page".*?</article>', re.DOTALL)
TOPS = re.compile(r"</?h[13]>")


def shared(visitor: Visitor, **filled: Sent) -> str:
    """Share the plan; the address that was told."""
    visitor.open("/plan/share/")
    page = visitor.press("Make the link", **filled)
    found = LINK.search(page.html)
    assert found, page.words
    return found[1]


@pytest.fixture
def own(visitor: Visitor) -> Visitor:
    """Somebody with one exercise that only their sheet knows."""
    visitor.open("/")
    visitor.press("Read my sheet", text=OWN)
    visitor.press("Take all proposals")
    visitor.press("Use this plan")
    return visitor


def stranger() -> Visitor:
    """Somebody with nothing but a link."""
    return Visitor()


def article(page: Page) -> str:
    """The programme itself; what its author sees stands one heading lower."""
    found = SHEET.search(page.html)
    assert found
    return TOPS.sub("", found[0])


def test_a_plan_page_leads_to_sharing_and_a_home_without_a_plan_says_what_will_be_there(visitor: Visitor) -> None:
    assert "When there is a plan" in visitor.open("/plan/share/").words
    visitor.open("/")
    visitor.press("Read my sheet", text=HIP)
    visitor.press("Use this plan") if "Use this plan" in visitor.page.html else visitor.press("Leave them open")
    visitor.open("/plan/")
    assert visitor.follow("Share this plan").status == 200


def test_readers_see_exactly_what_the_author_saw_before(planned: Visitor) -> None:
    planned.open("/plan/share/")
    words = {"title": "Hip, slowly", "introduction": "Take your time.\nAnd breathe."}
    before = planned.press("Show me what they will see", **words)
    link = shared(planned, **words)
    assert article(stranger().open(f"{link}?still=yes")) == article(before)
    assert "Take your time." in before.words


def test_a_shared_page_tells_doses_bands_and_places_in_plain_words(planned: Visitor) -> None:
    page = stranger().open(shared(planned))
    assert "This was given to one person by their therapist." in page.words
    assert "3 sets of 10-15 reps, each leg" in page.words
    assert "The band goes round the ankles, or round the calves." in page.words
    assert "Bandstand proposed the rest; the sheet does not say." in page.words
    assert "Begin with light resistance." in page.words
    assert re.search(r"This page says \d+ of 16 things a therapist would write down", page.words)


def test_figures_move_and_can_be_held_still(planned: Visitor) -> None:
    reader = stranger()
    page = reader.open(shared(planned))
    assert page.html.count("figure-moving") == 4
    assert reader.follow("Hold the figures still").html.count("figure-moving") == 0
    assert "Let the figures move" in reader.page.words


def test_a_shared_page_is_whole_without_a_script_and_says_nothing_of_who_lives_here(
    planned: Visitor, person: UUID
) -> None:
    page = stranger().open(shared(planned, title="Hip"))
    assert page.title == "Hip - Bandstand"
    assert page.inline == ["script"]  # the block of data for programs, and nothing that runs
    assert 'type="application/ld+json"' in page.html
    assert "<script src" not in page.html
    assert 'type="module"' not in page.html
    assert str(person) not in page.html
    assert 'aria-label="Main"' not in page.html
    assert [level for level, _ in page.headings].count("h1") == 1
    assert len(page.ids) == len(set(page.ids))


def test_programs_that_read_pages_get_the_same_plan(planned: Visitor) -> None:
    page = stranger().open(shared(planned, title=f"Hip {SCRIPT[:8]}</b>", introduction="a & b"))
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    assert block
    assert "<" not in block[1]
    told = json.loads(block[1])
    assert told["@type"] == "ExercisePlan"
    assert told["name"] == f"Hip {SCRIPT[:8]}</b>"
    assert told["description"] == "a & b"
    assert [part["repetitions"] for part in told["hasPart"]] == [3, 3, 3, 3]


def test_whoever_sends_the_link_on_shows_a_picture_of_ours(planned: Visitor) -> None:
    page = stranger().open(shared(planned, title="Hip", introduction="Take your time."))
    told = dict(re.findall(r'<meta property="(og:[a-z:]+)" content="([^"]*)">', page.html))
    assert told["og:title"] == "Hip"
    assert told["og:description"] == "Take your time."
    assert told["og:image"].startswith("http://127.0.0.1/static/")
    picture = planned.client.get(told["og:image"].removeprefix("http://127.0.0.1"))
    picture.close()
    assert picture.headers["Content-Type"] == "image/png"


def test_an_exercise_that_only_the_sheet_knows_is_left_out_until_its_name_is_ticked(own: Visitor) -> None:
    page = own.open("/plan/share/")
    assert "1 exercise left out: only your sheet knows it." in page.words
    assert "Zorb" not in stranger().open(shared(own)).words
    assert "Zorb" in stranger().open(shared(own, extra="names")).words


def test_a_plan_that_leaves_nothing_to_share_says_so(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.press("Read my sheet", text="Zorb roll\n2 sets of 8 reps each side\n")
    visitor.press("Take all proposals")
    visitor.press("Use this plan")
    visitor.open("/plan/share/")
    assert "No exercise is left to share." in visitor.press("Make the link").words
    assert "Nothing. A link that you make stands here." in visitor.page.words


def test_what_the_person_told_of_themselves_leaves_only_ticked(planned: Visitor) -> None:
    told = {"part": "hip", "side": "left", "precautions": "not past ninety degrees", "next": "/settings/"}
    planned.open("/settings/")
    planned.press("Save this", **told)
    planned.open("/plan/")
    planned.press("Change this plan")
    planned.press("Use this plan")
    plain, ticked = (stranger().open(shared(planned, **extra)).words for extra in ({}, {"extra": "careful"}))
    assert "ninety degrees" not in plain
    assert "Be careful with: not past ninety degrees" in ticked
    assert "left" not in ticked.replace("left leg", "")


def test_how_far_somebody_has_come_stays_at_home(planned: Visitor, life: Life, person: UUID) -> None:
    before = stranger().open(shared(planned)).words
    life.is_checked(3)
    for ago in (9, 6, 3):
        life.trains(ago)
        life.wakes(ago - 1, 1)
    planned.open("/")
    if "Take it" in planned.page.html:
        planned.press("Take it")
    after = stranger().open(shared(planned)).words
    assert re.findall(r"\d+ sets of [^.]*?(?:reps|seconds)", after) == re.findall(
        r"\d+ sets of [^.]*?(?:reps|seconds)", before
    )


@pytest.mark.parametrize(("days", "lasts"), [("7", 7), ("90", 90), ("365", 365), ("nonsense", 90), ("9999999", 90)])
def test_a_link_ends_by_itself(planned: Visitor, days: str, lasts: int) -> None:
    secret = shared(planned, days=days).split("/")[2]
    assert sharing.share_at(secret, in_days(lasts - 0.1), in_list=False)
    assert sharing.share_at(secret, in_days(lasts + 0.1), in_list=False) is None


def in_days(days: float) -> Moment:
    """So many days from now."""
    then = datetime.now(UTC) + timedelta(days=days)
    return Moment(now_ms=int(then.timestamp() * 1000), zone="UTC", today=then.date())


def test_what_was_stopped_ended_or_never_was_is_one_answer(planned: Visitor, sqlite: Path) -> None:
    stopped, ended = shared(planned, title="One"), shared(planned, title="Two")
    planned.open("/plan/share/")
    planned.press("Stop sharing: One")
    with closing(sqlite3.connect(sqlite)) as file, file:
        file.execute("UPDATE store_share SET ends_at = 1")
    never = "/shared/AAAAAAAAAAAAAAAAAAAAAA/"
    odd = "/shared/%3Cscript%3E/"
    answers = [stranger().client.get(each + path) for each in (stopped, ended, never, odd) for path in ("", "file/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert "There is no programme here" in answers[0].content.decode()


def test_a_programme_cannot_be_tried_any_more_once_it_is_stopped(planned: Visitor) -> None:
    reader = stranger()
    reader.open(shared(planned, title="One"))
    planned.open("/plan/share/")
    planned.press("Stop sharing")
    assert reader.press("Try it").status == 404


def test_no_browser_keeps_a_shared_page_and_no_search_engine_lists_it(planned: Visitor) -> None:
    link = shared(planned)
    for path in (link, f"{link}file/", "/shared/AAAAAAAAAAAAAAAAAAAAAA/"):
        headers = stranger().client.get(path).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"].startswith("noindex")


def test_the_secret_is_nowhere_in_the_home_and_is_shown_to_its_author_alone(planned: Visitor, sqlite: Path) -> None:
    secret = shared(planned).split("/")[2]
    kept = b"".join(file.read_bytes() for file in sqlite.parent.rglob("*") if file.is_file())
    assert secret.encode() not in kept
    assert secret not in stranger().open("/plan/share/").html
    assert secret in planned.open("/plan/share/").html


def test_a_snapshot_never_follows_the_plan(planned: Visitor) -> None:
    link = shared(planned)
    before = article(stranger().open(link))
    planned.open("/plan/read/")
    planned.press("Read my sheet", text="Bridge\n2 sets of 8 reps\n")
    planned.press("Take all proposals")
    planned.press("Use this plan")
    assert article(stranger().open(link)) == before


@pytest.mark.parametrize(
    ("field", "letters", "sentence"),
    [
        ("title", 81, "A title has 80 letters at most"),
        ("introduction", 2001, "An introduction has 2,000 letters at most"),
    ],
)
def test_a_text_that_is_too_long_gets_a_sentence_and_nothing_is_shared(
    planned: Visitor, field: str, letters: int, sentence: str
) -> None:
    planned.open("/plan/share/")
    page = planned.press("Make the link", **{field: "x" * letters})
    assert page.status == 400
    assert sentence in page.words
    assert "x" * letters in page.html, "what was typed is still there"
    assert store.shares_of(store.the_person(), 0) == ()


def test_nobody_is_listed_until_the_operator_and_the_author_want_it(planned: Visitor) -> None:
    hidden, listed = shared(planned, title="Hidden"), shared(planned, title="Seen", listed="yes")
    assert "find it in the list" not in planned.open("/plan/share/").words
    assert planned.client.get("/shared/").status_code == 404
    with override_settings(LISTING=True):
        assert "find it in the list" in planned.open("/plan/share/").words
        assert "Nobody has put a programme here yet." in stranger().open("/shared/").words
        listed = shared(planned, title="Seen", listed="yes")
        reader = stranger()
        assert "Hidden" not in reader.open("/shared/").words
        named = reader.follow("Seen")
        assert "Seen" in named.title
        address = reader.place
        assert reader.press("Try it").status == 200
    assert stranger().client.get(address).status_code == 404, "the list is closed again"
    assert {stranger().client.get(each).status_code for each in (hidden, listed)} == {200}


def test_one_person_shares_fifty_programmes_at_most(planned: Visitor, person: UUID, life: Life) -> None:
    for _ in range(sharing.MOST_SHARED):
        sharing.share(person, sharing.Wish(), life.at(0))
    planned.open("/plan/share/")
    assert "You share 50 programmes already." in planned.press("Make the link").words


def test_words_of_the_author_stay_words(planned: Visitor) -> None:
    link = shared(planned, title=SCRIPT, introduction=f"{SCRIPT}\x07\x1b[31m")
    page = stranger().open(link)
    assert SCRIPT not in page.html
    assert "\x1b" not in page.html
    named = Client(headers={"host": "127.0.0.1"}).get(f"{link}file/").headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.bandstand\.json"', named)
