"""Where everything of the picture of recovery stands, and what its lines are without colour."""

import xml.etree.ElementTree as ElementTree
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.exchange.charts import sample, svg_of
from bandstand.exchange.trend_picture import NARROW, WIDE, WORDS_APART, Picture, Sheet, Shown, picture_of, shown
from bandstand.recovery import Answer, Seen, columns_of
from tests.recovery.diaries import TIMES, answers, on, series

TEN = Sheet(width=100, height=100, left=0, right=0, top=0, below=0)  # ten days of ten units, a point of pain is ten
CALM = (1, 3, 5, 3, 2, 4, 3) * 4


def told_in(
    told: list[Answer],
    days: int,
    *,
    first: int = 0,
    sessions: tuple[date, ...] = (),
    runs: tuple[date, ...] = (),
    changes: tuple[date, ...] = (),
    limit: float | None = None,
) -> Shown:
    seen = Seen().told(told)
    columns = columns_of(seen.days, on(first), on(first + days - 1))
    return shown(columns, seen.flares, sessions=sessions, runs=runs, changes=changes, limit=limit)


def ten_days(*pains: int | None) -> Picture:
    return picture_of(told_in(answers(*pains), 10), TEN)


def test_each_answer_is_a_dot_in_the_middle_of_its_day_and_0_lies_on_the_baseline() -> None:
    assert ten_days(0, 10, None, 5).dots == ((5, 100), (15, 0), (35, 50))


def test_a_day_without_an_answer_has_no_dot_and_a_zero_has_one() -> None:
    assert len(ten_days(None, 0, None).dots) == 1


def test_a_gap_of_two_days_is_drawn_across_and_of_three_stays_open() -> None:
    assert len(ten_days(3, None, None, 3).levels) == 1
    assert [len(each) for each in ten_days(3, 3, None, None, None, 3, 3).levels] == [2, 2]


def test_a_day_that_stands_alone_is_drawn_as_wide_as_itself() -> None:
    (level,) = ten_days(None, None, 4).levels
    assert [x for x, _ in level] == [20, 30]


def test_the_band_goes_along_its_upper_end_and_back_along_its_lower() -> None:
    picture = ten_days(4, 4, 5)
    (band,), (level,) = picture.bands, picture.levels
    assert [x for x, _ in band] == [5, 15, 25, 25, 15, 5]
    upper, lower = band[:3], band[:2:-1]
    for (_, high), (_, middle), (_, low) in zip(upper, level, lower, strict=True):
        assert high < middle < low  # down the page is less pain


def test_a_flare_is_shaded_from_its_first_raised_day_to_its_last() -> None:
    picture = picture_of(told_in(answers(*CALM, 3, 6, 6, 5, 4, 4), 10, first=26), TEN)
    (shade,) = picture.shades
    assert (shade.x, shade.width, shade.is_red) == (30, 40, True)
    (amber,) = picture_of(told_in(answers(*CALM, 5, 5), 10, first=26), TEN).shades
    assert (amber.x, amber.width, amber.is_red) == (20, 20, False)


def test_a_flare_of_earlier_days_is_cut_where_the_picture_begins() -> None:
    (shade,) = picture_of(told_in(answers(*CALM, 3, 6, 6, 5, 4, 4), 10, first=31), TEN).shades
    assert (shade.x, shade.width) == (0, 20)
    assert picture_of(told_in(answers(*CALM, 3, 6, 6, 5, 4, 4), 10, first=40), TEN).shades == ()


def test_sessions_runs_and_changes_stand_under_their_days_and_the_limit_at_its_height() -> None:
    told = told_in([], 10, sessions=(on(1), on(1), on(9)), runs=(on(2),), changes=(on(0), on(40)), limit=5.0)
    picture = picture_of(told, TEN)
    assert (picture.sessions, picture.runs, picture.changes) == ((15, 95), (25,), (5,))
    assert picture.limit == 50


def test_without_a_limit_there_is_no_line() -> None:
    assert picture_of(told_in([], 10), TEN).limit is None


