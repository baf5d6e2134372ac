"""Sending the reminders that are due. Every message says the same, and nothing of anybody."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.reminders import can_mail, home_key
from bandstand.exchange import web_push
from bandstand.exchange.push_address import NoKey, NoPushService, PushAddress, push_address
from bandstand.exchange.push_service import Came, send
from bandstand.progress.reminding import Device, is_due
from bandstand.quantity import Message
from bandstand.words import say

TITLE, TEXT, HOW_TO_STOP = (Message(f"remind.{id}") for id in ("title", "text", "mail_stop"))
HOLDS_S = 6 * 3600  # a push that finds no browser by then is none of today's any more
TOPIC = "today"  # a newer one takes the place of one that was not shown yet
log = logging.getLogger(__name__)

Post: TypeAlias = Callable[[PushAddress, bytes, Mapping[str, str]], Came]


def send_due(now: datetime, post: Post = send) -> int:
    """Send every reminder that is due at this moment; how many persons were reminded."""
    return sum(_reminded(person, now, post) for person in store.reminded())


def _reminded(person: UUID, now: datetime, post: Post) -> bool:
    """Whether somebody was; what goes wrong with one of them is nobody else's trouble."""
    try:
        return _remind(person, now, post)
    except Exception:
        log.exception("A reminder could not be sent")
        return False


def _remind(person: UUID, now: datetime, post: Post) -> bool:
    told = store.reminders(person)
    by_mail = bool(told.mail) and can_mail()
    local = now.astimezone(ZoneInfo(told.zone))
    if not (told.devices or by_mail) or not is_due(told, history_of(person), local):
        return False
    # Noted first: one that is missed is better than one that comes again and again.
    store.change_reminders(person, lambda kept: kept.sent_on(local.date()))
    gone = {each.endpoint for each in told.devices if _pushed(each, now, post) is Came.GONE}
    if gone:
        store.change_reminders(person, lambda kept: kept.without_devices(gone))
    if by_mail:
        _mailed(told.mail)
    return True


def _pushed(device: Device, now: datetime, post: Post) -> Came:
    """Seal the words for one device and hand them on; one that nothing can be sent to is as good as gone."""
    try:
        address = push_address(device.endpoint)
        sealed = web_push.sealed(say(TEXT).encode(), web_push.Receiver.read(device.key, device.secret))
    except (NoPushService, NoKey):
        return Came.GONE
    contact = f"mailto:{settings.DEFAULT_FROM_EMAIL}" if can_mail() else ""
    key = web_push.read_key(home_key())
    sender = web_push.authorization(key, address.audience, int(now.timestamp()), contact=contact)
    told = {"Authorization": sender, "TTL": str(HOLDS_S), "Topic": TOPIC, "Urgency": "normal"}
    return post(address, sealed, {**told, "Content-Encoding": "aes128gcm"})


def _mailed(address: str) -> None:
    words = f"{say(TEXT)}\n\n{say(HOW_TO_STOP)}\n"
    try:
        EmailMessage(say(TITLE), words, settings.DEFAULT_FROM_EMAIL, [address]).send()
    except OSError:
        log.warning("A reminder could not be sent by e-mail")
