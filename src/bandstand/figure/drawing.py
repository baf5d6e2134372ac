"""One picture of an exercise, as SVG text that moves by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

from bandstand.body import FigureKey
from bandstand.catalog import BandColour
from bandstand.figure.arrow import paint_arrow
from bandstand.figure.band import Worn, worn
from bandstand.figure.face import paint_face
from bandstand.figure.letters import paint_letters
from bandstand.figure.mannequin import Part
from bandstand.figure.painting import paint_band, paint_box, paint_mat, paint_muscles, paint_part
from bandstand.figure.palette import Theme, paints
from bandstand.figure.shadows import paint_shadows
from bandstand.figure.shot import Playing, Shot, shots_of
from bandstand.figure.stage import HEIGHT, WIDTH
from bandstand.figure.things import things
from bandstand.figure.title import described, named

BEFORE_TRUNK = 0.1  # metres


MARK = "@mark@"  # stands before every id of a sketch


def draw(
    key: FigureKey, theme: Theme = Theme.LIGHT, playing: Playing = Playing.MOVING, phases: tuple[float, ...] = ()
) -> str:
    """The SVG of one picture: no script, no style, nothing fetched; under 8 KB when compressed.

    `phases` are the moments of a strip, 0 to 1; the catalogue's own stills where none are named.
    """
    colourless = replace(key, band=BandColour.PLAIN if key.band_worn else None)
    words = {"title": named(key), "told": described(key), "mark": _mark(key, theme, playing, phases)}
    colours = {**paints(theme, key.band), **words}
    return re.sub(r"@(\w+)@", lambda name: colours[name[1]], sketch(colourless, playing, phases))


@lru_cache(maxsize=256)
def sketch(key: FigureKey, playing: Playing, phases: tuple[float, ...]) -> str:
    """The picture with names in place of its colours and words: the same for both themes and every band."""
    shots = shots_of(key, playing, phases)
    pictures = [
        f"{paint_mat(shot)}{''.join(_layers(shot, place))}{shot.carried(paint_letters(shot))}"
        for place, shot in enumerate(shots)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(shots)} {HEIGHT}" role="img">'
        f"<title>@title@</title><desc>@told@</desc>{_side_by_side(pictures)}</svg>"
    )


def _side_by_side(pictures: Sequence[str]) -> str:
    """One picture as it is; several in a row, from left to right."""
    moved = (f'<g transform="translate({WIDTH * place})">{picture}</g>' for place, picture in enumerate(pictures))
    return "".join(moved) if len(pictures) > 1 else pictures[0]


def _layers(shot: Shot, place: int) -> list[str]:
    """Body parts and props, far ones first; each leg with its own stretch of the band."""
    placement = shot.key.band_worn and shot.key.band_worn[0]
    band = worn([moment.body for moment in shot.moments], placement, shot.stage) if placement else None
    mark = f"{MARK}{place or ''}"
    layers = [Layer(part[0].name, _depth(part, shot), _limb(shot, part, band, mark)) for part in shot.parts]
    layers += [Layer("thing", thing.depth, thing.text) for thing in things(shot)]
    layers.sort(key=lambda layer: layer.depth)
    behind, before = _props(shot)
    resting = ("arm", "head") if before else ()  # hands lie on what stands in front
    under = [layer.text for layer in layers if layer.name not in resting]
    over = [layer.text for layer in layers if layer.name in resting]
    lower, upper = (shot.carried("".join(each)) for each in ([paint_shadows(shot), *under], over))
    return [*behind, lower, *before, upper, paint_arrow(shot)]


@dataclass(frozen=True, slots=True)
class Layer:
    """A part or a thing as it is painted, and how near the eye it is."""

    name: str
    depth: float
    text: str


def _props(shot: Shot) -> tuple[list[str], list[str]]:
    """What stands behind the body, and what stands before it."""
    camera = shot.stage.camera
    pelvis = camera.depth(shot.moments[0].body.points["pelvis"])
    before = [box for box in shot.boxes if not box.carries and camera.depth(box.middle) > pelvis]
    behind = sorted((box for box in shot.boxes if box not in before), key=lambda box: camera.depth(box.middle))
    return [paint_box(shot, box) for box in behind], [paint_box(shot, box) for box in before]


def _depth(part: Sequence[Part], shot: Shot) -> float:
    """How near a part is, over all moments. A limb lies before the trunk it hangs from, unless it is a far one."""
    depth = shot.stage.camera.depth
    if not part[0].side or shot.is_far(part[0].side):
        return sum(depth(each.root) for each in part) / len(part)
    return sum(max(depth(each.root), depth(each.reach)) for each in part) / len(part) + BEFORE_TRUNK


def _limb(shot: Shot, part: Sequence[Part], band: Worn | None, mark: str) -> str:
    name, side = part[0].name, part[0].side
    painted = paint_part(shot, part, mark) + paint_muscles(shot, name, side)
    if name == "head":
        return painted + paint_face(shot)
    if name != "leg" or band is None:
        return painted
    under, over = (f"{mark}band{side}-{layer}" for layer in ("under", "over"))
    share = band.strands[side]
    below = paint_band(shot, share.under, band.widths, under)
    return below + painted + paint_band(shot, share.over, band.widths, over)


def _mark(key: FigureKey, theme: Theme, playing: Playing, phases: tuple[float, ...]) -> str:
    """A short name for this picture's shapes, so that two pictures on one page do not borrow each other's."""
    return f"f{crc32(f'{key}/{theme}/{playing}/{phases}'.encode()):x}"
