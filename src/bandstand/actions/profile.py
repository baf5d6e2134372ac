"""What a person owns and what they chose to say of the complaint."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.catalog import load_catalogue
from bandstand.journal.event import Event
from bandstand.journal.facts import BandsSet, BoundsSet, PlanSet, PracticeSet, ProfileSet
from bandstand.prescription import Band, Complaint, Plan, Practice
from bandstand.prescription.framing import framed
from bandstand.prescription.owned import bound_kept, with_bands
from bandstand.prescription.starting import with_band_to_begin
from bandstand.quantity import BandstandError, Message

MOST_BANDS = 12
MOST_LETTERS = 200


def set_bands(person: UUID, bands: Sequence[Band], latex: str, moment: Moment) -> None:
    """Tell which bands are owned, light to heavy. A plan that waits for a band gets the lightest, as a proposal."""
    if len(bands) > MOST_BANDS:
        raise BandstandError(Message("bands.too_many", most=MOST_BANDS))
    ordered = tuple(replace(band, ordinal=place) for place, band in enumerate(bands, start=1))
    events = [event_of(BandsSet(bands=ordered, latex=latex), moment)]
    history = history_of(person)
    plan = history.plan
    if plan is not None:
        banded = with_band_to_begin(with_bands(plan, history.bands, ordered), ordered)
        events += _followed_by(plan, banded, Message("bands.because"), moment)
    for key, bounds in standing_at(history).bounds.items():
        kept = bound_kept(bounds, history.bands, ordered)
        if kept != bounds:
            events.append(event_of(BoundsSet(prescription=key, bounds=kept), moment))
    record(person, events, moment)


def _followed_by(plan: Plan, changed: Plan, because: Message, moment: Moment) -> Iterator[Event]:
    """The changed plan under the next number, and why; nothing where nothing changed."""
    if changed != plan:
        following = replace(changed, number=plan.next_number, because=because)
        yield event_of(PlanSet(plan=following), moment, plan_number=following.number)


def set_profile(
    person: UUID,
    complaint: Complaint,
    precautions: Sequence[str],
    moment: Moment,
    *,
    under_18: bool | None = None,
) -> None:
    """Tell what hurts and what to watch, in the person's own words. Precautions become part of the next plan number."""
    kept = tuple(words.strip()[:MOST_LETTERS] for words in precautions if words.strip())
    events = [event_of(ProfileSet(complaint=complaint, precautions=kept, under_18=under_18), moment)]
    history = history_of(person)
    plan = history.plan
    if plan is not None and (plan.precautions, plan.complaint) != (kept, complaint):
        told = replace(plan, precautions=kept, complaint=complaint)
        events += _followed_by(
            plan, framed(told, history.practice, load_catalogue()), Message("profile.because"), moment
        )
    record(person, events, moment)


def set_practice(person: UUID, practice: Practice, moment: Moment) -> None:
    """Tell how sessions should go. A warm-up or cool-down that comes or goes makes the next plan number."""
    events = [event_of(PracticeSet(practice=practice), moment)]
    plan = history_of(person).plan
    if plan is not None:
        events += _followed_by(plan, framed(plan, practice, load_catalogue()), Message("practice.because"), moment)
    record(person, events, moment)
