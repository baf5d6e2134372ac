"""How one exercise of the day is named and pictured."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bandstand.body import FigureKey, read_figure_key
from bandstand.catalog import BandColour, Exercise, Need, Placement, Variant
from bandstand.prescription import Prescription
from bandstand.prescription.forms import form_of
from bandstand.prescription.precaution import caps_in
from bandstand.quantity import Message, Side

MOST_CAPS = 2  # an address has room for so many; more than two joints are hardly ever limited by degrees


def name_of(prescription: Prescription, exercise: Exercise | None) -> str:
    """The catalogue's name where it is known, else the sheet's own; no band is named where the sheet has none."""
    if exercise is None or (Need.BAND in exercise.needs and not prescription.uses_band):
        return prescription.name
    return exercise.name


def variant_of(prescription: Prescription, exercise: Exercise) -> Variant:
    """The form that is asked for, else the one people mean when they name the exercise alone, with a band or without.

    The usual one, too, where a form is asked for that nobody knows; no figure is shown of that one.
    """
    return form_of(prescription, exercise) or exercise.default


def placement_words(prescription: Prescription) -> Message | None:
    """Where the band goes; None without a band or a known place."""
    if prescription.placement is None or (prescription.band is not None and prescription.band.ordinal == 0):
        return None
    return Message(f"placement.{prescription.placement.value}")


def band_words(prescription: Prescription) -> Message | None:
    """Which band; the lightest one owned where a band is asked for and none was chosen; None without a band."""
    band = prescription.band
    if band is None:
        return Message("band.lightest") if prescription.uses_band else None
    if band.ordinal == 0:
        return Message("band.none")
    if band.colour:
        return Message("band.named", colour=band.colour)
    return Message("band.numbered", ordinal=band.ordinal)


def figure_of(
    prescription: Prescription, exercise: Exercise | None, side: Side | None, precautions: Iterable[str] = ()
) -> str:
    """The address of the figure for this band, side and variant; empty where the catalogue has no such one.

    What a precaution does not allow, the figure does not show.
    """
    if exercise is None or form_of(prescription, exercise) is None:
        return ""
    variant = variant_of(prescription, exercise)
    placement = _placement_drawn(prescription, exercise)
    colour = prescription.band.colour if prescription.band else ""
    key = FigureKey(
        exercise=exercise.id,
        variant=variant.id,
        placement=placement,
        band=BandColour.named_in(colour) if placement else None,
        side=side,
        view=exercise.views_of(variant)[0],
    )
    return careful_figure(str(key), tuple(precautions))


@lru_cache(maxsize=256)
def careful_figure(address: str, precautions: tuple[str, ...]) -> str:
    """The same figure, within what precautions allow its joints."""
    return str(replace(read_figure_key(address), caps=caps_in(precautions)[:MOST_CAPS]))


def _placement_drawn(prescription: Prescription, exercise: Exercise) -> Placement | None:
    band = prescription.band
    worn = prescription.uses_band and (band is None or band.ordinal > 0) and Need.BAND in exercise.needs
    return prescription.placement if worn else None
