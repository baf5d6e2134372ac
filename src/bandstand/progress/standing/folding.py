"""The standing that a whole past leads to, gone on with as the past grows: only what is new is heard.

Kept is the standing in which the last session was begun, and in what turn everything before it was heard. A set more
leaves it as it is; a morning or another session is heard on top of it. Where something is heard in another turn than
before, because it was corrected or came late, everything is heard again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeAlias
from uuid import UUID

from bandstand.journal.history import History
from bandstand.progress.safety import impact_off, pause_of
from bandstand.progress.standing.hearing import AverageTold, Heard, MorningTold, Played, Single, hear
from bandstand.progress.standing.past import Standing

Timed: TypeAlias = tuple[tuple[int, str], Single]


@dataclass(frozen=True, slots=True)
class Begun:
    """The standing in which the last session of a past was begun; `turns` is what was heard before it, in its turn.

    `since` is what was said since it began. Without a session it is the standing after all that was said.
    """

    history: History
    standing: Standing
    turns: tuple[Heard, ...]
    since: tuple[Single, ...]


def standing_of(history: History) -> Standing:
    """The standing a whole history leads to."""
    return to_the_end(begun(history))


def begun(history: History, since: Begun | None = None) -> Begun:
    """The standing in which the last session was begun.

    Args:
        history: The whole past.
        since: The same of an earlier past; what both heard in the same turn is not heard again.
    """
    if since is not None and _only_goes_on(since.history, history):
        return replace(since, history=history)
    singles = sorted(_singles(history), key=lambda each: each[0])
    turns = tuple(_before_last(history, singles))
    heard, standing = 0, Standing()
    if since is not None and turns[: len(since.turns)] == since.turns:
        heard, standing = len(since.turns), since.standing
    for each in turns[heard:]:
        standing = hear(standing, each)
    return Begun(history, standing, turns, tuple(_since_last(history, singles)))


def to_the_end(begun: Begun) -> Standing:
    """The standing once the last session is heard too, and what was said since it began."""
    history, standing = begun.history, _with_the_person(begun.standing, begun.history)
    if not history.sessions:
        return standing
    last = history.sessions[-1]
    standing = hear(standing, Played(last, history.plans.get(last.plan_number or 0)))
    for single in begun.since:
        standing = hear(standing, single)
    return standing


def _with_the_person(standing: Standing, history: History) -> Standing:
    """What is so now, whenever it was said; nothing that is heard depends on it."""
    return replace(
        standing,
        under_18=history.under_18,
        precautions=history.precautions,
        bands=history.bands,
        pause=pause_of(history),
        impact_off=impact_off(history),
    )


_BESIDE_SESSIONS = tuple(each.name for each in fields(History) if each.name != "sessions")


def _only_goes_on(before: History, after: History) -> bool:
    """Whether nothing but the last session moved on: a quick look that spares putting everything in its turn."""
    if not before.sessions or len(before.sessions) != len(after.sessions):
        return False
    if any(getattr(before, name) is not getattr(after, name) for name in _BESIDE_SESSIONS):
        return False
    others = zip(before.sessions[:-1], after.sessions[:-1], strict=True)
    return all(a is b for a, b in others) and before.sessions[-1].started_at == after.sessions[-1].started_at


def _before_last(history: History, singles: Sequence[Timed]) -> Iterator[Heard]:
    """Sessions in their order but for the last, and before each of them what was said before it began."""
    place = 0
    for session in history.sessions:
        while place < len(singles) and singles[place][0][0] < session.started_at:
            yield singles[place][1]
            place += 1
        if session is history.sessions[-1]:
            return
        yield Played(session, history.plans.get(session.plan_number or 0))
    yield from (single for _, single in singles)


def _since_last(history: History, singles: Sequence[Timed]) -> Iterator[Single]:
    """What was said since the last session began; nothing where there is none: it was heard already."""
    latest = max((session.started_at for session in history.sessions), default=None)
    yield from (single for (at, _), single in singles if latest is not None and at >= latest)


def _singles(history: History) -> Iterator[Timed]:
    """Everything told outside a session, with its time and a name that settles ties."""
    for at, rank, name, single in _each_single(history):
        yield (at, f"{rank} {name}"), single


def _each_single(history: History) -> Iterator[tuple[int, int, date | UUID, Single]]:
    for day, morning in history.mornings.items():
        yield morning.pain.at if morning.pain else morning.at, 1, day, MorningTold(day, morning)
    for day, average in history.averages.items():
        yield average.at, 2, day, AverageTold(day, average)
    beside = (
        history.reviews,
        history.preferences,
        history.bounds_set,
        history.swaps,
        history.rough_spells,
    )
    for told in beside:
        yield from ((said.at, 3, said.id, said) for said in told)
    yield from _plans(history)
    for proposal in history.proposals:
        yield proposal.answered_at or proposal.at, 4, proposal.id, proposal


def _plans(history: History) -> Iterator[tuple[int, int, UUID, Single]]:
    """Plans follow each other by number, and none is heard before it reached the server, whatever a clock said."""
    heard: int | None = None
    for said in history.plans_set:
        came = max(said.at, said.received_at)
        heard = came if heard is None else max(came, heard + 1)
        yield heard, 3, said.id, said
