"""The sentence about recovery: one of four words, with the numbers it rests on. No promise, and no date.

"Lower than your first weeks", never healed: a level that wanders for weeks falls and rises though nothing heals.
"""

from datetime import date

from bandstand.quantity import Message
from bandstand.recovery.course import Course
from bandstand.recovery.filter import ANCHOR_DAYS
from bandstand.recovery.trend import ANSWERS_FOR_A_WORD, Trend, Word, is_notable

_WEEK = 7


def said(course: Course, seen: Trend, on: date) -> tuple[Message, ...]:
    """What may be said on a day: the sentence, and what belongs to it."""
    if seen.word is Word.CANNOT_TELL_YET:
        return (_not_yet(course, on),)
    if seen.word is Word.STEADY:
        return (Message("recovery.steady"),)
    show = (Message("recovery.show"),) if seen.word is Word.WORSE else ()
    if seen.change.low < 0 < seen.change.high:  # it may be no change at all, so nobody can say who would notice
        return (_moved(seen), *show)
    noticed = "recovery.noticed" if is_notable(seen) else "recovery.hardly_noticed"
    return (_moved(seen), Message(noticed), *show)


def tenths(number: float) -> str:
    """A number as it is said: in tenths, whole ones without them."""
    return f"{number:.1f}".removesuffix(".0")


def _not_yet(course: Course, on: date) -> Message:
    days = ANCHOR_DAYS - ((on - course.first).days - course.filter.anchor)
    answers = ANSWERS_FOR_A_WORD - course.answers
    if days > 0:
        weeks = -(-days // _WEEK)
        return Message("recovery.weeks_more", weeks=weeks) if weeks > 1 else Message("recovery.week_more")
    if answers > 0:
        return Message("recovery.answers_more", answers=answers) if answers > 1 else Message("recovery.answer_more")
    return Message("recovery.overlap")


def _moved(seen: Trend) -> Message:
    """How far from the first weeks; where the range still holds no change at all, it is not told in numbers."""
    change, word = seen.change, seen.word.value
    least, most = sorted((abs(change.low), abs(change.high)))
    by = tenths(abs(change.by))
    if change.low < 0 < change.high:
        return Message(f"recovery.{word}_unsure", by=by)
    return Message(f"recovery.{word}", by=by, low=tenths(least), high=tenths(most))
