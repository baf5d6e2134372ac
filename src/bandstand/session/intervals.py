"""Walking and running in turn as one set: what is said when, so that nobody has to look.

It is one set with spoken turns, not a set for each turn: a phone in a pocket asks once, at the end.
"""

from collections.abc import Iterator
from itertools import pairwise

from bandstand.prescription import Intervals
from bandstand.quantity import Message
from bandstand.session.script import Cue, Tone

MINUTE = 60
TICKS = 3
READY_BEFORE = 10  # seconds before a turn, where the turn before it is long enough
SHORTEST_WITH_READY = 40


def seconds_of(work: Intervals) -> int:
    """From the first step to the last."""
    return (work.walk + work.run) * work.repeats


def interval_cues(work: Intervals) -> tuple[Cue, ...]:
    """Each turn is told as it begins, and shortly before; ticks lead up to it."""
    return tuple(_cues(work))


def whole_words(work: Intervals) -> Message:
    """How long all of it takes, as it is said before it begins."""
    if not work.run or not work.walk:
        return Message("intervals.all_run" if work.run else "intervals.all_walk", time=time_words(seconds_of(work)))
    return Message("intervals.in_turn", time=time_words(seconds_of(work)))


def time_words(seconds: int) -> Message:
    """A time as it is said: whole minutes where it is some."""
    minutes, rest = divmod(seconds, MINUTE)
    if rest:
        return Message("intervals.seconds", seconds=seconds)
    return Message("intervals.minute") if minutes == 1 else Message("intervals.minutes", minutes=minutes)


def _cues(work: Intervals) -> Iterator[Cue]:
    turns = [*_turns(work)]
    yield Cue(at=0, say=turns[0][1], tone=Tone.GO)
    for (began, _, _), (at, say, soon) in pairwise(turns):
        if at - began >= SHORTEST_WITH_READY:
            yield Cue(at=at - READY_BEFORE, say=soon)
        yield from (Cue(at=at - ago, tone=Tone.TICK) for ago in range(TICKS, 0, -1))
        yield Cue(at=at, say=say, tone=Tone.TURN)
    end = seconds_of(work)
    yield from (Cue(at=end - ago, tone=Tone.TICK) for ago in range(TICKS, 0, -1))


def _turns(work: Intervals) -> Iterator[tuple[int, Message, Message]]:
    """When each turn begins, what is said then, and what is said shortly before."""
    at, number = 0, 0
    for _ in range(work.repeats):
        for what, seconds in (("walk", work.walk), ("run", work.run)):
            if seconds:
                number += 1
                yield at, Message(f"intervals.{what}", time=time_words(seconds)), Message(f"intervals.soon_{what}")
                at += seconds
