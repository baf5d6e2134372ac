"""A session as one sound file, for a phone that is locked: which session, and where its track is kept."""

from pathlib import Path
from uuid import UUID

from bandstand.actions import sessions
from bandstand.actions import today as days
from bandstand.actions.moment import Moment
from bandstand.exchange.audio import Contents, Press, Recording, make
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.session.script import Script


def script_of_today(person: UUID, moment: Moment) -> Script:
    """The session that is open today, else what today asks without any change.

    Raises BandstandError where there is none to play.
    """
    begun = days.today(person, moment).running
    return sessions.script(person, begun) if begun else sessions.as_last_time(person, moment)


def track_of(person: UUID, id: UUID) -> Recording | None:
    """The track of a session, None while it is being made, which asking for it begins.

    Raises BandstandError where this person has no such session, or its track cannot be made.
    """
    return _press(person).ask(sessions.script(person, id))


def finished_track_of(person: UUID, id: UUID) -> Recording | None:
    """The track of a session if it is there, None while it is being made. Nothing is begun.

    Raises BandstandError where there is no such session, or its track is neither there nor being made.
    """
    script, press = sessions.script(person, id), _press(person)
    on_its_way = press.is_making(script)  # asked first: it may be finished a moment later
    found = press.finished(script)
    if found is None and not on_its_way:
        raise BandstandError(Message("track.not_made"))
    return found


def write_track(script: Script, out: Path) -> Contents:
    """Write the track of a script to a file, however long that takes. Raises BandstandError where it cannot be made."""
    return make(script, out)


def _press(person: UUID) -> Press:
    return Press(Home.chosen().cache_of(person))
