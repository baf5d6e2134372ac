"""What could come next after a life, as the tests of it look at it."""

from bandstand.progress.projecting import Projection, project
from bandstand.progress.standing import Standing
from tests.progress.lives import (
    CLIMBER,
    MARCH,
    WALK,
    Day,
    Did,
    Life,
    ordinary_days,
    plan_of,
    standing_after,
)


def projected(life: Life) -> Projection:
    """What could come next after a life, asked the day after it."""
    return at_once(life, standing_after(life))


def at_once(life: Life, standing: Standing) -> Projection:
    assert standing.plan is not None
    return project(standing.plan, standing, life.bands, life.asof)


def a_programme() -> Life:
    """Eight quiet days, then two weeks in which all three exercises went well every other day."""
    both = Day(did={"march": Did(), "climber": Did(count=12), "walk": Did(count=30)})
    return Life(plan=plan_of(MARCH, CLIMBER, WALK), days=(*ordinary_days(8), *(both, Day()) * 7))
