"""`bandstand load`: how far a band is stretched, how hard it pulls, and what that asks of the hip."""

import json

import click

from bandstand.body import Skeleton
from bandstand.body.load import LAY_FLAT, Load, NoForceKnown, assumptions, load_of
from bandstand.catalog import BandColour, ForceTable, Placement, load_force_table
from bandstand.cli.figure import key_of, no_band_on, worn
from bandstand.cli.measure import Measure
from bandstand.quantity import Json, Message
from bandstand.words import say

STATURES = Measure(1.0, 2.3)
LENGTHS = Measure(0.1, 2.0)


@click.command("load", help="What a band asks of the hip in EXERCISE, as rough ranges through one loop.")
@click.argument("exercise")
@click.option("--variant", help="A form of the exercise, as `bandstand exercises` names it.")
@click.option("--placement", type=click.Choice([each.value for each in Placement]), help="Where the band sits.")
@click.option("--band", metavar="COLOUR", help="The colour of the band; unknown where it is left out.")
@click.option("--stature", type=STATURES, help="The person's height in metres; 1.70 where it is left out.")
@click.option("--lay-flat", type=LENGTHS, help="Length of the loop lying flat, in metres; 0.30 where it is left out.")
@click.option("--json", "as_json", is_flag=True, help="One object, for programs.")
def load(
    exercise: str,
    *,
    variant: str | None,
    placement: str | None,
    band: str | None,
    stature: float | None,
    lay_flat: float | None,
    as_json: bool,
) -> None:
    """Print stretch, pull and moment at the hip."""
    key = worn(key_of(exercise, variant=variant, side=None, view=None), placement, None)
    if key.placement is None:
        raise no_band_on(key)
    table = load_force_table()
    colour = _colour(band, table)
    skeleton = Skeleton(stature) if stature else Skeleton()
    asked = load_of(
        exercise, key.variant, key.placement, colour, table, skeleton=skeleton, lay_flat=lay_flat or LAY_FLAT
    )
    taken = [say(each) for each in assumptions(stature, lay_flat, colour, table)]
    warnings = [say(each) for each in asked.warnings]
    report: dict[str, Json] = {**_numbers(asked), "assumptions": [*taken], "warnings": [*warnings]}
    click.echo(json.dumps(report, indent=1) if as_json else _told(asked, [*warnings, *taken]))


def _colour(band: str | None, table: ForceTable) -> BandColour | None:
    """The colour asked for, None where none was said. Raises NoForceKnown."""
    if band is None:
        return None
    if band not in list(BandColour):
        known = ", ".join(each.colour for each in table.pulls)
        raise NoForceKnown(Message("load.unknown-colour", colour=band, known=known))
    return BandColour(band)


def _numbers(asked: Load) -> dict[str, Json]:
    return {
        "stretch_percent": [round(100 * share, 1) for share in asked.stretch],
        "force_n": [round(newtons, 1) for newtons in asked.force],
        "hip_moment_nm": [round(moment, 1) for moment in asked.hip_moment],
    }


def _told(asked: Load, sentences: list[str]) -> str:
    """For people: whole numbers, since the estimate is rough."""
    rows = (
        f"stretch          {100 * asked.stretch[0]:.0f} to {100 * asked.stretch[1]:.0f} %",
        f"pull             {asked.force[0]:.0f} to {asked.force[1]:.0f} newtons",
        f"turn at the hip  {asked.hip_moment[0]:.0f} to {asked.hip_moment[1]:.0f} newton metres",
    )
    return "\n".join([*rows, *sentences])
