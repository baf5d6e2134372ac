"""A rung of an exercise: a band, where it sits, and the form; all of them stand in one order, easiest first.

A harder form stands above every easier one: the estimate knows the band, not the weight of a leg. Within a form the
moment at the hip decides where the pull of every band of the set is known; else the lower place on the leg stands
above, and at one place the owner's own order of bands. A heavier band at one place, and a lower place with one band,
are never below: so the order holds whatever the estimate says.

Source:
    cambridge-2012, lewis-2018: the order of places. bandstand-choice: that forms come first (evidence 4.4).
"""

from dataclasses import dataclass, replace

from bandstand.catalog.placement import Placement
from bandstand.prescription import Band, Prescription
from bandstand.progress.ladder import Ladder
from bandstand.progress.loads import ONE_COLOUR, ONE_FORM, moments_of, place_ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One way to do an exercise. None: no band, no place for one, or no form to choose."""

    band: Band | None = None
    placement: Placement | None = None
    variant: str | None = None


def rung_of(prescription: Prescription) -> Rung:
    """The rung a prescription stands on."""
    return Rung(band=prescription.band, placement=prescription.placement, variant=prescription.variant)


def height_of(rung: Rung, ladder: Ladder) -> tuple[int, float, int, int]:
    """Where a rung stands: a greater height is harder, and only one rung has it."""
    place = rung.placement.rank if rung.placement else -1
    ordinal = rung.band.ordinal if rung.band else -1
    return ladder.rank(rung.variant) or 0, _moment(rung, ladder) or 0.0, place, ordinal


def harder_by(now: Rung, then: Rung, ladder: Ladder) -> float:
    """How many times as hard for the hip another rung is, by a rough estimate; 1.0 is the same."""
    form = ONE_FORM if (ladder.rank(then.variant) or 0) > (ladder.rank(now.variant) or 0) else 1.0
    # Both in the form to come: what another form asks of the leg itself is told by no band.
    before, after = _moment(replace(now, variant=then.variant), ladder), _moment(then, ladder)
    if before is not None and after is not None:
        return form * after / before
    return form * _by_colour(now, then) * _by_place(now, then, ladder)


def _by_colour(now: Rung, then: Rung) -> float:
    if now.band is None or then.band is None:
        return 1.0
    if now.band.pull and then.band.pull:
        return then.band.pull / now.band.pull
    return float(ONE_COLOUR ** (then.band.ordinal - now.band.ordinal))


def _by_place(now: Rung, then: Rung, ladder: Ladder) -> float:
    if now.placement is None or then.placement is None or now.placement is then.placement:
        return 1.0
    return place_ratio(now.placement, then.placement, ladder.exercise, _form(then, ladder))


def _moment(rung: Rung, ladder: Ladder) -> float | None:
    """The moment at the hip, where every band of the set is measured; no band counts as one colour below the first."""
    if rung.band is None or rung.placement is None or ladder.exercise is None:
        return None
    known = moments_of(ladder.bands, ladder.exercise, _form(rung, ladder))
    if known is None:
        return None
    if rung.band.ordinal:
        return known.get((rung.band.ordinal, rung.placement))
    lightest = min(ordinal for ordinal, _ in known)
    return known[lightest, rung.placement] / ONE_COLOUR


def is_measured_at(rung: Rung, ladder: Ladder) -> bool:
    """Whether the moment at the hip says how hard a rung is, rather than the owner's order."""
    return _moment(rung, ladder) is not None


def _form(rung: Rung, ladder: Ladder) -> str:
    return rung.variant or ladder.default or ""
