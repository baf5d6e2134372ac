"""The way to a push service: the only address outside that Bandstand itself calls, and one that a browser named.

It has the shape that `push_address.py` holds it to. What its name leads to has to be a public address, and that is the
one which is called. Nothing is followed that an answer points to, and of the answer only its number is looked at
(docs/decisions/0030).
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from bandstand.exchange.push_address import HTTPS, NoPushService, PushAddress

PATIENCE_S = 10.0

Resolve: TypeAlias = Callable[[str], Sequence[str]]


class Came(Enum):
    """What became of one message."""

    TAKEN = "taken"
    GONE = "gone"  # the browser wants nothing more there
    NOT_NOW = "not now"


# Addresses of IPv6 that may lead on to one of IPv4, private ones included.
WRAPPING = tuple(
    map(
        ipaddress.ip_network,
        ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fec0::/10"),
    )
)


def send(address: PushAddress, body: bytes, headers: Mapping[str, str], *, resolve: Resolve | None = None) -> Came:
    """Hand one message to a push service."""
    try:
        place = public_place(address.host, resolve or _looked_up)
        return _posted(address, place, body, headers)
    except (OSError, http.client.HTTPException, NoPushService, UnicodeError):  # the last: a name that cannot be one
        return Came.NOT_NOW


def public_place(host: str, resolve: Resolve) -> str:
    """Where a name leads to. Raises NoPushService where any of it is private: no service is found in there."""
    places = resolve(host)
    if not places or not all(_is_public(each) for each in places):
        raise NoPushService("it does not lead to a public address")
    return places[0]


def _is_public(place: str) -> bool:
    address = ipaddress.ip_address(place.partition("%")[0])
    if any(address in network for network in WRAPPING):
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_global and not (mapped or address).is_multicast


def _looked_up(host: str) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)]


class _To(http.client.HTTPSConnection):
    """A connection to the place that was looked at, whatever the name leads to a moment later."""

    def __init__(self, host: str, place: str) -> None:
        self.seal = ssl.create_default_context()
        super().__init__(host, HTTPS, timeout=PATIENCE_S, context=self.seal)
        self.place = place

    def connect(self) -> None:
        """Call that place, and have it prove that it is the service."""
        bare = socket.create_connection((self.place, HTTPS), timeout=PATIENCE_S)
        self.sock = self.seal.wrap_socket(bare, server_hostname=self.host)


def _posted(address: PushAddress, place: str, body: bytes, headers: Mapping[str, str]) -> Came:
    wire = _To(address.host, place)
    try:
        wire.request("POST", address.path, body, dict(headers))
        return came_of(wire.getresponse().status)
    finally:
        wire.close()


def came_of(status: int) -> Came:
    """What a number says; one that points elsewhere is not followed."""
    if status in (http.client.NOT_FOUND, http.client.GONE):
        return Came.GONE
    return Came.TAKEN if http.client.OK <= status < http.client.MULTIPLE_CHOICES else Came.NOT_NOW
