"""Which session it is: three phones playing one script offline name one and the same session."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5


def session_id(script: UUID, local_date: date, ordinal: int) -> UUID:
    """A session's id from its script, the date as the person saw it, and which time that day on this device, from 1."""
    return uuid5(script, f"{local_date.isoformat()}/{ordinal}")


def script_id(
    person: UUID, plan_number: int, local_date: date, day: str, played: int, *, beside: Sequence[UUID] = ()
) -> UUID:
    """A script's id: starting the same day twice before anything was played makes one script, not two.

    `beside` names what was settled beside the plan since it was made: a day that is asked for otherwise has another id.
    """
    told = "".join(f"/{each}" for each in beside)
    return uuid5(person, f"{plan_number}/{local_date.isoformat()}/{day}/{played}{told}")
