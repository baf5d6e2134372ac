"""A person changes a prescription: what they typed, or took of a proposal, is marked as their choice."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bandstand.catalog import Need, load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription.aliases import OWN
from bandstand.prescription.asking import with_form_asked
from bandstand.prescription.band import Band
from bandstand.prescription.dose import Distance, Dose, Hold, Reps, Sides, Timed, Work
from bandstand.prescription.forms import form_kept
from bandstand.prescription.laps import gone_through, is_about_laps
from bandstand.prescription.origin import Origin, Source
from bandstand.prescription.plan import Frequency, Per, Plan, Prescription
from bandstand.prescription.question import Question, Stand
from bandstand.prescription.reach import REACH, is_in_reach
from bandstand.quantity import BandstandError, Message, Range, Side

ASK_MY_PT = "ask my PT"
SKIP = "skip"

MOST_BANDS = 30
INJURED = tuple(side.value for side in Side)

SIDES = MappingProxyType(
    {
        "each": Sides.EACH,
        "together": Sides.SHARED,
        "at once": Sides.AT_ONCE,
        "left": Sides.LEFT,
        "right": Sides.RIGHT,
        "hurt": Sides.HURT,
        "ask": Sides.ASK,
        "": Sides.UNSAID,
    }
)

Setter = Callable[[Prescription, str], Prescription]

BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # letters of Hangul that show nothing


def edit(prescription: Prescription, field: str, text: str, *, by: str) -> Prescription:
    """The prescription with one field told anew by a person.

    Raises BandstandError where the text is no value for that field, or is far outside what a sheet asks.
    """
    if field not in FIELDS:
        raise BandstandError(Message("edit.unknown_field", field=field))
    changed = FIELDS[field](prescription, text.strip())
    is_same = changed == prescription and field != "exercise"  # which exercise it is may be confirmed, too
    return changed if is_same else changed.with_origin(ORIGIN_OF.get(field, field), _chosen(by))


def take(before: Prescription, after: Prescription, *, by: str) -> Prescription:
    """What was proposed, taken by a person: what it changed is their choice now, no longer the sheet's words."""
    taken = after
    for field, value in _adaptable(after).items():
        if value != _adaptable(before)[field]:
            taken = taken.with_origin(field, _chosen(by))
    return taken


def answer(plan: Plan, question: Question, choice: str, *, by: str) -> Plan:
    """The plan after a question was answered, passed to the therapist, or skipped."""
    stand = {ASK_MY_PT: Stand.FOR_THERAPIST, SKIP: Stand.SKIPPED}.get(choice, Stand.ANSWERED)
    answered = tuple(replace(each, standing=stand) if each == question else each for each in plan.questions)
    changed = replace(plan, questions=answered)
    if stand is not Stand.ANSWERED:
        return changed
    if is_about_laps(question):
        return gone_through(changed, question, _one_of(question.choices, choice))
    if not question.prescription:
        return edit_plan(changed, question.field, choice, by=by)
    asked_of = plan.prescription(question.prescription)
    if asked_of is None:
        return changed
    told = changed.with_prescription(edit(asked_of, question.field, choice, by=by))
    return with_form_asked(told, asked_of.key)


def _one_of(choices: tuple[str, ...], choice: str) -> str:
    if choice not in choices:
        raise BandstandError(Message("edit.no_choice", text=choice[:40]))
    return choice


def change(plan: Plan, key: str, changes: Mapping[str, str], *, by: str) -> Plan:
    """The plan with fields of one exercise told anew, all or none; a question about one of them is answered by it."""
    about = plan.prescription(key)
    if about is None:
        raise BandstandError(Message("sheet.no_such_exercise"))
    for field, text in changes.items():
        about = edit(about, field, text, by=by)
    told = {ORIGIN_OF.get(field, field) for field in changes}
    questions = tuple(_answered_by(each, key, told) for each in plan.questions)
    return with_form_asked(replace(plan.with_prescription(about), questions=questions), key)


def _answered_by(question: Question, key: str, told: set[str]) -> Question:
    is_told = question.prescription == key and ORIGIN_OF.get(question.field, question.field) in told
    is_told = is_told and not is_about_laps(question)  # the other exercises of its list still wait
    return replace(question, standing=Stand.ANSWERED) if is_told else question


def edit_plan(plan: Plan, field: str, text: str, *, by: str) -> Plan:
    """The plan with something told anew that is about the whole of it: how often a week, which side is injured.

    Raises BandstandError where the text is no such number or side.
    """
    if field == "side":
        told = replace(plan.complaint, side=_one_of(INJURED, text))
        return replace(plan, complaint=told)
    if field != "frequency":
        raise BandstandError(Message("edit.unknown_field", field=field))
    times = read_range(text.strip(), "times")
    schedule = replace(plan.schedule, sessions_a_week=times, sessions_origin=_chosen(by))
    return replace(plan, schedule=schedule)


def _chosen(by: str) -> Origin:
    return Origin(Source.CHOSEN, by=by)


_TYPED = re.compile(r"(?P<low>[0-9]{1,6})(?:-(?P<high>[0-9]{1,6}))?")


def read_range(text: str, what: str) -> Range:
    """ "3" or "10-15" as a range within the reach of what it counts. Raises BandstandError on anything else."""
    typed = _TYPED.fullmatch(text.replace("\N{EN DASH}", "-").replace(" ", ""))
    if typed is None or int(typed["high"] or typed["low"]) < int(typed["low"]):
        raise BandstandError(Message("edit.no_number", text=text[:40]))
    found = Range(int(typed["low"]), int(typed["high"] or typed["low"]))
    if found.low < 1 or not is_in_reach(what, found.low, found.high):
        raise BandstandError(Message("edit.out_of_reach", text=text[:40], most=int(REACH[what][1])))
    return found


