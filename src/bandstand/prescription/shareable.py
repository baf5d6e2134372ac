"""What of a plan may leave the house: an allow-list, field by field. What is not named here stays at home.

The plan that leaves is made anew, so that a field somebody adds to a plan some day is at home until it is named here.
Words of a person or of their sheet leave only where they tick them: a name, a date or a pain may stand in any of them.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum

from bandstand.catalog import BandColour, Exercise, load_catalogue
from bandstand.prescription.as_asked import as_asked
from bandstand.prescription.band import Band
from bandstand.prescription.bounds import Bounds, PainLimits
from bandstand.prescription.dose import Dose, Hold, Reps, Timed
from bandstand.prescription.origin import Origin, Source
from bandstand.prescription.plan import Alternative, Complaint, Plan, Prescription, Schedule, Section

FIELDS = ("sets", "work", "sides", "rest", "tempo", "band", "placement", "placements", "variant", "frequency")
AXES = ("resistance", "reps", "placement")  # what a sheet may say to work up
LONGEST_NAME = 120
LONGEST_WORDS = 300


class Extra(StrEnum):
    """What leaves only where its owner ticks it: each may tell who they are, or what hurts."""

    NAMES = "names"  # of exercises, and of forms of them, that only their sheet knows
    LOAD = "load"  # the sheet's words for the resistance
    AVOIDED = "avoided"  # forms to stay away from, and why
    CAREFUL = "careful"  # what to be careful with
    LIMIT = "limit"  # of pain
    PLACE = "place"  # which part of the body, and which side
    GOALS = "goals"


Extras = Collection[Extra]
NO_EXTRAS: frozenset[Extra] = frozenset()


def shareable(plan: Plan, extras: Extras = NO_EXTRAS) -> Plan:
    """The plan as strangers may see it: what its sheet asked for, and of the rest what was ticked."""
    keys = _keys(plan, extras)
    sections = tuple(
        each for section in plan.sections if section.is_trained for each in _sections(section, keys, extras)
    )
    return Plan(
        number=0,
        sections=sections,
        schedule=_schedule(plan.schedule),
        limits=_limits(plan.limits) if Extra.LIMIT in extras else PainLimits(),
        goals=_words(plan.goals) if Extra.GOALS in extras else (),
        complaint=_complaint(plan.complaint) if Extra.PLACE in extras else Complaint(),
        precautions=_words(plan.precautions) if Extra.CAREFUL in extras else (),
        progression=tuple(axis for axis in AXES if axis in plan.progression),
        start_light=plan.start_light,
    )


def left_at_home(plan: Plan) -> tuple[Prescription, ...]:
    """The exercises that nobody else sees unless their names are ticked.

    The catalogue has none of them, or not in the form the sheet means: another form would be another exercise.
    """
    return tuple(each for each in plan.trained if not _is_known(each))


def said_by(plan: Plan, extra: Extra) -> tuple[str, ...]:
    """The words that ticking one of the extras would show; empty where the plan has nothing of the kind."""
    each = plan.trained
    match extra:
        case Extra.NAMES:
            return tuple(_as_named(one) for one in left_at_home(plan))
        case Extra.LOAD:
            return tuple(dict.fromkeys(one.load for one in each if one.load))
        case Extra.AVOIDED:
            return tuple(dict.fromkeys(_as_avoided(other) for one in each for other in _avoided(one)))
        case Extra.CAREFUL:
            return _words(plan.precautions)
        case Extra.LIMIT:
            return (f"{plan.limits.amber} of 10",)
        case Extra.PLACE:
            return tuple(word for word in (plan.complaint.part, plan.complaint.side) if word)
        case Extra.GOALS:
            return _words(plan.goals)


def _keys(plan: Plan, extras: Extras) -> dict[str, str]:
    """A fresh key for each exercise that leaves, by its own: that one may be made of a sheet's words."""
    leaving = [each for each in plan.trained if _is_known(each) or Extra.NAMES in extras]
    return {each.key: f"exercise-{place}" for place, each in enumerate(leaving, start=1)}


def _sections(section: Section, keys: dict[str, str], extras: Extras) -> Iterator[Section]:
    leaving = tuple(_prescription(each, keys[each.key], extras) for each in section.prescriptions if each.key in keys)
    if leaving:
        yield Section(kind=section.kind, laps=section.laps, lap_rest=section.lap_rest, prescriptions=leaving)


