"""Two eyes, so that a head looks somewhere."""

from bandstand.body import SIDES, Body, sign_of
from bandstand.body.space import Vec, dot
from bandstand.figure.palette import NAMED
from bandstand.figure.shot import Shot

EYE: Vec = (0.044, 0.0175, 0.004)  # forward, left, up of the middle of the head, as fractions of height
LOOKS: Vec = (0.82, 0.57, 0.0)
ROUND = 4
SEEN = 0.12  # an eye turned further from us than this is hidden by the head


def paint_face(shot: Shot) -> str:
    """Each eye where it is, while it is turned to the one who looks."""
    return f'<g fill="{NAMED.face}">{"".join(_eye(shot, side) for side in SIDES)}</g>'


def _eye(shot: Shot, side: str) -> str:
    bodies = [moment.body for moment in shot.moments]
    shown = [_is_seen(body, side, shot) for body in bodies]
    if not any(shown):
        return ""
    places = [shot.stage.point(_place(body, side)) for body in bodies]
    x, y = round(places[0][0]), round(places[0][1])
    shifts = [(round(px) - x, round(py) - y) for px, py in places]
    fades = shot.film.animate("opacity", ["1" if each else "0" for each in shown])
    hidden = "" if shown[0] else ' opacity="0"'
    return f'<circle cx="{x}" cy="{y}" r="{ROUND}"{hidden}>{shot.film.travel(shifts)}{fades}</circle>'


def _place(body: Body, side: str) -> Vec:
    of, (x, y, z) = body.skeleton.of, EYE
    return body.frames["head"].at(body.points["head"], of(x), of(y) * sign_of(side), of(z))


def _is_seen(body: Body, side: str, shot: Shot) -> bool:
    x, y, z = LOOKS
    looks = body.frames["head"].at((0.0, 0.0, 0.0), x, y * sign_of(side), z)
    return dot(looks, shot.stage.camera.toward) > SEEN
