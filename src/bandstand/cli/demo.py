"""Made-up weeks in an empty home, and the day in a few lines."""

import time
from datetime import UTC, datetime

import click

from bandstand import store
from bandstand.actions import demo as made_up
from bandstand.cli.at_home import open_home
from bandstand.quantity import Message
from bandstand.words import say


@click.command()
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The day after the last one lived; today if left out.")
@click.option("--weeks", type=click.IntRange(1, 52), default=made_up.WEEKS, show_default=True)
def demo(until: datetime | None, weeks: int) -> None:
    """Fill an empty home with believable weeks: one made-up person, the same every time."""
    open_home()
    end = (until or datetime.fromtimestamp(time.time(), tz=UTC)).date()
    made_up.fill(store.the_person(), end, weeks)
    click.echo(say(Message("demo.filled", weeks=weeks)))
