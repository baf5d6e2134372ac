"""Left and right over some weeks as SVG text: a square, a ring and a diamond, so that they differ without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 340.0, 150.0
LEFT_EDGE, RIGHT_EDGE, TOP, BASE = 34.0, 326.0, 14.0, 122.0
HALF = 5.0  # of a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesPoint:
    """One week: its place from the first on, and what a set came to; None where nothing was counted."""

    week: int
    left: float | None
    right: float | None
    both: float | None = None  # counted together


def sides_svg(points: Sequence[SidesPoint], first: str, last: str) -> str:
    """The picture; hidden from whoever listens, since the table beside it says the same.

    Args:
        points: The weeks, oldest first.
        first: The date of the first week, in words.
        last: The date of the last, in words.
    """
    most = max(
        (each for point in points for each in (point.left, point.right, point.both) if each is not None), default=1.0
    )
    top = max(1.0, most)
    sides = (part for name in ("left", "right", "both") for part in _side(points, top, name))
    parts = "".join((*_frame(top, first, last), *sides))
    size = f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    return f'<svg class="sides-picture" {size} aria-hidden="true" focusable="false">{parts}</svg>'


def _frame(top: float, first: str, last: str) -> Iterator[str]:
    yield f'<path class="sides-base" fill="none" stroke="#444" d="M{LEFT_EDGE:g} {BASE:g}H{RIGHT_EDGE:g}"/>'
    yield f'<path class="sides-grid" fill="none" stroke="#ddd" d="M{LEFT_EDGE:g} {TOP:g}H{RIGHT_EDGE:g}"/>'
    yield _words(LEFT_EDGE - 6, TOP + 4, f"{top:.0f}", "end")
    yield _words(LEFT_EDGE - 6, BASE + 4, "0", "end")
    yield _words(LEFT_EDGE, HEIGHT - 8, first, "start")
    yield _words(RIGHT_EDGE, HEIGHT - 8, last, "end") if last != first else ""


def _words(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text class="sides-words" x="{x:g}" y="{y:g}" font-size="12" text-anchor="{anchor}">{escape(words)}</text>'


def _side(points: Sequence[SidesPoint], top: float, name: str) -> Iterator[str]:
    """A line through the weeks that were counted, and a mark on each."""
    weeks = max((point.week for point in points), default=0)
    told = [
        (LEFT_EDGE + 10 + (RIGHT_EDGE - LEFT_EDGE - 20) * point.week / max(1, weeks), _y(value, top))
        for point in points
        if (value := {"left": point.left, "right": point.right, "both": point.both}[name]) is not None
    ]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in told)
    dash = ' stroke-dasharray="6 4"' if name == "right" else ""
    if told:
        yield f'<path class="sides-{name}" fill="none" stroke="#000" stroke-width="2"{dash} d="M{line}"/>'
    yield from (mark(name, x, y) for x, y in told)


def mark(name: str, x: float, y: float) -> str:
    """The mark of one side: a full square for left, a ring for right, a full diamond for both together."""
    if name == "left":
        corner = f'x="{x - HALF + 1:.1f}" y="{y - HALF + 1:.1f}" width="{2 * HALF - 2:g}" height="{2 * HALF - 2:g}"'
        return f'<rect class="sides-left-mark" {corner}/>'
    if name == "both":
        corners = f"l{HALF:g} {HALF:g}l-{HALF:g} {HALF:g}l-{HALF:g} -{HALF:g}z"
        return f'<path class="sides-both-mark" d="M{x:.1f} {y - HALF:.1f}{corners}"/>'
    ring = f'cx="{x:.1f}" cy="{y:.1f}" r="{HALF:g}" fill="#fff" stroke="#000" stroke-width="2"'
    return f'<circle class="sides-right-mark" {ring}/>'


def sample(name: str) -> str:
    """One mark alone, for the words that say what it means."""
    return (
        f'<svg class="sides-sample" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{mark(name, 8, 8)}</svg>'
    )


def _y(value: float, top: float) -> float:
    return BASE - (BASE - TOP) * value / top
