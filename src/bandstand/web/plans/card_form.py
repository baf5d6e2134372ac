"""The plain form on a card: every field of one exercise as it stands, and what a person changed in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandstand.catalog import Exercise, Placement, load_catalogue
from bandstand.prescription import Band, Distance, Dose, Hold, Per, Prescription, Reps, Sides, Source, Timed
from bandstand.prescription.aliases import OWN, plain_name
from bandstand.prescription.dose_words import sides_words
from bandstand.prescription.edit import SIDES
from bandstand.prescription.limb import Limb, limb_of
from bandstand.prescription.read_back import band_words
from bandstand.quantity import Message

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
        _exercise(prescription),
        _typed("sets", str(dose.sets or ""), hint="card.range_hint"),
        _typed("amount", amount, hint="card.range_hint"),
        _chosen("unit", unit, [Choice(each, Message(f"card.unit_{each}")) for each in UNITS]),
        *_rep_hold(dose),
        _chosen("sides", _sides(dose.sides), _sides_choices(limb_of(prescription))),
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


def _exercise(prescription: Prescription) -> Input:
    """Every exercise of the catalogue, those with the likest names first; or one's own."""
    chosen = prescription.origin_of("exercise").source is Source.CHOSEN
    now = prescription.exercise or (OWN if chosen else "")
    words = set(plain_name(prescription.name).split())
    alike = sorted(load_catalogue().exercises, key=lambda each: -_shared(words, each))
    known = [Choice(each.id, Message("review.words", words=each.name)) for each in alike]
    unsaid = [] if now else [Choice("", Message("card.exercise_unsaid"))]
    return _chosen("exercise", now, [*unsaid, *known, Choice(OWN, Message("card.exercise_own"))])


def _shared(words: set[str], each: Exercise) -> int:
    """How many words of a name one of the names of an exercise has."""
    return max(len(words & set(plain_name(name).split())) for name in each.names)


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


def _sides_choices(limb: Limb) -> tuple[Choice, ...]:
    """Each leg, both together, both at once; and that the sheet is not clear, or says nothing."""
    said = {value: sides_words(meant, limb) for value, meant in SIDES.items() if value not in ("", "ask")}
    open_ones = {"ask": Message("card.sides_ask"), "": Message("card.sides_unsaid")}
    return tuple(Choice(value, words) for value, words in {**said, **open_ones}.items() if words)


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
    often = prescription.frequency
    if not often:
        return ""
    return f"{often.times} a day" if often.per is Per.DAY else str(often.times)
