"""People whom running does not change: their days go on as they were, whatever they run."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bandstand.progress.running import STAGES, Run, way_through
from bandstand.quantity import Pain
from bandstand.recovery import ANSWERS_NEEDED, Seen, held_to
from tests.progress.runners import RUN
from tests.recovery.diaries import Kind, made_up

FIRST_RUN = 28  # days of answers before it


def runs_needed(kind: Kind, base: float, seed: int, most: int = 40, *, reviewed: bool = False) -> int:
    """How many runs somebody needs whom running does not change; `reviewed`: somebody looked before the first."""
    diary = made_up(replace(kind, missing=0.0), seed, days=160, base=base)
    seen = Seen().told(diary)
    pains = {each.day: each.pain for each in diary}
    review = seen.days[FIRST_RUN - 2 if reviewed else ANSWERS_NEEDED - 1].level.level
    days = pairwise(seen.days)
    usual = {after.day: held_to(each.level.level, review, amber=Pain(2)) for each, after in days}
    runs: list[Run] = []
    today = diary[FIRST_RUN].day
    while len(runs) < most:
        way = way_through(runs, pains.get, usual.get, today)
        if way.stage == STAGES[-1].number:
            return len(runs)
        today = max(today, way.next_on or today)
        runs.append(replace(RUN, on=today, stage=way.stage, peak=Pain(min(2, pains[today]))))
        today += timedelta(days=2)
    return most
