"""From a reading to a plan: a draft with every field's origin, its questions, its proposals, and the gentler reading.

The names of fields in `Prescription.origins` are `name, exercise, sets, work, sides, rest, tempo, band, placement,
placements, variant, alternatives, equipment, load, frequency, liking`. `work` is the repetitions with their hold, or
the seconds, or the metres; a question about it, like a change, names one of them (`edit.ORIGIN_OF`). `placements` are
all the places the sheet names, `placement` the one used now. A field that is not named is unknown.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from bandstand.catalog import load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription.aliases import NO_ALIASES, OWN, Aliases
from bandstand.prescription.asking import questions_of
from bandstand.prescription.bounds import USUAL_AMBER, USUAL_GREEN, Bounds, PainLimits, SetBy
from bandstand.prescription.dose import Distance, Dose, Hold, Reps, Sides, Timed, Work
from bandstand.prescription.edit import edit
from bandstand.prescription.laps import circuit
from bandstand.prescription.limb import limb_in
from bandstand.prescription.origin import OWNER, Origin, Source, Span
from bandstand.prescription.plan import (
    Alternative,
    Complaint,
    Frequency,
    Per,
    Plan,
    Prescription,
    Schedule,
    Section,
)
from bandstand.prescription.reading import LapPlace, Reading, Said, Understood, Whole
from bandstand.quantity import Range

_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")
LONGEST_KEY = 40
DAYS_A_WEEK = 7
BANDS = ("resistance band", "mini band")


def to_plan(reading: Reading, *, number: int = 0, aliases: Aliases = NO_ALIASES, injured: str = "") -> Plan:
    """The plan a sheet describes, nothing filled in: what is not said is unknown, what has two readings is asked.

    `aliases` are the names this person has told the meaning of; they change which exercise it is and no dose.
    `injured` is the side that hurts, as they told it: left, right or both; empty where they did not.
    """
    keys = _keys(reading.exercises)
    read = [_prescription(each, key, reading.text) for each, key in zip(reading.exercises, keys, strict=True)]
    prescriptions = tuple(as_told(each, aliases) for each in read)
    whole = reading.whole
    return Plan(
        number=number,
        title=_title(whole.title),
        sections=tuple(_sections(reading, prescriptions)),
        schedule=_schedule(whole, reading.exercises),
        goals=tuple(goal.value for goal in whole.goals),
        limits=_limits(whole),
        complaint=Complaint(part=whole.complaint.value if whole.complaint else "", side=injured),
        precautions=tuple(precaution.value for precaution in whole.precautions),
        progression=tuple(axis.value for axis in whole.progression),
        start_light=whole.start_light is not None,
        questions=questions_of(prescriptions, reading.doubts, keys, injured=injured),
        written_from=reading.text,
    )


def _sections(reading: Reading, prescriptions: Sequence[Prescription]) -> Iterator[Section]:
    """One after the other, but for a list that its sheet tells to go round in laps."""
    if not prescriptions:
        return
    places = [each.in_laps for each in reading.exercises]
    edges = [at for at, place in enumerate(places) if at == 0 or _parts_sections(places[at - 1], place)]
    for start, stop in zip(edges, [*edges[1:], len(places)], strict=True):
        part = Section(prescriptions=tuple(prescriptions[start:stop]))
        first = prescriptions[start].dose
        laps = first.sets if first and places[start] is LapPlace.FIRST else None
        yield circuit(part, laps, reading.text, _words_from(reading, start)) if laps else part


def _words_from(reading: Reading, at: int) -> str:
    """The words of the sheet from the name of one exercise to the next."""
    starts = [each.name.spans[0].start for each in reading.exercises[at : at + 2]]
    return reading.text[starts[0] : starts[1] if len(starts) > 1 else len(reading.text)]


def _parts_sections(before: LapPlace, now: LapPlace) -> bool:
    return now is LapPlace.FIRST or (before is LapPlace.NONE) != (now is LapPlace.NONE)


def as_told(prescription: Prescription, aliases: Aliases) -> Prescription:
    """The prescription as the person has told what its name means; as it was where they never said."""
    meaning = aliases.meaning_of(prescription.name)
    known = meaning == OWN or (meaning is not None and load_catalogue().get(meaning) is not None)
    return edit(prescription, "exercise", meaning, by=OWNER) if meaning and known else prescription


def _limits(whole: Whole) -> PainLimits:
    """The sheet's own limit of pain where it states one; the usual one otherwise.

    Reading may only tighten: a sentence misunderstood must never allow more pain than usual.
    """
    if whole.pain_limit is None or whole.pain_limit.value > USUAL_AMBER:
        return PainLimits()
    most = whole.pain_limit.value
    return PainLimits(green=min(USUAL_GREEN, most), amber=most, set_by=SetBy.SHEET)


def _keys(exercises: Sequence[Understood]) -> list[str]:
    """The catalogue's id, or the name in small letters; numbered where it stands twice."""
    keys: dict[str, None] = {}
    count: dict[str, int] = {}
    for each in exercises:
        wanted = each.exercise or _slug(each.name.value)
        count[wanted] = count.get(wanted, 0) + 1
        keys[_free(wanted if count[wanted] == 1 else f"{wanted}-{count[wanted]}", keys)] = None
    return list(keys)


def _free(key: str, taken: Collection[str]) -> str:
    return key if key not in taken else _free(f"{key}-2", taken)


def _slug(name: str) -> str:
    return _NOT_IN_A_KEY.sub("-", name.lower())[:LONGEST_KEY].strip("-") or "exercise"


