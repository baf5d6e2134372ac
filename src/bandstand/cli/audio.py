"""`bandstand audio`: a whole session as one MP3, which plays with the phone locked."""

import sys
import tempfile
from pathlib import Path
from uuid import UUID

import click

from bandstand.actions import sessions, tracks
from bandstand.cli.at_home import open_home
from bandstand.cli.keep import write_whole
from bandstand.cli.today import now
from bandstand.cli.whose import person_of, whose
from bandstand.quantity import Message
from bandstand.words import say


@click.command()
@click.argument("session", type=click.UUID, required=False)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here; else to standard output."
)
@whose
def audio(session: UUID | None, output: Path | None, person: str | None) -> None:
    """Write today's session as one MP3, voice and tones. SESSION is the id of another one, as its address has it."""
    if output is None and sys.stdout.isatty():
        raise click.UsageError(say(Message("track.terminal")))
    open_home(for_reading=True)
    who = person_of(person)
    script = sessions.script(who, session) if session else tracks.script_of_today(who, now())
    with tempfile.TemporaryDirectory(prefix="bandstand-") as folder:
        made = Path(folder) / "session.mp3"
        contents = tracks.write_track(script, made)
        hand_over(made, output)
    told = Message("track.written", file=str(output or "-"), minutes=max(1, round(contents.seconds / 60)))
    click.echo(say(told), err=True)


def hand_over(made: Path, output: Path | None) -> None:
    """To the file that was named, whole or not at all; else to standard output."""
    if output is None:
        sys.stdout.buffer.write(made.read_bytes())
        return
    write_whole(output, made.read_bytes())
