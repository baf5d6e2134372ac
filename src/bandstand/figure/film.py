"""Outlines through time as SVG text: still, merely moved, or changing form."""

from collections.abc import Sequence

from bandstand.figure.trace import Trace


class Film:
    """Writes shapes that last one loop of so many seconds; with a single frame nothing moves."""

    def __init__(self, seconds: float, frames: int) -> None:
        self.seconds, self.frames = seconds, frames

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
        return (
            f'<animate attributeName="{attribute}" dur="{self.seconds:g}s" repeatCount="indefinite" '
            f'values="{";".join([*values, values[0]])}"/>'
        )

    def travel(self, shifts: Sequence[tuple[int, int]]) -> str:
        """A shape that only moves; nothing where it stays."""
        if not any(dx or dy for dx, dy in shifts):
            return ""
        values = ";".join(f"{dx} {dy}" for dx, dy in [*shifts, shifts[0]])
        return (
            f'<animateTransform attributeName="transform" type="translate" dur="{self.seconds:g}s" '
            f'repeatCount="indefinite" values="{values}"/>'
        )


def _common_shifts(traces: Sequence[Sequence[Trace]]) -> list[tuple[int, int]] | None:
    """How far the whole group moved in each frame; None where a shape changes or they move apart."""
    shifts: list[tuple[int, int]] = []
    for frame in range(len(traces[0])):
        moved = [each[frame].shift_from(each[0]) for each in traces]
        first = moved[0]
        if first is None or any(m is None or abs(m[0] - first[0]) > 1 or abs(m[1] - first[1]) > 1 for m in moved):
            return None
        shifts.append(first)
    return shifts
