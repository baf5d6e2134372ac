"""What one daily answer costs, early and after years: measured, never asserted in a test. `make bench` asks here.

Run as a program it prints one JSON line: `.venv/bin/python -m tests.bench.answers`.
"""

import json
import time
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from bandstand.recovery import Answer, Course, Diary, course_after, course_of, trend
from tests.recovery.diaries import USUAL, made_up

THREE_MONTHS, YEAR, FIVE_YEARS = 91, 365, 1826
AT_ONCE = 100  # answers of one measurement
TRIES = 15  # the least of several: other work on the machine disturbs one or another


@cache
def years() -> tuple[Answer, ...]:
    """Five years of answers and a little more, with gaps as people leave them."""
    return tuple(made_up(USUAL, 1, days=FIVE_YEARS + 2 * AT_ONCE))


def us_a_day(day: int) -> float:
    """CPU of hearing one answer more, once so many days lie behind, in microseconds."""
    told = years()
    start = next(place for place, each in enumerate(told) if (each.day - told[0].day).days >= day)
    before = course_of(told[:start])
    assert before is not None, "years of answers come to something"
    return min(_going_on(before, told[start : start + AT_ONCE]) for _ in range(TRIES)) / AT_ONCE


def ms_a_year() -> float:
    """CPU of a year from nothing, with level, word and the week ahead told on every day, in milliseconds."""
    told = years()
    year = [each for each in told if (each.day - told[0].day).days < YEAR]
    return min(_followed(year) for _ in range(TRIES)) / 1000


def us_in_diary() -> float:
    """CPU of the same where the newest days can be told anew."""
    return min(_telling(years()[:FIVE_YEARS]) for _ in range(3)) / FIVE_YEARS


def _going_on(course: Course, told: Sequence[Answer]) -> float:
    began = time.process_time()
    for each in told:
        course = course_after(course, each)
    return (time.process_time() - began) * 1e6


def _followed(told: Sequence[Answer]) -> float:
    began, course, answers = time.process_time(), None, {each.day: each for each in told}
    for day in range(YEAR):
        today = told[0].day + timedelta(days=day)
        course = course_after(course, answers[today]) if today in answers else course
        assert course is not None, "a series begins with an answer"
        trend(course, today)
    return (time.process_time() - began) * 1e6


def _telling(told: Sequence[Answer]) -> float:
    diary, began = Diary(), time.process_time()
    for each in told:
        diary = diary.told({each.day: each.pain})
    return (time.process_time() - began) * 1e6


if __name__ == "__main__":
    early, late = us_a_day(THREE_MONTHS), us_a_day(FIVE_YEARS)
    figures = {"three_months_us": early, "five_years_us": late, "diary_us": us_in_diary(), "year_ms": ms_a_year()}
    print(json.dumps({name: round(each, 1) for name, each in figures.items()}))
