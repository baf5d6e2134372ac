"""Reminders on the settings, and what goes out: off by default, once a day, and nothing of anybody's body in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.core import mail
from pytest_django.fixtures import Settings

from bandstand import store
from bandstand.actions.reminders import add_device
from bandstand.actions.sending import send_due
from bandstand.exchange.push_address import PushAddress
from bandstand.exchange.push_service import Came
from bandstand.exchange.web_push import CURVE, point_of, text_of
from bandstand.progress.reminding import Device
from bandstand.quantity import BandstandError
from tests.web.life import Life
from tests.web.visitor import Visitor

PAGE = "/settings/"
ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"
OF_THE_BODY = ("pain", "hip", "knee", "band", "exercise", "stretch", "session", "hurt", "body")


class Browser:
    """A browser that wants pushes, and the service that carries them to it."""

    def __init__(self, endpoint: str = ENDPOINT, answers: Came = Came.TAKEN) -> None:
        self.key, self.secret = ec.generate_private_key(CURVE), b"0123456789abcdef"
        self.device = Device(endpoint=endpoint, key=text_of(point_of(self.key)), secret=text_of(self.secret))
        self.answers, self.heard = answers, list[str]()
        self.headers: Mapping[str, str] = {}

    def carry(self, address: PushAddress, body: bytes, headers: Mapping[str, str]) -> Came:
        """One message comes."""
        assert f"{address.audience}{address.path}" == self.device.endpoint
        self.headers = headers
        self.heard.append(http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret).decode())
        return self.answers


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reminders are kept in the home's own folder."""
    monkeypatch.setenv("BANDSTAND_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def evening(life: Life) -> datetime:
    """Six in the evening of today."""
    return datetime.combine(life.today, time(18), tzinfo=UTC)


def test_nobody_is_reminded_who_did_not_ask(visitor: Visitor, life: Life, evening: datetime) -> None:
    life.begins(3)
    assert "Reminders" in visitor.open(PAGE).words
    assert send_due(evening) == 0
    assert store.reminders(life.person).on is False


def test_a_push_comes_once_a_day_and_names_nothing(life: Life, evening: datetime) -> None:
    life.begins(3)
    browser = Browser()
    add_device(life.person, browser.device, life.at(0))
    assert [send_due(evening, browser.carry) for _ in range(2)] == [1, 0]
    assert browser.heard == ["A moment for today's questions?"]
    assert not [word for word in OF_THE_BODY if word in browser.heard[0].lower()]
    assert browser.headers["Content-Encoding"] == "aes128gcm"
    assert browser.headers["Authorization"].startswith("vapid t=")
    assert int(browser.headers["TTL"]) < 24 * 3600


def test_who_answered_is_left_alone_and_three_without_an_answer_are_the_last(life: Life, evening: datetime) -> None:
    life.begins(3)
    browser = Browser()
    add_device(life.person, browser.device, life.at(0))
    assert sum(send_due(evening + timedelta(days=day), browser.carry) for day in range(10)) == 3
    life.wakes(0, 2)
    assert send_due(evening, browser.carry) == 0


def test_the_page_says_that_they_paused_and_turning_them_on_anew_begins_again(visitor: Visitor, life: Life) -> None:
    life.begins(9)
    store.change_reminders(life.person, lambda told: told.with_device(Browser().device))
    visitor.open(PAGE)
    visitor.press("Save reminders", on="yes", hour="18")
    days = [life.at(ago).today for ago in (5, 4, 3)]
    store.change_reminders(life.person, lambda told: replace(told, sent=tuple(days)))
    assert "Reminders paused themselves" in visitor.open(PAGE).words
    visitor.press("Save reminders", on="no")
    visitor.open(PAGE)
    visitor.press("Save reminders", on="yes")
    assert "Reminders paused themselves" not in visitor.open(PAGE).words


def test_a_browser_that_wants_no_more_is_forgotten(life: Life, evening: datetime) -> None:
    life.begins(3)
    browser = Browser(answers=Came.GONE)
    add_device(life.person, browser.device, life.at(0))
    assert send_due(evening, browser.carry) == 1
    assert store.reminders(life.person).devices == ()


def test_a_device_is_told_by_its_form_and_forgotten_by_a_button(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    device = Browser().device
    visitor.open(PAGE)
    sent = {"endpoint": device.endpoint, "key": device.key, "secret": device.secret}
    visitor.press("Remind me on this device", **sent)
    assert "Reminders come to 1 device." in visitor.open(PAGE).words
    visitor.press("Remind me on no device")
    assert store.reminders(life.person).devices == ()


@pytest.mark.parametrize(
    "endpoint", ["", "http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://example.org/x", "https://[::1"]
)
def test_an_address_that_no_browser_hands_out_is_refused(visitor: Visitor, life: Life, endpoint: str) -> None:
    life.begins(3)
    with pytest.raises(BandstandError):
        add_device(life.person, Browser(endpoint).device, life.at(0))
    visitor.open(PAGE)
    page = visitor.press("Remind me on this device", endpoint=endpoint, key="x", secret="y")
    assert page.status == 400
    assert "no address that reminders can go to" in page.words


def test_an_hour_in_the_quiet_ones_is_told(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    visitor.open(PAGE)
    page = visitor.press("Save reminders", on="yes", hour="22")
    assert "That hour lies in your quiet hours." in page.words
    assert store.reminders(life.person).on is False


def test_nonsense_in_the_form_is_the_usual_hour(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    visitor.open(PAGE)
    visitor.client.post("/settings/reminders/", {"on": "yes", "hour": "99", "quiet_from": "x", "mail": ""})
    assert store.reminders(life.person).hour in range(24)


def test_a_letter_says_no_more_than_a_push(visitor: Visitor, life: Life, evening: datetime, settings: Settings) -> None:
    settings.MAIL, settings.DEFAULT_FROM_EMAIL = "smtp://localhost", "bandstand@example.org"
    life.begins(3)
    visitor.open(PAGE)
    visitor.press("Save reminders", on="yes", hour="18", mail="kim@example.org")
    assert send_due(evening) == 1
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["kim@example.org"], "Bandstand")
    assert "turn reminders off in your settings" in str(letter.body)
    assert not [word for word in OF_THE_BODY if word in str(letter.body).lower()]


@pytest.mark.parametrize("address", ["kim", "kim@example.org\nBcc: all@example.org", "a@b@c", "kim@"])
def test_what_is_no_address_of_a_letter_is_told(visitor: Visitor, life: Life, address: str, settings: Settings) -> None:
    settings.MAIL = "smtp://localhost"
    life.begins(3)
    visitor.open(PAGE)
    page = visitor.press("Save reminders", on="yes", mail=address)
    assert "That is no e-mail address." in page.words
    assert store.reminders(life.person).mail == ""


def test_nothing_of_it_stands_in_the_log_and_the_file_is_for_its_owner(life: Life, home: Path) -> None:
    life.begins(3)
    add_device(life.person, Browser().device, life.at(0))
    assert not [row for row in store.events(life.person) if "fcm" in str(row.event.body)]
    file = home / "reminders" / f"{life.person.hex}.json"
    assert file.stat().st_mode & 0o077 == 0
    assert (home / "reminders").stat().st_mode & 0o077 == 0


def test_whoever_is_erased_is_reminded_no_more(life: Life) -> None:
    life.begins(3)
    add_device(life.person, Browser().device, life.at(0))
    store.erase_person(life.person)
    assert store.reminded() == ()


def test_one_persons_trouble_is_nobody_elses(life: Life, evening: datetime) -> None:
    life.begins(3)
    browser = Browser()
    add_device(life.person, browser.device, life.at(0))
    store.change_reminders(UUID(int=1), lambda told: replace(told, on=True, zone="../nowhere"))
    assert send_due(evening, browser.carry) == 1


def test_a_device_that_nothing_can_be_sealed_for_is_forgotten(life: Life, evening: datetime) -> None:
    life.begins(3)
    off_the_curve = replace(Browser().device, key=text_of(b"\x04" + bytes(64)))
    add_device(life.person, off_the_curve, life.at(0))
    assert send_due(evening, Browser().carry) == 1
    assert store.reminders(life.person).devices == ()


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"on": 3}', '{"hour": 99}', "null", "\x00"])
def test_a_damaged_file_reminds_nobody_and_breaks_no_page(visitor: Visitor, life: Life, home: Path, kept: str) -> None:
    life.begins(3)
    (home / "reminders").mkdir()
    (home / "reminders" / f"{life.person.hex}.json").write_text(kept)
    assert visitor.open(PAGE).status == 200
    assert send_due(datetime.now(UTC)) == 0


def test_the_key_of_a_home_is_made_once_and_for_its_owner(visitor: Visitor, life: Life, home: Path) -> None:
    life.begins(3)
    pages = [visitor.open(PAGE).html for _ in range(2)]
    keys = {page.partition('data-remind="')[2].partition('"')[0] for page in pages}
    assert len(keys) == 1
    assert (home / "push.key").stat().st_mode & 0o077 == 0
