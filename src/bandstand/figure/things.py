"""What goes along with the body: a strap round the foot, a ball or a pillow between the knees."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bandstand.body import SIDES, Body
from bandstand.body.space import Vec, between, distance
from bandstand.catalog import Need
from bandstand.figure.palette import NAMED
from bandstand.figure.shot import Shot
from bandstand.figure.trace import Trace, hull, line

LIMB = 0.03  # half the thickness of a knee, as a fraction of height
STRAP, STRAP_EDGE = 9, 14
ROUND, SOFT = 24, 20  # corners of a ball and of a pillow


@dataclass(frozen=True, slots=True)
class Thing:
    """Something carried along, as it is painted, and how near the eye it is."""

    depth: float
    text: str


def things(shot: Shot) -> Iterator[Thing]:
    """All that this form needs and the body carries along."""
    for need in shot.needs:
        if need in _PAINTERS:
            yield _PAINTERS[need](shot)


def _strap(shot: Shot) -> Thing:
    """From one hand round the ball of the working foot to the other hand."""

    def course(body: Body) -> Trace:
        hands = [body.points["wrist" + side] for side in SIDES]
        return line([shot.stage.point(at) for at in (hands[0], body.points["ball" + shot.working], hands[1])])

    traces = [course(moment.body) for moment in shot.moments]
    look = 'fill="none" stroke-linejoin="round" stroke="{}" stroke-width="{}"'
    edge = shot.film.path(traces, " " + look.format(NAMED.prop_edge, STRAP_EDGE))
    inside = shot.film.path(traces, " " + look.format(NAMED.prop, STRAP))
    return Thing(_depth(shot, lambda body: body.points["ball" + shot.working]), edge + inside)


def _ball(shot: Shot) -> Thing:
    def outline(body: Body) -> Trace:
        radius = max(0.05, _gap(body) / 2)
        return hull([shot.stage.ball(_between_knees(body), radius)], ROUND)

    return _soft(shot, outline)


def _pillow(shot: Shot) -> Thing:
    def outline(body: Body) -> Trace:
        radius = max(0.05, _gap(body) / 2)
        ends = (between(body.points[f"hip{side}"], body.points[f"knee{side}"], 0.75) for side in SIDES)
        shins = (between(body.points[f"knee{side}"], body.points[f"ankle{side}"], 0.35) for side in SIDES)
        balls = [shot.stage.ball(between(next(pair), next(pair), 0.5), radius) for pair in (ends, shins)]
        return hull(balls, SOFT)

    return _soft(shot, outline)


def _soft(shot: Shot, outline: Callable[[Body], Trace]) -> Thing:
    traces = [outline(moment.body) for moment in shot.moments]
    look = f' fill="{NAMED.prop}" stroke="{NAMED.prop_edge}" stroke-width="3"'
    return Thing(_depth(shot, _between_knees), shot.film.path(traces, look))


def _between_knees(body: Body) -> Vec:
    return between(body.points["knee_left"], body.points["knee_right"], 0.5)


def _gap(body: Body) -> float:
    return distance(body.points["knee_left"], body.points["knee_right"]) - 2 * body.skeleton.of(LIMB)


def _depth(shot: Shot, where: Callable[[Body], Vec]) -> float:
    depths = [shot.stage.camera.depth(where(moment.body)) for moment in shot.moments]
    return sum(depths) / len(depths)


_PAINTERS: Mapping[Need, Callable[[Shot], Thing]] = {Need.STRAP: _strap, Need.BALL: _ball, Need.PILLOW: _pillow}
