"""Passphrases: which are too easy to guess, and how they are kept (Argon2id)."""

import gzip
import threading
from functools import cache
from pathlib import Path

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher

from bandstand.quantity import BandstandError, Message

SHORTEST, LONGEST = 10, 200  # characters; the longest is far beyond what anybody types
FEWEST_DIFFERENT = 5
COMMON = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
_TWO_AT_ONCE = threading.BoundedSemaphore(2)  # each takes 32 MiB while it is worked out


class Weak(BandstandError):
    """A passphrase that somebody would guess, or that nobody could type."""


class Argon2id(Argon2PasswordHasher):
    """Argon2id with 32 MiB and three passes: above what OWASP asks for, and small beside a home's machine."""

    time_cost = 3
    memory_cost = 32 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _TWO_AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _TWO_AT_ONCE:
            return super().verify(password, encoded)


def require_strong(passphrase: str, email: str) -> None:
    """Raise Weak where a passphrase is too short, too long, on the list of common ones, or the address itself."""
    if len(passphrase) < SHORTEST:
        raise Weak(Message("account.short", least=SHORTEST))
    if len(passphrase) > LONGEST:
        raise Weak(Message("account.long", most=LONGEST))
    if len(set(passphrase)) < FEWEST_DIFFERENT or passphrase.lower().strip() in _common():
        raise Weak(Message("account.common"))
    if _is_the_address(passphrase.lower(), email.lower()):
        raise Weak(Message("account.address"))


@cache
def _common() -> frozenset[str]:
    """Django's list of the 20,000 most common."""
    with gzip.open(COMMON, "rt", encoding="utf-8") as listed:
        return frozenset(line.strip() for line in listed)


def _is_the_address(passphrase: str, email: str) -> bool:
    name = email.partition("@")[0]
    return bool(name) and (passphrase in email or (name in passphrase and len(passphrase) < len(name) + SHORTEST))
