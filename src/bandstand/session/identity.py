"""Which session it is: three phones playing one script offline name one and the same session."""

from datetime import date
from uuid import UUID, uuid5


def session_id(script: UUID, local_date: date, ordinal: int) -> UUID:
    """A session's id from its script, the date as the person saw it, and which time that day on this device, from 1."""
    return uuid5(script, f"{local_date.isoformat()}/{ordinal}")


def script_id(person: UUID, plan_number: int, local_date: date, day: str, played: int) -> UUID:
    """A script's id: starting the same day twice before anything was played makes one script, not two."""
    return uuid5(person, f"{plan_number}/{local_date.isoformat()}/{day}/{played}")