_ABOUT_EXERCISES = re.compile(r"^(?:my |your |the |some )?exercises? (?:for|to) ", re.I)


def _title(given: str) -> str:
    """ "Exercises for Hip Strengthening" is a plan called "Hip strengthening"."""
    words = _ABOUT_EXERCISES.sub("", " ".join(given.split())).split()
    if words and all(word[0].isupper() or len(word) < 4 for word in words):
        words = [words[0], *(word if word.isupper() else word.lower() for word in words[1:])]
    return " ".join(words)


def _prescription(each: Understood, key: str, text: str) -> Prescription:
    dose = _dose(each)
    places = tuple(Placement(said.value) for said in each.places if said.value in list(Placement))
    made = Prescription(
        key=key,
        name=each.name.value,
        exercise=each.exercise,
        dose=dose,
        variant=each.variant.value if each.variant else None,
        alternatives=_alternatives(each),
        uses_band=any(said.value in BANDS for said in each.equipment) or bool(places) or each.uses_band,
        placement=_the_one_place(each, places),
        placements=places,
        equipment=tuple(said.value for said in each.equipment),
        load=each.load.value if each.load else None,
        frequency=each.frequency.value if each.frequency else None,
        liking=each.liking.value if each.liking else None,
        limb=_limb(each, text),
        bounds=_as_far_as_told(each),
    )
    return replace(made, origins=tuple(sorted(_origins(each).items())))


def _as_far_as_told(each: Understood) -> Bounds:
    """ "12, build up to 15": the sheet's own bound, which the dose may grow to and no further."""
    if each.work_up_to is None:
        return Bounds()
    most = each.work_up_to.value
    return Bounds(reps=most) if each.reps else Bounds(seconds=most)


def _limb(each: Understood, text: str) -> str:
    """The limb the sheet itself counts by: "10 each arm"."""
    spans = each.side.spans if each.side else ()
    return limb_in(" ".join(text[span.start : span.end] for span in spans)) or ""


def _dose(each: Understood) -> Dose | None:
    work = work_of(each)
    sides = each.side.value if each.side else Sides.UNSAID
    if not (work or each.sets or each.rest or sides):
        return None
    return Dose(sets=_value(each.sets), work=work, sides=sides, rest=_value(each.rest))


def work_of(each: Understood) -> Work | None:
    """What one set asks for: repetitions first, then a hold, a time, a distance."""
    if each.reps:
        return Reps(each.reps.value, _value(each.hold))
    if each.hold:
        return Hold(each.hold.value)
    if each.duration:
        return Timed(each.duration.value)
    return Distance(*each.distance.value) if each.distance else None


def _value(said: Said[Range] | None) -> Range | None:
    return said.value if said else None


def _the_one_place(each: Understood, places: Sequence[Placement]) -> Placement | None:
    """Where the band goes now: the only place the sheet names, harder ones aside."""
    plain = [place for place in places if place.value not in each.harder_places]
    return plain[0] if len(plain) == 1 else None


def _alternatives(each: Understood) -> tuple[Alternative, ...]:
    """The other ways the sheet allows, and those the writer keeps away from; a way avoided is told once."""
    avoided = {left.variant: left for left in each.avoided}
    allowed = tuple(
        Alternative(variant=said.value.lower(), span_text=said.value)
        for said in each.alternatives
        if said.value.lower() not in avoided
    )
    left = tuple(
        Alternative(variant=left.variant, avoid=True, reason=left.reason, painful=left.painful)
        for left in avoided.values()
    )
    return allowed + left


def _origins(each: Understood) -> dict[str, Origin]:
    spans: dict[str, tuple[Span, ...]] = {
        "name": each.name.spans,
        "exercise": each.name.spans if each.exercise else (),
        "sets": _spans(each.sets),
        "work": (*_spans(each.reps), *_spans(each.hold), *_spans(each.duration), *_spans(each.distance)),
        "sides": _spans(each.side),
        "rest": _spans(each.rest),
        "frequency": _spans(each.frequency),
        "placement": _all_spans(each.places),
        "placements": _all_spans(each.places),
        "equipment": _all_spans(each.equipment),
        "alternatives": (*_all_spans(each.alternatives), *(span for left in each.avoided for span in left.spans)),
        "variant": _spans(each.variant),
        "load": _spans(each.load),
        "liking": _spans(each.liking),
    }
    return {name: Origin(Source.STATED, found) for name, found in spans.items() if found}


def _spans(said: Said[object] | None) -> tuple[Span, ...]:
    return said.spans if said else ()


def _all_spans(said: Iterable[Said[object]]) -> tuple[Span, ...]:
    return tuple(span for each in said for span in each.spans)


def _schedule(whole: Whole, exercises: Sequence[Understood]) -> Schedule:
    """The week as the sheet has it: a frequency counts for the plan only where every exercise has the same."""
    stated = {each.frequency.value for each in exercises if each.frequency}
    shared = stated.pop() if len(stated) == 1 and all(each.frequency for each in exercises) else None
    spans = exercises[0].frequency.spans if shared and exercises[0].frequency else ()
    return Schedule(
        sessions_a_week=_a_week(shared) if shared else None,
        sessions_origin=Origin(Source.STATED, spans) if shared else Origin(Source.UNKNOWN),
        values_rest=whole.values_rest is not None,
        values_stretching=whole.values_stretching is not None,
    )


def _a_week(frequency: Frequency) -> Range:
    """Sessions a week; several times a day is still seven days."""
    return frequency.times if frequency.per is Per.WEEK else Range(DAYS_A_WEEK)
