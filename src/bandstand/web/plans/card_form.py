"""The plain form on a card: every field of one exercise as it stands, and what a person changed in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import Band, Distance, Dose, Hold, Prescription, Reps, Sides, Timed
from bandstand.prescription.edit import SIDES
from bandstand.quantity import Message
from bandstand.web.plans.cards import band_words

UNITS = ("reps", "seconds", "hold", "distance")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is sent, and what is read."""

    value: str
    words: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One field of the form; with `choices` it is chosen, without it is typed."""

    name: str
    label: Message
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: Message | None = None


def inputs_of(prescription: Prescription, owned: Sequence[Band]) -> tuple[Input, ...]:
    """The form of one exercise, in the order it is read on the card."""
    dose = prescription.dose or Dose()
    unit, amount = _work(dose)
    return (
        _typed("name", prescription.name),
        _typed("sets", str(dose.sets or ""), hint="card.range_hint"),
        _typed("amount", amount, hint="card.range_hint"),
        _chosen("unit", unit, [Choice(each, Message(f"card.unit_{each}")) for each in UNITS]),
        *_rep_hold(dose),
        _chosen("sides", _sides(dose.sides), _SIDES),
        _variant(prescription),
        _chosen("band", _band(prescription), _bands(owned, prescription.band)),
        _chosen("placement", prescription.placement or "", _PLACES),
        _typed("rest", str(dose.rest or ""), hint="card.seconds_hint"),
        _typed("frequency", _times(prescription), hint="card.week_hint"),
        _typed("load", prescription.load or ""),
    )


def changes_in(posted: Mapping[str, str], prescription: Prescription) -> dict[str, str]:
    """What was changed, field by field; a field left as it was is not named and keeps its origin."""
    before = {each.name: each.value for each in inputs_of(prescription, ())}
    given = {name: posted[name].strip() for name in before if name in posted}
    changed = {name: text for name, text in given.items() if text != before[name]}
    if "unit" in changed or "amount" in changed:
        unit = given.get("unit", before["unit"])
        work = {unit if unit in UNITS else UNITS[0]: given.get("amount", before["amount"])}
        changed = {**work, **_without_work(changed)}
    return changed


def _without_work(changed: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in changed.items() if name not in ("unit", "amount")}


def _typed(name: str, value: str, *, hint: str = "") -> Input:
    return Input(name=name, label=Message(f"card.{name}"), value=value, hint=Message(hint) if hint else None)


def _chosen(name: str, value: str, choices: Sequence[Choice]) -> Input:
    return Input(name=name, label=Message(f"card.{name}"), value=value, choices=tuple(choices))


def _variant(prescription: Prescription) -> Input:
    """One of the catalogue's forms where it knows the exercise, else the sheet's own word."""
    entry = load_catalogue().get(prescription.exercise) if prescription.exercise else None
    now = prescription.variant or ""
    if entry is None or (now and entry.variant(now) is None):
        return _typed("variant", now)
    forms = [Choice(each.id, Message("review.words", words=each.name)) for each in entry.variants]
    return _chosen("variant", now, [Choice("", Message("card.not_said")), *forms])


def _work(dose: Dose) -> tuple[str, str]:
    match dose.work:
        case Reps(count):
            return "reps", str(count)
        case Timed(seconds):
            return "seconds", str(seconds)
        case Hold(seconds):
            return "hold", str(seconds)
        case Distance(low, high):
            return "distance", f"{low:g}" if low == high else f"{low:g}-{high:g}"
        case _:
            return "reps", ""


def _rep_hold(dose: Dose) -> tuple[Input, ...]:
    """How long each repetition is held, asked only where repetitions are counted."""
    if not isinstance(dose.work, Reps):
        return ()
    return (_typed("rep_hold", str(dose.work.hold or ""), hint="card.seconds_hint"),)


_SIDES = tuple(Choice(value, Message(f"card.sides_{value.replace(' ', '_') or 'unsaid'}")) for value in SIDES)
_PLACES = (
    Choice("", Message("card.not_said")),
    *(Choice(place.value, Message(f"placement.{place.value}")) for place in Placement),
)


def _sides(sides: Sides) -> str:
    return next(value for value, meant in SIDES.items() if meant is sides)


def _band(prescription: Prescription) -> str:
    return str(prescription.band.ordinal) if prescription.band is not None else ""


def _bands(owned: Sequence[Band], present: Band | None) -> tuple[Choice, ...]:
    known = {band.ordinal: band for band in owned}
    if present is not None and present.ordinal:
        known.setdefault(present.ordinal, present)
    listed = (Choice(str(ordinal), band_words(band)) for ordinal, band in sorted(known.items()))
    return (Choice("", Message("card.not_said")), Choice("0", Message("band.none")), *listed)


def _times(prescription: Prescription) -> str:
    return str(prescription.frequency.times) if prescription.frequency else ""
