"""The main job, pressed through as a person would: from a pasted sheet to the next dose accepted."""

import json
import re
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, expect

from tests.campaign.phones.phone import waiting
from tests.walks.conftest import PHONE, freeze
from tests.walks.days import begin, next_morning, no_signs, read_and_accept, reload
from tests.walks.home import Home
from tests.walks.person import Person, offline
from tests.walks.player import Answers, go_on_in_dialog, is_over, play, say, state, wait, wait_for
from tests.walks.sheets import HIP, NAMES_ONLY

SETS_OF_THE_PROGRAMME = 12
SETS_AROUND = 6  # a march, circles of each hip, a march, a stretch of each calf
SECONDS_BETWEEN_LOOKS = 15  # less than the phone waits for an answer, which a slow machine takes a while to give
MOST_LOOKS = 80
LOOKS_A_MOMENT = 10

Note = Callable[[str, object], None]  # a figure that `make show-main-job` prints


def logged(home: Home) -> list[dict[str, object]]:
    """The log as a second program reads it."""
    return [json.loads(line) for line in home.run("events", "--json").splitlines()]


def sets_logged(home: Home) -> list[tuple[object, object]]:
    return [(row["session"], row["step"]) for row in logged(home) if row["kind"] == "set_done"]


def assert_each_set_once(person: Person, home: Home, sets: int, note: Note | None = None) -> None:
    """Once nothing waits on the phone any more, each set is in the log, and none is there twice."""
    wait_until(person, lambda: waiting(person.page) == 0)
    kept = sets_logged(home)
    lost, doubled = sets - len(set(kept)), len(kept) - len(set(kept))
    if note is not None:
        note("lost", lost)
        note("doubled", doubled)
    assert (lost, doubled) == (0, 0)


def note_the_way(person: Person, note: Note, to: str) -> None:
    note(f"taps_to_{to}", person.taps)
    note(f"seconds_to_{to}", round(person.seconds, 1))


def wait_until_sent(person: Person) -> None:
    """The phone tries again by itself, later and later, but never later than a quarter of an hour."""
    unsent = person.page.get_by_text(re.compile("on this phone only")).filter(visible=True)
    wait_until(person, lambda: not unsent.count())
    expect(unsent).to_have_count(0)


def sees_in_time(person: Person, words: re.Pattern[str]) -> None:
    """The words come by themselves once the phone has sent what it held."""
    wait_until(person, lambda: person.page.get_by_text(words).filter(visible=True).count() > 0)
    person.sees(words)


def wait_until(person: Person, is_so: Callable[[], bool]) -> None:
    """What is on its way may come first; only then does the phone's clock go on."""
    for look in range(MOST_LOOKS * LOOKS_A_MOMENT):
        if is_so():
            return
        person.page.wait_for_timeout(100)
        if look % LOOKS_A_MOMENT == LOOKS_A_MOMENT - 1:
            wait(person, SECONDS_BETWEEN_LOOKS)


def test_a_pasted_sheet_becomes_a_session_and_the_next_dose_is_accepted(
    person: Person, home: Home, record_property: Note
) -> None:
    person.begin_counting()
    read_and_accept(person, HIP)
    begin(person)
    note_the_way(person, record_property, "first_get_ready")
    assert person.taps <= 15
    play(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME)
    person.tap("Back to today", role="link")

    next_morning(person, home, pain="1")
    person.sees("a small step up")
    person.unfold("Why?")
    person.tap("Take it")
    person.page.get_by_role("link", name="Plan", exact=True).first.click()
    person.sees("Plan number 2")


def test_an_ordinary_day_takes_three_taps_to_get_ready_and_two_an_exercise(
    person: Person, home: Home, record_property: Note
) -> None:
    read_and_accept(person, HIP)
    for _ in range(2):
        begin(person)
        play(person)
        next_morning(person, home, pain=None, days=2)
    person.begin_counting()
    person.page.goto(home.address)
    person.choose("1", within=re.compile("morning"))
    begin(person, first=re.compile("^Start"))
    note_the_way(person, record_property, "ordinary_get_ready")
    assert person.taps <= 3
    person.begin_counting()
    play(person, until_exercises_done=4)
    record_property("taps_an_exercise", person.taps / 4)
    assert person.taps <= 2 * 4


def test_a_bad_morning_offers_three_equal_choices_and_the_gentle_one_halves_the_sets(
    person: Person, home: Home
) -> None:
    read_and_accept(person, HIP)
    begin(person)
    play(person)
    next_morning(person, home, pain="7")
    no_signs(person)
    person.sees("Rest today")
    person.sees("Only my favourite")
    person.tap(re.compile("A gentle version"))
    begin(person, first=None)
    play(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME + 8)


def test_pain_seven_in_the_second_set_leaves_the_exercise_out_for_today(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "work", set_number=2)
    person.tap("It hurts")
    say(person, "How much does it hurt?", "7")
    say(person, "How does it hurt?", "Ache")
    person.sees(re.compile("Leave this one for today"))
    go_on_in_dialog(person)
    play(person)
    done = Counter(row["body"]["prescription"] for row in logged(home) if row["kind"] == "set_done")  # type: ignore[index]
    assert done["monster-walk"] == 1
    assert sum(done.values()) == 1 + 9


