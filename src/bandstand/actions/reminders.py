"""Reminders: how somebody wants them, and sending those that are due."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.exchange import web_push
from bandstand.exchange.push_service import Came, NoPushService, PushAddress, push_address, send
from bandstand.exchange.web_push import NoKey, Receiver
from bandstand.home import Home, keep_once
from bandstand.progress.reminding import Device, Reminders, answered_days, is_due, is_paused
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

TITLE, TEXT = Message("remind.title"), Message("remind.text")
HOLDS_S = 6 * 3600  # a push that finds no browser by then is none of today's any more
TOPIC = "today"  # a newer one takes the place of one that was not shown yet
log = logging.getLogger(__name__)

Post: TypeAlias = Callable[[PushAddress, bytes, Mapping[str, str]], Came]


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
    """What a browser has to know of the key; empty in a home that cannot keep one."""
    home = Home.chosen()
    return web_push.text_of(web_push.point_of(_key())) if home.folder.exists() and home.writable else ""


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
        Receiver.read(device.key, device.secret)
    except (NoPushService, NoKey) as trouble:
        raise BandstandError(Message("remind.no_push")) from trouble
    store.change_reminders(person, lambda told: replace(told.with_device(device), on=True, zone=moment.zone))


def forget_devices(person: UUID) -> None:
    """No device is reminded any more."""
    store.change_reminders(person, lambda told: replace(told, devices=()))


# Sending


def send_due(now: datetime, post: Post = send) -> int:
    """Send every reminder that is due at this moment; how many persons were reminded."""
    return sum(_remind(person, now, post) for person in store.reminded())


def _remind(person: UUID, now: datetime, post: Post) -> bool:
    told = store.reminders(person)
    local = now.astimezone(ZoneInfo(told.zone))
    if not is_due(told, history_of(person), local):
        return False
    # Noted first: one that is missed is better than one that comes again and again.
    store.change_reminders(person, lambda kept: kept.sent_on(local.date()))
    gone = {each.endpoint for each in told.devices if _pushed(each, now, post) is Came.GONE}
    if gone:
        store.change_reminders(person, lambda kept: kept.without_devices(gone))
    if told.mail and can_mail():
        _mailed(told.mail)
    return True


def _pushed(device: Device, now: datetime, post: Post) -> Came:
    address, receiver = push_address(device.endpoint), Receiver.read(device.key, device.secret)
    contact = f"mailto:{settings.DEFAULT_FROM_EMAIL}" if can_mail() else ""
    sender = web_push.authorization(_key(), address.audience, int(now.timestamp()), contact=contact)
    headers = {"Authorization": sender, "TTL": str(HOLDS_S), "Topic": TOPIC, "Urgency": "normal"}
    sealed = web_push.sealed(say(TEXT).encode(), receiver)
    return post(address, sealed, {**headers, "Content-Encoding": "aes128gcm"})


def _mailed(address: str) -> None:
    words = f"{say(TEXT)}\n\n{say(Message('remind.mail_stop'))}\n"
    try:
        EmailMessage(say(TITLE), words, settings.DEFAULT_FROM_EMAIL, [address]).send()
    except OSError:
        log.warning("A reminder could not be sent by e-mail")


def _key() -> web_push.Key:
    """The key of this home, made once. A browser hears only whoever it gave its address to under this key."""
    kept = Home.chosen().folder / "push.key"
    if not kept.exists():
        keep_once(kept, web_push.new_key())
    return web_push.read_key(kept.read_text(encoding="ascii"))
