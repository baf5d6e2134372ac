"""The forms about reminders: how they stand, and what was sent, as values."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandstand.actions.reminders import Reminding
from bandstand.progress.reminding import HOURS, Device, Reminders

MOST_MAIL_LETTERS, MOST_ENDPOINT_LETTERS, MOST_KEY_LETTERS = 254, 2_000, 200
CLOCK = tuple((str(hour), f"{hour:02}:00") for hour in HOURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the page shows; hours as the form names them. `on` is empty where nothing was chosen yet, which is off."""

    on: str
    hour: str
    quiet_from: str
    quiet_until: str
    mail: str
    devices: int
    is_paused: bool
    can_mail: bool
    key: str
    clock: tuple[tuple[str, str], ...] = CLOCK


def standing(now: Reminding) -> Standing:
    """How reminders stand."""
    told = now.told
    return Standing(
        on="yes" if told.on else "no" if told != Reminders() else "",
        hour=str(told.hour),
        quiet_from=str(told.quiet_from),
        quiet_until=str(told.quiet_until),
        mail=told.mail,
        devices=len(told.devices),
        is_paused=now.is_paused,
        can_mail=now.can_mail,
        key=now.key,
    )


def reminders_in(posted: Mapping[str, str]) -> Reminders:
    """What was chosen; an hour that is none is the usual one."""
    usual = Reminders()
    return Reminders(
        on=posted.get("on") == "yes",
        hour=_hour(posted, "hour", usual.hour),
        quiet_from=_hour(posted, "quiet_from", usual.quiet_from),
        quiet_until=_hour(posted, "quiet_until", usual.quiet_until),
        mail=posted.get("mail", "").strip()[:MOST_MAIL_LETTERS],
    )


def _hour(posted: Mapping[str, str], name: str, usual: int) -> int:
    told = posted.get(name, "")
    return int(told) if told in dict(CLOCK) else usual


def device_in(posted: Mapping[str, str]) -> Device:
    """Where this browser wants its pushes."""
    return Device(
        endpoint=posted.get("endpoint", "")[:MOST_ENDPOINT_LETTERS],
        key=posted.get("key", "")[:MOST_KEY_LETTERS],
        secret=posted.get("secret", "")[:MOST_KEY_LETTERS],
    )
