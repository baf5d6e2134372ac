"""Brushes: each turns one thing of a shot into SVG elements."""

from collections.abc import Sequence

from bandstand.body import SIDES
from bandstand.figure.effort import shares
from bandstand.figure.mannequin import Part
from bandstand.figure.muscles import PATCHES, Patch, looks_at, patch_trace
from bandstand.figure.palette import NAMED
from bandstand.figure.scene import Box, faces, mat_corners, outline
from bandstand.figure.shot import Shot
from bandstand.figure.trace import Trace

LINE = 5  # half of it shows outside a shape
BAND_EDGE = 5
PRIMARY, SECONDARY = 0.62, 0.26  # how strongly a muscle is tinted


def paint_mat(shot: Shot) -> str:
    """The floor; none where nothing touches it, as on a bed."""
    if all(place[2] > 0 for moment in shot.loop for place in moment.contacts.values()):
        return ""
    return (
        f'<path fill="{NAMED.mat}" stroke="{NAMED.mat_edge}" stroke-width="3" stroke-linejoin="round" '
        f'd="{outline(mat_corners(shot.loop), shot.stage)}"/>'
    )


def paint_box(shot: Shot, box: Box) -> str:
    """A prop."""
    paths = "".join(f'<path d="{face}"/>' for face in faces(box, shot.stage))
    return f'<g fill="{NAMED.prop}" stroke="{NAMED.prop_edge}" stroke-width="3" stroke-linejoin="round">{paths}</g>'


def paint_part(shot: Shot, part: Sequence[Part], mark: str) -> str:
    """A limb, trunk or head: drawn once, then shown twice, first as its outline and then as its skin."""
    first = part[0]
    far = shot.is_far(first.side)
    skin, line = (NAMED.skin_far, NAMED.line_far) if far else (NAMED.skin, NAMED.line)
    id = f"{mark}{first.name}{first.side}"
    shape = shot.film.group([[each.traces[i] for each in part] for i in range(len(first.traces))], f' id="{id}"')
    return (
        f"<defs>{shape}</defs>"
        f'<use href="#{id}" fill="{line}" stroke="{line}" stroke-width="{LINE}" stroke-linejoin="round"/>'
        f'<use href="#{id}" fill="{skin}"/>'
    )


def paint_muscles(shot: Shot, on: str, side: str) -> str:
    """The working muscles of one part that the camera sees; on the trunk those of its two halves."""
    muscles = shot.key.entry.muscles
    painted: dict[tuple[Patch, str], str] = {}
    for muscle in muscles.primary + muscles.secondary:
        patch = PATCHES[muscle]
        for half in _halves(patch, side) if patch.on == on else ():
            effort = shares(shot, half)
            seen = looks_at(patch, shot.moments[0].body, half, shot.stage.camera)
            if (patch, half) not in painted and seen and any(effort):
                full = PRIMARY if muscle in muscles.primary else SECONDARY
                painted[patch, half] = _tint(shot, patch, half, [full * share for share in effort])
    return f'<g fill="{NAMED.tint}">{"".join(painted.values())}</g>' if painted else ""


def _halves(patch: Patch, side: str) -> tuple[str, ...]:
    """The side a patch lies on: its limb's own, both halves of the trunk, or its middle."""
    return SIDES if side == "" and patch.faces[1] else (side,)


def _tint(shot: Shot, patch: Patch, side: str, strengths: Sequence[float]) -> str:
    traces = [patch_trace(patch, moment.body, side, shot.stage) for moment in shot.moments]
    values = [f"{strength:.2f}".lstrip("0") for strength in strengths]
    return shot.film.path(traces, f' opacity="{values[0]}"', shot.film.animate("opacity", values))


def paint_band(shot: Shot, lines: Sequence[Sequence[Trace]], widths: Sequence[float], id: str) -> str:
    """A stretch of the band in its own colour, with an edge that keeps pale colours visible; narrower when taut."""
    shape = shot.film.group(lines, f' id="{id}" fill="none" stroke-linejoin="round"')
    edge = _band_stroke(shot, id, NAMED.band_edge, [width + BAND_EDGE for width in widths])
    return f"<defs>{shape}</defs>{edge}{_band_stroke(shot, id, NAMED.band, widths)}"


def _band_stroke(shot: Shot, id: str, colour: str, widths: Sequence[float]) -> str:
    values = [f"{width:g}" for width in widths]
    change = shot.film.animate("stroke-width", values)
    return f'<use href="#{id}" stroke="{colour}" stroke-width="{values[0]}">{change}</use>'
