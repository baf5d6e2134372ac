"""Reminders: whether, when and how somebody wants them. Nothing is sent here (`sending.py`)."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.exchange.push_address import NoKey, NoPushService, key_bytes, push_address
from bandstand.home import Home, keep_once
from bandstand.progress.reminding import Device, Reminders, answered_days, is_paused
from bandstand.quantity import BandstandError, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """What the settings show. `can_mail`: this Bandstand has a post office."""

    told: Reminders
    is_paused: bool
    can_mail: bool
    key: str


def reminding(person: UUID) -> Reminding:
    """How one person is reminded."""
    told = store.reminders(person)
    paused = told.on and is_paused(told, answered_days(history_of(person)))
    return Reminding(told=told, is_paused=paused, can_mail=can_mail(), key=_public())


def _public() -> str:
    """What a browser has to know of this home's key; empty in a home that cannot keep one."""
    home = Home.chosen()
    return home_key().splitlines()[-1] if home.folder.exists() and home.writable else ""


def home_key() -> str:
    """The key of this home, made once. A browser hears only whoever it gave its address to under this key."""
    kept = Home.chosen().folder / "push.key"
    if not kept.exists():
        # Loaded when a key is first made: each start of the server would pay for it otherwise.
        from bandstand.exchange.web_push import new_key

        keep_once(kept, new_key())
    return kept.read_text(encoding="ascii")


def can_mail() -> bool:
    """Whether the operator named a post office."""
    return bool(getattr(settings, "MAIL", ""))


def set_reminders(person: UUID, wanted: Reminders, moment: Moment) -> None:
    """Keep how somebody wants to be reminded. Turned on again, it is not paused.

    Raises BandstandError where the hour is a quiet one, or the e-mail address is none.
    """
    if wanted.on and wanted.is_quiet(wanted.hour):
        raise BandstandError(Message("remind.quiet_hour"))
    if wanted.mail and not _is_mail(wanted.mail):
        raise BandstandError(Message("remind.no_mail"))

    def changed(told: Reminders) -> Reminders:
        sent = told.sent if told.on else ()
        return replace(wanted, zone=moment.zone, devices=told.devices, sent=sent)

    store.change_reminders(person, changed)


def _is_mail(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def add_device(person: UUID, device: Device, moment: Moment) -> None:
    """Remind on this device too. Raises BandstandError for an address or a key that no browser hands out."""
    try:
        push_address(device.endpoint)
        key_bytes(device.key, device.secret)
    except (NoPushService, NoKey) as trouble:
        raise BandstandError(Message("remind.no_push")) from trouble
    store.change_reminders(person, lambda told: replace(told.with_device(device), on=True, zone=moment.zone))


def forget_devices(person: UUID) -> None:
    """No device is reminded any more."""
    store.change_reminders(person, lambda told: replace(told, devices=()))
