"""Outlines through time as SVG text: still, merely moved, or changing form."""

from collections.abc import Sequence
from typing import TypeAlias

from bandstand.figure.trace import Trace

Shifts: TypeAlias = Sequence[tuple[int, int]]


class Film:
    """Writes shapes that last one loop of so many seconds; with a single frame nothing moves."""

    def __init__(self, seconds: float, phases: Sequence[float]) -> None:
        times = ";".join(f"{phase:g}".lstrip("0") or "0" for phase in [*phases, 1.0])
        self.clock = f'dur="{seconds:g}s" repeatCount="indefinite" keyTimes="{times}"'

    def group(self, traces: Sequence[Sequence[Trace]], attributes: str = "") -> str:
        """Several outlines, each given frame by frame; moved as one where they only move."""
        each_shifts = [_shifts(frames) for frames in traces]
        shifts = _common(each_shifts)
        if shifts is None:
            changing = (self._path(each, own) for each, own in zip(traces, each_shifts, strict=True))
            return f"<g{attributes}>{''.join(changing)}</g>"
        paths = "".join(f'<path d="{each[0]}"/>' for each in traces)
        return f"<g{attributes}>{paths}{self.travel(shifts)}</g>"

    def path(self, frames: Sequence[Trace], attributes: str = "", also: str = "") -> str:
        """One outline, frame by frame; `also` is whatever else changes about it."""
        return self._path(frames, _shifts(frames), attributes, also)

    def _path(self, frames: Sequence[Trace], shifts: Shifts | None, attributes: str = "", also: str = "") -> str:
        written = {id(frame): str(frame) for frame in {id(frame): frame for frame in frames}.values()}
        first = written[id(frames[0])]
        texts = [written[id(frame)] for frame in frames]
        change = self.animate("d", texts) if shifts is None else self.travel(shifts)
        inner = change + also
        return f'<path{attributes} d="{first}">{inner}</path>' if inner else f'<path{attributes} d="{first}"/>'

    def animate(self, attribute: str, values: Sequence[str]) -> str:
        """One attribute through the loop, back to its start; nothing where it stays the same."""
        if all(value == values[0] for value in values):
            return ""
        return f'<animate attributeName="{attribute}" {self.clock} values="{";".join([*values, values[0]])}"/>'

    def travel(self, shifts: Sequence[tuple[float, float]]) -> str:
        """A shape that only moves; nothing where it stays."""
        if not any(dx or dy for dx, dy in shifts):
            return ""
        values = ";".join(f"{dx:g} {dy:g}" for dx, dy in [*shifts, shifts[0]])
        return f'<animateTransform attributeName="transform" type="translate" {self.clock} values="{values}"/>'


def _shifts(frames: Sequence[Trace]) -> Shifts | None:
    """How far an outline moved in each frame; None where it changes its form."""
    found: list[tuple[int, int]] = []
    for frame in frames:
        moved = frame.shift_from(frames[0])
        if moved is None:
            return None
        found.append(moved)
    return found


def _common(each_shifts: Sequence[Shifts | None]) -> Shifts | None:
    """How far a whole group moved in each frame; None where a shape changes or they move apart."""
    leader = each_shifts[0]
    if leader is None:
        return None
    together = all(shifts is not None and _are_one(shifts, leader) for shifts in each_shifts)
    return leader if together else None


def _are_one(shifts: Shifts, leader: Shifts) -> bool:
    """Whether two shapes move alike, to a unit."""
    return all(abs(x - a) <= 1 and abs(y - b) <= 1 for (x, y), (a, b) in zip(shifts, leader, strict=True))
