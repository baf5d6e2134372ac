"""The shape of what a browser hands over for its pushes: an address at a known service, a public point and a secret.

Anything else is refused before anybody is called (docs/decisions/0030). Nothing heavy is loaded for looking at it.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

# Of Chrome and Edge, Firefox, Safari, and Windows. A name stands for itself, one with a dot before it for all below it.
KNOWN = ("fcm.googleapis.com", "updates.push.services.mozilla.com", ".push.apple.com", ".notify.windows.com")
MOST_LETTERS = 1024
HTTPS = 443
POINT_BYTES, SECRET_BYTES = 65, 16


class NoPushService(ValueError):
    """An address that no push is sent to."""


@dataclass(frozen=True, slots=True)
class PushAddress:
    """An address of the known shape."""

    host: str
    path: str

    @property
    def audience(self) -> str:
        """Whom the sender's token is for."""
        return f"https://{self.host}"


def push_address(endpoint: str, known: Sequence[str] = KNOWN) -> PushAddress:
    """The address in parts. Raises NoPushService for every other shape."""
    try:
        parts = urlsplit(endpoint)
        fits = _fits(endpoint, parts, parts.port, known)
    except ValueError as trouble:
        raise NoPushService(str(trouble)) from trouble
    if not fits:
        raise NoPushService("no address of a known push service")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return PushAddress(parts.hostname or "", path)


def _fits(endpoint: str, parts: SplitResult, port: int | None, known: Sequence[str]) -> bool:
    plain = endpoint.isascii() and endpoint.isprintable() and " " not in endpoint and len(endpoint) <= MOST_LETTERS
    ours = parts.scheme == "https" and port in (None, HTTPS) and "@" not in parts.netloc and not parts.fragment
    return plain and ours and parts.path.startswith("/") and _is_known(parts.hostname or "", known)


def _is_known(host: str, known: Sequence[str]) -> bool:
    return any(host.endswith(each) if each.startswith(".") else host == each for each in known)


# Keys


class NoKey(ValueError):
    """What a browser handed over is no key that anything can be sealed for."""


def key_bytes(point: str, secret: str) -> tuple[bytes, bytes]:
    """A browser's public point and its secret, from base64url. Raises NoKey where they have another length."""
    try:
        told = bytes_of(point), bytes_of(secret)
    except ValueError as trouble:
        raise NoKey(str(trouble)) from trouble
    if [*map(len, told)] != [POINT_BYTES, SECRET_BYTES]:
        raise NoKey("a key of another length")
    return told


def bytes_of(text: str) -> bytes:
    """From base64url without its padding, as all of this is written."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
