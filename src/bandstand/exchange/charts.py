"""The picture of recovery as SVG text, the same for a page and for paper.

What each part is stands in its class, for a page's own colours. Without a stylesheet it is black on white: a flare is
hatched, the limit dashed, sessions, runs and changes of the plan differ in their shape.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bandstand.exchange.trend_picture import MOST_PAIN, Picture, Point, Shade, Tick
from bandstand.quantity import Message
from bandstand.words import say

_LINES = range(0, MOST_PAIN + 1, 2)
_NUMBERED = (0, 5, 10)
_SESSION_ROW, _CHANGE_ROW, _DATE_ROW = 13, 27, 50  # below the baseline
_HALF_A_DATE = 23.0
# For each kind of line or area what it is without colour.
_PLAIN = {
    "grid": 'fill="none" stroke="#ddd" stroke-width="1"',
    "base": 'fill="none" stroke="#444" stroke-width="1.5"',
    "band": 'fill="#000" fill-opacity=".13" stroke="none"',
    "level": 'fill="none" stroke="#000" stroke-width="2.5" stroke-linejoin="round"',
    "dots": 'fill="none" stroke="#000" stroke-width="5.5" stroke-linecap="round"',
    "spans": 'fill="none" stroke="#000" stroke-width="1.2"',
    "limit": 'fill="none" stroke="#000" stroke-width="1.5" stroke-dasharray="7 5"',
    "sessions": 'fill="none" stroke="#000" stroke-width="2.2"',
    "runs": 'fill="#fff" stroke="#000" stroke-width="1.6"',
    "changes": 'fill="#000" stroke="none"',
}


def svg_of(picture: Picture, *, name: str) -> str:
    """One picture; hidden from whoever listens, since a sentence and a table say the same.

    Args:
        picture: Where everything stands.
        name: A word of its own on the page, for what is drawn once and used again; it also is its class.
    """
    sheet = picture.sheet
    size = f'viewBox="0 0 {_n(sheet.width)} {_n(sheet.height)}"'
    parts = "".join(_parts(picture, name))
    return f'<svg class="trend trend-{name}" {size} aria-hidden="true" focusable="false">{parts}</svg>'


def sample(kind: str) -> str:
    """One mark alone, for the list that says what the marks mean."""
    return f'<svg class="trend-sample" viewBox="0 0 28 16" aria-hidden="true" focusable="false">{_SAMPLES[kind]}</svg>'


def _parts(picture: Picture, name: str) -> Iterator[str]:
    sheet = picture.sheet
    across = f"H{_n(sheet.end)}"
    yield _hatches(name)
    yield from (_shade(each, picture, name) for each in picture.shades)
    yield _path("grid", "".join(f"M{_n(sheet.left)} {_n(sheet.y(each))}{across}" for each in _LINES if each))
    yield from (_path("band", f"M{_line(each)}Z") for each in picture.bands)
    if picture.limit is not None:
        yield _path("limit", f"M{_n(sheet.left)} {_n(picture.limit)}{across}")
    yield _path("spans", "".join(f"M{_n(x)} {_n(low)}V{_n(high)}" for x, low, high in picture.spans))
    yield from (_path("level", f"M{_line(each)}") for each in picture.levels)
    yield _path("dots", "".join(f"M{_n(x)} {_n(y)}h0" for x, y in picture.dots))
    yield _path("base", f"M{_n(sheet.left)} {_n(sheet.baseline)}{across}")
    yield from _marks(picture)
    yield from _words(picture)


def _marks(picture: Picture) -> Iterator[str]:
    row = picture.sheet.baseline + _SESSION_ROW
    yield _path("sessions", "".join(_tick(x, row) for x in picture.sessions))
    yield _path("runs", "".join(_triangle(x, row) for x in picture.runs))
    yield _path("changes", "".join(_diamond(x, row - _SESSION_ROW + _CHANGE_ROW) for x in picture.changes))


def _words(picture: Picture) -> Iterator[str]:
    sheet = picture.sheet
    yield from (_text(sheet.left - 6, sheet.y(each) + 4, str(each), "end") for each in _NUMBERED)
    if picture.limit is not None:
        x, anchor = (sheet.end + 6, "start") if sheet.right >= _DATE_ROW else (sheet.end, "end")
        y = picture.limit + 4 if anchor == "start" else picture.limit - 5
        yield _text(x, y, say(Message("recovery.limit_mark")), anchor)
    yield from _dates(picture.ticks, picture)


def _dates(ticks: Iterable[Tick], picture: Picture) -> Iterator[str]:
    """Each under its day; at the edges moved in just so far that no letter is cut off."""
    sheet = picture.sheet
    for each in ticks:
        x = min(max(each.x, _HALF_A_DATE), sheet.width - _HALF_A_DATE)
        yield _text(x, sheet.baseline + _DATE_ROW, date_mark(each.day, by_year=each.by_year), "middle")


def date_mark(day: date, *, by_year: bool) -> str:
    """A date under a picture: "2 Nov", of many years the year alone."""
    return str(day.year) if by_year else f"{day.day} {day:%b}"


def _hatches(name: str) -> str:
    """Lines aslant, close for red and wide for amber, so that they differ without colour too."""
    made = (
        f'<pattern id="{kind}-{name}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path class="trend-hatch" d="M0 0V{gap}" stroke="#000" stroke-opacity=".5" '
        f'stroke-width="1.4"/></pattern>'
        for kind, gap in (("amber", 9), ("red", 5))
    )
    return f"<defs>{''.join(made)}</defs>"


def _shade(shade: Shade, picture: Picture, name: str) -> str:
    sheet, kind = picture.sheet, "red" if shade.is_red else "amber"
    where = f'x="{_n(shade.x)}" y="{_n(sheet.top)}" width="{_n(shade.width)}" height="{_n(sheet.baseline - sheet.top)}"'
    return f'<rect class="trend-flare" {where} fill="#eee"/><rect {where} fill="url(#{kind}-{name})"/>'


def _path(kind: str, line: str) -> str:
    return f'<path class="trend-{kind}" {_PLAIN[kind]} d="{line}"/>' if line else ""


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text class="trend-words" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="13">{words}</text>'


def _line(points: Sequence[Point]) -> str:
    return "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _tick(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y - 5)}V{_n(y + 5)}"


def _triangle(x: float, y: float) -> str:
    return f"M{_n(x - 5)} {_n(y + 4)}L{_n(x)} {_n(y - 5)}L{_n(x + 5)} {_n(y + 4)}Z"


def _diamond(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y - 4)}L{_n(x + 4)} {_n(y)}L{_n(x)} {_n(y + 4)}L{_n(x - 4)} {_n(y)}Z"


def _n(number: float) -> str:
    """A number as short as it can be written with one decimal."""
    return f"{number:.1f}".removesuffix(".0")


_HATCHED = (
    '<rect class="trend-flare" width="28" height="16" fill="#eee"/><path class="trend-hatch" '
    'd="M2 14L14 2M10 14L22 2M18 14L26 6" stroke="#000" stroke-opacity=".5" stroke-width="1.4"/>'
)
_SAMPLES = {
    "dots": _path("dots", "M14 8h0"),
    "spans": _path("spans", "M14 1V15") + _path("dots", "M14 8h0"),
    "level": _path("band", "M0 2H28V14H0Z") + _path("level", "M0 8H28"),
    "flare": _HATCHED,
    "limit": _path("limit", "M0 8H28"),
    "sessions": _path("sessions", _tick(14, 8)),
    "runs": _path("runs", _triangle(14, 8)),
    "changes": _path("changes", _diamond(14, 8)),
}
