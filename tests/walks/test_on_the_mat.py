"""What somebody on a mat has at hand: the figure to tap, a headset, keys, more or less voice, and a way back."""

from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.js.home import Home
from tests.walks import in_hand
from tests.walks.in_hand import WORK, Walk, steps_of

home, page = in_hand.home, in_hand.page  # not those of every walk


def test_a_tap_on_the_figure_pauses_and_another_one_goes_on(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    page.locator(".hit").click()
    walk.until("[data-state=paused]", 5)
    page.locator(".hit").click()
    walk.until(WORK, 5)


def test_setting_up_waits_until_somebody_says_ready(page: Page, home: Home) -> None:
    walk = Walk(page, home).open()
    walk.tap("Begin")
    walk.page.wait_for_selector("[data-kind=set_up]")
    walk.wait(60)
    expect(page.locator("[data-kind=set_up]")).to_be_visible()
    walk.tap("Ready")
    walk.until("[data-kind=prepare]", 5)


def test_exercises_begin_by_themselves_from_when_it_is_chosen_in_a_pause(page: Page, home: Home) -> None:
    walk = Walk(page, home).open()
    walk.tap("Begin")
    walk.page.wait_for_selector("[data-kind=set_up]")
    walk.tap("Pause")
    walk.until("[data-state=paused]", 5)
    walk.choose("begins by itself")
    walk.tap("Resume")
    walk.until("[data-kind=prepare]", 10)


HEADSET = """
window.pressed = {};
navigator.mediaSession.setActionHandler = (name, verb) => { window.pressed[name] = verb; };
"""


def test_a_headset_says_ready_pauses_goes_on_and_goes_back(page: Page, home: Home) -> None:
    page.add_init_script(HEADSET)
    walk = Walk(page, home).open()
    walk.tap("Begin")
    walk.page.wait_for_selector("[data-kind=set_up]")
    for press, comes in (
        ("play", "[data-kind=prepare]"),
        ("nexttrack", "[data-kind=rest]"),
        ("pause", "[data-state=paused]"),
        ("play", "[data-kind=rest][data-state=rest]"),
        ("previoustrack", "[data-kind=prepare]"),
    ):
        if press == "nexttrack":
            walk.until(WORK)
            walk.wait(4)
        page.evaluate(f"window.pressed.{press}()")
        walk.until(comes, 5)
    assert walk.sets_kept() == 1
    assert [row["event"]["body"]["seconds"] for row in walk.kept() if row["event"]["kind"] == "set_done"] == [  # type: ignore[index]
        pytest.approx(4, abs=1)
    ]


def test_a_set_left_out_can_be_taken_back_for_ten_seconds_and_no_longer(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.tap("Next")
    walk.tap("Too tired")
    walk.until("[data-kind=rest]", 5)
    walk.wait(7)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    walk.wait(4)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_before_the_first_session_the_sound_is_tried_and_what_may_be_wrong_is_named(page: Page, home: Home) -> None:
    page.add_init_script("speechSynthesis.getVoices = () => [{}]")
    walk = Walk(page, home).open()
    expect(page.get_by_text("Before your first session")).to_be_visible()
    walk.tap("Try the sound")
    asked = page.locator(".sound-said")
    expect(asked).to_contain_text("Did you hear two tones and a voice?")
    expect(asked).to_contain_text("silent switch and the volume")
    walk.wait(1)
    walk.reload()
    expect(page.get_by_text("Before your first session")).to_have_count(0)


SAID = "window.said = []; speechSynthesis.speak = (words) => window.said.push(words.text);"


def test_less_voice_leaves_the_coaching_out_and_the_side_and_the_length_in(page: Page, home: Home) -> None:
    coached(home)
    page.add_init_script(SAID)
    walk = Walk(page, home).begin()
    page.keyboard.press("-")
    expect(page.get_by_text("The voice says only which side, what and how long.").first).to_be_visible()
    walk.until("[data-kind=rest]")
    assert "Stay low." not in page.evaluate("window.said")
    page.keyboard.press("+")
    walk.until(".stage.ask")
    assert "Stay low." in page.evaluate("window.said")
    assert "Set 1 of 2." in page.evaluate("window.said")


def coached(home: Home) -> None:
    """Each set with a line of coaching, which the usual voice says."""
    for step in steps_of(home.script):
        if step["kind"] == "work":
            step["cues"] = [*cast("list[object]", step["cues"]), {"at": 4, "say": "Stay low.", "voice": "usual"}]


def test_where_the_screen_cannot_be_kept_on_the_session_says_so(page: Page, home: Home) -> None:
    page.add_init_script("navigator.wakeLock.request = () => Promise.reject(new Error('no'));")
    walk = Walk(page, home).begin()
    walk.wait(1)
    expect(page.get_by_text("This phone may turn the screen off. Touch it now and then.")).to_be_visible()


def test_what_is_said_can_be_read_where_that_is_chosen(page: Page, home: Home) -> None:
    walk = Walk(page, home).open()
    walk.choose("Show what is said")
    walk.begin()
    walk.until("[data-kind=prepare]")
    walk.wait(1)
    expect(page.locator(".told-said li").last).to_have_text("Set 1 of 2.")
    expect(page.locator(".told-said li").last).to_be_visible()


def test_t_tells_where_the_session_stands(page: Page, home: Home) -> None:
    page.add_init_script(SAID)
    walk = Walk(page, home).begin()
    walk.until(WORK)
    page.keyboard.press("t")
    said = page.evaluate("window.said.at(-1)")
    assert said.startswith("Work. Lateral band walk. Set 1 of 2. ")
    assert said.endswith("seconds left.")
