"""What a decision would change, in words: on Today while it waits, and in the plan's history ever after."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.catalog import Exercise, load_catalogue
from bandstand.prescription import Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.forms import form_of
from bandstand.prescription.limb import limb_of
from bandstand.progress.decision import Change, Decision
from bandstand.quantity import Message
from bandstand.session.shown import band_words, form_name, placement_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWords:
    """One proposal: what would change, why, the numbers it used and where the rule comes from."""

    key: str
    change: Message
    what: Message
    because: Message
    numbers: tuple[Message, ...]
    source: str


CHANGES: Mapping[Change, Message] = MappingProxyType(
    {
        Change.EASE: Message("change.ease"),
        Change.KEEP: Message("change.keep"),
        Change.ADVANCE: Message("change.advance"),
        Change.STOP: Message("change.stop"),
    }
)


def proposal_words(decision: Decision) -> ProposalWords:
    """A decision as it is offered."""
    return ProposalWords(
        key=decision.before.key,
        change=CHANGES[decision.change],
        what=what_changes(decision.before, decision.after),
        because=decision.because,
        numbers=number_words(decision.numbers),
        source=source_words(decision.source),
    )


def source_words(key: str) -> str:
    """Where a rule comes from: its citation, or the key that another version wrote."""
    sources = load_catalogue().sources
    return sources[key].cite if key in sources else key


def number_words(numbers: tuple[tuple[str, int], ...]) -> tuple[Message, ...]:
    """The numbers that a rule used, each in its own words."""
    return tuple(_number(name, value) for name, value in numbers)


# The names that rules give their numbers; each has its own words.
NUMBERS = frozenset({"pain", "morning", "limit", "usual_tenths", "days", "gap", "percent", "top", "effort", "left"}) | {
    "worst",
    "after",
    "before",
    "week_tenths",
    "days_since",
    "days_since_big",
    "count",
    "more_percent",
    "green_tenths",
    "week_before_tenths",
    "pain_before",
    "percent_before",
    "count_before",
    "after_before",
    "morning_before",
    "effort_before",
    "left_before",
}


def _number(name: str, value: int) -> Message:
    if name not in NUMBERS:
        return Message("number.other", name=name.replace("_", " "), value=value)
    return Message(f"number.{name}", value=f"{value / 10:g}" if name.endswith("_tenths") else value)


def what_changes(before: Prescription, after: Prescription) -> Message:
    """What would be different, in the words of the card: the form and the band first, then how much."""
    known = load_catalogue().get(after.exercise) if after.exercise else None
    pairs: list[tuple[Message | None, Message | None]] = [
        (variant_words(before, known), variant_words(after, known)),
        (band_words(before), band_words(after)),
        (placement_words(before), placement_words(after)),
        (dose_words(before.dose, limb_of(before)), dose_words(after.dose, limb_of(after))),
    ]
    news = [new for old, new in pairs if new is not None and new != old]
    if not news:
        return Message("change.stop")
    found, *rest = news
    for each in rest:
        found = Message("offer.and", one=found, other=each)
    return found


def variant_words(prescription: Prescription, known: Exercise | None) -> Message | None:
    """Named where there is more than one form to choose from; a form nobody knows by the sheet's own word."""
    form = form_of(prescription, known) if known else None
    if known is None or form is None:
        return Message("review.words", words=prescription.variant) if prescription.variant else None
    return Message("review.words", words=form_name(prescription, form)) if len(known.variants) > 1 else None
