"""`bandstand figure` and `bandstand pose`: an exercise as a picture, and as numbers."""

import json
from dataclasses import replace
from pathlib import Path

import click

from bandstand.body import FigureKey, Moment, NoSuchFigure, first_figure, motion_of
from bandstand.body.report import angles_of, contacts_of, joints_of
from bandstand.catalog import BandColour, Placement, View, load_catalogue
from bandstand.cli.measure import Measure
from bandstand.figure import Playing, Theme, draw
from bandstand.quantity import BandstandError, Json, Message, Side

NO_BAND = "none"


class NotWritten(BandstandError):
    """The file could not be written; nothing was changed."""


def _choice(words: "type[Placement | View | Theme | Side]") -> click.Choice[str]:
    return click.Choice([word.value for word in words])


@click.command("figure", help="Draw EXERCISE as an SVG. What is left out is the catalogue's first.")
@click.argument("exercise")
@click.option("--variant", help="A form of the exercise, as `bandstand exercises` names it.")
@click.option("--placement", type=_choice(Placement), help="Where the band sits.")
@click.option("--band", metavar="COLOUR", help="The colour of the band; none for no band.")
@click.option("--side", type=_choice(Side), help="The side that works or leads.")
@click.option("--view", type=_choice(View), help="Where the figure is seen from.")
@click.option("--theme", type=_choice(Theme), default=Theme.LIGHT.value, help="For day, or for dim rooms.")
@click.option("--still", is_flag=True, help="One moment that stands for the movement.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of the terminal.")
def figure(
    exercise: str,
    *,
    variant: str | None,
    placement: str | None,
    band: str | None,
    side: str | None,
    view: str | None,
    theme: str,
    still: bool,
    output: Path | None,
) -> None:
    """Draw one picture."""
    key = worn(key_of(exercise, variant=variant, side=side, view=view), placement, band)
    drawn = draw(key, Theme(theme), Playing.STILL if still else Playing.MOVING)
    if output is None:
        click.echo(drawn)
        return
    try:
        output.write_text(drawn, encoding="utf-8")
    except OSError as trouble:
        raise NotWritten(Message("figure.not-written", file=str(output))) from trouble


def key_of(exercise: str, *, variant: str | None, side: str | None, view: str | None) -> FigureKey:
    """The picture asked for, the catalogue's first where nothing was said. Raises BandstandError."""
    key = first_figure(exercise)
    if variant is not None:
        load_catalogue().movement(exercise, variant)
        form = key.entry.variant(variant)
        assert form is not None, "the movement was found"
        place = next(iter(key.entry.placements_of(form)), None)
        view = view or key.entry.views_of(form)[0]
        key = replace(key, variant=variant, placement=place, band=BandColour.PLAIN if place else None)
    if side is not None:
        key = key.on(Side(side))
    return key.seen_from(View(view)) if view is not None else key


def worn(key: FigureKey, placement: str | None, band: str | None) -> FigureKey:
    """The same picture with the band where and in the colour that was said.

    Raises NoSuchFigure where the form has no such place: a plan may name one, whoever asks here learns what there is.
    """
    if placement is not None:
        key = replace(key, placement=_place(key, placement), band=key.band or BandColour.PLAIN)
    if band is None:
        return key
    if band == NO_BAND:
        return replace(key, placement=None, band=None)
    if band not in list(BandColour):
        raise NoSuchFigure(Message("figure.unknown-colour", colour=band, known=", ".join(BandColour)))
    if key.placement is None:
        raise no_band_on(key)
    return replace(key, band=BandColour(band))


def _place(key: FigureKey, placement: str) -> Placement:
    places = _places(key)
    if not places:
        raise no_band_on(key)
    if placement not in places:
        raise NoSuchFigure(Message("figure.no-such-place", exercise=key.entry.name, known=", ".join(places)))
    return Placement(placement)


def _places(key: FigureKey) -> tuple[Placement, ...]:
    form = key.entry.variant(key.variant)
    assert form is not None, "a key checks its variant"
    return key.entry.placements_of(form)


def no_band_on(key: FigureKey) -> NoSuchFigure:
    """What to say where a form wears no band: which forms do, if any."""
    forms = [form.id for form in key.entry.variants if key.entry.placements_of(form)]
    if not forms:
        return NoSuchFigure(Message("figure.takes-no-band", exercise=key.entry.name))
    return NoSuchFigure(Message("figure.form-takes-no-band", exercise=key.entry.name, known=", ".join(forms)))


@click.command("pose", help="Where the body is at one moment of EXERCISE: metres, degrees, and what is planted.")
@click.argument("exercise")
@click.option("--at", "phase", type=Measure(0, 1), default=0.0, help="The moment, from 0 to 1.")
@click.option("--variant", help="A form of the exercise, as `bandstand exercises` names it.")
@click.option("--placement", type=_choice(Placement), help="Where the band sits; the body is the same.")
@click.option("--side", type=_choice(Side), help="The side that works or leads.")
@click.option("--json", "as_json", is_flag=True, help="One object, for programs.")
def pose(
    exercise: str, *, phase: float, variant: str | None, placement: str | None, side: str | None, as_json: bool
) -> None:
    """Print joints, angles and contacts."""
    key = worn(key_of(exercise, variant=variant, side=side, view=None), placement, None)
    moment = motion_of(key.exercise, key.variant).at(phase, key.shown_side)
    click.echo(json.dumps(_report(moment), indent=1) if as_json else _table(moment))


def _report(moment: Moment) -> dict[str, Json]:
    return {"joints": joints_of(moment), "angles": angles_of(moment), "contacts": contacts_of(moment)}


def _table(moment: Moment) -> str:
    bent = {name: degrees for name, degrees in angles_of(moment).items() if abs(degrees) >= 1}
    lines = [f"{name:<26} {degrees:6.0f} degrees" for name, degrees in bent.items()]
    return "\n".join([*lines, f"planted: {', '.join(moment.contacts)}"])
