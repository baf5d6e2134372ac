"""What Bandstand proposes where the sheet is silent, every field marked so; and the gentler reading of a doubt."""

from dataclasses import replace

from bandstand.catalog.placement import Placement
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Tempo, Timed, Work
from bandstand.prescription.edit import ORIGIN_OF
from bandstand.prescription.origin import PROPOSED, Source
from bandstand.prescription.plan import Plan, Prescription
from bandstand.prescription.question import Question, Stand
from bandstand.quantity import Range

# Source of all: bandstand-choice, as the programme of the first person has them.
SESSIONS_A_WEEK = Range(3)
REST = Range(45)  # seconds between sets
TEMPO = Tempo(up=2, hold=0, down=2)
SETS = Range(1)
REPS = Reps(Range(8))
HOLD = Hold(Range(20))
HELD_WORDS = ("stretch", "plank", "balance", "stance", "hold", "wall sit", "pose")
# Where the foot moves the band, only a band round the feet works; elsewhere the easiest place comes first.
AT_THE_FEET = frozenset({"mountain-climber", "hip-flexor-march"})


def propose(plan: Plan) -> Plan:
    """The plan with every unknown filled by a proposal: what one tap on "take all proposals" accepts.

    A question passed to the therapist keeps its two readings; see `gentler`.
    """
    rested = {each.key for section in plan.sections if section.lap_rest for each in section.prescriptions}
    for each in plan.prescriptions:
        filled = _proposed(each, _asked_of_therapist(plan, each.key), rested=each.key in rested)
        plan = plan.with_prescription(filled)
    return replace(_with_sessions(plan), questions=tuple(_settled(question, plan) for question in plan.questions))


def gentler(plan: Plan) -> Plan:
    """The plan for today while questions are open: of two readings, the one that asks less.

    "10-15 on both legs", unanswered, is a count shared by both legs, 5 to 8 for each; of two places for the band,
    the easier one.
    """
    for each in plan.prescriptions:
        plan = plan.with_prescription(_gently(each))
    return plan


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
    dose = each.dose or Dose()
    if dose.work is None:
        each = replace(each, dose=replace(dose, work=_usual_work(each))).with_origin("work", PROPOSED)
        dose = each.dose or dose
    if dose.sets is None:
        each = replace(each, dose=replace(dose, sets=SETS)).with_origin("sets", PROPOSED)
    return each


def _usual_work(each: Prescription) -> Work:
    """A small beginning: a short hold for what is held, a few repetitions for what moves."""
    name = each.name.lower()
    if any(word in name for word in HELD_WORDS):
        return HOLD
    return Timed(Range(30)) if each.exercise in ("monster-walk", "lateral-band-walk") else REPS


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
    if dose is not None and dose.tempo is None and isinstance(dose.work, Reps) and dose.work.hold is None:
        each = replace(each, dose=replace(dose, tempo=TEMPO)).with_origin("tempo", PROPOSED)
    return each


def _placed(each: Prescription) -> Prescription:
    """A place for the band, where one is used and none is settled: the easiest the sheet names, or the usual one."""
    if not each.uses_band or each.placement is not None:
        return each
    place = min(each.placements, key=lambda known: known.rank) if each.placements else _usual_place(each)
    return replace(each, placement=place).with_origin("placement", PROPOSED)


def _usual_place(each: Prescription) -> Placement:
    return Placement.FEET if each.exercise in AT_THE_FEET else Placement.KNEES


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
