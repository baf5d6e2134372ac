"""How phones reach the door: straight, at a plain address, or through another program that makes the way secure."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bandstand.quantity import BandstandError, Message

NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?")


class NotSecure(BandstandError):
    """Not an address that a browser calls secure."""

    def __init__(self, told: str) -> None:
        super().__init__(Message("pair.not_secure", address=told))


@dataclass(frozen=True, slots=True)
class Front:
    """The names a phone may call the door by, the one that is shown first, and whether the way to it is secure.

    >>> secure_front("https://bandstand.home.arpa").link("abc")
    'https://bandstand.home.arpa/pair/abc'
    """

    hosts: tuple[str, ...]
    secure: bool

    @property
    def cookie(self) -> str:
        """On a secure way the browser itself keeps the cookie to this one name, and off every plain address."""
        return "__Host-bandstand-phone" if self.secure else "bandstand-phone"

    def link(self, token: str) -> str:
        return f"{self.origin(self.hosts[0])}/pair/{token}"

    def origin(self, host: str) -> str:
        return f"{'https' if self.secure else 'http'}://{host}"

    def kept(self, secret: str, seconds: int) -> str:
        """The header by which a phone keeps what it is known by."""
        secure = "; Secure" if self.secure else ""
        return f"{self.cookie}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


def plain_front(port: int, *names: str) -> Front:
    return Front(hosts=tuple(f"{name}:{port}" for name in names), secure=False)


def secure_front(told: str) -> Front:
    """The address that a person named, such as `https://bandstand.home.arpa`. Raises NotSecure for any other kind."""
    address = urlsplit(told.strip().lower())
    host = address.netloc.removesuffix(":443")
    if address.scheme != "https" or not NAME.fullmatch(host) or address.path.strip("/") or address.query:
        raise NotSecure(told)
    return Front(hosts=(host,), secure=True)
