"""`bandstand handout`: the plan in force on paper, as a PDF."""

import sys
from pathlib import Path

import click

from bandstand.actions.paper import handout as on_paper
from bandstand.cli.at_home import open_home
from bandstand.cli.keep import write_whole
from bandstand.cli.whose import person_of, whose
from bandstand.exchange.paper import Look, Size
from bandstand.quantity import Message
from bandstand.words import say


@click.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here; else to standard output."
)
@click.option("--paper", type=click.Choice([size.value for size in Size]), default=Size.A4.value, show_default=True)
@click.option("--large", is_flag=True, help="Letters of 20 points instead of 12.")
@click.option("--mono", is_flag=True, help="For a printer without colours.")
@whose
def handout(output: Path | None, person: str | None, *, paper: str, large: bool, mono: bool) -> None:
    """Write the plan in force as a PDF for paper: its exercises with figures, and boxes to tick."""
    if output is None and sys.stdout.isatty():
        raise click.UsageError(say(Message("paper.terminal")))
    open_home(for_reading=True)
    made = on_paper(person_of(person), Look(size=Size(paper), large=large, mono=mono))
    if output is None:
        sys.stdout.buffer.write(made)
        return
    write_whole(output, made)
    click.echo(say(Message("paper.written", file=str(output))), err=True)
