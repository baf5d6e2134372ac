"""When somebody is reminded of today's questions: once a day, never in quiet hours, not once they answered.

After three reminders in a row without an answer no more come, until something is answered again: who does not want to
be asked need not say so. A reminder names no part of the body, no pain and no exercise.

Source:
    bandstand-choice: the hours, and when it pauses itself.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from bandstand.journal.history import History
from bandstand.progress.week import lived_of

MOST_UNANSWERED = 3
DAYS_KEPT = 10  # of those reminders came on
MOST_DEVICES = 8
HOURS = range(24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Where a browser wants what is pushed to it: the address it was given, and its own key and secret for it."""

    endpoint: str
    key: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """How somebody is reminded, and when they were. Off until they turn it on.

    `hour` and the quiet hours are on the clock of `zone`; quiet from 21 until 8 goes through the night. `mail` is empty
    where no e-mail is wanted. `sent` are the newest days a reminder went out.
    """

    on: bool = False
    hour: int = 18
    quiet_from: int = 21
    quiet_until: int = 8
    zone: str = "UTC"
    mail: str = ""
    devices: tuple[Device, ...] = ()
    sent: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if any(hour not in HOURS for hour in (self.hour, self.quiet_from, self.quiet_until)):
            raise ValueError("an hour runs from 0 to 23")

    def is_quiet(self, hour: int) -> bool:
        """Whether an hour lies in the quiet ones; where both ends are the same there are none."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def with_device(self, device: Device) -> "Reminders":
        """The same with a device, the newest last; one that is told again stands once."""
        others = [each for each in self.devices if each.endpoint != device.endpoint]
        return replace(self, devices=(*others, device)[-MOST_DEVICES:])

    def without_devices(self, gone: Collection[str]) -> "Reminders":
        """The same without those whose addresses are no longer there."""
        return replace(self, devices=tuple(each for each in self.devices if each.endpoint not in gone))

    def sent_on(self, day: date) -> "Reminders":
        """The same once a reminder went out."""
        return replace(self, sent=(*self.sent, day)[-DAYS_KEPT:])


def is_due(told: Reminders, history: History, now: datetime) -> bool:
    """Whether a reminder goes out at this moment, on the clock of the person."""
    today, answered = now.date(), answered_days(history)
    asked_for = told.on and bool(told.mail or told.devices) and history.plan is not None
    timely = now.hour >= told.hour and not told.is_quiet(now.hour)
    open_today = today not in told.sent and today not in answered
    return asked_for and timely and open_today and not is_paused(told, answered) and not _is_away(history, today)


def is_paused(told: Reminders, answered: Collection[date]) -> bool:
    """Whether three in a row had no answer, on their day or after."""
    newest = max(answered, default=date.min)
    return sum(1 for day in told.sent if day > newest) >= MOST_UNANSWERED


def answered_days(history: History) -> frozenset[date]:
    """The days on which something was answered, whichever day it spoke of."""
    mornings = (each.pain.on for each in history.mornings.values() if each.pain)
    return frozenset([*mornings, *(each.on for each in history.averages.values())])


def _is_away(history: History, today: date) -> bool:
    return lived_of(history, today).is_away(today)
