"""A plan read back in plain language: for each exercise what to do, what is proposed, and what to ask.

Wording and reading are inverse: the reader finds the same exercises and doses in these words (`wording.wording`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bandstand.catalog import load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription.band import Band
from bandstand.prescription.bounds import SetBy
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Tempo, Timed
from bandstand.prescription.dose_words import dose_words, named_sides, time_words
from bandstand.prescription.limb import Limb, limb_of
from bandstand.prescription.origin import Source
from bandstand.prescription.plan import Alternative, Frequency, Per, Plan, Prescription, Section
from bandstand.quantity import Message, Range

NO_REST, ONCE = Range(0), Range(1)
# What a therapist is asked about where nobody said it, in the order it is asked.
ASKED = ("sets", "work", "sides", "rest", "band", "placement")
PROPOSABLE = ("sets", "work", "sides", "rest", "tempo", "band", "placement", "variant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One exercise in plain language; `proposed` and `asked` are None where there is nothing of the kind."""

    key: str
    name: str
    said: tuple[Message, ...]
    proposed: Message | None = None
    asked: Message | None = None

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Everything, in the order it is read."""
        return (*self.said, *(each for each in (self.proposed, self.asked) if each))


def read_back(plan: Plan) -> tuple[Paragraph, ...]:
    """Every exercise of the plan, in order."""
    return tuple(paragraph_of(each, of=section) for section in plan.sections for each in section.prescriptions)


def paragraph_of(each: Prescription, *, of: Section | None = None) -> Paragraph:
    """One exercise of a section: what to do, what of it is proposed, and what is not known."""
    lap = tuple(_of_laps(each, of)) if of is not None and of.laps is not None else ()
    rested = of is not None and of.lap_rest is not None
    return Paragraph(
        key=each.key,
        name=" ".join(each.name.split()),
        said=(*_said(each, in_laps=bool(lap)), *lap),
        proposed=_listed("back.proposed", [name for name in PROPOSABLE if _is_proposed(each, name)]),
        asked=_listed("back.asked", [name for name in _unknown(each) if not (rested and name == "rest")]),
    )


def _of_laps(each: Prescription, circuit: Section) -> Iterator[Message]:
    """How a list is gone round, told with each of its exercises; the rest between laps with the first."""
    if each.key != circuit.prescriptions[0].key:
        yield Message("back.in_laps")
        return
    yield Message("back.laps_begin")
    if circuit.lap_rest is not None:
        yield Message("back.lap_rest", time=time_words(circuit.lap_rest))


def week_words(plan: Plan) -> Message:
    """How often the whole of it is done."""
    often = plan.schedule.sessions_a_week
    if often is None:
        return Message("back.week_unknown")
    is_proposed = plan.schedule.sessions_origin.source is Source.PROPOSED
    return Message("back.week_proposed" if is_proposed else "back.week", times=_count(often))


def _said(each: Prescription, *, in_laps: bool) -> Iterator[Message]:
    if each.variant:
        yield Message("back.variant", words=variant_name(each))
    if each.dose is not None:
        yield from _dose(each.dose, limb_of(each), "lap" if in_laps else "set")
    if (most := _most(each)) is not None:
        yield most
    if each.frequency:
        yield _often(each.frequency)
    yield from _band(each)
    if each.load:
        yield Message("back.load_band" if _is_of_the_band(each) else "back.load", words=each.load)
    yield from (other_way(other, "back") for other in each.alternatives)


def _dose(dose: Dose, limb: Limb, goes_by: str) -> Iterator[Message]:
    if dose.work is not None or dose.sets is not None:
        asked = replace(dose, sides=Sides.UNSAID) if dose.sides is Sides.ASK else dose
        yield Message("back.do", amount=dose_words(asked, _limb_in(dose, limb)))
    if dose.sides is Sides.ASK:
        yield Message("back.counts", sides=named_sides(dose.sides, limb))
    elif dose.sides is not Sides.UNSAID and dose.work is None and dose.sets is None:
        name = "back.do_on" if dose.sides is Sides.EACH or dose.sides.is_of_one else "back.do_it"
        yield Message(name, sides=named_sides(dose.sides, _limb_in(dose, limb)))
    if dose.rest is not None:
        yield _rest(dose.rest, goes_by)
    if dose.tempo is not None:
        yield _tempo(dose.tempo)


def _most(each: Prescription) -> Message | None:
    """What the sheet says to work up to, above what it begins with."""
    if each.dose is None or each.bounds.set_by is not SetBy.SHEET:
        return None
    match each.dose.work:
        case Reps(count) if each.bounds.reps is not None and each.bounds.reps > count.high:
            return Message("back.up_to_reps", most=each.bounds.reps)
        case Timed(seconds) | Hold(seconds) if each.bounds.seconds is not None and each.bounds.seconds > seconds.high:
            return Message("back.up_to_time", time=time_words(Range(each.bounds.seconds)))
    return None


def _rest(rest: Range, goes_by: str) -> Message:
    """In laps another exercise follows each set, and the rest is before that one."""
    if rest == NO_REST:
        return Message(f"back.no_rest_{goes_by}")
    return Message(f"back.rest_{goes_by}", time=time_words(rest))


def _tempo(tempo: Tempo) -> Message:
    if tempo.hold:
        return Message("back.tempo_held", up=tempo.up, hold=tempo.hold, down=tempo.down)
    return Message("back.tempo", up=tempo.up, down=tempo.down)


def _limb_in(dose: Dose, limb: Limb) -> Limb:
    """ "Both legs together" is read as legs that move together, so a shared count says "both sides together"."""
    return Limb.SIDE if dose.sides is Sides.SHARED else limb


def _often(often: Frequency) -> Message:
    unit = "day" if often.per is Per.DAY else "week"
    return Message(f"back.often_{unit}", times=_count(often.times))


def _count(times: Range) -> Message:
    return Message("back.once") if times == ONCE else Message("back.times", count=str(times))


def _band(each: Prescription) -> Iterator[Message]:
    if each.band is not None:
        name = "back.band_named" if each.band.ordinal and each.band.colour else "back.band"
        yield Message(name, band=band_words(each.band))
    elif each.uses_band and not each.placements:
        yield Message("back.with_band")
    if each.placements:
        yield Message("back.where", place=either([_place(place) for place in each.placements]))
    if each.placement is not None and each.placements != (each.placement,):
        yield Message("back.for_now", place=_place(each.placement))


_WEIGHED = re.compile(r"\d|\b(?:resistance|weights?|loads?|bands?|pounds?|kilos?)\b", re.I)


def _is_of_the_band(each: Prescription) -> bool:
    """ "Green", "very light": a word for a band that was not chosen yet; alone nobody would know of what."""
    return each.uses_band and each.band is None and each.load is not None and not _WEIGHED.search(each.load)


def _place(place: Placement) -> Message:
    return Message(f"placement.{place.value}")


def band_words(band: Band) -> Message:
    """A band as its owner knows it: by colour, or by its number in their set."""
    if band.ordinal == 0:
        return Message("band.none")
    return Message("band.named", colour=band.colour) if band.colour else Message("band.numbered", ordinal=band.ordinal)


def variant_name(each: Prescription) -> str:
    """The catalogue's name for the form where it knows one, else the sheet's own word."""
    entry = load_catalogue().get(each.exercise) if each.exercise else None
    known = entry.variant(each.variant) if entry and each.variant else None
    return known.name if known else each.variant or ""


def other_way(other: Alternative, table: str) -> Message:
    """Another way of doing it, allowed or kept away from, in the words of one table: "back" or "review"."""
    if not other.avoid:
        return Message(f"{table}.allowed", variant=other.variant)
    if other.reason:
        return Message(f"{table}.avoid", variant=other.variant, reason=other.reason)
    return Message(f"{table}.avoid_bare", variant=other.variant)


def _is_proposed(each: Prescription, name: str) -> bool:
    return each.origin_of(name).source is Source.PROPOSED


def _unknown(each: Prescription) -> Iterator[str]:
    """What is not known of an exercise, though it is done with it or without."""
    dose = each.dose or Dose()
    known = {
        "sets": dose.sets is not None,
        "work": dose.work is not None,
        "sides": dose.sides is not Sides.ASK,
        "rest": dose.rest is not None,
        "band": each.band is not None or not each.uses_band,
        "placement": each.placement is not None or not each.uses_band,
    }
    yield from (name for name in ASKED if not known[name])


def _listed(sentence: str, names: Sequence[str]) -> Message | None:
    """ "Ask your PT: the rest between sets, and which band."."""
    if not names:
        return None
    return Message(sentence, fields=_joined([Message(f"back.the_{name}") for name in names]))


def _joined(words: Sequence[Message]) -> Message:
    found, *rest = words
    for each in rest[:-1]:
        found = Message("back.comma", one=found, other=each)
    return Message("back.and", one=found, other=rest[-1]) if rest else found


def either(words: Sequence[Message]) -> Message:
    """One of several: "round the thighs, or round the calves"."""
    found, *rest = words
    for each in rest:
        found = Message("review.either", one=found, other=each)
    return found
