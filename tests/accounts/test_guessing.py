"""Guessing gets nobody in, and keeps nobody out."""

from uuid import UUID

from django.test import Client

from bandstand.web.account.known import _line_of
from bandstand.web.account.tries import FREE, TRIES, Tries
from tests.accounts.visits import KAT, SECRET, logged_in
from tests.web.visitor import Visitor


class Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


def test_of_a_thousand_guesses_in_ten_minutes_at_most_thirty_are_looked_at() -> None:
    clock = Clock()
    tries = Tries(clock)
    looked_at = 0
    for _ in range(1_000):
        looked_at += tries.seconds_to_wait(KAT, "192.0.2.1") == 0
        clock.at += 0.6
    assert FREE <= looked_at <= 30


def test_the_delay_grows_to_a_quarter_of_an_hour_and_no_further() -> None:
    clock = Clock()
    tries = Tries(clock)
    waits = []
    for _ in range(FREE + 8):
        while wait := tries.seconds_to_wait(KAT, "192.0.2.1"):
            waits.append(wait)
            clock.at += wait
    assert waits == [60, 120, 240, 480, 900, 900, 900, 900]


def test_ten_wrong_ones_are_forgotten_after_a_day_and_fewer_after_ten_minutes() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(FREE - 1):
        assert tries.seconds_to_wait(KAT, "a") == 0
    clock.at += 601
    for _ in range(FREE):
        assert tries.seconds_to_wait(KAT, "a") == 0
    assert tries.seconds_to_wait(KAT, "a") > 0
    clock.at += 24 * 3600 + 1
    assert tries.seconds_to_wait(KAT, "a") == 0


def test_the_right_one_wipes_the_slate() -> None:
    tries = Tries(Clock())
    for _ in range(5 * FREE):
        assert tries.seconds_to_wait(KAT, "a") == 0
        tries.right(KAT, "a")


def guess(client: Client, email: str = KAT) -> int:
    page = client.get("/account/log-in/").content.decode()
    token = page.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    sent = {"email": email, "passphrase": "wrong again and again", "csrfmiddlewaretoken": token}
    return client.post("/account/log-in/", sent).status_code


def test_a_stranger_who_guesses_is_told_to_wait_for_unknown_addresses_too(kat: UUID) -> None:
    for email in (KAT, "nobody@example.org"):
        stranger = Client(headers={"host": "127.0.0.1"})
        assert [guess(stranger, email) for _ in range(FREE + 2)] == [403] * FREE + [429, 429]


def test_who_was_logged_in_here_before_is_not_kept_out_by_a_stranger(kat: UUID) -> None:
    mine = logged_in(KAT)
    mine.open("/account/")
    mine.press("Log out")
    stranger = Client(headers={"host": "127.0.0.1"})
    for _ in range(FREE + 1):
        last = guess(stranger)
    assert last == 429
    mine.press("Log in", email=KAT, passphrase=SECRET[KAT])
    assert mine.page.status == 200


def test_the_wait_is_told_in_words_and_in_the_header(kat: UUID) -> None:
    for _ in range(FREE):
        TRIES.seconds_to_wait(KAT, "127.0.0.1")
    visitor = Visitor()
    visitor.open("/account/log-in/")
    visitor.press("Log in", email=KAT, passphrase=SECRET[KAT])
    assert visitor.page.status == 429
    assert "Wait a minute, then try again." in visitor.page.words


def test_one_house_is_one_place_however_many_addresses_it_has() -> None:
    assert {_line_of(f"2001:db8:1:1::{number:x}") for number in range(9)} == {"2001:db8:1:1::/64"}
    assert _line_of("::ffff:192.0.2.7") == _line_of("192.0.2.7") == "192.0.2.7"
    assert _line_of("nonsense") == "nonsense"
