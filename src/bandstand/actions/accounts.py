"""Accounts: made, invited, given a new passphrase, removed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bandstand import store
from bandstand.quantity import BandstandError, Message

EMAIL = re.compile(r"[^\s@<>\x00-\x1f]{1,64}@[^\s@<>\x00-\x1f]{1,180}")


class NoEmail(BandstandError):
    """Not an address that a letter could be sent to."""

    def __init__(self) -> None:
        super().__init__(Message("account.no_email"))


class NobodyYet(BandstandError):
    """Others are invited once the home itself has an account."""

    def __init__(self) -> None:
        super().__init__(Message("account.nobody_yet"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter with a link: what it opens, by the name of the page and what stands in its address."""

    subject: Message
    told: Message
    unasked: Message
    opens: str
    arguments: Sequence[str]


def add(email: str, passphrase: str, now_ms: int) -> store.Holder:
    """Make an account. Raises BandstandError where the address is none or taken, or the passphrase too easy."""
    require_email(email)
    store.require_strong(passphrase, email)
    return store.add_account(email, passphrase, now_ms)


def require_email(email: str) -> None:
    """Raise NoEmail where this is no address."""
    if not EMAIL.fullmatch(email.strip()):
        raise NoEmail


def change_passphrase(account: UUID, email: str, passphrase: str) -> None:
    """A new passphrase. Every browser that was logged in with the old one has to log in again."""
    store.require_strong(passphrase, email)
    store.set_passphrase(account, passphrase)


def letter_for_new_passphrase(email: str) -> Post | None:
    """The letter for whoever forgot their passphrase; None where nobody has that address."""
    holder = store.holder_named(email)
    return None if holder is None else link_to_new_passphrase(holder)


def link_to_new_passphrase(holder: store.Holder) -> Post:
    """A link that sets a new passphrase once, within half an hour."""
    return Post(
        subject=Message("account.reset_subject"),
        told=Message("account.reset_told"),
        unasked=Message("account.unasked"),
        opens="new_passphrase",
        arguments=(str(holder.account), store.passphrase_token(holder.account)),
    )


def letter_of_invitation(email: str) -> Post | None:
    """The letter for whoever wants an account; None where they have one, or where that is no address."""
    if not EMAIL.fullmatch(email) or store.holder_named(email):
        return None
    return Post(
        subject=Message("account.invited_subject"),
        told=Message("account.invited_told"),
        unasked=Message("account.unasked"),
        opens="join",
        arguments=(store.invitation(email),),
    )


def invite(email: str) -> Post:
    """A link that makes an account once, within a week.

    Raises BandstandError where nobody has an account yet, the address has one, or is none.
    """
    require_email(email)
    if not store.holders():
        raise NobodyYet
    letter = letter_of_invitation(store.plain_email(email))
    if letter is None:
        raise store.EmailTaken(store.plain_email(email))
    return letter
