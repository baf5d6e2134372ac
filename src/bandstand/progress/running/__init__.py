"""Back to running: what to have first, the stages, and what each run came to. Knows nothing of how it is shown."""

from bandstand.progress.running.needs import BY_ID, NEEDS, Felt, Have, How, Known, Need, have_of
from bandstand.progress.running.now import Cap, Running, base_in, cap_of, running, way_of
from bandstand.progress.running.runs import Run, runs_of
from bandstand.progress.running.stages import BY_DISTANCE, STAGES, Stage
from bandstand.progress.running.way import Came, Judged, Mornings, Way, came_of, way_through

__all__ = [
    "BY_DISTANCE",
    "BY_ID",
    "NEEDS",
    "STAGES",
    "Came",
    "Cap",
    "Felt",
    "Have",
    "How",
    "Judged",
    "Known",
    "Mornings",
    "Need",
    "Run",
    "Running",
    "Stage",
    "Way",
    "base_in",
    "came_of",
    "cap_of",
    "have_of",
    "running",
    "runs_of",
    "way_of",
    "way_through",
]
