"""Walking and running in turn, as one exercise that the same player plays."""

from bandstand.prescription.dose import Dose, Intervals, Timed
from bandstand.prescription.plan import Prescription
from bandstand.quantity import Range

# The keys they have in every log, whatever the plan.
WALK_RUN, WARM_UP = "walk-run", "walk-to-warm-up"
OF_RUNNING = frozenset({WALK_RUN, WARM_UP})
WARM_UP_SECONDS = 5 * 60  # Source: bandstand-choice; published schedules walk 5 to 10 minutes first.


def walk_run(name: str, work: Intervals) -> Prescription:
    """One set of walking and running in turn, under its own key."""
    return Prescription(key=WALK_RUN, name=name, dose=Dose(work=work))


def warm_up(name: str) -> Prescription:
    """A few minutes of walking before it."""
    return Prescription(key=WARM_UP, name=name, dose=Dose(work=Timed(Range(WARM_UP_SECONDS))))
