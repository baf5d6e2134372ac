"""A smooth way through key values that never swings past them (monotone cubic, after Fritsch and Carlson)."""

from collections.abc import Sequence


def slopes(moments: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    """The slope at each key of a loop of length 1. At a turning point, and beside a hold, it is 0."""
    count = len(values)
    widths = [(moments[(i + 1) % count] - moments[i]) % 1.0 or 1.0 for i in range(count)]
    rises = [(values[(i + 1) % count] - values[i]) / widths[i] for i in range(count)]
    return tuple(_slope(rises[i - 1], rises[i], widths[i - 1], widths[i]) for i in range(count))


def _slope(before: float, after: float, width_before: float, width_after: float) -> float:
    if before * after <= 0:
        return 0.0
    first, second = 2 * width_after + width_before, width_after + 2 * width_before
    return (first + second) / (first / before + second / after)


def smooth(start: float, end: float, start_slope: float, end_slope: float, share: float) -> float:
    """The value so far between two keys (0 to 1), leaving and arriving with the slopes given (per span)."""
    if start == end:
        return start
    rest = 1 - share
    return (
        (1 + 2 * share) * rest * rest * start
        + share * rest * rest * start_slope
        + share * share * (3 - 2 * share) * end
        - share * share * rest * end_slope
    )
