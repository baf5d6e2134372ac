"""A past that is moved on by what was just told, without reading again what came before.

It is always the past that `fold` makes of the whole log. Where that cannot be had by adding facts, because something
is corrected, taken back or not understood, there is nothing to move on, and the whole log is folded again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bandstand.journal.event import SCHEMA, Received
from bandstand.journal.facts import KINDS, read_fact
from bandstand.journal.history.fold import history_of_told, played_in
from bandstand.journal.history.past import History
from bandstand.journal.history.session import PLAYED, gather, session_of
from bandstand.journal.history.told import Told, amended_by, settle, told_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """A history, and what is needed to add to it: each session's facts, the others, and the ids something speaks of."""

    history: History
    played: Mapping[UUID, Sequence[Told]]
    single: Sequence[Told]
    amended: frozenset[UUID]


def begin(received: Sequence[Received]) -> Growing:
    """The past of a whole log."""
    told, not_understood = settle(received)
    history = history_of_told(told, not_understood)
    single = tuple(each for each in told if not isinstance(each.fact, PLAYED))
    return Growing(history=history, played=played_in(told), single=single, amended=amended_by(received))


def moved_on(past: Growing, received: Iterable[Received]) -> Growing | None:
    """The past with rows that came since, None where the whole log has to be folded again.

    Args:
        past: The past of every row before these.
        received: Rows that are not in it yet, under ids that are not in it yet.
    """
    told = [_told(row, past.amended) for row in received]
    added = [each for each in told if each is not None]
    if len(added) < len(told):
        return None
    return _with_played(_with_single(past, added), added)


def _with_single(past: Growing, added: Sequence[Told]) -> Growing:
    new = [each for each in added if not isinstance(each.fact, PLAYED)]
    if not new:
        return past
    single = tuple(sorted((*past.single, *new), key=lambda each: each.place))
    told = history_of_told(single, past.history.not_understood)
    return replace(past, history=replace(told, sessions=past.history.sessions), single=single)


def _with_played(past: Growing, added: Sequence[Told]) -> Growing:
    new = [each for each in added if isinstance(each.fact, PLAYED)]
    if not new:
        return past
    played = {**past.played}
    for each in new:
        played[session_of(each)] = (*played.get(session_of(each), ()), each)
    return replace(past, history=_with_sessions(past.history, played, {*map(session_of, new)}), played=played)


def _told(row: Received, amended: frozenset[UUID]) -> Told | None:
    """What a row tells in words that stand; None for every other row."""
    event = row.event
    if event.schema != SCHEMA or event.kind not in KINDS or event.id in amended:
        return None
    fact = read_fact(event.kind, event.body)
    return None if fact is None else told_in(row, fact, event.occurred_at)


def _with_sessions(history: History, played: Mapping[UUID, Sequence[Told]], anew: Iterable[UUID]) -> History:
    gathered = {id: gather(id, played[id]) for id in anew}
    others = [each for each in history.sessions if each.id not in gathered]
    return replace(history, sessions=tuple(sorted([*others, *gathered.values()], key=lambda each: each.place)))
