"""The exercises, each on its page; and the built-in programme for whoever has no sheet."""

import gzip
import html
import re
from uuid import UUID

import pytest

from bandstand.actions.known import history_of
from bandstand.catalog import Purpose, load_catalogue
from bandstand.prescription import Timed
from bandstand.quantity import Range
from bandstand.web.figures.version import figure_version
from tests.web.sheets import HIP
from tests.web.visitor import Visitor


@pytest.mark.parametrize("id", [entry.id for entry in load_catalogue().exercises])
def test_every_exercise_has_a_page_with_its_forms(visitor: Visitor, id: str) -> None:
    entry = load_catalogue().exercise(id)
    page = visitor.open(f"/exercises/{id}/")
    assert page.status == 200
    assert page.inline == []
    for line in entry.cautions:
        assert line in page.words
    for variant in entry.variants:
        page = visitor.open(f"/exercises/{id}/?variant={variant.id}")
        assert page.status == 200
        for line in (*entry.set_up_of(variant), *entry.movement_of(variant), entry.breathing_of(variant)):
            assert line in page.words


def test_a_page_tells_how_the_chosen_loop_is_put_on_and_nothing_of_it_without_one(visitor: Visitor) -> None:
    march = "/exercises/hip-flexor-march/?variant=supine"
    assert "Put the loop round both ankles." in visitor.open(f"{march}&band=ankles").words
    assert "Put the loop" not in visitor.open(f"{march}&band=none").words


def test_what_waits_for_a_therapists_word_is_folded_away_behind_a_sentence(visitor: Visitor) -> None:
    """Nothing knows yet who was cleared to run, so nobody is shown a hop unasked."""
    listed = visitor.open("/exercises/").html
    folded = re.search(r"<details[^>]*><summary>Only once your therapist has cleared you(.*?)</details>", listed, re.S)
    assert folded is not None
    for entry in load_catalogue().exercises:
        is_later = entry.purpose is Purpose.RUNNING_CHECK
        assert (f"/exercises/{entry.id}/" in folded[1]) == is_later, entry.id
    for id, is_later in (("hop-in-place", True), ("calf-raise", False)):
        page = visitor.open(f"/exercises/{id}/").words
        assert ("Only once your therapist has cleared you to run." in page) == is_later, id


def test_a_figure_that_moves_can_be_held_still(visitor: Visitor) -> None:
    assert "light.svg" in visitor.open("/exercises/monster-walk/").html
    visitor.follow("Hold still")
    assert "light.svg" not in visitor.page.html
    assert "Let it move" in visitor.page.words


def test_a_form_nobody_knows_is_passed_over_for_the_usual_one(visitor: Visitor) -> None:
    assert visitor.open("/exercises/monster-walk/?variant=<script>").status == 200


def test_the_programme_says_whose_it_was_and_asks_whether_a_therapist_has_seen_you(visitor: Visitor) -> None:
    page = visitor.open("/exercises/hip-programme/")
    assert "One person's plan, from her therapist." in page.words
    assert "Has a therapist or doctor seen you for this?" in page.words


