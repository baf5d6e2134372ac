"""Outlines through time as SVG text: still, merely moved, or changing form."""

from collections.abc import Sequence

from bandstand.figure.trace import Trace


class Film:
    """Writes shapes that last one loop of so many seconds; with a single frame nothing moves."""

    def __init__(self, seconds: float, phases: Sequence[float]) -> None:
        times = ";".join(f"{phase:g}".lstrip("0") or "0" for phase in [*phases, 1.0])
        self.clock = f'dur="{seconds:g}s" repeatCount="indefinite" keyTimes="{times}"'

    def group(self, traces: Sequence[Sequence[Trace]], attributes: str = "") -> str:
        """Several outlines, each given frame by frame; moved as one where they only move."""
        shifts = _common_shifts(traces)
        if shifts is None:
            return f"<g{attributes}>" + "".join(self.path(each) for each in traces) + "</g>"
        paths = "".join(f'<path d="{each[0]}"/>' for each in traces)
        return f"<g{attributes}>{paths}{self.travel(shifts)}</g>"

    def path(self, frames: Sequence[Trace], attributes: str = "", also: str = "") -> str:
        """One outline, frame by frame; `also` is whatever else changes about it."""
        shifts = _common_shifts([frames])
        first = str(frames[0])
        change = self.animate("d", [str(frame) for frame in frames]) if shifts is None else self.travel(shifts)
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


def _common_shifts(traces: Sequence[Sequence[Trace]]) -> list[tuple[int, int]] | None:
    """How far the whole group moved in each frame; None where a shape changes or they move apart."""
    shifts: list[tuple[int, int]] = []
    for frame in range(len(traces[0])):
        dx, dy = leader = traces[0][frame].shift_from(traces[0][0]) or (0, 0)
        for each in traces:
            moved = each[frame].shift_from(each[0])
            if moved is None or abs(moved[0] - dx) > 1 or abs(moved[1] - dy) > 1:
                return None
        shifts.append(leader)
    return shifts
