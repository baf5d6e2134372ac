"""The one address outside that Bandstand calls: of a known shape, at a public place, and nothing is followed."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.push_address import NoPushService, push_address
from bandstand.exchange.push_service import Came, came_of, public_place, send

FINE = (
    "https://fcm.googleapis.com/fcm/send/abc:def-_1",
    "https://fcm.googleapis.com:443/wp/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAA",
    "https://web.push.apple.com/QGlx",
    "https://db5p.notify.windows.com/w/?token=abc%3d",
)


@pytest.mark.parametrize("endpoint", FINE)
def test_the_services_of_the_known_browsers_are_fine(endpoint: str) -> None:
    address = push_address(endpoint)
    assert endpoint.replace(":443", "") == f"{address.audience}{address.path}"


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:99999/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com.example.org/x",
        "https://evilfcm.googleapis.com/x",
        "https://example.org/fcm.googleapis.com",
        "https://fcm.googleapis.com@example.org/x",
        "https://kim@fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: example.org",
        "https://fcm.googleapis.com\\@127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://[::1/x",
        "https://2130706433/x",
        "https://localhost/x",
        "https://push.apple.com/x",
        "https://\uff46cm.googleapis.com/x",
        "file:///etc/passwd",
        "https://fcm.googleapis.com/" + "x" * 2000,
    ],
)
def test_every_other_address_is_refused(endpoint: str) -> None:
    with pytest.raises(NoPushService):
        push_address(endpoint)


@given(st.text(max_size=60))
def test_any_words_are_a_known_service_or_refused(words: str) -> None:
    for endpoint in (words, f"https://{words}", f"https://fcm.googleapis.com{words}"):
        try:
            assert push_address(endpoint).host == "fcm.googleapis.com"
        except NoPushService:
            continue


@pytest.mark.parametrize(
    "places",
    [
        [],
        ["127.0.0.1"],
        ["10.0.0.8"],
        ["192.168.1.1"],
        ["172.16.0.1"],
        ["169.254.169.254"],
        ["100.64.0.1"],
        ["0.0.0.0"],
        ["224.0.0.1"],
        ["::1"],
        ["fe80::1%eth0"],
        ["fd00::1"],
        ["::ffff:127.0.0.1"],
        ["::ffff:10.0.0.1"],
        ["142.250.1.1", "127.0.0.1"],
    ],
)
def test_a_name_that_leads_inside_is_not_called(places: list[str]) -> None:
    with pytest.raises(NoPushService):
        public_place("fcm.googleapis.com", lambda _: places)
    assert send(push_address(FINE[0]), b"x", {}, resolve=lambda _: places) is Came.NOT_NOW


@given(st.ip_addresses(v=4))
def test_what_is_called_is_always_public(place: ipaddress.IPv4Address) -> None:
    try:
        assert ipaddress.ip_address(public_place("x", lambda _: [str(place)])).is_global
    except NoPushService:
        assert not place.is_global or place.is_multicast


@given(st.ip_addresses(v=6))
def test_what_is_called_is_always_public_by_the_longer_addresses_too(place: ipaddress.IPv6Address) -> None:
    try:
        assert ipaddress.ip_address(public_place("x", lambda _: [str(place)])).is_global
    except NoPushService:
        assert (
            not place.is_global
            or place.is_multicast
            or place.sixtofour
            or int(place) < 1 << 97
            or "64:ff9b" in str(place)
        )


def test_a_name_that_cannot_be_looked_up_is_for_later() -> None:
    def nobody(_: str) -> list[str]:
        raise OSError("no such name")

    assert send(push_address(FINE[0]), b"x", {}, resolve=nobody) is Came.NOT_NOW


@pytest.mark.parametrize(
    ("status", "came"),
    [
        (200, Came.TAKEN),
        (201, Came.TAKEN),
        (301, Came.NOT_NOW),
        (307, Came.NOT_NOW),
        (404, Came.GONE),
        (410, Came.GONE),
        (429, Came.NOT_NOW),
        (500, Came.NOT_NOW),
    ],
)
def test_an_answer_that_points_elsewhere_is_not_followed(status: int, came: Came) -> None:
    assert came_of(status) is came


@pytest.mark.parametrize(
    "wrapped", ["64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1"]
)
def test_an_address_that_may_lead_on_to_a_private_one_is_none(wrapped: str) -> None:
    with pytest.raises(NoPushService):
        public_place("fcm.googleapis.com", lambda _: [wrapped])


def test_a_name_that_cannot_be_one_stops_nobody_elses_reminder() -> None:
    def looked_up(host: str) -> list[str]:
        raise UnicodeError(host)

    assert send(push_address(FINE[0]), b"", {}, resolve=looked_up) is Came.NOT_NOW
