"""What somebody wants to set about an exercise, looked at before it is kept: it must not contradict itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import NO_BAND, Band, Bounds, Order, Plan, Prescription
from bandstand.prescription.read_back import band_words
from bandstand.progress.bounds import counts_reps, set_by_someone, sheet_bounds, widened
from bandstand.progress.case import ladder_of
from bandstand.progress.ladder import Ladder, at_most
from bandstand.progress.standing import Standing
from bandstand.quantity import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Settable:
    """One exercise as its bounds stand, and what may be chosen for it.

    `sheet` is what holds where nobody set anything, `stands` what holds now. `places` and `forms` are what may be
    allowed, easiest first; a form the sheet says to avoid is none of them. `waiting` are forms left out after a painful
    pop, which only a therapist allows again; empty words stand for an exercise without forms.
    """

    prescription: Prescription
    sheet: Bounds
    stands: Bounds
    ladder: Ladder
    places: tuple[Placement, ...]
    forms: tuple[str, ...]
    waiting: tuple[str, ...]

    def band(self, ordinal: int) -> Band:
        """One of the person's own bands by its place in their set; one they no longer own by its number alone."""
        owned = (each for each in (NO_BAND, *self.ladder.bands) if each.ordinal == ordinal)
        return next(owned, Band(ordinal=ordinal))

    @property
    def allowed_forms(self) -> tuple[str, ...]:
        """The forms allowed now; where neither the sheet nor anybody names one, the one it is done in."""
        return self.stands.variants or self._form_now

    @property
    def allowed_places(self) -> tuple[Placement, ...]:
        """The places allowed now; where none is named, all of them."""
        return self.stands.placements or self.places

    @property
    def sheets_forms(self) -> tuple[str, ...]:
        """The forms that the sheet alone allows."""
        return self.sheet.variants or self._form_now

    @property
    def sheets_places(self) -> tuple[Placement, ...]:
        """The places that the sheet alone allows."""
        return self.sheet.placements or self.places

    @property
    def _form_now(self) -> tuple[str, ...]:
        form = self.prescription.variant or self.ladder.default
        return (form,) if form else ()

    @property
    def counts_reps(self) -> bool:
        """Whether its bound is one of reps, rather than of seconds."""
        return counts_reps(self.prescription)


def settable(plan: Plan, standing: Standing) -> tuple[Settable, ...]:
    """Every exercise that the sheet asks for, in the order of the plan."""
    return tuple(_settable(each, plan, standing) for each in plan.trained)


def _settable(each: Prescription, plan: Plan, standing: Standing) -> Settable:
    asked, sheet = standing.bounds.get(each.key), sheet_bounds(each, plan)
    ladder = ladder_of(each, standing, load_catalogue(), standing.bands)
    stands = widened(sheet, asked) if asked else sheet
    waiting = standing.barred_of(each)
    places = {*sheet.placements, *ladder.placements, *stands.placements} if each.uses_band else set()
    avoided = {other.variant for other in each.alternatives if other.avoid}
    return Settable(
        prescription=each,
        sheet=sheet,
        stands=stands,
        ladder=ladder,
        places=tuple(sorted(places, key=lambda place: place.rank)),
        forms=tuple(form for form in ladder.variants if form not in avoided) if len(ladder.variants) > 1 else (),
        waiting=tuple(form for form in (*ladder.variants, "") if form in waiting),
    )


def contradiction(about: Settable, wanted: Bounds) -> Message | None:
    """Why these bounds cannot be kept, None where they can.

    Args:
        about: The exercise as it stands.
        wanted: What is to be set, before the sheet fills what it leaves open.
    """
    holds = widened(about.sheet, wanted)
    count = holds.reps if about.counts_reps else holds.seconds
    if 0 in (holds.sets, count) and holds.order is not Order.SKIP:
        return Message("bounds.none_of_it")
    bounded = replace(about.prescription, bounds=holds)
    if holds.order is Order.HOLD and at_most(bounded, about.ladder) != bounded:
        return Message("bounds.hold_above")
    if holds.variants and about.forms and not set(holds.variants) - about.ladder.barred:
        return Message("bounds.only_barred")
    return None


def set_words(about: Settable) -> tuple[Message, ...]:
    """What somebody set beside the sheet, in short phrases; nothing where the sheet alone holds."""
    return tuple(_set_words(about)) if set_by_someone(about.stands) else ()


def _set_words(about: Settable) -> Iterator[Message]:
    stands, sheet = about.stands, about.sheet
    if stands.order is not None:
        yield Message(f"bounds.order_{stands.order.value}")
    if stands.sets is not None and stands.sets != sheet.sets:
        yield Message("bounds.most_sets", count=stands.sets)
    if about.counts_reps and stands.reps is not None and stands.reps != sheet.reps:
        yield Message("bounds.most_reps", count=stands.reps)
    if not about.counts_reps and stands.seconds is not None and stands.seconds != sheet.seconds:
        yield Message("bounds.most_seconds", count=stands.seconds)
    if stands.band is not None and stands.band != sheet.band:
        yield Message("bounds.most_band", band=band_words(about.band(stands.band)))
    if set(about.allowed_places) != set(about.sheets_places):
        yield Message("bounds.set_places")
    if set(about.allowed_forms) != set(about.sheets_forms):
        yield Message("bounds.set_forms")
