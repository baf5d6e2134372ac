"""Playing a session as a person does: tap Begin, do the sets, answer what is asked."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from tests.walks.person import Person

SECONDS_A_LOOK = 12
LONGEST_SESSION_S = 3 * 3600
MOST_DIALOGS = 4
A_MOMENT_MS = 2000
DIALOG_TITLE = "document.querySelector('[role=dialog] h1')?.textContent ?? ''"


@dataclass(kw_only=True)
class Answers:
    """What the person says after every exercise; anything the page does not ask is not said."""

    said: dict[str, str] = field(
        default_factory=lambda: {
            "Pain at its worst": "1",
            "How many more could you do?": "3",
            "How hard was it?": "Right",
            "Any popping?": "None",
            "Pain now": "1",
        }
    )

    def but(self, **_: str) -> "Answers":
        """The same answers."""
        return self


def question(person: Person, name: str) -> Locator:
    """The answers of one question on the screen."""
    return person.page.get_by_role("radiogroup", name=name).filter(visible=True)


def say(person: Person, name: str, answer: str) -> None:
    """Tap one answer of one question."""
    choice = question(person, name).first.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}(,|$)"))
    choice.click()
    person.taps += 1


def wait(person: Person, seconds: float) -> None:
    """Let time pass for the phone."""
    person.page.clock.run_for(int(seconds * 1000))


def state(person: Person) -> str:
    """What the player says it is doing, as its whole background shows."""
    return str(person.page.evaluate("document.querySelector('[data-state]')?.dataset.state ?? ''"))


def wait_for(person: Person, wanted: str, *, set_number: int | None = None) -> None:
    """Let time pass until the player is in one state, answering nothing."""
    for _ in range(LONGEST_SESSION_S):
        said = person.page.locator(".stage").inner_text() if person.page.locator(".stage").count() else ""
        if state(person) == wanted and (set_number is None or f"Set {set_number} of" in said):
            return
        wait(person, 1)
    raise AssertionError(f"the player never came to {wanted}, but shows\n{shown(person)}")


def shown(person: Person) -> str:
    """What is on the screen, in words, for whoever reads why a walk failed."""
    return person.page.locator("body").aria_snapshot()


def is_over(person: Person) -> bool:
    """Whether the finish screen is up."""
    return person.page.get_by_role("link", name="Back to today").filter(visible=True).count() > 0


def answer_what_is_asked(person: Person, answers: Answers) -> bool:
    """Answer every question on the screen, and see it go; whether there was one."""
    if not asked_now(person, answers):
        return False
    asked = asked_now(person, answers)  # looked at again: a screen that came up just now has all its questions
    for name in asked:
        say(person, name, answers.said[name])
    for name in asked:
        expect(question(person, name)).to_have_count(0)
    return True


def asked_now(person: Person, answers: Answers) -> list[str]:
    """The questions on the screen that the person has an answer to."""
    return [name for name in answers.said if question(person, name).count()]


def go_on_in_dialog(person: Person) -> None:
    """Read what is said, tick nothing in the safety check, and go on."""
    expect(person.page.get_by_role("dialog").filter(visible=True)).to_be_visible()
    for _ in range(MOST_DIALOGS):
        title = dialog_title(person)
        if not title:
            return
        dialog = person.page.get_by_role("dialog").filter(visible=True)
        dialog.get_by_role("button", name=re.compile("None of these|^Go on")).first.click()
        person.page.wait_for_function(f"title => ({DIALOG_TITLE}) !== title", arg=title)
    assert not dialog_title(person)


def dialog_title(person: Person) -> str:
    """What the dialog on the screen is called, empty where there is none."""
    return str(person.page.evaluate(DIALOG_TITLE))


def dialog_comes(person: Person) -> bool:
    """Whether a pause is only the moment before something is said."""
    try:
        expect(person.page.get_by_role("dialog").filter(visible=True)).to_be_visible(timeout=A_MOMENT_MS)
    except AssertionError:
        return False
    return True


def may_tap(person: Person, name: str) -> bool:
    """Whether there is such a button now; a screen that is just changing has it no more, or not yet."""
    return person.page.get_by_role("button", name=name).filter(visible=True).count() > 0


def tap_and_see(person: Person, name: str, *, leaves: str) -> None:
    """Tap, and look until the player has left its state: nobody taps a button that is just going away."""
    person.tap(name)
    expect(person.page.locator(f"[data-state={leaves}]")).to_have_count(0)


def play(person: Person, answers: Answers | None = None, *, until_exercises_done: int | None = None) -> None:
    """Play on until the session is over, or until so many exercises were answered."""
    told, exercises = answers or Answers(), 0
    for _ in range(LONGEST_SESSION_S // SECONDS_A_LOOK):
        if is_over(person):
            return
        if answer_what_is_asked(person, told):
            exercises += 1
            if exercises == until_exercises_done:
                return
        elif dialog_title(person):
            go_on_in_dialog(person)
        elif state(person) == "set_up" and may_tap(person, "Ready") and not person.has_chosen:
            tap_and_see(person, "Ready", leaves="set_up")
        elif state(person) == "paused" and may_tap(person, "Resume") and not dialog_comes(person):
            tap_and_see(person, "Resume", leaves="paused")
        else:
            wait(person, SECONDS_A_LOOK)
    raise AssertionError(f"the session never ended, but shows\n{shown(person)}")
