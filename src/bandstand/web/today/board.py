"""What the page of the day shows, in words: the one question, the exercises, and what is proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

from bandstand.actions.today import Today
from bandstand.catalog import load_catalogue
from bandstand.prescription import Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.progress.day import Offer
from bandstand.progress.decision import Decision
from bandstand.progress.signs import sign
from bandstand.quantity import Message
from bandstand.recovery import Stage
from bandstand.session.shown import band_words, name_of, placement_words
from bandstand.web.day_words import date_words
from bandstand.web.plans.cards import part_words
from bandstand.web.plans.proposal_words import ProposalWords, proposal_words, variant_words
from bandstand.web.plans.questions import Asked, asked_of, words_of
from bandstand.web.recovery.spell_words import SpellWords, spell_words
from bandstand.web.settings.forms import ROOMS
from bandstand.web.swatch import swatch_of
from bandstand.words import say

SCALE = tuple(range(11))
GENTLE_ALREADY = (Offer.DO_NOT_LOAD, Offer.ROUGH_SPELL)

# Minutes on one's feet, in ranges: nobody times it, and a range is all that two answers a week can carry.
STANDING = (
    ("0-5", "under 5"),
    ("5-15", "5 to 15"),
    ("15-30", "15 to 30"),
    ("30-60", "30 to 60"),
    ("60-120", "60 to 120"),
    ("120-480", "longer"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The one question now, and the piece of page that asks it."""

    template: str
    words: str
    of: str = ""
    late: bool = False
    ranges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exercise of today."""

    prescription: Prescription
    name: str
    dose: Message
    variant: Message | None
    band: Message | None
    swatch: str
    placement: Message | None
    note: Message | None
    left_out: Message | None
    proposal: ProposalWords | None
    key: str  # the plan's own, also where another stands in for it
    swap: str  # what may stand in for it today, by name; empty where nothing may
    is_swapped: bool
    part: Message | None  # a warm-up or a cool-down; None for what the sheet asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the template needs beside Today itself."""

    today: Today
    date_words: str
    title: str
    items: tuple[Item, ...]
    asking: Ask | None
    question: Asked | None
    for_therapist: tuple[Message, ...]  # what they should hear, then the questions for them
    spell: SpellWords | None
    event: UUID

    @property
    def scale(self) -> tuple[int, ...]:
        """Pain from none to worst."""
        return SCALE

    @property
    def yesterday(self) -> str:
        """The day before today, as a form names it."""
        return (self.today.moment.today - timedelta(days=1)).isoformat()

    @property
    def rooms(self) -> tuple[tuple[str, str], ...]:
        """How many steps may fit one way, each with its word."""
        return ROOMS

    @property
    def ticked(self) -> tuple[Message, ...]:
        """The signs that paused the plan, as they were ticked."""
        pause = self.today.pause
        known = (sign(id) for id in (pause.signs if pause else ()))
        return tuple(each.say for each in known if each)

    @property
    def changes(self) -> bool:
        """Whether anything is proposed that would change the day."""
        return any(item.proposal for item in self.items)

    @property
    def bands_unsaid(self) -> bool:
        """Whether a band is asked for and none was told yet."""
        plan = self.today.plan
        return plan is not None and not self.today.history.bands and any(each.uses_band for each in plan.prescriptions)

    @property
    def bad_day(self) -> Message | None:
        """Why resting, a gentle version or only the favourite stand first today; None on an ordinary day."""
        day = self.today.day
        return day.because if day is not None and day.offer is not Offer.NONE else None

    @property
    def asks_morning(self) -> bool:
        """Whether the question now is about a morning; the others stand back on a bad day."""
        return self.asking is not None and self.asking.template == "today/ask_morning.html"

    @property
    def is_bad_day(self) -> bool:
        """Whether the three gentle choices are shown; not once a day of rest was chosen or a session done."""
        return self.bad_day is not None and not self.today.rests_today and not self.today.done_today

    @property
    def no_end_words(self) -> str:
        """Said where the last session's end never arrived; empty otherwise, and while one is open."""
        last = self.today.no_end
        if last is None or self.today.running is not None:
            return ""
        return say(Message("today.no_end", day=date_words(last.local_date)))

    @property
    def may_load(self) -> bool:
        """Whether the ordinary session is offered beside them; not where the gentle version is the session."""
        return self.today.day is not None and self.today.day.offer not in GENTLE_ALREADY

    @property
    def is_rough(self) -> bool:
        """Whether a rough spell lasts."""
        return self.today.spell is Stage.RED

    @property
    def asks_rough(self) -> bool:
        """Whether to ask if this is a rough spell: the last days look like one, and nobody said so yet."""
        return self.today.spell is Stage.AMBER and self.today.pause is None

    @property
    def done_words(self) -> str:
        """Said once today's session is done, or on a day of rest."""
        if self.today.done_today:
            return say(Message("today.done"))
        return say(Message("today.rests")) if self.today.rests_today else ""


