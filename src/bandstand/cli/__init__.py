"""Bandstand in a terminal: the same verbs as the pages. Results on standard output, messages on standard error."""

import sys

import click

from bandstand.cli.verbs import Verb, Verbs
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

TABLE = {
    "serve": Verb("bandstand.cli.serve:serve", "Start Bandstand here, and print the address to open.", at_home=True),
    "routes": Verb("bandstand.cli.routes:routes", "List every address and who may open it.", at_home=True),
}

root = Verbs(table=TABLE, help="Turn a physical therapist's sheet into a guided, logged, adaptive home programme.")


@root.result_callback()
@click.pass_context
def where_to_start(context: click.Context, result: object) -> None:
    """Without a command: say where to look."""
    if context.invoked_subcommand is None:
        click.echo(say(Message("cli.start", home=str(Home.chosen().folder))))


def main() -> None:
    """Run one command. A situation is one sentence and exit 1; wrong usage is exit 2."""
    try:
        root(prog_name="bandstand")
    except BandstandError as situation:
        click.echo(say(situation.message), err=True)
        sys.exit(getattr(situation, "exit_code", 1))