def _dose(prescription: Prescription) -> Dose:
    return prescription.dose or Dose()


def _adaptable(each: Prescription) -> Mapping[str, object]:
    """The fields that change from session to session."""
    dose = _dose(each)
    return {
        "sets": dose.sets,
        "work": dose.work,
        "rest": dose.rest,
        "sides": dose.sides,
        "band": each.band,
        "placement": each.placement,
        "variant": each.variant,
    }


def _set_name(prescription: Prescription, text: str) -> Prescription:
    if not any(letter.isalpha() and letter not in BLANK_LETTERS for letter in text):
        raise BandstandError(Message("edit.no_name"))
    return replace(prescription, name=text[:120])


def _set_exercise(prescription: Prescription, text: str) -> Prescription:
    """Which exercise of the catalogue it is, or none of them. What is asked of it stays as it is."""
    if text == OWN:
        return replace(prescription, exercise=None)
    known = load_catalogue().get(text)
    if known is None:
        raise BandstandError(Message("edit.no_choice", text=text[:40]))
    banded = Need.BAND in known.needs_of(known.default)  # of a bridge only a harder form wears one
    uses_band = prescription.uses_band or banded
    return replace(form_kept(prescription, known), exercise=known.id, uses_band=uses_band)


def _set_sets(prescription: Prescription, text: str) -> Prescription:
    sets = read_range(text, "sets") if text else None
    return replace(prescription, dose=replace(_dose(prescription), sets=sets))


def _with_work(prescription: Prescription, work: Work) -> Prescription:
    return replace(prescription, dose=replace(_dose(prescription), work=work))


def _set_reps(prescription: Prescription, text: str) -> Prescription:
    """How many; what is held in each one stays."""
    work = _dose(prescription).work
    return _with_work(prescription, Reps(read_range(text, "reps"), work.hold if isinstance(work, Reps) else None))


def _set_rep_hold(prescription: Prescription, text: str) -> Prescription:
    """How long each repetition is held; empty for not at all. Without repetitions it is the whole that is held."""
    work = _dose(prescription).work
    if not isinstance(work, Reps):
        return _set_hold(prescription, text) if text else prescription
    return _with_work(prescription, Reps(work.count, read_range(text, "hold_s") if text else None))


def _set_hold(prescription: Prescription, text: str) -> Prescription:
    return _with_work(prescription, Hold(read_range(text, "hold_s")))


def _set_seconds(prescription: Prescription, text: str) -> Prescription:
    return _with_work(prescription, Timed(read_range(text, "duration_s")))


def _set_distance(prescription: Prescription, text: str) -> Prescription:
    metres = read_range(text, "distance_m")
    return _with_work(prescription, Distance(metres.low, metres.high))


def _set_rest(prescription: Prescription, text: str) -> Prescription:
    rest = read_range(text, "rest_s") if text else None
    return replace(prescription, dose=replace(_dose(prescription), rest=rest))


def _set_sides(prescription: Prescription, text: str) -> Prescription:
    if text not in SIDES:
        raise BandstandError(Message("edit.no_choice", text=text[:40]))
    return replace(prescription, dose=replace(_dose(prescription), sides=SIDES[text]))


def _set_placement(prescription: Prescription, text: str) -> Prescription:
    if not text:
        return replace(prescription, placement=None)
    if text not in list(Placement):
        raise BandstandError(Message("edit.no_choice", text=text[:40]))
    place = Placement(text)
    known = prescription.placements if place in prescription.placements else (*prescription.placements, place)
    return replace(prescription, placement=place, placements=known, uses_band=True)


def _set_band(prescription: Prescription, text: str) -> Prescription:
    if not text:
        return replace(prescription, band=None)
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= MOST_BANDS):
        raise BandstandError(Message("edit.no_choice", text=text[:40]))
    return replace(prescription, band=Band(ordinal=int(text)), uses_band=prescription.uses_band or int(text) > 0)


def _set_variant(prescription: Prescription, text: str) -> Prescription:
    return replace(prescription, variant=text[:60] or None)


_A_DAY = re.compile(r"(?:/|a|per)? ?day$", re.I)


def _set_frequency(prescription: Prescription, text: str) -> Prescription:
    """So many times a week, or a day where that is written: "3", "2 a day"."""
    if not text:
        return replace(prescription, frequency=None)
    number = _A_DAY.sub("", text)
    times = read_range(number.strip(), "times")
    return replace(prescription, frequency=Frequency(times, Per.WEEK if number == text else Per.DAY))


def _set_load(prescription: Prescription, text: str) -> Prescription:
    return replace(prescription, load=text[:120] or None)


FIELDS: Mapping[str, Setter] = MappingProxyType(
    {
        "name": _set_name,
        "exercise": _set_exercise,
        "sets": _set_sets,
        "reps": _set_reps,
        "rep_hold": _set_rep_hold,
        "seconds": _set_seconds,
        "hold": _set_hold,
        "distance": _set_distance,
        "rest": _set_rest,
        "sides": _set_sides,
        "placement": _set_placement,
        "band": _set_band,
        "variant": _set_variant,
        "frequency": _set_frequency,
        "load": _set_load,
    }
)

# These are ways to say one field of the plan.
ORIGIN_OF: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("reps", "rep_hold", "seconds", "hold", "distance"), "work")
)
