"""Bandstand in a terminal: the same verbs as the pages. Results on standard output, messages on standard error."""

import sys

import click

from bandstand.cli.verbs import Verb, Verbs
from bandstand.quantity import BandstandError
from bandstand.words import say

TABLE = {
    "serve": Verb("bandstand.cli.serve:serve", "Start Bandstand here, and print the address to open.", at_home=True),
    "routes": Verb("bandstand.cli.routes:routes", "List every address and who may open it.", at_home=True),
}

START_HERE = """\
Bandstand turns a physical therapist's sheet into a guided, logged home programme.

  bandstand serve              start it, and open the address it prints
  bandstand read FILE          see what it understands of a sheet
  bandstand --help             every command

What you log is kept in {home}.
"""

root = Verbs(table=TABLE, help="Turn a physical therapist's sheet into a guided, logged, adaptive home programme.")


@root.result_callback()
@click.pass_context
def where_to_start(context: click.Context, result: object) -> None:
    """Without a command: say where to look."""
    if context.invoked_subcommand is None:
        from bandstand.home import Home

        click.echo(START_HERE.format(home=Home.chosen().folder), nl=False)


def main() -> None:
    """Run one command. A situation is one sentence and exit 1; wrong usage is exit 2."""
    try:
        root(prog_name="bandstand")
    except BandstandError as situation:
        click.echo(say(situation.message), err=True)
        sys.exit(getattr(situation, "exit_code", 1))
