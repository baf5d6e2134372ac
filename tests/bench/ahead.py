"""What a projection costs: CPU, never asserted in a test. `make bench` asks here.

Run as a program it prints one JSON line: `.venv/bin/python -m tests.bench.ahead`.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import replace

from bandstand.catalog import Placement
from bandstand.prescription import Band, Bounds, Prescription, SetBy
from bandstand.progress.projecting import Projection, project
from bandstand.progress.standing import Standing
from tests.progress.lives import CLIMBER, MARCH, WALK, Day, Did, Life, ordinary_days, plan_of, standing_after

TIMES = 15
SET = tuple(Band(ordinal=ordinal) for ordinal in range(1, 9))
WIDE = Bounds(sets=5, reps=20, seconds=60, band=8, placements=tuple(Placement), set_by=SetBy.THERAPIST)


def project_ms() -> float:
    """CPU of a year ahead for eight exercises, in milliseconds; the best of some turns."""
    life = wide_life()
    standing = standing_after(life)
    return min(_cpu_ms(life, standing) for _ in range(TIMES))


def wide_life() -> Life:
    """Eight exercises with bounds so wide that no year reaches the end of them, and two weeks that went well."""
    prescriptions = tuple(_eight())
    done = Day(did={each.key: Did(count=30 if each.exercise == WALK.exercise else 15) for each in prescriptions})
    return Life(plan=plan_of(*prescriptions), days=(*ordinary_days(8), *(done, Day()) * 4), bands=SET, accepts=True)


def _eight() -> Iterator[Prescription]:
    for number in range(8):
        base = (MARCH, CLIMBER, WALK)[number % 3]
        yield replace(base, key=f"{base.key}-{number}", bounds=replace(WIDE, variants=(base.variant or "",)))


def ahead(life: Life, standing: Standing) -> Projection:
    """A year ahead of a life."""
    assert standing.plan is not None
    return project(standing.plan, standing, life.bands, life.asof)


def _cpu_ms(life: Life, standing: Standing) -> float:
    began = time.process_time()
    ahead(life, standing)
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    print(json.dumps({"project_ms": round(project_ms(), 2)}))