def _prescription(own: Prescription, key: str, extras: Extras) -> Prescription:
    asked, entry = as_asked(own), _entry(own)
    return Prescription(
        key=key,
        name=entry.name if entry else asked.name[:LONGEST_NAME],
        exercise=entry.id if entry else None,
        dose=asked.dose,
        variant=_form(asked.variant, entry) or _own_form(asked, extras),
        alternatives=tuple(_others(asked, entry, extras)),
        uses_band=asked.uses_band,
        band=_band(asked.band),
        placement=asked.placement,
        placements=asked.placements,
        load=asked.load[:LONGEST_WORDS] if asked.load and Extra.LOAD in extras else None,
        frequency=asked.frequency,
        bounds=_bounds(asked.dose),
        limb=asked.limb,
        origins=tuple(_origins(own, asked)),
    )


def _entry(each: Prescription) -> Exercise | None:
    return load_catalogue().get(each.exercise) if each.exercise else None


def _form(variant: str | None, entry: Exercise | None) -> str | None:
    """A form the catalogue has."""
    return variant if entry and variant and entry.variant(variant) else None


def _is_known(each: Prescription) -> bool:
    """Whether the catalogue has the exercise, in the form that is meant."""
    entry, form = _entry(each), as_asked(each).variant
    return entry is not None and (not form or _form(form, entry) is not None)


def _own_form(asked: Prescription, extras: Extras) -> str | None:
    """The sheet's own word for a form, where its owner ticked such names."""
    return asked.variant[:LONGEST_NAME] if asked.variant and Extra.NAMES in extras else None


def _as_named(each: Prescription) -> str:
    form = as_asked(each).variant
    return f"{each.name} ({form})" if form else each.name


def _others(asked: Prescription, entry: Exercise | None, extras: Extras) -> Iterator[Alternative]:
    for other in asked.alternatives:
        if not other.avoid and _form(other.variant, entry):
            yield Alternative(variant=other.variant)
        elif other.avoid and Extra.AVOIDED in extras:
            yield Alternative(variant=other.variant[:LONGEST_NAME], avoid=True, reason=other.reason[:LONGEST_NAME])


def _avoided(each: Prescription) -> Iterator[Alternative]:
    yield from (other for other in each.alternatives if other.avoid)


def _as_avoided(other: Alternative) -> str:
    return f"{other.variant} ({other.reason})" if other.reason else other.variant


def _band(band: Band | None) -> Band | None:
    """A band by its place in its owner's set, and its colour where that is the name of one; never its maker."""
    if band is None:
        return None
    colour = BandColour.named_in(band.colour)
    return Band(ordinal=band.ordinal, colour="" if colour is BandColour.PLAIN else colour.value)


def _bounds(dose: Dose | None) -> Bounds:
    """What the sheet's own range allows, and no more."""
    work = dose.work if dose else None
    count = work.count if isinstance(work, Reps) else None
    seconds = work.seconds if isinstance(work, Timed | Hold) else None
    sets = dose.sets if dose else None
    return Bounds(
        sets=sets.high if sets else None,
        reps=count.high if count else None,
        seconds=seconds.high if seconds else None,
        from_reps=count.low if count else None,
        from_seconds=seconds.low if seconds else None,
    )


def _origins(own: Prescription, asked: Prescription) -> Iterator[tuple[str, Origin]]:
    """Whether the sheet or its owner said a field, or Bandstand proposed it; no place in the sheet goes along."""
    left_open = {name for name in ("placement", "band") if getattr(asked, name) is None}
    for name in FIELDS:
        source = own.origin_of(name).source
        if source is not Source.UNKNOWN and name not in left_open:
            yield name, Origin(source)


def _schedule(week: Schedule) -> Schedule:
    return Schedule(
        sessions_a_week=week.sessions_a_week,
        sessions_origin=Origin(week.sessions_origin.source),
        values_rest=week.values_rest,
        values_stretching=week.values_stretching,
    )


def _limits(limits: PainLimits) -> PainLimits:
    return PainLimits(green=limits.green, amber=limits.amber, set_by=limits.set_by)


def _complaint(told: Complaint) -> Complaint:
    return Complaint(part=told.part[:LONGEST_NAME], side=told.side[:LONGEST_NAME])


def _words(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each[:LONGEST_WORDS] for each in said)
