""" "3 rounds" of a list, once a person has said what it means: sets of each exercise, or laps of the whole list."""

from dataclasses import replace
from itertools import groupby

from bandstand.prescription.origin import Source
from bandstand.prescription.plan import Plan, Prescription, Section
from bandstand.prescription.question import Question

OF_EACH, LAPS = "each", "laps"
SETS_OR_LAPS = (OF_EACH, LAPS)
LEAST_LIST = 2  # exercises


def is_about_laps(question: Question) -> bool:
    """Whether a question asks how a whole list is gone through."""
    return question.field == "sets" and question.choices == SETS_OR_LAPS


def listed(plan: Plan, question: Question) -> tuple[Prescription, ...]:
    """The exercises such a question is about: the same words of the sheet count the sets of each of them."""
    return tuple(each for each in plan.prescriptions if _counted_by(each, question))


def _counted_by(each: Prescription, question: Question) -> bool:
    origin = each.origin_of("sets")
    return origin.source is Source.STATED and origin.spans == question.spans


def gone_through(plan: Plan, question: Question, choice: str) -> Plan:
    """The plan with the list of a question done as the person says: one exercise after the other, or lap by lap."""
    keys = [each.key for each in listed(plan, question)]
    if len(keys) < LEAST_LIST:
        return plan
    first = plan.prescription(keys[0])
    laps = first.dose.sets if choice == LAPS and first and first.dose else None
    parts = (part for section in plan.sections for part in _parts(section, keys))
    told = [replace(part, laps=laps) if part.prescriptions[0].key == keys[0] else part for part in parts]
    return replace(plan, sections=_joined(told))


def _parts(section: Section, keys: list[str]) -> tuple[Section, ...]:
    """A section cut before and after the list that stands in it; what stands between its exercises stays with them."""
    at = [place for place, each in enumerate(section.prescriptions) if each.key in keys]
    if not at:
        return (section,)
    cut = section.prescriptions[: at[0]], section.prescriptions[at[0] : at[-1] + 1], section.prescriptions[at[-1] + 1 :]
    return tuple(replace(section, prescriptions=each) for each in cut if each)


def _joined(sections: list[Section]) -> tuple[Section, ...]:
    """Neighbours of one kind that no laps keep apart are one section."""
    found: list[Section] = []
    for (kind, laps), run in groupby(sections, key=lambda each: (each.kind, each.laps)):
        together = list(run)
        if laps is not None:
            found += together
        else:
            found.append(
                Section(kind=kind, prescriptions=tuple(one for each in together for one in each.prescriptions))
            )
    return tuple(found)


def apart_without(plan: Plan, key: str) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The questions that stay where an exercise is left out, and those that leave with it.

    A question about a whole list stays while two of it are left, and is then put to the first of them.
    """
    stay: list[Question] = []
    leave: list[Question] = []
    for question in plan.questions:
        others = [each.key for each in listed(plan, question) if each.key != key] if is_about_laps(question) else []
        if len(others) >= LEAST_LIST:
            stay.append(replace(question, prescription=others[0]))
        else:
            gone = question.prescription == key or key in _keys_of_list(plan, question)
            (leave if gone else stay).append(question)
    return tuple(stay), tuple(leave)


def _keys_of_list(plan: Plan, question: Question) -> tuple[str, ...]:
    return tuple(each.key for each in listed(plan, question)) if is_about_laps(question) else ()
