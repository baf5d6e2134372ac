""" "3 rounds" of a list, once a person has said what it means: sets of each exercise, or laps of the whole list."""

import re
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from bandstand.prescription.origin import Source
from bandstand.prescription.plan import Plan, Prescription, Section
from bandstand.prescription.question import Question
from bandstand.quantity import Range

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
    told = [_told(part, laps, plan.written_from) if part.prescriptions[0].key == keys[0] else part for part in parts]
    return replace(plan, sections=_joined(told))


def _told(part: Section, laps: Range | None, text: str) -> Section:
    return circuit(one_by_one(part), laps, text, text) if laps else one_by_one(part)


def circuit(part: Section, laps: Range, text: str, beside: str) -> Section:
    """The list done in laps. A rest that its sheet, `text`, gives between rounds is one between laps.

    `beside` are the words in which one may be told besides the rest of each exercise.
    """
    between = [each for each in part.prescriptions if _rests_between_rounds(each, text)]
    rests = [each.dose.rest for each in between if each.dose and each.dose.rest]
    moved = {each.key: _resting(each, None) for each in between}
    kept = tuple(moved.get(each.key, each) for each in part.prescriptions)
    return replace(part, laps=laps, lap_rest=rests[0] if rests else _rest_told_in(beside), prescriptions=kept)


def one_by_one(part: Section) -> Section:
    """The list done one exercise after the other: its rest between rounds is the rest between sets again."""
    kept = tuple(_resting(each, part.lap_rest) if _waits_for_its_rest(each) else each for each in part.prescriptions)
    return replace(part, laps=None, lap_rest=None, prescriptions=kept)


def _resting(each: Prescription, rest: Range | None) -> Prescription:
    return replace(each, dose=replace(each.dose, rest=rest)) if each.dose else each


def _waits_for_its_rest(each: Prescription) -> bool:
    return each.dose is not None and each.dose.rest is None and each.origin_of("rest").source is Source.STATED


_ROUNDS = (
    r"[ ,]{0,2}(?:of )?(?:(?:rest|break|pause) )?(?:in )?"
    r"(?:between|after)(?: (?:each|every|the|all))? (?:rounds?|laps?|circuits?)\b"
)
_THEN_ROUNDS = re.compile(_ROUNDS, re.IGNORECASE)
_BETWEEN_ROUNDS = re.compile(
    r"(?<![\d.])(?P<many>\d{1,4}|an?|one|two|three)(?:-(?P<most>\d{1,4}))? ?"
    r"(?:(?P<minutes>min(?:ute)?s?)|s|secs?|seconds?)\b" + _ROUNDS,
    re.IGNORECASE,
)
_MANY = MappingProxyType({"a": 1, "an": 1, "one": 1, "two": 2, "three": 3})
A_MINUTE = 60  # seconds


def _rests_between_rounds(each: Prescription, text: str) -> bool:
    """Whether the words that tell its rest tell it between rounds: "rest 60 seconds between rounds"."""
    origin = each.origin_of("rest")
    if origin.source is not Source.STATED:
        return False
    return any(
        _THEN_ROUNDS.match(text, span.end) or _THEN_ROUNDS.search(text, span.start, span.end) for span in origin.spans
    )


def _rest_told_in(words: str) -> Range | None:
    """ "No rest between exercises, 2 minutes between rounds": told beside the rest of each exercise."""
    found = _BETWEEN_ROUNDS.search(words)
    if found is None:
        return None
    low = _MANY.get(found["many"].lower()) or int(found["many"])
    high = max(low, int(found["most"] or low))
    return Range(low, high).map(lambda many: many * A_MINUTE if found["minutes"] else many)


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
