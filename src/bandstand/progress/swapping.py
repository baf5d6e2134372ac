"""For today another exercise in the place of one that is not liked: a mapped neighbour, asking no more.

The neighbours are those of the catalogue: its easier ones, the nearest first; where it maps none, one that is counted,
placed and meant alike, and then the easier ones of that. A neighbour keeps the sheet's sets and the low end of its
count, and never wears a heavier band, nor wears it lower on the leg. What the plan has already, what is barred and what
hurt too much the last time is none. Where there is something to be careful with nothing is swapped: no exercise comes
in that nobody qualified has seen.

Source:
    bandstand-choice: a session with another exercise beats a session left out.
"""

from collections.abc import Iterator
from datetime import date

from bandstand.catalog import Catalogue, Exercise, Need, Placement, Sided, Variant
from bandstand.prescription import PROPOSED, Dose, Plan, Prescription, Section, Sides
from bandstand.prescription.forms import wears_band
from bandstand.prescription.proposals import propose
from bandstand.prescription.swaps import key_of_swap
from bandstand.progress.bounds import count_of, with_count
from bandstand.progress.limits import limits_at
from bandstand.progress.rules.pain import is_too_much
from bandstand.progress.standing import Standing
from bandstand.quantity import Range
from bandstand.session.shown import no_figure_words

# What is in most homes; a step or a bench is not asked of anybody who swaps. Source: bandstand-choice.
FAR = frozenset({Need.STEP, Need.BENCH})
ONE_LEG = (Sided.ALTERNATING, Sided.ONE_SIDED)


def swaps_for(now: Prescription, plan: Plan, standing: Standing, catalogue: Catalogue) -> Iterator[Prescription]:
    """What may stand in for an exercise as it is done today, the nearest first; nothing for one nobody knows.

    Args:
        now: The exercise with today's dose and band.
        plan: The plan in force, with what somebody set beside it.
        standing: Everything the past says.
        catalogue: Where neighbours come from.
    """
    exercise = catalogue.get(now.exercise) if now.exercise else None
    if exercise is None or now.dose is None or _is_careful(plan, standing):
        return
    for other in neighbours(exercise, catalogue):
        found = _as_asked(now, exercise, other)
        if found is not None and _may_be_done(found, other, plan, standing):
            yield found


def swapped_today(
    now: Prescription, plan: Plan, standing: Standing, catalogue: Catalogue, today: date
) -> Prescription | None:
    """What stands in for an exercise on a day, None where nothing does, or what was chosen may not be done any more."""
    on, exercise = standing.swaps.get(now.key, (None, ""))
    if on != today or not exercise:
        return None
    return next((each for each in swaps_for(now, plan, standing, catalogue) if each.exercise == exercise), None)


def _is_careful(plan: Plan, standing: Standing) -> bool:
    return bool(plan.precautions or standing.precautions or standing.under_18 or plan.limits.strict)


