"""How a reason names the numbers it used: one exercise's answers in a list, a level as people read it."""

from collections.abc import Iterator
from functools import reduce
from typing import TypeAlias

from bandstand.progress.bounds import counts_reps
from bandstand.progress.case import Case
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message
from bandstand.recovery import Level

Numbers: TypeAlias = tuple[tuple[str, int], ...]


def in_tenths(level: Level) -> int:
    """A level as a decision keeps it: in tenths of a point."""
    return round(10 * level)


def level_words(level: Level) -> str:
    """A level as people read it: 3, or 3.5."""
    return f"{round(level, 1):g}"


def both(first: Message, second: Message) -> Message:
    """Two sentences, one after the other."""
    return Message("decision.both", first=first, second=second)


def days_ago(days: int) -> Message:
    """How long ago a day was, in words."""
    return {0: Message("ago.today"), 1: Message("ago.yesterday")}.get(days, Message("ago.days", days=days))


def said_days(name: str, days: int) -> Numbers:
    """The same as a number, where the words say one."""
    return ((name, days),) if days > 1 else ()


def went_well(case: Case, record: Record) -> Message:
    """How much was done in every set of a session, with every answer that was asked of it."""
    return Message("decision.all_done", count=_count(case, record), answers=_answers(record))


def went_well_before(case: Case, record: Record) -> Message:
    """The same of the session before it."""
    return Message("decision.all_done_before", count=_count(case, record), answers=_answers(record))


def numbers_of(record: Record, *, of: str = "") -> Numbers:
    """The numbers of a session that went well, as they are kept; `of` is added to their names."""
    least = record.amount.least
    counted = (("count", least),) if least is not None else ()
    return tuple((f"{name}{of}", value) for name, value in (*counted, *_given(record)))


def _count(case: Case, record: Record) -> Message:
    least = record.amount.least or 0
    return Message("dose.reps", count=least) if counts_reps(case.now) else Message("dose.timed", seconds=least)


def _answers(record: Record) -> Message:
    given = (Message(f"answer.{name}", value=value) for name, value in _given(record))
    return reduce(lambda list, one: Message("answer.listed", first=list, second=one), given)


def _given(record: Record) -> Iterator[tuple[str, int]]:
    """The answers there are."""
    told = {"pain": record.peak, "after": record.post, "morning": record.morning}
    for name, answer in {**told, "effort": record.effort, "left": record.left}.items():
        if answer is not None:
            yield name, int(answer)
