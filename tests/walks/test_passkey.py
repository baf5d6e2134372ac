"""Logging in with a passkey, in a browser with a device of its own that holds them."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.accounts.visits import KAT, SECRET
from tests.walks.conftest import PHONE
from tests.walks.home import Home

DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


class Held:
    """A phone with a device for passkeys, at the log-in of a home with one account."""

    def __init__(self, page: Page, home: Home) -> None:
        self.page = page
        self.address = f"http://localhost:{home.port}"
        self.device: CDPSession = page.context.new_cdp_session(page)
        self.device.send("WebAuthn.enable")
        told = {**DEVICE, "isUserVerified": True, "automaticPresenceSimulation": True}
        self.id = self.device.send("WebAuthn.addVirtualAuthenticator", {"options": told})["authenticatorId"]

    def log_in(self) -> None:
        self.page.goto(self.address)
        self.page.get_by_label("E-mail address").fill(KAT)
        self.page.get_by_label("Passphrase").fill(SECRET[KAT])
        self.page.get_by_role("button", name="Log in", exact=True).click()
        self.page.get_by_text(KAT).first.wait_for()

    def make(self) -> None:
        self.page.goto(f"{self.address}/account/passkeys/")
        self.page.get_by_label("What you call it").fill("My <b>phone</b>")
        self.page.get_by_label("Your passphrase").fill(SECRET[KAT])
        self.page.get_by_role("button", name="Make a passkey").click()
        self.page.get_by_text("Your passkey is kept.").wait_for()

    def come_back(self) -> None:
        """Everything the browser was let in by is gone; the passkey is not."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/recovery/")
        self.page.get_by_role("button", name="Log in with a passkey").click()

    def passkeys(self) -> list[dict[str, object]]:
        found = self.device.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]
        return list(found)

    def replace(self, **changed: object) -> None:
        """The device holds the same passkey, with something else about it."""
        (held,) = self.passkeys()
        self.device.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})
        self.device.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": {**held, **changed}})


@pytest.fixture
def held(browser: Browser, home: Home) -> Iterator[Held]:
    call = [sys.executable, "-m", "bandstand", "account", "add", KAT]
    subprocess.run(call, env=home.environment(), input=SECRET[KAT], text=True, check=True, capture_output=True)
    context = browser.new_context(viewport=PHONE, timezone_id="UTC", locale="en-GB")
    yield Held(context.new_page(), home)
    context.close()


def test_a_passkey_logs_in_until_it_is_removed(held: Held) -> None:
    held.log_in()
    held.make()
    assert held.page.get_by_text("My <b>phone</b>").is_visible()
    held.come_back()
    held.page.wait_for_url("**/recovery/")
    held.page.goto(f"{held.address}/account/passkeys/")
    held.page.get_by_role("button", name="Remove").click()
    held.page.get_by_text("opens nothing here any more").wait_for()
    held.come_back()
    held.page.get_by_text("That passkey was not taken.").wait_for()


def test_a_passkey_whose_counter_went_back_or_that_names_somebody_else_is_refused(held: Held) -> None:
    held.log_in()
    held.make()
    for changed in ({"signCount": 0}, {"userHandle": "AAAAAAAAAAAAAAAAAAAAAA=="}):
        held.replace(**changed)
        held.come_back()
        held.page.get_by_text("That passkey was not taken.").wait_for()


def test_an_answer_serves_once_and_only_under_our_own_address(held: Held) -> None:
    held.log_in()
    held.make()
    sent: list[str] = []
    held.page.on(
        "request", lambda asked: sent.append(asked.post_data or "") if asked.url.endswith("/passkey/") else None
    )
    held.come_back()
    held.page.wait_for_url("**/recovery/")
    held.page.context.clear_cookies()
    held.page.goto(held.address)
    token = held.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    fields = dict(pair.split("=", 1) for pair in sent[-1].split("&"))
    answer = held.page.evaluate("(told) => decodeURIComponent(told.replaceAll('+', ' '))", fields["answer"])
    again = held.page.request.post(
        f"{held.address}/account/passkey/",
        form={"csrfmiddlewaretoken": token, "question": fields["question"], "answer": answer},
        headers={"origin": held.address},
    )
    assert "That passkey was not taken." in again.text()
    assert json.loads(answer)["type"] == "public-key"


def test_no_passkey_is_made_without_the_passphrase(held: Held) -> None:
    held.log_in()
    held.page.goto(f"{held.address}/account/passkeys/")
    held.page.get_by_label("Your passphrase").fill("somebody else's words")
    held.page.get_by_role("button", name="Make a passkey").click()
    held.page.get_by_text("The address or the passphrase is not right.").wait_for()
    assert held.passkeys() == []
