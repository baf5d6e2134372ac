"""The day in a terminal: what is done, with how much, and what is proposed and why."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from bandstand.actions import today as days
from bandstand.actions.moment import Moment
from bandstand.cli.at_home import open_home
from bandstand.cli.whose import person_of, whose
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.quantity import Message
from bandstand.words import say


@click.command()
@whose
def today(person: str | None) -> None:
    """Print today's session and what is proposed for it."""
    open_home(for_reading=True)
    for line in lines(days.today(person_of(person), now())):
        click.echo(line)


def now() -> Moment:
    """This moment on this machine, and the day its clock on the wall shows."""
    at = datetime.fromtimestamp(time.time(), tz=UTC).astimezone()
    return Moment(now_ms=int(at.timestamp() * 1000), zone="UTC", today=at.date())


def lines(day: days.Today) -> Iterator[str]:
    """One line for each exercise, and one under it where something is proposed."""
    if day.plan is None or day.day is None:
        yield say(Message("session.no_plan"))
        return
    if day.pause is not None:
        yield say(Message("session.paused"))
    proposed = {each.before.key: each for each in (day.waiting.changes if day.waiting else ())}
    for each in day.day.plan.prescriptions:
        yield f"{each.name}: {say(dose_words(each.dose, limb_of(each)))}"
        if each.key in proposed:
            yield f"  {say(proposed[each.key].because)}"
    for left_out in day.day.left_out:
        yield f"{left_out.name}: {say(left_out.because)}"
