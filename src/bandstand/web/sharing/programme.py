"""A shared programme in words: one function for the page that readers see and for its author's look beforehand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bandstand.catalog import Exercise, load_catalogue
from bandstand.prescription import Plan, Prescription, Section
from bandstand.prescription.completeness import Item, items_of
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.read_back import paragraph_of, week_words
from bandstand.prescription.shared import Shared
from bandstand.quantity import Message
from bandstand.session.shown import needs_words, variant_of

# A reader has no sheet and no therapist of this plan: what is said to its owner is said otherwise to them.
OTHERWISE = MappingProxyType(
    {
        "back.counts": "shared.counts",
        "back.week": "shared.week",
        "back.week_proposed": "shared.week_proposed",
        "back.week_unknown": "shared.week_unknown",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One exercise of the page. How it is done is empty for one that the catalogue does not have."""

    prescription: Prescription  # as its figure shows it: the band at the easiest of its places
    number: int
    dose: Message
    sentences: tuple[Message, ...]
    open: tuple[Message, ...]  # what was proposed by us, and what nobody says
    loop: Message | None = None  # how the band is put on
    set_up: tuple[str, ...] = ()
    movement: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Everything a page of a shared programme says."""

    plan: Plan
    title: str
    introduction: str
    whose: Message
    told: tuple[Told, ...]
    week: tuple[Message, ...]
    heed: tuple[Message, ...]
    wears_band: bool
    items: tuple[Item, ...]
    says: Message


def programme_of(shared: Shared) -> Programme:
    """What readers see, and what its author sees before."""
    items = items_of(shared)
    count = sum(item.told for item in items)
    return Programme(
        plan=shared.plan,
        title=shared.title,
        introduction=shared.introduction,
        whose=Message("shared.by_therapist" if shared.by_therapist else "shared.by_somebody"),
        told=tuple(_told(shared.plan)),
        week=tuple(_week(shared)),
        heed=tuple(_heed(shared)),
        wears_band=any(each.uses_band for each in shared.plan.prescriptions),
        items=items,
        says=Message("shared.says", count=count, all=len(items)),
    )


def _told(plan: Plan) -> Iterator[Told]:
    within = ((each, section) for section in plan.sections for each in section.prescriptions)
    for number, (each, section) in enumerate(within, start=1):
        yield _one(each, section, number)


def _one(each: Prescription, section: Section, number: int) -> Told:
    paragraph = paragraph_of(each, of=section)
    told = Told(
        prescription=_pictured(each),
        number=number,
        dose=dose_words(each.dose, limb_of(each)),
        sentences=tuple(_otherwise(said) for said in paragraph.said if said.id != "back.do"),
        open=tuple(_open(each, section)),
    )
    entry = load_catalogue().get(each.exercise or "")
    return _as_done(told, entry) if entry else told


def _as_done(told: Told, entry: Exercise) -> Told:
    """The same, with how the catalogue says it is done."""
    form, place = variant_of(told.prescription, entry), told.prescription.placement
    return replace(
        told,
        sentences=(*told.sentences, *_needed(needs_words(form, entry))),
        loop=place.put_on if place else None,
        set_up=entry.set_up_of(form),
        movement=entry.movement_of(form),
        cautions=entry.cautions,
    )


def _needed(needs: Sequence[Message]) -> Iterator[Message]:
    if needs:
        yield Message("shared.needs", things=_listed(needs))


def _otherwise(said: Message) -> Message:
    return Message(OTHERWISE.get(said.id, said.id), **dict(said.values))


def _pictured(each: Prescription) -> Prescription:
    easiest = min(each.placements, key=lambda place: place.rank, default=None)
    return replace(each, placement=each.placement or easiest)


def _open(each: Prescription, section: Section) -> Iterator[Message]:
    """What was proposed by us, and what nobody says; of several places for the band any is the sheet's."""
    paragraph = paragraph_of(_pictured(each), of=section)
    if paragraph.proposed:
        yield Message("shared.proposed", fields=paragraph.proposed["fields"])
    if paragraph.asked:
        yield Message("shared.unsaid", fields=paragraph.asked["fields"])


def _week(shared: Shared) -> Iterator[Message]:
    plan = shared.plan
    yield _otherwise(week_words(plan))
    if plan.start_light:
        yield Message("shared.start_light")
    if plan.progression:
        yield Message("shared.work_up", axes=_listed([Message(f"shared.{axis}") for axis in plan.progression]))
    if plan.schedule.values_rest:
        yield Message("shared.rest_days")
    if plan.schedule.values_stretching:
        yield Message("shared.stretching")
    if shared.at_home:
        yield Message("shared.at_home")


def _listed(words: Sequence[Message]) -> Message:
    """One, two and three."""
    found, *rest = words
    for each in rest[:-1]:
        found = Message("back.comma", one=found, other=each)
    return Message("back.and", one=found, other=rest[-1]) if rest else found


def _heed(shared: Shared) -> Iterator[Message]:
    """What its author ticked of what is theirs."""
    plan = shared.plan
    if shared.tells_limit:
        yield Message("shared.limit", amber=plan.limits.amber)
    if plan.complaint.part or plan.complaint.side:
        yield Message("shared.place", words=", ".join(filter(None, (plan.complaint.part, plan.complaint.side))))
    for words in plan.precautions:
        yield Message("shared.careful", words=words)
    for words in plan.goals:
        yield Message("shared.goal", words=words)
