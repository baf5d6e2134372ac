"""Walks through recovery, running and the week: a check-in in two taps, a goal, a run told by hand, the feed."""

import re
import urllib.request
from collections.abc import Callable

from icalendar import Calendar

from tests.walks.days import next_morning, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.sheets import HIP

THINKS_S = 2.0  # somebody reads a question and finds their number


def test_a_check_in_is_two_taps_and_takes_ten_seconds(
    person: Person, home: Home, record_property: Callable[[str, float], None]
) -> None:
    read_and_accept(person, HIP)
    next_morning(person, home, pain=None, days=2)
    person.sees(re.compile("this morning"))
    person.begin_counting()
    person.choose("2", within=re.compile("morning"))
    person.choose("3", within=re.compile("yesterday"))
    person.sees(re.compile("Start"))
    person.does_not_see(re.compile("Average pain yesterday|on average"))
    taken = person.seconds + person.taps * THINKS_S
    record_property("taps", person.taps)
    record_property("seconds", round(taken, 1))
    assert person.taps == 2
    person.page.goto(f"{home.address}/recovery/")
    person.sees("Cannot tell yet: 4 more weeks will help.")


def test_a_goal_is_told_and_stands_with_where_it_began(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    next_morning(person, home, pain="4")
    person.page.goto(f"{home.address}/recovery/")
    person.unfold("Set a goal")
    person.choose("Average pain at most", within="What is it?")
    person.write("Number", "2")
    person.tap("Set this goal")
    person.sees(re.compile("at most 2"))
    person.does_not_see(re.compile(r"\b(by|until|in) (\d+|some) (days|weeks|months)\b"))


def test_a_run_is_told_by_hand_and_stands_on_both_pages(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    person.page.goto(f"{home.address}/running/")
    person.sees(re.compile("What to have first"))
    person.unfold("Tell a run or a walk")
    person.write(re.compile("^Minutes$"), "30")
    person.write(re.compile("^Kilometres$"), "3.5")
    person.tap("Save this run")
    person.sees(re.compile("3500 metres"))
    person.page.goto(f"{home.address}/log/")
    person.sees(re.compile("3500 metres"))


def test_the_feed_is_made_and_read_by_a_calendar_program(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    person.page.goto(f"{home.address}/calendar/")
    person.unfold("In your calendar program")
    person.tap("Make an address")
    address = person.page.get_by_label("The address.").input_value()
    with urllib.request.urlopen(address) as answer:
        calendar = Calendar.from_ical(answer.read())
    assert len(calendar.events) >= 3
    person.tap("Close the address")
    person.does_not_see(address)


def test_reminders_are_off_and_are_turned_on_without_naming_anything(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    person.page.goto(f"{home.address}/settings/")
    person.choose("Yes", within="Remind me of today’s questions?")
    person.tap("Save reminders")
    person.sees("That is saved.")
    assert home.run("remind") == "Reminders sent: 0.\n"


def test_a_push_shows_one_line_that_names_nothing(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    person.page.context.grant_permissions(["notifications"], origin=home.address)
    person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wire = person.page.context.new_cdp_session(person.page)
    heard: list[str] = []
    wire.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: heard.extend(each["registrationId"] for each in told["registrations"]),
    )
    wire.send("ServiceWorker.enable")
    person.page.wait_for_timeout(500)
    for _ in range(2):
        pushed = {"origin": home.address, "registrationId": heard[-1], "data": "A moment for today's questions?"}
        wire.send("ServiceWorker.deliverPushMessage", pushed)
    shown = (
        "navigator.serviceWorker.ready.then((here) => here.getNotifications())"
        ".then((all) => all.map((each) => `${each.title}: ${each.body}`))"
    )
    person.page.wait_for_timeout(1_500)
    assert person.page.evaluate(shown) == ["Bandstand: A moment for today's questions?"]
