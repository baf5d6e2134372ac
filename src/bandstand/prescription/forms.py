"""Which form of the catalogue a prescription is done in, and where its band goes where nobody says."""

from dataclasses import replace

from bandstand.catalog import Exercise, Placement, Variant
from bandstand.prescription.origin import UNKNOWN
from bandstand.prescription.plan import Prescription
from bandstand.prescription.told_forms import told_form


def form_of(prescription: Prescription, exercise: Exercise) -> Variant | None:
    """The form that is asked for, else the one people mean by the name alone, with a band or without.

    None where a form is asked for that the catalogue does not have: nobody knows how that one looks.
    """
    if prescription.variant:
        return exercise.variant(prescription.variant)
    return exercise.form_with(band=wears_band(prescription))


def form_kept(prescription: Prescription, exercise: Exercise) -> Prescription:
    """The prescription in a form of the exercise it is told to be: its own, or the one that its name tells.

    The sheet's word for a form that the exercise does not have stays, and is asked.
    """
    now = prescription.variant or ""
    if exercise.variant(now) is not None or exercise.id == prescription.exercise:
        return prescription
    told = told_form(prescription.name, exercise, banded=wears_band(prescription))
    if now and prescription.exercise is None and not told.fits:
        return prescription
    origin = prescription.origin_of("name") if told.variant else UNKNOWN
    return replace(prescription, variant=told.variant).with_origin("variant", origin)


def wears_band(prescription: Prescription) -> bool:
    """Whether it is done with a band now: one is asked for, and nobody chose to leave it out."""
    return prescription.uses_band and (prescription.band is None or prescription.band.ordinal > 0)


def easiest_place(prescription: Prescription, exercise: Exercise | None) -> Placement:
    """Where the band sits easiest: in this form, else in any form of the exercise, else above the knees."""
    form = form_of(prescription, exercise) if exercise else None
    places = (exercise.placements_of(form) if form else ()) or exercise.placements if exercise else ()
    return places[0] if places else Placement.KNEES
