"""Bandstand in a terminal: the same verbs as the pages. Results on standard output, messages on standard error."""

import sys
from collections.abc import Iterator

import click

from bandstand.cli.verbs import Verb, Verbs
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

TABLE = {
    "serve": Verb("bandstand.cli.serve:serve", "Start Bandstand here, and print the address to open.", at_home=True),
    "pair": Verb("bandstand.cli.pair:pair", "Let a phone on your own network open this home.", at_home=True),
    "account": Verb(
        "bandstand.cli.account:account", "Say who may log in; without an account nobody has to.", at_home=True
    ),
    "read": Verb("bandstand.cli.read:read", "See what is understood of a sheet."),
    "exercises": Verb("bandstand.cli.exercises:exercises", "List the exercises of the catalogue."),
    "figure": Verb("bandstand.cli.figure:figure", "Draw an exercise as a moving picture."),
    "pose": Verb("bandstand.cli.figure:pose", "Print where the body is at a moment of an exercise."),
    "load": Verb("bandstand.cli.load:load", "Estimate what a band asks of the hip."),
    "trend": Verb("bandstand.cli.trend:trend", "See what a diary of pain says, day by day."),
    "today": Verb("bandstand.cli.today:today", "Print today's session and what is proposed.", at_home=True),
    "audio": Verb("bandstand.cli.audio:audio", "Write today's session as one sound file.", at_home=True),
    "handout": Verb("bandstand.cli.handout:handout", "Write the plan in force as a PDF for paper.", at_home=True),
    "demo": Verb("bandstand.cli.demo:demo", "Fill an empty home with made-up weeks.", at_home=True),
    "events": Verb("bandstand.cli.events:events", "Print what was logged, row by row.", at_home=True),
    "export": Verb("bandstand.cli.keep:export", "Write everything that was logged as one archive.", at_home=True),
    "import": Verb("bandstand.cli.keep:import_", "Put an archive into an empty home.", at_home=True),
    "backup": Verb("bandstand.cli.keep:backup", "Copy the database, and look the copy over.", at_home=True),
    "restore": Verb("bandstand.cli.keep:restore", "Put a copy in the place of the database.", at_home=True),
    "verify": Verb("bandstand.cli.keep:verify", "Look over every row that was kept.", at_home=True),
    "drill": Verb("bandstand.cli.drill:drill", "Rehearse: bring the newest copy to life, and verify it.", at_home=True),
    "remind": Verb("bandstand.cli.remind:remind", "Send the reminders that are due now.", at_home=True),
    "doctor": Verb("bandstand.cli.doctor:doctor", "See whether this machine and home are fit.", at_home=True),
    "routes": Verb("bandstand.cli.routes:routes", "List every address and who may open it.", at_home=True),
}

FIRST_CALLS = {
    "serve": Message("start.serve"),
    "read FILE": Message("start.read"),
    "--help": Message("start.help"),
}

root = Verbs(table=TABLE, help="Turn a physical therapist's sheet into a guided, logged, adaptive home programme.")


@root.result_callback()
@click.pass_context
def where_to_start(context: click.Context, result: object) -> None:
    """Without a command: say where to look."""
    if context.invoked_subcommand is None:
        click.echo("\n".join(start_here(Home.chosen())))


def start_here(home: Home) -> Iterator[str]:
    yield say(Message("start.what"))
    yield ""
    for call, sentence in FIRST_CALLS.items():
        yield f"  bandstand {call:<18} {say(sentence)}"
    yield ""
    yield say(Message("start.kept", home=str(home.folder)))


def main() -> None:
    """Run one command. A situation is one sentence and exit 1; wrong usage is exit 2."""
    try:
        root(prog_name="bandstand")
    except BandstandError as situation:
        click.echo(say(situation.message), err=True)
        sys.exit(getattr(situation, "exit_code", 1))
