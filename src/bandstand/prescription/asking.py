"""Which questions a draft leaves open, the most important first: at most four before the first session."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bandstand.catalog import load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription.dose import Reps, Sides
from bandstand.prescription.forms import form_of
from bandstand.prescription.origin import Source
from bandstand.prescription.plan import Plan, Prescription
from bandstand.prescription.question import Question, Stand
from bandstand.prescription.reading import Doubt
from bandstand.quantity import Side

MOST_TODAY = 4  # questions before the first session. Source: bandstand-choice.
SIDES = ("each", "together")
WHICH_SIDE = tuple(side.value for side in Side)
ALL_PLACES = tuple(place.value for place in Placement)

# The fields of a reading's doubts, by the names a plan has for them.
PLAN_NAMES = {"side": "sides", "hold_s": "hold", "duration_s": "seconds", "rest_s": "rest", "distance_m": "distance"}


def questions_of(
    prescriptions: Sequence[Prescription], doubts: Sequence[Doubt], keys: Sequence[str], *, injured: str = ""
) -> tuple[Question, ...]:
    """Every open question, those that change what is done today first and marked so; `injured` is asked no more."""
    urgent = [
        *_on_sides(prescriptions),
        *(_on_the_injured_side(prescriptions) if not injured else ()),
        *_on_doubts(prescriptions, doubts, keys),
        *(found for each in prescriptions if (found := _on_its_form(each))),
        *_on_work(prescriptions),
        *_on_places(prescriptions),
    ]
    once = list({(each.prescription, each.field): each for each in reversed(urgent)}.values())[::-1]
    later = [Question(prescription="", field="frequency")] if not _all_say_how_often(prescriptions) else []
    asked = [replace(each, today=place < MOST_TODAY) for place, each in enumerate(once)]
    return (*asked, *_on_two_places(prescriptions), *later)


def with_form_asked(plan: Plan, key: str) -> Plan:
    """The plan asking which form of one exercise is meant, where its word for it names none; else asking it no more."""
    about = plan.prescription(key)
    asked = _on_its_form(about) if about else None
    former = [each for each in plan.questions if (each.prescription, each.field) == (key, "variant")]
    if asked is None:
        settled = tuple(each for each in plan.questions if each not in former or each.standing is not Stand.OPEN)
        return replace(plan, questions=settled)
    is_waiting = any(each.standing is not Stand.ANSWERED for each in former)
    return plan if is_waiting else replace(plan, questions=(*plan.questions, replace(asked, today=True)))


def _on_sides(prescriptions: Sequence[Prescription]) -> Iterator[Question]:
    """ "10-15 on both legs": each leg, or together? It doubles the dose or halves it."""
    for each in prescriptions:
        if each.dose and each.dose.sides is Sides.ASK:
            yield _question(each, "sides", SIDES)


def _on_the_injured_side(prescriptions: Sequence[Prescription]) -> Iterator[Question]:
    """ "On the injured side": which one that is, the person knows; it is asked once for the whole plan."""
    meant = [each.origin_of("sides") for each in prescriptions if each.dose and each.dose.sides is Sides.HURT]
    if meant:
        spans = tuple(dict.fromkeys(span for origin in meant for span in origin.spans))
        yield Question(prescription="", field="side", choices=WHICH_SIDE, spans=spans)


def _on_doubts(
    prescriptions: Sequence[Prescription], doubts: Sequence[Doubt], keys: Sequence[str]
) -> Iterator[Question]:
    for doubt in doubts:
        if doubt.exercise is not None and not _is_settled(doubt, prescriptions[doubt.exercise]):
            spans = (doubt.span,) if doubt.span else ()
            field = _name_in_plan(doubt.field, prescriptions[doubt.exercise])
            yield Question(prescription=keys[doubt.exercise], field=field, choices=doubt.choices, spans=spans)


def _is_settled(doubt: Doubt, about: Prescription) -> bool:
    """Sides are asked for themselves; which exercise it is was asked once, and remembered."""
    return doubt.field == "side" or about.origin_of(doubt.field).source is Source.CHOSEN


def _name_in_plan(field: str, about: Prescription) -> str:
    """The plan's name for a field that is in doubt; a hold beside repetitions is held in each of them."""
    counts = about.dose is not None and isinstance(about.dose.work, Reps)
    return "rep_hold" if field == "hold_s" and counts else PLAN_NAMES.get(field, field)


def _on_its_form(each: Prescription) -> Question | None:
    """Which of the forms is meant, where the sheet's word is none of them: "I do my clamshells standing"."""
    entry = load_catalogue().get(each.exercise) if each.exercise else None
    if entry is None or form_of(each, entry) is not None:
        return None
    return _question(each, "variant", tuple(form.id for form in entry.variants))


def _on_work(prescriptions: Sequence[Prescription]) -> Iterator[Question]:
    """How much, where the sheet says nothing of it."""
    for each in prescriptions:
        if each.dose is None or each.dose.work is None:
            yield _question(each, "reps", ())


def _on_places(prescriptions: Sequence[Prescription]) -> Iterator[Question]:
    for each in prescriptions:
        if each.uses_band and not each.placements:
            yield _question(each, "placement", ALL_PLACES)


def _on_two_places(prescriptions: Sequence[Prescription]) -> Iterator[Question]:
    """Two places as good as each other: asked some other day, the easier one meanwhile."""
    for each in prescriptions:
        if each.uses_band and each.placements and each.placement is None:
            yield _question(each, "placement", tuple(place.value for place in each.placements))


def _question(each: Prescription, field: str, choices: tuple[str, ...]) -> Question:
    origin = each.origin_of(field)
    spans = origin.spans if origin.source is Source.STATED else ()
    return Question(prescription=each.key, field=field, choices=choices, spans=spans)


def _all_say_how_often(prescriptions: Sequence[Prescription]) -> bool:
    return all(each.frequency for each in prescriptions)
