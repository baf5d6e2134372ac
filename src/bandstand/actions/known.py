"""What is known of a person: the past and the standing their log leads to, kept in memory while the log grows.

Nothing here is a fact: all of it is worked out from the log again whenever it is not at hand.
"""

from collections.abc import Sequence
from uuid import UUID

from bandstand import store
from bandstand.journal.event import Received
from bandstand.journal.history import Growing, History, begin, moved_on
from bandstand.progress.standing import Begun, Standing, begun, standing_of, to_the_end

AT_MOST = 4  # persons kept in mind


class _Known:
    """One person's past as it stood at one row of the log. The log only grows: the same row is the same past."""

    def __init__(self, at: tuple[str, int], past: Growing, since: Begun | None = None) -> None:
        self.at = at
        self.past = past
        self._begun = since
        self._standing: Standing | None = None

    def grown(self, at: tuple[str, int], received: Sequence[Received]) -> "_Known | None":
        """The same past some rows later, None where the whole log has to be read again."""
        past = moved_on(self.past, received)
        if past is None:
            return None
        return _Known(at, past, self._begun)

    def standing(self) -> Standing:
        """Where the person stands; worked out when first asked for."""
        if self._standing is None:
            self._begun = begun(self.past.history, self._begun)
            self._standing = to_the_end(self._begun)
        return self._standing


_known: dict[UUID, _Known] = {}


def history_of(person: UUID) -> History:
    """Everything this person reported, in order."""
    at = (store.epoch(), store.newest(person))
    held = _known.get(person)
    if held is None or held.at != at:
        held = _moved(person, held, at) or _Known(at, begin(_up_to(store.events(person), at)))
        _known.pop(person, None)
        for forgotten in list(_known)[: max(0, len(_known) + 1 - AT_MOST)]:
            _known.pop(forgotten, None)
        _known[person] = held
    return held.past.history


def standing_at(history: History) -> Standing:
    """The standing a history leads to, at hand where the history is the newest one."""
    at_hand = next((each for each in list(_known.values()) if each.past.history is history), None)
    return at_hand.standing() if at_hand else standing_of(history)


def _moved(person: UUID, held: _Known | None, at: tuple[str, int]) -> _Known | None:
    epoch, newest = at
    if held is None or held.at[0] != epoch or held.at[1] > newest:
        return None
    return held.grown(at, _up_to(store.events_since(person, held.at[1]), at))


def _up_to(received: Sequence[Received], at: tuple[str, int]) -> list[Received]:
    """The rows up to one: what came a moment ago belongs to the next look."""
    return [row for row in received if row.cursor <= at[1]]
