"""The player in a real browser, with a server that behaves as badly as it is told to."""

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.js.home import Home
from tests.walks import in_hand
from tests.walks.in_hand import WORK, Walk, phone

SIZES = {"phone": (390, 844), "on its side": (844, 390), "desk": (1280, 900)}
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SETS = 6

home, page = in_hand.home, in_hand.page  # not those of every walk


def test_a_whole_session_is_logged_once_and_the_browser_has_nothing_to_complain_of(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.finish()
    walk.wait(1)
    assert set(walk.sets_stored().values()) == {1}
    assert sum(walk.sets_stored().values()) == SETS
    assert [each["kind"] for each in home.stored.values()][-1] == "session_finished"
    expect(page.get_by_text("on this phone only")).to_have_count(0)
    assert walk.complaints == []


def test_no_tap_is_needed_during_work_and_two_an_exercise(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(".stage.ask")
    walk.say("Pain at its worst", "2")
    walk.say("How hard was it?", "Right")
    walk.until("[data-kind=rest]", 5)
    assert sum(walk.sets_stored().values()) == 2


def test_a_reload_in_the_rest_goes_on_with_the_rest_that_is_left(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until("[data-kind=rest]")
    walk.wait(5)
    before = rest_ends(walk)
    walk.reload()
    assert abs(rest_ends(walk) - before) <= 1.2
    expect(page.get_by_role("heading", name="Next: set 2 of 2")).to_be_visible()
    assert walk.sets_kept() == 1


def rest_ends(walk: Walk) -> float:
    """When the rest is over by the phone's own clock, in seconds: now, and what the screen says is left."""
    now, shown = walk.page.evaluate("[Date.now() / 1000, document.querySelector('.count .number').textContent]")
    minutes, rest = str(shown).split(":")
    return float(now) + int(minutes) * 60 + int(rest)


def test_a_reload_while_getting_ready_goes_on_getting_ready(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until("[data-kind=prepare]")
    walk.reload()
    expect(page.locator("[data-kind=prepare]")).to_be_visible()
    walk.until(WORK, 10)


def test_a_reload_in_the_middle_of_a_set_asks_and_never_completes_it(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.wait(5)
    walk.reload()
    walk.wait(1)
    expect(page.get_by_text("Did you do it?")).to_be_visible()
    walk.wait(20)
    assert walk.sets_kept() == 0
    walk.tap("Do it again")
    walk.until(WORK)
    assert "Set 1 of 2" in walk.words()
    walk.until("[data-kind=rest]")
    assert walk.sets_kept() == 1


def test_a_set_that_ran_while_the_screen_was_off_asks(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    hide(page, True)
    walk.wait(20)
    assert walk.sets_kept() == 0
    hide(page, False)
    walk.wait(1)
    walk.tap("Yes, all of it")
    walk.until("[data-kind=rest]", 5)
    assert walk.sets_kept() == 1


def hide(page: Page, hidden: bool) -> None:
    state = "hidden" if hidden else "visible"
    page.evaluate(
        f"Object.defineProperty(document, 'visibilityState', {{value: '{state}', configurable: true}});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def test_half_an_answer_survives_a_reload_and_is_not_asked_twice(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(".stage.ask")
    walk.say("Pain at its worst", "3")
    walk.wait(0.2)
    walk.reload()
    chosen = page.get_by_role("radiogroup", name="Pain at its worst").locator("[aria-checked=true]")
    expect(chosen).to_have_text("3")
    walk.say("How hard was it?", "Hard")
    walk.until("[data-kind=rest]", 5)
    walk.reload()
    expect(page.locator("[data-kind=rest]")).to_be_visible()


def test_a_reload_after_the_end_shows_what_was_done(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.finish()
    walk.reload()
    expect(page.locator(".finish")).to_be_visible()
    assert page.locator(".done-set").count() == SETS


def test_with_the_network_gone_everything_is_kept_and_goes_when_it_is_back(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until("[data-kind=rest]")
    walk.sent()
    page.context.set_offline(True)
    walk.finish()
    expect(page.get_by_text(re.compile("5 sets are on this phone only"))).to_be_visible()
    assert sum(walk.sets_stored().values()) == 1
    page.context.set_offline(False)
    walk.wait(2)
    expect(page.get_by_text(re.compile("on this phone only"))).to_have_count(0)
    assert sum(walk.sets_stored().values()) == SETS
    assert set(walk.sets_stored().values()) == {1}


@pytest.mark.parametrize("answer", ["html", "drop", "login", "busy", "broken"])
def test_no_bad_answer_of_a_server_is_taken_for_an_acknowledgement(page: Page, home: Home, answer: str) -> None:
    home.answer = answer
    walk = Walk(page, home).begin()
    walk.until("[data-kind=rest]")
    walk.wait(3)
    expect(page.get_by_text("1 set is on this phone only.")).to_be_visible()
    assert page.locator(".mark").first.get_attribute("data-tick") == "here"
    home.answer = "store"
    walk.until(".stage.ask")
    walk.wait(1)
    expect(page.get_by_text("on this phone only")).to_have_count(0)
    assert walk.sets_stored()["lateral-band-walk-1/1/work"] == 1


def test_an_event_refused_even_alone_is_kept_and_offered_as_a_file(page: Page, home: Home) -> None:
    home.answer = "refuse"
    walk = Walk(page, home).begin()
    walk.finish()
    walk.wait(3)
    with page.expect_download() as waiting:
        walk.tap("Save what is only here as a file")
    saved = json.loads(Path(waiting.value.path()).read_text())
    assert sum(each["kind"] == "set_done" for each in saved["events"]) == SETS


def test_a_restored_server_is_given_everything_again(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until("[data-kind=rest]")
    walk.wait(1)
    assert sum(walk.sets_stored().values()) == 1
    home.stored.clear()
    home.epoch = "restored"
    walk.finish()
    walk.wait(2)
    assert sum(walk.sets_stored().values()) == SETS


def test_a_set_left_out_can_be_taken_back_for_ten_seconds(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.tap("Next")
    walk.tap("Too tired")
    walk.until("[data-kind=rest]", 5)
    walk.tap("Undo")
    walk.until("[data-kind=prepare]", 5)
    assert "Set 1 of 2" in walk.words()
    walk.until("[data-kind=rest]")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert walk.sets_kept() == 1


def test_pain_above_the_limit_leaves_the_exercise_out_offline_and_asks_the_safety_check(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    page.context.set_offline(True)
    walk.tap("It hurts")
    walk.say("How much does it hurt?", "7")
    walk.say("How does it hurt?", "Ache")
    expect(page.get_by_text("Pain is above the usual limit of 5.")).to_be_visible()
    walk.tap("Go on with the next exercise")
    expect(page.get_by_text("Is any of these true for you now?")).to_be_visible()
    assert page.locator(".sign input:checked").count() == 0
    walk.tap("None of these")
    walk.tap("None of these")
    walk.until("[data-kind=set_up]", 5)
    assert "Hip flexor march" in walk.words()


def test_the_safety_check_that_is_due_survives_a_reload(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.tap("It hurts")
    walk.say("How much does it hurt?", "8")
    walk.say("How does it hurt?", "Sharp")
    walk.wait(1)
    walk.reload()
    walk.wait(1)
    expect(page.get_by_text("Is any of these true for you now?")).to_be_visible()
    page.get_by_text("Fever together with a hot or very painful joint.").click()
    walk.tap("These are true")
    walk.wait(1)
    expect(page.get_by_role("heading", name="Stop here. Call emergency care now.")).to_be_visible()


def test_an_answer_can_be_changed_after_the_session(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.finish()
    page.get_by_role("button", name=re.compile("Change: Lateral band walk Pain at its worst")).click()
    walk.say("Pain at its worst", "4")
    walk.wait(1)
    expect(page.get_by_text("4 of 10")).to_be_visible()
    corrections = [each for each in home.stored.values() if each["kind"] == "correction"]
    assert [each["body"]["body"]["peak"] for each in corrections] == [4]  # type: ignore[index]
    assert home.stored[corrections[0]["body"]["supersedes"]]["kind"] == "exercise_answered"  # type: ignore[index]


def test_reps_can_be_put_right_in_the_rest(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(".stage.ask")
    walk.tap("Skip these questions")
    walk.until("[data-kind=rest]", 5)
    walk.tap("Ready")
    walk.until("[data-kind=rest] .logged:not([hidden]) .nudge:not([hidden])", 300)
    walk.tap("One rep fewer")
    walk.tap("One rep fewer")
    walk.wait(1)
    expect(page.get_by_text("Logged: 6 reps")).to_be_visible()


def test_a_second_window_waits_until_it_is_asked_to_take_over(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    other = Walk(page.context.new_page(), home).open()
    expect(other.page.get_by_text("This session is open in another window.")).to_be_visible()
    other.tap("Use it here")
    other.wait(1)
    assert other.page.locator(".stage, .panel").count() >= 1
    expect(page.get_by_text("This session is open in another window.")).to_be_visible()
    other.page.close()
    walk.tap("Use it here")
    walk.wait(1)
    walk.until("[data-kind=rest], [data-panel=interrupted]")
    assert walk.sets_kept() <= 1


def test_a_browser_killed_at_once_after_a_tick_still_has_the_set(
    playwright: Playwright, home: Home, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        return playwright.chromium.launch_persistent_context(
            str(tmp_path),
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox"],
            viewport={"width": 390, "height": 844},
        )

    home.answer = "drop"
    context = start()
    context.clock.install()
    walk = Walk(context.pages[0], home).begin()
    walk.until("[data-tick=here]")
    kill(tmp_path)
    context = start()
    walk = Walk(context.pages[0], home).open()
    assert walk.sets_kept() == 1
    home.answer = "store"
    walk.page.reload()
    for _ in range(100):
        if walk.sets_stored():
            break
        walk.page.wait_for_timeout(50)
    assert sum(walk.sets_stored().values()) == 1
    context.close()


def kill(profile: Path) -> None:
    """End the browser of one profile as a crash would."""
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and str(profile).encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


def each_state(walk: Walk) -> Iterator[str]:
    """One session through the screens it has."""
    page = walk.page
    walk.open()
    yield "opening"
    walk.tap("Choices")
    page.wait_for_selector("[role=dialog]")
    yield "choices"
    walk.begin()
    page.wait_for_selector("[data-kind=set_up]")
    yield "set_up"
    walk.until(WORK)
    yield "work"
    page.keyboard.press("Space")
    walk.until("[data-state=paused]", 5)
    yield "paused"
    for name, button, back in (("hurt", "It hurts", "Back to the exercise"), ("close", "Close", "Keep going")):
        walk.tap(button)
        yield name
        walk.tap(back)
    walk.tap("Safety check")
    yield "safety"
    walk.tap("Keep going")
    walk.tap("Resume")
    walk.until(WORK, 5)
    walk.tap("Next")
    yield "next"
    walk.tap("Keep going")
    walk.until("[data-kind=rest]")
    yield "rest"
    walk.until(".stage.ask")
    yield "ask"
    walk.finish()
    yield "finish"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen_of_the_player(browser: Browser, home: Home, scheme: str) -> None:
    context = phone(browser, color_scheme=scheme, reduced_motion="reduce")
    walk = Walk(context.new_page(), home)
    axe, found = AXE.read_text(), {}
    for state in each_state(walk):
        walk.page.evaluate(axe)
        broken = walk.page.evaluate(AXE_RUN)
        if broken:
            found[state] = broken
    assert found == {}
    assert walk.complaints == []
    context.close()


AXE_RUN = "axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))"
OUTSIDE = """() => [...document.querySelectorAll("#player *")].filter((e) => {
  if (e.closest(".finish") || e.closest(".signs") || e.closest(".unseen")) return false;
  const r = e.getBoundingClientRect();
  return r.width && (r.right > innerWidth + 1 || r.bottom > innerHeight + 1 || r.left < -1 || r.top < -1);
}).map((e) => e.className || e.tagName)"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_scrolls_out_of_the_player_at_any_size_of_screen_or_text(
    browser: Browser, home: Home, size: str, text: int
) -> None:
    width, height = SIZES[size]
    context = phone(browser, viewport={"width": width, "height": height}, reduced_motion="reduce")
    walk, outside = Walk(context.new_page(), home), {}
    for state in each_state(walk):
        walk.page.evaluate(f"document.documentElement.style.fontSize = '{1.0625 * text}%'")
        found = walk.page.evaluate(OUTSIDE)
        if found:
            outside[state] = found
    assert outside == {}
    context.close()


COUNTS_SOUNDS = """window.sounds = [];
const Plain = AudioContext;
window.AudioContext = class extends Plain { constructor(...how) { super(...how); window.sounds.push(this); } };"""


def test_the_sound_is_made_once_however_often_it_is_tried_and_serves_the_session(page: Page, home: Home) -> None:
    page.add_init_script(COUNTS_SOUNDS)
    walk = Walk(page, home).open()
    for _ in range(3):
        walk.tap("Try the sound")
        page.locator(".sound-said").filter(has_text="hear").wait_for()
    walk.tap("Begin")
    page.wait_for_selector(".stage")
    walk.wait(1)
    assert page.evaluate("window.sounds.map((each) => each.state)") == ["running"]


HIDDEN_AT_THE_DOOR = """() => [...document.querySelectorAll(".opening-words > :not(:empty), .as-track")].filter((e) => {
  e.scrollIntoView({ block: "nearest" });
  const r = e.getBoundingClientRect();
  return ![r.top + 2, r.bottom - 2].every((y) => e.contains(document.elementFromPoint(r.left + 4, y)));
}).map((e) => e.textContent)"""
A_LONG_TITLE = "Hip and knee strengthening for the first six weeks at home"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("title", ["", A_LONG_TITLE])
def test_before_a_session_every_word_can_be_read_and_none_lies_under_begin(
    browser: Browser, home: Home, size: str, text: int, title: str
) -> None:
    width, height = SIZES[size]
    home.script["title"] = title or home.script["title"]
    context = phone(browser, viewport={"width": width, "height": height})
    walk = Walk(context.new_page(), home).open()
    walk.page.evaluate(f"document.documentElement.style.fontSize = '{1.0625 * text}%'")
    assert walk.page.evaluate(HIDDEN_AT_THE_DOOR) == []
    context.close()


def test_the_row_of_buttons_is_large_and_within_reach(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    for state in ("[data-kind=set_up]", WORK, "[data-kind=rest]"):
        walk.until(state)
        box = page.locator(".controls").bounding_box()
        assert box is not None
        assert box["height"] >= 0.3 * 844
        for target in page.locator(".stage button").all():
            area = target.bounding_box()
            assert area is None or min(area["width"], area["height"]) >= 56


def test_a_screen_reader_hears_each_change_and_our_voice_is_silent(page: Page, home: Home) -> None:
    page.add_init_script("window.said = []; speechSynthesis.speak = (words) => window.said.push(words.text);")
    walk = Walk(page, home).open()
    walk.choose("My screen reader speaks")
    walk.begin()
    walk.until("[data-kind=prepare]")
    walk.wait(1)
    expect(page.locator("[aria-live=polite].unseen")).to_have_text("Get ready. Lateral band walk. Set 1 of 2")
    assert page.evaluate("window.said") == []


# What a person hears: a phrase cut off as it begins and begun anew (its time moved by a millisecond) is heard once.
HEARD = """
window.said = [];
let cut = false;
speechSynthesis.cancel = () => { cut = true; };
speechSynthesis.speak = (words) => {
  if (!cut || window.said.at(-1) !== words.text) window.said.push(words.text);
  cut = false;
};
"""


def test_without_a_screen_reader_the_voice_says_what_the_script_says(page: Page) -> None:
    home = Home()
    page.add_init_script(HEARD)
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.wait(18)
    assert page.evaluate("window.said") == ["Green band above the knees.", "Set 1 of 2.", "Half way."]
    home.close()


def test_keys_do_what_the_large_buttons_do(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    page.keyboard.press("ArrowRight")
    walk.until("[data-kind=prepare]", 5)
    walk.until(WORK)
    page.keyboard.press("Space")
    walk.until("[data-state=paused]", 5)
    page.keyboard.press("Space")
    walk.until(WORK, 5)
    page.keyboard.press("h")
    expect(page.get_by_role("radiogroup", name="How does it hurt?")).to_be_visible()


LOOP_SECONDS = "() => document.querySelector('.stage svg.figure-image').getCurrentTime()"


def test_the_figure_keeps_the_sessions_time_and_stands_still_with_it(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    page.wait_for_selector(".stage svg.figure-image")
    walk.wait(1)
    before = page.evaluate(LOOP_SECONDS)
    page.clock.run_for(2000)
    page.wait_for_timeout(50)
    after = page.evaluate(LOOP_SECONDS)
    assert after - before == pytest.approx(2.0, abs=0.2)
    walk.tap("Pause")
    walk.until("[data-state=paused]", 5)
    page.clock.run_for(200)  # the pause counts from the tap: the figure goes back to there
    page.wait_for_timeout(50)
    held = page.evaluate(LOOP_SECONDS)
    page.clock.run_for(3000)
    page.wait_for_timeout(50)
    assert page.evaluate(LOOP_SECONDS) == pytest.approx(held, abs=0.1)
    walk.tap("Resume")
    page.clock.run_for(1000)
    page.wait_for_timeout(50)
    assert page.evaluate(LOOP_SECONDS) == pytest.approx(held + 0.6, abs=0.3)  # it goes on a moment after the tap
    assert walk.complaints == []


LEFT_OUT = "Your precaution leaves no picture of this. Ask your therapist to show you."


def without_figures(home: Home) -> Home:
    """The same session under a precaution that no figure can obey."""
    script = json.loads(json.dumps(home.script))
    for each in (*script["shown"], *(step for section in script["sections"] for step in section["steps"])):
        each["figure"] = ""
    for shown in script["shown"]:
        shown["no_figure"] = LEFT_OUT
    home.script = script
    return home


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_where_a_precaution_leaves_no_figure_its_sentence_stands_there(
    page: Page, home: Home, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    walk = Walk(page, without_figures(home)).open()
    expect(page.locator(".opening .figure")).to_have_text(LEFT_OUT)
    walk.begin()
    walk.until(WORK)
    sentence = page.locator(".stage .figure-instead")
    expect(sentence).to_have_text(LEFT_OUT)
    expect(sentence).to_be_visible()
    inside = "each => each.scrollHeight <= each.clientHeight + 1 && each.scrollWidth <= each.clientWidth + 1"
    assert sentence.evaluate(inside), "it is cut off"
    assert page.locator(".stage .figure").get_attribute("aria-hidden") is None
    assert page.locator(".stage .figure").get_attribute("role") is None
    assert walk.complaints == []


def test_a_figure_stays_when_the_network_goes(page: Page, home: Home) -> None:
    walk = Walk(page, home).begin()
    walk.until(WORK)
    walk.wait(1)
    page.context.set_offline(True)
    walk.until("[data-kind=rest]")
    expect(page.locator(".stage svg.figure-image")).to_have_count(1)
    walk.until(WORK)
    expect(page.locator(".stage svg.figure-image")).to_have_count(1)


STUCK = "IDBFactory.prototype.open = () => new EventTarget();"


def test_a_phone_whose_storage_never_answers_says_that_it_keeps_nothing_and_plays(page: Page, home: Home) -> None:
    page.add_init_script(STUCK)
    walk = Walk(page, home)
    page.set_default_timeout(30_000)
    walk.open()
    expect(page.get_by_text("This browser keeps nothing.")).to_be_visible()
    walk.tap("Begin")
    expect(page.locator(".stage")).to_be_visible()
    assert walk.complaints == []
