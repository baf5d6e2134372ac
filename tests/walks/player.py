"""Playing a session as a person does: tap Begin, do the sets, answer what is asked."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from tests.walks.person import Person

SECONDS_A_LOOK = 12
LONGEST_SESSION_S = 3 * 3600
MOST_DIALOGS = 4


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
    stage = person.page.locator("[data-state]").filter(visible=True).first
    return (stage.get_attribute("data-state") or "") if stage.count() else ""


def wait_for(person: Person, wanted: str, *, set_number: int | None = None) -> None:
    """Let time pass until the player is in one state, answering nothing."""
    for _ in range(LONGEST_SESSION_S):
        said = person.page.locator(".stage").inner_text() if person.page.locator(".stage").count() else ""
        if state(person) == wanted and (set_number is None or f"Set {set_number} of" in said):
            return
        wait(person, 1)
    raise AssertionError(f"the player never came to {wanted}")


def is_over(person: Person) -> bool:
    """Whether the finish screen is up."""
    return person.page.get_by_role("link", name="Back to today").filter(visible=True).count() > 0


def answer_what_is_asked(person: Person, answers: Answers) -> bool:
    """Answer every question on the screen; whether there was one."""
    asked = [name for name in answers.said if question(person, name).count()]
    for name in asked:
        if question(person, name).count():
            say(person, name, answers.said[name])
    return bool(asked)


def go_on_in_dialog(person: Person) -> None:
    """Read what is said, tick nothing in the safety check, and go on."""
    dialog = person.page.get_by_role("dialog").filter(visible=True)
    for _ in range(MOST_DIALOGS):
        if not dialog.count():
            return
        asked = dialog.locator("h1").inner_text()
        dialog.get_by_role("button", name=re.compile("None of these|^Go on")).first.click()
        expect(dialog.locator("h1", has_text=asked)).to_have_count(0)
    assert not dialog.count()


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
        elif person.page.get_by_role("dialog").filter(visible=True).count():
            go_on_in_dialog(person)
        elif state(person) == "paused":
            person.tap("Resume")
        else:
            wait(person, SECONDS_A_LOOK)
    raise AssertionError("the session never ended")