def test_a_painful_pop_ends_the_exercise_and_is_never_followed_by_a_step_up(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    play(person, Answers(), until_exercises_done=3)
    wait_for(person, "set_up")
    wait_for(person, "ask")
    for name, answer in (("Pain at its worst", "2"), ("How many more could you do?", "3"), ("Any popping?", "Painful")):
        say(person, name, answer)
    person.sees(re.compile("leave this one for today", re.I))
    go_on_in_dialog(person)
    play(person)
    next_morning(person, home, pain="1")
    march = person.page.locator("li", has_text="Hip flexor march").first
    expect(march).not_to_contain_text("a small step up")
    expect(march).to_contain_text(re.compile("leave out|little easier", re.I))


def test_what_hurt_while_the_network_was_away_is_on_today_as_soon_as_it_is_sent(
    person: Person, home: Home, context: BrowserContext
) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "work")
    offline(context, True)
    person.tap("It hurts")
    say(person, "How much does it hurt?", "3")
    say(person, "How does it hurt?", "Popped")
    person.sees(re.compile("leave this one for today"))
    go_on_in_dialog(person)
    person.tap("Close")
    say(person, "Pain now", "2")
    person.tap("Finish here")
    wait(person, 3)
    person.sees(re.compile("on this phone only"))
    offline(context, False)
    person.page.goto(home.address)
    sees_in_time(person, re.compile("popped with pain|left out today|enough for today", re.I))


def test_a_sign_somebody_has_looked_at_lets_the_session_go_on(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    person.tap(re.compile("^Start"))
    person.tap("None of these")
    person.tick("You cannot put weight on the leg.")
    person.tap("Go on with what I ticked")
    person.tap("None of these")
    person.tick("Yes, and it has not got worse")
    person.write(re.compile("who", re.I), "my therapist")
    person.write(re.compile("when", re.I), "last week")
    person.tap("Go on")
    person.page.get_by_role("button", name=re.compile("^(Start|Begin|Go on)")).or_(
        person.page.get_by_role("link", name=re.compile("^(Start|Begin|Go on)"))
    ).first.click()
    begin(person, first=None)
    wait_for(person, "prepare")
    assert any(row["kind"] == "safety_check" and row["body"].get("reviews") for row in logged(home))  # type: ignore[attr-defined]


def test_a_sheet_of_bare_names_can_be_started_today(person: Person, home: Home) -> None:
    read_and_accept(person, NAMES_ONLY)
    begin(person)
    wait_for(person, "work")


def test_an_answer_can_be_corrected_until_the_next_session(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    play(person)
    person.page.get_by_role("button", name=re.compile("Change: .*Pain at its worst")).first.click()
    say(person, "Pain at its worst", "4")
    person.sees("4 of 10")
    wait(person, 2)
    assert [row["kind"] for row in logged(home)].count("correction") == 1


def test_the_network_goes_in_the_middle_and_nothing_is_lost(
    person: Person, home: Home, context: BrowserContext, record_property: Note
) -> None:
    read_and_accept(person, HIP)
    begin(person)
    play(person, until_exercises_done=1)
    offline(context, True)
    play(person)
    wait(person, 3)
    person.sees(re.compile("on this phone only"))
    assert len(sets_logged(home)) < SETS_OF_THE_PROGRAMME
    offline(context, False)
    wait_until_sent(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME, record_property)


def test_the_server_dies_between_two_sets_and_nothing_is_lost(
    person: Person, home: Home, record_property: Note
) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "rest")
    home.kill()
    wait_for(person, "work", set_number=2)
    wait_for(person, "rest")
    home.start()
    play(person)
    wait(person, 120)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME, record_property)


def test_a_reload_in_the_rest_goes_on_at_the_same_place(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "rest")
    person.sees(re.compile("Next: set 2 of 3"))
    reload(person)
    person.sees(re.compile("Next: set 2 of 3"))
    assert state(person) == "rest"
    play(person)
    assert is_over(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME)


def test_another_phone_goes_on_with_the_session_the_first_one_began(
    person: Person, home: Home, browser: Browser
) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "work", set_number=2)
    wait_for(person, "rest")
    wait(person, 3)
    second = browser.new_context(viewport=PHONE, timezone_id="UTC")
    freeze(second)
    other = Person(second.new_page())
    other.page.goto(home.address)
    other.tap("Go on with it", role="link")
    expect(other.page.locator("#player[data-ready=yes]")).to_be_visible()
    wait_for(other, "work", set_number=3)
    play(other)
    assert_each_set_once(other, home, SETS_OF_THE_PROGRAMME)
    second.close()


def test_a_set_cut_by_a_reload_asks_and_never_completes_itself(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "work", set_number=2)
    wait(person, 10)
    reload(person)
    wait(person, 40)
    person.sees(re.compile("Set 2 of 3"))
    assert len(sets_logged(home)) == 1
    person.tap("Do it again")
    play(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME)


def test_a_warm_up_that_was_asked_for_is_played_before_the_sheet_and_a_cool_down_after(
    person: Person, home: Home
) -> None:
    read_and_accept(person, HIP)
    person.page.goto(home.address)
    person.tap("Yes, both")
    person.sees("Warm-up, from us")
    begin(person)
    wait_for(person, "set_up")
    person.sees("Marching on the spot")
    play(person)
    assert_each_set_once(person, home, SETS_OF_THE_PROGRAMME + SETS_AROUND)
    person.tap("Back to today", role="link")
    person.page.goto(f"{home.address}/log/")
    person.sees("Marching on the spot")
    person.sees("Calf stretch")