def board_of(today: Today) -> Board:
    """The page of the day for somebody with a plan."""
    plan = today.plan
    assert plan is not None, "without a plan there is the first page"
    return Board(
        today=today,
        date_words=date_words(today.moment.today),
        title=say(Message("today.session")),
        items=tuple(_items(today)),
        asking=_asking(today),
        question=asked_of(plan, today.question) if today.question else None,
        for_therapist=(*today.to_tell, *(words_of(plan, each) for each in today.for_therapist)),
        spell=spell_words(today.open_spell),
        event=today.moment.new_id(),
    )


def _asking(today: Today) -> Ask | None:
    """One question at a time: this morning, a late one, yesterday's average, stiffness, then standing."""
    if today.pause is not None:
        return None
    for due in today.mornings_due:
        words = _about(today.part, "today.morning_late" if due.late else "today.morning", day=f"{due.of:%A}")
        return Ask(template="today/ask_morning.html", words=words, of=due.of.isoformat(), late=due.late)
    if today.average_due:
        words = say(Message("today.average"))
        return Ask(template="today/ask_average.html", words=words, of=today.average_due.isoformat())
    if today.stiffness_due:
        words = _about(today.part, "today.stiffness", day="")
        return Ask(template="today/ask_stiffness.html", words=words, of=today.moment.today.isoformat())
    if today.standing_due:
        return Ask(template="today/ask_standing.html", words=say(Message("today.standing")), ranges=STANDING)
    return None


def _about(part: str, sentence: str, *, day: str) -> str:
    """A question about the plan's own body part; about "it" where that was never said."""
    return say(Message(sentence, part=part, day=day) if part else Message(f"{sentence}_bare", day=day))


def _items(today: Today) -> Iterable[Item]:
    assert today.plan is not None, "without a plan there is the first page"
    assert today.day is not None, "a plan has a day"
    notes: Mapping[str, Message] = MappingProxyType(dict(today.day.notes))
    left_out = {each.key: each.because for each in today.day.left_out}
    offers = {each.before.key: each for each in today.waiting.changes} if today.waiting else {}
    parts, swapped = part_words(today.plan), dict(today.day.swapped)
    for planned in today.plan.prescriptions:
        key = planned.key
        shown = today.day.plan.prescription(swapped.get(key, key))
        if shown is None and key in parts:
            continue
        item = _item(
            shown or planned, left_out.get(key), notes.get(swapped.get(key, key)), offers.get(key), parts.get(key)
        )
        other = today.swaps.get(key)
        yield replace(item, key=key, swap=other.name if other else "", is_swapped=key in swapped)


def _item(
    prescription: Prescription,
    left_out: Message | None,
    note: Message | None,
    decision: Decision | None,
    part: Message | None,
) -> Item:
    known = load_catalogue().get(prescription.exercise) if prescription.exercise else None
    return Item(
        prescription=prescription,
        name=name_of(prescription, known),
        dose=dose_words(prescription.dose, limb_of(prescription)),
        variant=variant_words(prescription, known),
        band=band_words(prescription),
        swatch=swatch_of(prescription),
        placement=placement_words(prescription),
        note=note,
        left_out=left_out,
        proposal=proposal_words(decision) if decision else None,
        key=prescription.key,
        swap="",
        is_swapped=False,
        part=part,
    )
