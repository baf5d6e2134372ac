"""What one exercise asks next after some days, in short."""

from bandstand.progress.decision import Decision
from tests.progress.lives import (
    Day,
    decision_of,
    march_life,
    ordinary_days,
)

CALM = ordinary_days(8)


def after(*days: Day, **changes: object) -> Decision:
    """The decision for the march after these days."""
    return decision_of(march_life(*days, **changes))


def asked(decision: Decision) -> str:
    """What is asked next, in short: sets, count and band."""
    dose, band = decision.after.dose, decision.after.band
    assert dose is not None
    return f"{dose.sets} x {dose.work}, band {band.ordinal if band else None}"
