"""What a name on a sheet means to this person: told once on a page, and taken back on a page."""

from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.record import PAGE, event_of, record
from bandstand.journal.event import Event
from bandstand.journal.facts import VOID, AliasSet
from bandstand.prescription.aliases import plain_name


def remember_alias(person: UUID, name: str, exercise: str, moment: Moment) -> None:
    """From now on a name means this exercise, or `own`. Told again unchanged, nothing is added to the log."""
    if history_of(person).aliases.meaning_of(name) != exercise:
        record(person, [event_of(AliasSet(name=name, exercise=exercise), moment)], moment)


def forget_alias(person: UUID, name: str, moment: Moment) -> None:
    """A name means again what the catalogue makes of it: everything told of it is taken back."""
    told = [said.id for said in history_of(person).aliases_set if plain_name(said.fact.name) == plain_name(name)]
    record(person, [_taken_back(id, moment) for id in told], moment)


def _taken_back(id: UUID, moment: Moment) -> Event:
    return Event(
        id=moment.new_id(),
        device=PAGE,
        kind=VOID,
        occurred_at=moment.now_ms,
        zone=moment.zone,
        local_date=moment.today,
        body={"supersedes": str(id)},
    )
