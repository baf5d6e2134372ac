"""A reading and its plan as plain facts, for golden files: what a person would check by eye.

Run as a program it writes the golden file beside each sheet; read every change before keeping it.
"""

import json
from pathlib import Path

from bandstand.prescription import Plan, Prescription
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from bandstand.prescription.reading import corpus_form
from bandstand.quantity import Json

SHEETS = Path(__file__).parent / "sheets"


def facts_of(text: str) -> dict[str, Json]:
    """The exercises in corpus form, spans shown as their words, and the plan in short lines."""
    reading = read(text)
    form = corpus_form(reading)
    exercises = form["exercises"]
    assert isinstance(exercises, list)
    return {"exercises": [_without_gaps(each, text) for each in exercises], "plan": _plan_facts(to_plan(reading))}


def _without_gaps(each: dict[str, Json], text: str) -> dict[str, Json]:
    """What is said, and the words of every field."""
    spans = each["spans"]
    assert isinstance(spans, dict)
    words = {field: [text[start:end] for start, end in places] for field, places in spans.items()}
    return {
        **{field: value for field, value in each.items() if value not in (None, []) and field != "spans"},
        "words": words,
    }


def _plan_facts(plan: Plan) -> dict[str, Json]:
    return {
        "title": plan.title,
        "prescriptions": [_prescription_facts(each) for each in plan.prescriptions],
        "questions": [f"{each.prescription or 'plan'}: {each.field}{' today' * each.today}" for each in plan.questions],
        "progression": list(plan.progression),
        "start_light": plan.start_light,
        "complaint": plan.complaint.part,
        "goals": list(plan.goals),
        "sessions_a_week": str(plan.schedule.sessions_a_week or ""),
        "values": [name for name in ("rest", "stretching") if getattr(plan.schedule, f"values_{name}")],
    }


def _prescription_facts(each: Prescription) -> dict[str, Json]:
    facts: dict[str, Json] = {
        "key": each.key,
        "dose": str(each.dose or ""),
        "band": each.uses_band,
        "placement": each.placement or "",
        "placements": list(each.placements),
        "variant": each.variant or "",
        "alternatives": [
            f"{'avoid ' * other.avoid}{other.variant} {other.reason}".strip() for other in each.alternatives
        ],
        "liking": each.liking or "",
    }
    return {name: fact for name, fact in facts.items() if fact}


def write_all() -> None:
    """Write every golden file anew."""
    for sheet in sorted(SHEETS.glob("*.txt")):
        golden = json.dumps(facts_of(sheet.read_text(encoding="utf-8")), indent=1, ensure_ascii=False)
        sheet.with_suffix(".json").write_text(golden + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_all()