def neighbours(exercise: Exercise, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """The exercises that ask for no more, the nearest first."""
    ring = _easier(exercise, catalogue) or _alike(exercise, catalogue)
    found: dict[str, Exercise] = {}
    while ring:
        found |= {each.id: each for each in ring}
        further = [each for near in ring for each in _easier(near, catalogue)]
        ring = [each for each in further if each.id not in found and each.id != exercise.id]
    return tuple(found.values())


def _easier(exercise: Exercise, catalogue: Catalogue) -> list[Exercise]:
    """Those it names as easier, then those that name it as harder."""
    named = [found for id in exercise.regressions if (found := catalogue.get(id)) is not None]
    return named + [each for each in catalogue.exercises if exercise.id in each.progressions and each not in named]


def _alike(exercise: Exercise, catalogue: Catalogue) -> list[Exercise]:
    """Those of the same purpose, count and position that work the same muscle first, and are not known as harder."""
    about = _alike_by(exercise)
    harder = {*exercise.progressions, *(each.id for each in catalogue.exercises if exercise.id in each.regressions)}
    return [
        each
        for each in catalogue.exercises
        if _alike_by(each) == about and each.id != exercise.id and each.id not in harder
    ]


def _alike_by(exercise: Exercise) -> tuple[object, ...]:
    return (exercise.purpose, exercise.kind, exercise.position, exercise.muscles.primary[0])


def _may_be_done(found: Prescription, other: Exercise, plan: Plan, standing: Standing) -> bool:
    if other.id in {each.exercise for each in plan.prescriptions} or plan.prescription(found.key) is not None:
        return False
    last = standing.last(found.key)
    hurt = last is not None and is_too_much(last, limits_at(plan.limits, last.usual).amber)
    barred = standing.barred_of(found)
    return not (hurt or barred or no_figure_words(found, other, plan.precautions))


# What is asked of it


def _as_asked(now: Prescription, exercise: Exercise, other: Exercise) -> Prescription | None:
    """The neighbour with a dose and a band that ask no more; None where it cannot be done with what is at hand."""
    worn = _worn(now, other)
    if worn is None:
        return None
    form, place = worn
    if set(other.needs_of(form)) & FAR - set(exercise.needs):
        return None
    found = Prescription(
        key=key_of_swap(other.id),
        name=other.name,
        exercise=other.id,
        variant=form.id,
        dose=_dose(now, exercise, other),
        uses_band=place is not None,
        band=now.band if place is not None else None,
        placement=place,
        placements=(place,) if place else (),
    )
    for field in ("exercise", "variant", "sets", "work", "sides", "rest"):
        found = found.with_origin(field, PROPOSED)
    return _filled(found, now)


def _worn(now: Prescription, other: Exercise) -> tuple[Variant, Placement | None] | None:
    """The form and where its band sits; no band is put on by whoever wears none, nor lower than it is worn."""
    banded = other.form_with(band=True)
    places = other.placements_of(banded) if other.takes_band else ()
    lower = now.placement.rank if now.placement else -1
    place = next((each for each in reversed(places) if each.rank <= lower), None)
    if wears_band(now) and now.band is not None and place is not None:
        return banded, place
    bare = other.form_with(band=False)
    return None if Need.BAND in other.needs_of(bare) and _is_banded_only(other, bare) else (bare, None)


def _is_banded_only(other: Exercise, bare: Variant) -> bool:
    """Whether there is nothing to do without a band: a walk against one, a hold against one."""
    return bool(other.placements_of(bare)) and not any(not other.placements_of(each) for each in other.variants)


def _dose(now: Prescription, exercise: Exercise, other: Exercise) -> Dose:
    """The same sets, and the low end of the same count; where the two are counted otherwise, ours is proposed."""
    assert now.dose is not None, "only what has a dose is swapped"
    counted = now.dose.work if exercise.kind is other.kind else None
    sets = Range(now.dose.sets.low) if now.dose.sets else None
    return Dose(sets=sets, work=counted, sides=_sides(now, exercise, other), rest=now.dose.rest)


def _sides(now: Prescription, exercise: Exercise, other: Exercise) -> Sides:
    """Each leg as before; where the other took both at once, the count is for both together, which asks less."""
    assert now.dose is not None, "only what has a dose is swapped"
    if other.sided not in ONE_LEG:
        return Sides.UNSAID
    same = exercise.sided in ONE_LEG and now.dose.sides not in (Sides.UNSAID, Sides.AT_ONCE)
    return now.dose.sides if same else Sides.SHARED


def _filled(found: Prescription, now: Prescription) -> Prescription:
    """What is open filled as any proposal is; what is counted alike begins at the low end."""
    count = count_of(now)
    if found.dose is not None and found.dose.work is not None and count is not None:
        found = with_count(found, Range(count.low))
    filled = propose(Plan(number=0, sections=(Section(prescriptions=(found,)),)))
    return filled.prescriptions[0]
