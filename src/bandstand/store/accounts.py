"""Who may log in, and whose person they are. While nobody may, this home is open to whoever reaches it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from bandstand.quantity import BandstandError, Message
from bandstand.store.home import the_person
from bandstand.store.rows import as_uuid
from bandstand.store.trouble import read_as_written, told_plainly

if TYPE_CHECKING:  # the models can only be loaded once this room is
    from bandstand.store.models import Account

_WHOSE = "SELECT owner_id, EXISTS (SELECT 1 FROM store_account) FROM store_home"


class EmailTaken(BandstandError):
    """Somebody has an account under this address already."""

    def __init__(self, email: str) -> None:
        super().__init__(Message("account.taken", email=email))


class NoSuchAccount(BandstandError):
    """Nobody has an account under this address."""

    def __init__(self, email: str) -> None:
        super().__init__(Message("account.unknown", email=email))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who may log in: their address, whose person they are, and since when (UTC, milliseconds)."""

    account: UUID
    email: str
    person: UUID
    made_at: int


def owner_while_open() -> UUID | None:
    """The one person of this home for as long as nobody has to log in; None from the first account on."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(_WHOSE)
        row = cursor.fetchone()
    if row is None:
        return None if holders() else the_person()
    with read_as_written():
        return None if row[1] else as_uuid(row[0])


def plain_email(told: str) -> str:
    """An address as it is kept and looked for: capitals and space around it make no other account."""
    return told.strip().lower()


def add_account(email: str, passphrase: str, made_at: int) -> Holder:
    """Make an account. The first one is the person this home was made for; each other one is somebody new.

    Raises EmailTaken where there is one under this address.
    """
    the_person()  # somebody is at home before anybody has a key
    account = get_user_model()(email=plain_email(email), made_at=made_at)
    account.set_password(passphrase)
    with told_plainly():
        try:
            with transaction.atomic(durable=True):
                account.person_id = _owner_without_account() or _somebody_new()
                account.save(force_insert=True)
        except IntegrityError as error:
            raise EmailTaken(account.email) from error
    return _holder(account)


def _owner_without_account() -> UUID | None:
    """The home's person, while nobody has an account; None afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(_WHOSE)
        row = cursor.fetchone()
    return None if row is None or row[1] else as_uuid(row[0])


def _somebody_new() -> UUID:
    person = uuid4()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_person (id, event_count, quarantine_count) VALUES (%s, 0, 0)", [person.hex])
    return person


def holders() -> tuple[Holder, ...]:
    """Everybody who may log in, the first one first."""
    with told_plainly():
        return tuple(_holder(each) for each in get_user_model().objects.order_by("made_at", "id"))


def holder_named(email: str) -> Holder | None:
    """Who has the account under an address, however it is capitalised; None where nobody has."""
    with told_plainly():
        found = get_user_model().objects.filter(email=plain_email(email)).first()
    return _holder(found) if found else None


def require_holder(email: str) -> Holder:
    """Who has the account under an address. Raises NoSuchAccount."""
    found = holder_named(email)
    if found is None:
        raise NoSuchAccount(plain_email(email))
    return found


def _holder(account: "Account") -> Holder:
    return Holder(account=account.id, email=account.email, person=account.person_id, made_at=account.made_at)


def set_passphrase(account: UUID, passphrase: str) -> None:
    """A new passphrase. Whoever is logged in with the old one is logged out with their next request."""
    with told_plainly():
        found = get_user_model().objects.get(pk=account)
        found.set_password(passphrase)
        found.save(update_fields=["password"])
