"""`bandstand exercises`: what the catalogue holds."""

import json

import click

from bandstand.catalog import Exercise, check_movements, load_catalogue
from bandstand.quantity import Json


@click.command("exercises", help="List the exercises of the catalogue.")
@click.option("--json", "as_json", is_flag=True, help="A list of objects, for programs.")
def exercises(*, as_json: bool) -> None:
    """Print every exercise with its variants and placements, easiest first, and its views."""
    check_movements()  # whoever changes the catalogue looks here first
    known = load_catalogue().exercises
    click.echo(json.dumps([entry_of(each) for each in known], indent=1) if as_json else "\n".join(map(line_of, known)))


def entry_of(exercise: Exercise) -> dict[str, Json]:
    """One exercise as other programs read it."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind.value,
        "variants": [variant.id for variant in exercise.variants],
        "placements": [placement.value for placement in exercise.placements],
        "views": [view.value for view in exercise.views],
    }


def line_of(exercise: Exercise) -> str:
    """One exercise as people read it."""
    forms = ", ".join(variant.id for variant in exercise.variants)
    return f"{exercise.id:<34} {exercise.name} ({exercise.usual_dose}): {forms}"
