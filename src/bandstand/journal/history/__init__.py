"""One person's facts in order, corrections applied. No opinions."""

from bandstand.journal.history.fold import fold
from bandstand.journal.history.past import History, Morning, Proposal, Said
from bandstand.journal.history.session import DoneSet, Session
from bandstand.journal.history.told import Given, Told, settle

__all__ = ["DoneSet", "Given", "History", "Morning", "Proposal", "Said", "Session", "Told", "fold", "settle"]