def test_weeks_show_their_average_with_the_least_and_the_most() -> None:
    picture = picture_of(told_in(answers(2, 4, 9), 700), TEN)
    assert list(picture.dots) == [(0.5, 50)]
    assert list(picture.spans) == [(0.5, 80, 10)]
    assert ten_days(2, 4).spans == ()


@pytest.mark.parametrize("days", [1, 28, 45, 46, 91, 220, 400, 1826, 9000, 36_500])
@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_dates_below_never_touch_each_other(days: int, sheet: Sheet) -> None:
    picture = picture_of(told_in([], days), sheet)
    ticks, spans = picture.ticks, _dates_drawn(svg_of(picture, name="x"), sheet)
    assert len(spans) == len(ticks)
    assert all(ends <= begins for (_, ends), (begins, _) in pairwise(spans)), "none is written over another"
    assert all(begins >= 0 and ends <= sheet.width for begins, ends in spans), "none is cut off"
    assert all(after.x - before.x >= WORDS_APART * 0.98 for before, after in pairwise(ticks))
    assert all(sheet.left <= each.x <= sheet.end for each in ticks)
    assert ticks or days < 7


def _dates_drawn(svg: str, sheet: Sheet) -> list[tuple[float, float]]:
    """From where to where each date reaches, a letter taken as 7.2 wide."""
    texts = [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("text")]
    lowest = [each for each in texts if float(each.attrib["y"]) > sheet.baseline + 40]
    placed = [(float(each.attrib["x"]), 7.2 * len(each.text or ""), each.attrib["text-anchor"]) for each in lowest]
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}
    return [(x - wide * before[anchor], x + wide * (1 - before[anchor])) for x, wide, anchor in placed]


@settings(max_examples=TIMES, deadline=None)
@given(series(least=0), st.integers(-30, 90), st.integers(1, 3000), st.sampled_from([WIDE, NARROW]))
def test_everything_stands_on_the_sheet(told: list[Answer], first: int, days: int, sheet: Sheet) -> None:
    picture = picture_of(told_in(told, days, first=first, limit=5.0), sheet)
    points = [*picture.dots, *(each for line in (*picture.levels, *picture.bands) for each in line)]
    assert all(sheet.left - 0.1 <= x <= sheet.end + 0.1 for x, _ in points)
    assert all(sheet.top <= y <= sheet.baseline for _, y in points)
    for shade in picture.shades:
        assert sheet.left - 0.1 <= shade.x
        assert shade.x + shade.width <= sheet.end + 0.2


def drawn(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(svg_of(picture, name="test"))


def test_the_picture_is_sound_and_as_long_for_years_as_for_months() -> None:
    months, years = (picture_of(told_in(answers(*[3, 4, 5, 3, 2] * (days // 5)), days), WIDE) for days in (120, 1800))
    for each in (months, years):
        assert drawn(each).get("aria-hidden") == "true"
    assert len(svg_of(years, name="test")) < 1.2 * len(svg_of(months, name="test"))


def test_without_colour_a_flare_is_hatched_and_the_limit_dashed() -> None:
    told = told_in(answers(*CALM, 3, 6, 6, 5, 5, 5), 40, sessions=(on(3),), runs=(on(4),), changes=(on(5),), limit=5.0)
    root = drawn(picture_of(told, WIDE))
    assert root.find(".//pattern[@id='red-test']") is not None
    assert root.find("rect[@fill='url(#red-test)']") is not None
    limit = root.find("path[@class='trend-limit']")
    assert limit is not None
    assert limit.get("stroke-dasharray")
    shapes = {kind: root.find(f"path[@class='trend-{kind}']") for kind in ("sessions", "runs", "changes", "dots")}
    assert all(each is not None for each in shapes.values())
    assert len({each.get("d", "").count("L") for each in shapes.values() if each is not None}) >= 3
    assert root.find(".//*[@style]") is None


@pytest.mark.parametrize("kind", ["dots", "spans", "level", "flare", "limit", "sessions", "runs", "changes"])
def test_each_mark_has_a_sample(kind: str) -> None:
    assert len(ElementTree.fromstring(sample(kind))) >= 1
