"""A shared programme as schema.org has it: an ExercisePlan in JSON-LD, for programs that read pages."""

import json
from collections.abc import Iterator

from bandstand.catalog import load_catalogue
from bandstand.prescription import Dose, Frequency, Hold, Per, Plan, Prescription, Timed
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.shared import Shared
from bandstand.quantity import Json, JsonObject, Message, Range
from bandstand.words import say

CONTEXT = "https://schema.org"  # a name, never fetched


def as_exercise_plan(shared: Shared, *, address: str) -> JsonObject:
    """The whole programme: what readers of the page see of it, and no more."""
    return {
        "@context": CONTEXT,
        "@type": "ExercisePlan",
        "url": address,
        "name": shared.title or say(Message("shared.untitled")),
        **({"description": shared.introduction} if shared.introduction else {}),
        "exerciseType": "rehabilitation",
        **_often(shared.plan),
        "hasPart": [dict(_part(each)) for each in shared.plan.prescriptions],
    }


def in_a_page(told: JsonObject) -> str:
    """JSON that can stand inside a page: no letter of it opens or closes a tag."""
    text = json.dumps(told, ensure_ascii=True)
    return text.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")


def _often(plan: Plan) -> dict[str, Json]:
    often = plan.schedule.sessions_a_week
    return {"activityFrequency": _a_week(often)} if often else {}


def _a_week(times: Range) -> str:
    return f"{times} a week"


def _part(each: Prescription) -> Iterator[tuple[str, Json]]:
    yield "@type", "ExercisePlan"
    yield "name", each.name
    if each.dose:
        yield "description", say(dose_words(each.dose, limb_of(each)))
        yield from _of_dose(each.dose)
    if each.frequency:
        yield "activityFrequency", _how_often(each.frequency)
    places = [place.value for place in each.placements] or ([each.placement.value] if each.placement else [])
    if places:
        yield "additionalVariable", f"band at the {' or '.join(places)}"
    entry = load_catalogue().get(each.exercise or "")
    if entry:
        yield "exerciseType", entry.purpose.value


def _of_dose(dose: Dose) -> Iterator[tuple[str, Json]]:
    if dose.sets:
        yield "repetitions", _times(dose.sets)
    if isinstance(dose.work, Timed | Hold):
        yield "activityDuration", f"PT{dose.work.seconds.high}S"
    elif dose.work:
        yield "workload", f"{dose.work} a set"
    if dose.rest:
        yield "restPeriods", f"{dose.rest} s between sets"


def _times(sets: Range) -> Json:
    return sets.low if sets.is_single else str(sets)


def _how_often(often: Frequency) -> str:
    return f"{often.times} a {'day' if often.per is Per.DAY else 'week'}"
