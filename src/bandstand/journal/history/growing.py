"""A past that is moved on by what was just played, without reading again what came before.

It is always the past that `fold` makes of the whole log. Where that cannot be had by adding to one session, there is
nothing to move on, and the whole log is folded again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bandstand.journal.event import SCHEMA, Received
from bandstand.journal.facts import KIND_OF, read_fact
from bandstand.journal.history.fold import history_of_told, played_in
from bandstand.journal.history.past import History
from bandstand.journal.history.session import PLAYED, gather, session_of
from bandstand.journal.history.told import Told, amended_by, settle, told_in

PLAYED_KINDS = frozenset(KIND_OF[fact] for fact in PLAYED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """A history, and what is needed to add to it: each session's facts, and the ids that something speaks of."""

    history: History
    played: Mapping[UUID, Sequence[Told]]
    amended: frozenset[UUID]


def begin(received: Sequence[Received]) -> Growing:
    """The past of a whole log."""
    told, not_understood = settle(received)
    history = history_of_told(told, not_understood)
    return Growing(history=history, played=played_in(told), amended=amended_by(received))


def moved_on(past: Growing, received: Iterable[Received]) -> Growing | None:
    """The past with rows that came since, None where the whole log has to be folded again.

    Args:
        past: The past of every row before these.
        received: Rows that are not in it yet, under ids that are not in it yet.
    """
    told = [_played(row, past.amended) for row in received]
    added = [each for each in told if each is not None]
    if len(added) < len(told):
        return None
    played = {**past.played}
    for each in added:
        played[session_of(each)] = (*played.get(session_of(each), ()), each)
    return replace(past, history=_with_sessions(past.history, played, {*map(session_of, added)}), played=played)


def _played(row: Received, amended: frozenset[UUID]) -> Told | None:
    """What a row tells of a session in words that stand; None for every other row."""
    event = row.event
    if event.schema != SCHEMA or event.kind not in PLAYED_KINDS or event.id in amended:
        return None
    fact = read_fact(event.kind, event.body)
    return None if fact is None else told_in(row, fact, event.occurred_at)


def _with_sessions(history: History, played: Mapping[UUID, Sequence[Told]], anew: Iterable[UUID]) -> History:
    gathered = {id: gather(id, played[id]) for id in anew}
    others = [each for each in history.sessions if each.id not in gathered]
    return replace(history, sessions=tuple(sorted([*others, *gathered.values()], key=lambda each: each.place)))
