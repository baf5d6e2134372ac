"""How one exercise of the day is named and pictured."""

import re
from collections.abc import Iterable

from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Cap, Exercise, Need, Placement, Variant
from bandstand.prescription import Dose, Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.forms import form_of
from bandstand.prescription.limb import limb_of
from bandstand.prescription.precaution import caps_in
from bandstand.quantity import Message, Side
from bandstand.session.script import Shown

_PLACE_IN_NAME = re.compile(r" (?:above|at|round) the (?:thighs|knees|calves|ankles|feet)$")
NOT_ALLOWED = Message("figure.not-allowed")


def shown_of(
    prescription: Prescription,
    dose: Dose,
    exercise: Exercise | None,
    leads: Side,
    precautions: tuple[str, ...],
    today: Message | None,
) -> Shown:
    """Everything the screen says of one exercise; `today` is today's own caution, before those of the catalogue."""
    variant = form_of(prescription, exercise) if exercise else None
    catalogued = tuple(Message("script.words", words=caution) for caution in (exercise.cautions if exercise else ()))
    limb = limb_of(prescription)
    return Shown(
        key=prescription.key,
        name=name_of(prescription, exercise),
        dose=dose,
        dose_words=dose_words(dose, limb),
        variant=prescription.variant or (variant.id if variant else None),
        variant_words=Message("script.words", words=form_name(prescription, variant)) if variant else None,
        placement=prescription.placement,
        placement_words=placement_words(prescription),
        band=prescription.band.ordinal if prescription.band else None,
        band_words=band_words(prescription),
        needs=needs_words(variant, exercise),
        figure=figure_of(prescription, exercise, leads, precautions),
        no_figure=no_figure_words(prescription, exercise, precautions),
        cautions=((today,) if today else ()) + catalogued,
        precautions=precautions,
        limb=limb.value,
    )


def name_of(prescription: Prescription, exercise: Exercise | None) -> str:
    """The catalogue's name where it is known, else the sheet's own; no band is named where the sheet has none."""
    if exercise is None or (exercise.takes_band and not prescription.uses_band):
        return prescription.name
    return exercise.name


def form_name(prescription: Prescription, form: Variant) -> str:
    """What a form is called; its own place for the band is left out where the plan has one."""
    return _PLACE_IN_NAME.sub("", form.name) if prescription.placement else form.name


def needs_words(form: Variant | None, exercise: Exercise | None) -> tuple[Message, ...]:
    """What has to be fetched beside a band, which has words of its own; none of an exercise nobody knows."""
    if exercise is None:
        return ()
    needs = exercise.needs_of(form) if form else exercise.needs
    return tuple(Message(f"need.{each.value}") for each in needs if each is not Need.BAND)


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
    """The address of the figure for this band, side and variant, within what precautions allow.

    Empty where the catalogue has no such exercise, and where no way of doing it obeys the precautions.
    """
    if exercise is None or form_of(prescription, exercise) is None:
        return ""
    key = key_of(prescription, exercise, side, caps_in(precautions))
    return str(key) if key.is_allowed else ""


def no_figure_words(
    prescription: Prescription, exercise: Exercise | None, precautions: Iterable[str]
) -> Message | None:
    """The sentence in place of a figure that precautions do not allow; None where there is one, or never was one."""
    if exercise is None or form_of(prescription, exercise) is None:
        return None
    if figure_of(prescription, exercise, None, precautions):
        return None
    return NOT_ALLOWED


def is_narrowed(prescription: Prescription, exercise: Exercise | None, precautions: Iterable[str]) -> bool:
    """Whether precautions make this exercise a smaller movement than its usual words ask for."""
    if exercise is None or form_of(prescription, exercise) is None:
        return False
    return key_of(prescription, exercise, None, caps_in(precautions)).is_narrowed


def key_of(prescription: Prescription, exercise: Exercise, side: Side | None, caps: tuple[Cap, ...]) -> FigureKey:
    """The picture of somebody's own form, band and side; whether its caps leave one, the key tells."""
    variant = variant_of(prescription, exercise)
    placement = placement_drawn(prescription, exercise)
    colour = prescription.band.colour if prescription.band else ""
    return FigureKey(
        exercise=exercise.id,
        variant=variant.id,
        placement=placement,
        band=BandColour.named_in(colour) if placement else None,
        side=side,
        view=exercise.views_of(variant)[0],
        caps=caps,
    )


def placement_drawn(prescription: Prescription, exercise: Exercise) -> Placement | None:
    """Where the figure wears its band: where the sheet says, none where none is worn or the exercise knows none."""
    band = prescription.band
    worn = prescription.uses_band and (band is None or band.ordinal > 0) and exercise.takes_band
    return prescription.placement if worn else None
