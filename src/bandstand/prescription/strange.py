"""A plan that came from a stranger's file: what no sheet can mean is told in a sentence, and nothing is taken of it."""

from collections.abc import Iterator

from bandstand.catalog import load_catalogue
from bandstand.prescription.dose import Distance, Dose, Hold, Intervals, Reps, Timed, Work
from bandstand.prescription.plan import Plan, Prescription
from bandstand.prescription.reach import is_in_reach
from bandstand.prescription.under_review import MOST_EXERCISES
from bandstand.quantity import BandstandError, Message, Range

MOST_TEMPO = 60  # seconds of one part of a repetition
MOST_REPEATS = 100
MOST_SHOWN = 40

Counted = tuple[str, float, float]  # what is counted, as `reach` names it, and its two ends


def refuse_what_no_sheet_means(plan: Plan) -> None:
    """Raises BandstandError for a plan that is empty, endless, unknown to this catalogue, or far out of reach."""
    if not plan.prescriptions:
        raise BandstandError(Message("plan_file.empty"))
    if len(plan.prescriptions) > MOST_EXERCISES:
        raise BandstandError(Message("plan_file.too_many", most=MOST_EXERCISES))
    for each in plan.prescriptions:
        _refuse_unknown(each)
        _refuse_absurd(each)
    if any(not is_in_reach(*counted) for counted in _of_the_whole(plan)):
        raise BandstandError(Message("plan_file.absurd", name=plan.prescriptions[0].name[:MOST_SHOWN]))


def _refuse_unknown(each: Prescription) -> None:
    if each.exercise is not None and load_catalogue().get(each.exercise) is None:
        raise BandstandError(Message("plan_file.unknown_exercise", name=each.exercise[:MOST_SHOWN]))
    if not any(letter.isalnum() for letter in each.name):
        raise BandstandError(Message("plan_file.unnamed"))


def _refuse_absurd(each: Prescription) -> None:
    if any(not is_in_reach(*counted) for counted in _counted(each)) or not _is_paced(each.dose):
        raise BandstandError(Message("plan_file.absurd", name=each.name[:MOST_SHOWN]))


def _counted(each: Prescription) -> Iterator[Counted]:
    dose = each.dose or Dose()
    yield from _ends("sets", dose.sets)
    yield from _ends("rest_s", dose.rest)
    yield from _of_work(dose.work)
    if each.frequency:
        yield from _ends("times", each.frequency.times)


def _of_work(work: Work | None) -> Iterator[Counted]:
    match work:
        case Reps(count, hold):
            yield from (*_ends("reps", count), *_ends("hold_s", hold))
        case Hold(seconds):
            yield from _ends("hold_s", seconds)
        case Timed(seconds):
            yield from _ends("duration_s", seconds)
        case Distance(low, high):
            yield "distance_m", low, high
        case Intervals(walk=walk, run=run, repeats=repeats):
            yield "duration_s", max(1, min(walk, run)) if min(walk, run) >= 0 else -1, max(walk, run)
            yield "sets", 1 if 1 <= repeats <= MOST_REPEATS else -1, 1


def _of_the_whole(plan: Plan) -> Iterator[Counted]:
    yield from _ends("times", plan.schedule.sessions_a_week)
    for section in plan.sections:
        yield from _ends("sets", section.laps)
        yield from _ends("rest_s", section.lap_rest)


def _ends(what: str, found: Range | None) -> Iterator[Counted]:
    if found is not None:
        yield what, found.low, found.high


def _is_paced(dose: Dose | None) -> bool:
    tempo = dose.tempo if dose else None
    return tempo is None or all(0 <= part <= MOST_TEMPO for part in (tempo.up, tempo.hold, tempo.down))
