"""What Bandstand proposes where the sheet is silent, every field marked so; and the gentler reading of a doubt."""

from dataclasses import replace

from bandstand.catalog import Exercise, Kind, load_catalogue
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Tempo, Timed, Work
from bandstand.prescription.edit import ORIGIN_OF
from bandstand.prescription.forms import easiest_place
from bandstand.prescription.origin import PROPOSED, Source
from bandstand.prescription.plan import Plan, Prescription
from bandstand.prescription.question import Question, Stand
from bandstand.quantity import Range

# Source of all: bandstand-choice, as the programme of the first person has them. What the catalogue says of an exercise
# goes first: how it is counted, how long and how often it is held, where its band sits easiest, and its rhythm.
SESSIONS_A_WEEK = Range(3)
REST = Range(45)  # seconds between sets
SETS = Range(1)
REPS = Reps(Range(8))
TIMED = Timed(Range(30))
# Of exercises the catalogue does not know.
TEMPO = Tempo(up=2, hold=0, down=2)
HOLD = Hold(Range(20))
HELD_WORDS = ("stretch", "plank", "balance", "stance", "hold", "wall sit", "pose")


def propose(plan: Plan) -> Plan:
    """The plan with every unknown filled by a proposal: what one tap on "take all proposals" accepts.

    A question passed to the therapist keeps its two readings; see `gentler`.
    """
    rested = {each.key for section in plan.sections if section.lap_rest for each in section.prescriptions}
    filled = plan.with_each(
        lambda each: _proposed(each, _asked_of_therapist(plan, each.key), rested=each.key in rested)
    )
    return replace(_with_sessions(filled), questions=tuple(_settled(question, filled) for question in plan.questions))


def gentler(plan: Plan) -> Plan:
    """The plan for today while questions are open: of two readings, the one that asks less.

    "10-15 on both legs", unanswered, is a count shared by both legs, 5 to 8 for each; of two places for the band,
    the easier one.
    """
    return plan.with_each(_gently)


def _gently(each: Prescription) -> Prescription:
    if each.dose and each.dose.sides is Sides.ASK:
        shared = replace(each, dose=replace(each.dose, sides=Sides.SHARED))
        return _placed(shared.with_origin("sides", PROPOSED))
    return _placed(each)


def _asked_of_therapist(plan: Plan, key: str) -> frozenset[str]:
    return frozenset(
        each.field for each in plan.questions if each.prescription == key and each.standing is Stand.FOR_THERAPIST
    )


def _proposed(each: Prescription, left_open: frozenset[str], *, rested: bool) -> Prescription:
    """`rested`: the list is done in laps with a rest between them, so that none is missing between exercises."""
    filled = _with_work(each)
    if "sides" not in left_open:
        filled = _with_sides(filled)
    return _placed(_with_tempo(filled if rested else _with_rest(filled)))


def _with_work(each: Prescription) -> Prescription:
    dose, entry = each.dose or Dose(), _entry(each)
    if dose.work is None:
        dose = replace(dose, work=_usual_work(entry) if entry else _work_by_name(each.name))
        each = replace(each, dose=dose).with_origin("work", PROPOSED)
    if dose.sets is None:
        each = replace(each, dose=replace(dose, sets=_usual_sets(dose, entry))).with_origin("sets", PROPOSED)
    return each


def _entry(each: Prescription) -> Exercise | None:
    return load_catalogue().get(each.exercise) if each.exercise else None


def _usual_work(entry: Exercise) -> Work:
    """A small beginning, counted as the exercise is: the shortest hold, a short time, a few repetitions."""
    held = entry.rhythm.hold_for
    if held is not None:
        return Hold(Range(held.low))
    return TIMED if entry.kind is Kind.TIMED else REPS


def _work_by_name(name: str) -> Work:
    """A short hold for what its name says is held, a few repetitions for what moves."""
    return HOLD if any(word in name.lower() for word in HELD_WORDS) else REPS


def _usual_sets(dose: Dose, entry: Exercise | None) -> Range:
    """Once; a hold as often as it is usually held at least."""
    often = entry.rhythm.times if entry and isinstance(dose.work, Hold) else None
    return Range(often.low) if often else SETS


def _with_sides(each: Prescription) -> Prescription:
    """Each leg in turn, where both readings are possible."""
    if each.dose is None or each.dose.sides is not Sides.ASK:
        return each
    return replace(each, dose=replace(each.dose, sides=Sides.EACH)).with_origin("sides", PROPOSED)


def _with_rest(each: Prescription) -> Prescription:
    dose = each.dose
    if dose is not None and dose.rest is None:
        return replace(each, dose=replace(dose, rest=REST)).with_origin("rest", PROPOSED)
    return each


def _with_tempo(each: Prescription) -> Prescription:
    dose = each.dose
    unpaced = dose is not None and dose.tempo is None and isinstance(dose.work, Reps) and dose.work.hold is None
    if dose is not None and unpaced and not _has_rhythm(_entry(each)):
        each = replace(each, dose=replace(dose, tempo=TEMPO)).with_origin("tempo", PROPOSED)
    return each


def _has_rhythm(entry: Exercise | None) -> bool:
    """Whether the catalogue says the pace of a repetition: the session keeps it, and no other is proposed."""
    return entry is not None and entry.rhythm.rep_seconds > 0


def _placed(each: Prescription) -> Prescription:
    """A place for the band, where one is used and none is settled: the easiest the sheet names, or the usual one."""
    if not each.uses_band or each.placement is not None:
        return each
    named = min(each.placements, key=lambda known: known.rank, default=None)
    place = named or easiest_place(each, _entry(each))
    return replace(each, placement=place).with_origin("placement", PROPOSED)


def _with_sessions(plan: Plan) -> Plan:
    if plan.schedule.sessions_a_week is not None:
        return plan
    return replace(plan, schedule=replace(plan.schedule, sessions_a_week=SESSIONS_A_WEEK, sessions_origin=PROPOSED))


def _settled(question: Question, plan: Plan) -> Question:
    """A question answered by an accepted proposal is asked no more."""
    if question.standing is not Stand.OPEN:
        return question
    each = plan.prescription(question.prescription)
    field = ORIGIN_OF.get(question.field, question.field)
    of_plan = each is None and field == "frequency"
    proposed = of_plan or (each is not None and each.origin_of(field).source is Source.PROPOSED)
    return replace(question, standing=Stand.ANSWERED) if proposed else question