def test_the_programme_begins_the_gentle_way(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    visitor.press("Yes. Begin the gentle way")
    plan = history_of(person).plan
    assert plan is not None
    walk = plan.prescription("monster-walk")
    assert walk is not None
    assert walk.dose is not None
    assert (walk.dose.sets, walk.dose.work) == (Range(2), Timed(Range(30)))


def test_the_programme_tapped_twice_begins_once(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    form, button = visitor.page.form("Yes. Begin the gentle way")
    for _ in range(2):
        visitor.client.post(visitor.place, {**dict(form.fields), button.name: button.value})
    assert len(history_of(person).plans_set) == 1


def test_whoever_nobody_has_seen_is_told_so_and_may_still_begin(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    page = visitor.press("Not yet")
    assert "Let one see you when you can" in page.words
    assert history_of(person).plan is None
    visitor.press("Begin the gentle way")
    assert history_of(person).plan is not None


def test_every_choice_of_a_picture_is_a_link_of_its_own(visitor: Visitor) -> None:
    page = visitor.open("/exercises/lateral-band-walk/?band=ankles&side=right&view=side&slow=yes")
    assert "/figure/lateral-band-walk/mini-squat/ankles/plain/right/side/light-slow.svg" in page.html
    visitor.follow("No band")
    assert "/figure/lateral-band-walk/mini-squat/none/none/right/side/light-slow.svg" in visitor.page.html
    visitor.follow("In a deeper squat")
    assert "/figure/lateral-band-walk/deeper-squat/" in visitor.page.html


def test_a_link_from_the_plan_leads_to_ones_own_form_band_and_place(planned: Visitor) -> None:
    page = planned.open("/plan/")
    links = re.findall(r'href="(/exercises/[^"]+)"', page.html)
    assert links
    for link in links:
        shown = planned.open(html.unescape(link))
        assert shown.status == 200
        assert f"/figure/{link.split('/')[2]}/" in shown.html
    assert any("band=none" not in link and "band=" in link for link in links)


LEFT_OUT = "Your precaution leaves no picture of this. Ask your therapist to show you."


def minding(visitor: Visitor, words: str) -> Visitor:
    """Somebody with a plan and a precaution."""
    visitor.open("/settings/")
    visitor.press("Save this", precautions=words)
    return visitor


@pytest.mark.parametrize("place", ["/plan/", "/"])
def test_every_figure_of_a_plan_and_of_a_page_it_leads_to_keeps_to_the_precautions(
    planned: Visitor, place: str
) -> None:
    page = minding(planned, "No hip bending past 60 degrees").open(place)
    links = [html.unescape(link) for link in re.findall(r'href="(/exercises/[^"]+)"', page.html)]
    assert links
    for seen in (page, *(planned.open(link) for link in links)):
        figures = re.findall(r'/figure/[^"? ]+', seen.html)
        assert all("/most-hip-flexion-60/" in figure for figure in figures), figures
        assert figures or LEFT_OUT in seen.words


def test_a_plan_that_is_only_looked_at_heeds_what_the_person_has_told_already(visitor: Visitor) -> None:
    minding(visitor, "No hip bending past 60 degrees")
    visitor.open("/")
    review = visitor.press("Read my sheet", text=HIP)
    for page in (review, visitor.open("/exercises/hip-programme/")):
        figures = re.findall(r'/figure/[^"? ]+', page.html)
        assert figures
        assert all("/most-hip-flexion-60/" in figure for figure in figures), page.title


def test_every_choice_on_the_page_and_every_neighbour_is_as_careful(planned: Visitor) -> None:
    minding(planned, "No hip flexion past 60 degrees, no abduction past 20, no external rotation past 10")
    link = next(html.unescape(link) for link in re.findall(r'href="(/exercises/[^"]+)"', planned.open("/plan/").html))
    page = planned.open(link)
    onward = [
        each.href for each in page.links if each.href.startswith(("?", "/exercises/")) and each.href != "/exercises/"
    ]
    assert len(onward) > 5
    within = "within=most-hip-abduction-20%2Cmost-hip-flexion-60%2Cmost-hip-rotation-10"
    assert all(within in each for each in onward), onward


@pytest.mark.parametrize("place", ["/plan/", "/", "/exercises/hip-flexor-march/?within=most-hip-flexion-0"])
def test_where_no_figure_can_obey_a_sentence_stands_in_its_place(planned: Visitor, place: str) -> None:
    page = minding(planned, "No hip flexion past 0 degrees").open(place)
    assert LEFT_OUT in page.words
    assert "/figure/hip-flexor-march/" not in page.html


def test_a_mistake_that_breaks_a_precaution_is_told_in_words_and_not_drawn(visitor: Visitor) -> None:
    sways = load_catalogue().exercise("monster-walk").fault("trunk-sways")
    assert sways is not None
    free = visitor.open("/exercises/monster-walk/?variant=mini-squat")
    assert "wrong-trunk-sways" in free.html
    minding = visitor.open("/exercises/monster-walk/?variant=mini-squat&within=most-hip-flexion-60")
    assert "wrong-trunk-sways" not in minding.html
    assert "wrong-knees-fall-in" in minding.html
    assert free.words.count(sways.seen) == minding.words.count(sways.seen) == 1
    assert minding.words.count("Not like this") == 1


def test_words_of_an_address_that_nobody_can_read_show_nothing_rather_than_too_much(visitor: Visitor) -> None:
    page = visitor.open("/exercises/hip-flexor-march/?within=most-hip")
    assert page.status == 200
    assert LEFT_OUT in page.words
    assert "/figure/" not in page.html


def test_a_place_that_only_the_sheet_names_is_shown_and_can_be_chosen_again(visitor: Visitor) -> None:
    page = visitor.open("/exercises/clamshell/?band=feet")
    assert "/feet/plain/" in page.html
    assert re.search(r'band=feet[^"]*" aria-current="true">Round the middle of the feet', page.html)


def test_those_who_want_no_motion_see_three_stills(visitor: Visitor) -> None:
    page = visitor.open("/exercises/hip-flexor-march/")
    assert '<source media="(prefers-reduced-motion: reduce)" srcset="/figure/hip-flexor-march/' in page.html
    assert "light-strip.svg" in page.html


def test_a_common_mistake_stands_beside_the_right_form_and_both_say_what_they_are(visitor: Visitor) -> None:
    page = visitor.open("/exercises/hip-flexor-march/")
    assert "wrong-back-arches/light-still.svg" in page.html
    assert page.words.count("Like this") == page.words.count("Not like this") == 2


def test_the_whole_library_is_one_small_file_that_may_be_kept(visitor: Visitor) -> None:
    answer = visitor.client.get(f"/exercises/library.json?v={figure_version()}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(gzip.compress(answer.content)) <= 300_000
    library = answer.json()
    assert (library["format"], library["version"]) == ("bandstand-library", 1)
    assert [each["id"] for each in library["exercises"]] == [entry.id for entry in load_catalogue().exercises]
    forms = [(each["exercise"], each["variant"]) for each in library["movements"]]
    assert forms == list(load_catalogue().movements)
