"""`bandstand trend`: what any diary says, day by day: level, range, word and flare."""

import sys
from typing import BinaryIO

import click


@click.command(
    "trend", help="Better, worse or steady, for every row of FILE: a table with commas and the columns id, day, pain."
)
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="One object a line, for programs.")
def trend(file: BinaryIO, *, as_json: bool) -> None:
    """Print one line for every row, in the order of the file."""
    from bandstand.cli.diaries import told  # numpy comes with it, which no other command should wait for

    for line in told(file, as_json=as_json):
        sys.stdout.write(line + "\n")
