"""Reminders, sent once."""

from datetime import UTC, datetime

import click

from bandstand.actions.sending import send_due
from bandstand.cli.at_home import open_home
from bandstand.quantity import Message
from bandstand.words import say


@click.command()
def remind() -> None:
    """Send the reminders that are due now; the running server does the same by itself."""
    open_home(for_reading=True)
    click.echo(say(Message("remind.sent", count=send_due(datetime.now(UTC)))))
