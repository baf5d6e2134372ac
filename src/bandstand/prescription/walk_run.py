"""Walking and running in turn, as one exercise that the same player plays."""

from bandstand.prescription.dose import Dose, Intervals
from bandstand.prescription.plan import Prescription
from bandstand.quantity import Range

WALK_RUN = "walk-run"  # the key it has in every log, whatever the plan


def walk_run(name: str, work: Intervals) -> Prescription:
    """One set of walking and running in turn, under its own key."""
    return Prescription(key=WALK_RUN, name=name, dose=Dose(sets=Range(1), work=work))
