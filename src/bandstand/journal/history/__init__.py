"""One person's facts in order, corrections applied. No opinions."""

from bandstand.journal.history.fold import fold
from bandstand.journal.history.growing import Growing, begin, moved_on
from bandstand.journal.history.past import Besides, History, Morning, Proposal, Said
from bandstand.journal.history.session import DoneSet, Session
from bandstand.journal.history.told import Given, Told, settle

__all__ = [
    "Besides",
    "DoneSet",
    "Given",
    "Growing",
    "History",
    "Morning",
    "Proposal",
    "Said",
    "Session",
    "Told",
    "begin",
    "fold",
    "moved_on",
    "settle",
]
