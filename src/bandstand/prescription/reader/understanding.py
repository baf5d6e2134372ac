"""Each exercise with all its fields, as values with the words they came from."""

import re
from collections.abc import Sequence

from bandstand.catalog import Exercise
from bandstand.prescription.dose import Sides
from bandstand.prescription.origin import Span
from bandstand.prescription.plan import Frequency
from bandstand.prescription.reader.doses.phrases import Field, Phrase
from bandstand.prescription.reader.known import Meant, is_banded, known, meant_by
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.binding import Bound
from bandstand.prescription.reader.programme.regions import Entry
from bandstand.prescription.reader.remarks.writers_notes import POSTURE, Remark, posture_of
from bandstand.prescription.reader.rounds import place_in_laps
from bandstand.prescription.reader.things import variants
from bandstand.prescription.reader.things.equipment import BAND
from bandstand.prescription.reader.things.kit import Kit
from bandstand.prescription.reader.written.normalise import Normal
from bandstand.prescription.reading import Avoided, Said, Understood
from bandstand.prescription.told_forms import placed_form
from bandstand.quantity import Range

LONGEST_SPAN = 60  # characters a field


def understood(normal: Normal, entry: Entry, dose: Bound, kit: Kit, said_of_it: Sequence[Remark]) -> Understood:
    """One exercise, from its region of the text, its dose and what is remarked of it."""
    name = normal.as_given(entry.name_start, entry.name_end)
    banded = kit.has_band or bool(kit.places) or any(remark.with_band for remark in said_of_it)
    behind = _told_behind(normal, entry, name)
    named = f"{name} {behind['words']}" if behind else name
    meant = meant_by(named, normal.text[entry.start : entry.end], banded=banded)
    exercise = meant.exercise
    at = kit.places
    kept = next((remark for remark in said_of_it if remark.kept_to), None)
    liked = next((remark for remark in said_of_it if remark.liking), None)
    return Understood(
        name=_named(normal, entry, name),
        exercise=exercise.id if exercise else None,
        sets=_range(normal, dose.get(Field.SETS)),
        reps=_range(normal, dose.get(Field.REPS)),
        hold=_range(normal, dose.get(Field.HOLD)),
        duration=_range(normal, dose.get(Field.DURATION)),
        work_up_to=_most(normal, dose.get(Field.REACH)),
        distance=_distance(normal, dose.get(Field.DISTANCE)),
        side=_side(normal, dose.get(Field.SIDE)),
        rest=_range(normal, dose.get(Field.REST)),
        frequency=_frequency(normal, dose.get(Field.FREQUENCY)),
        equipment=_equipment(normal, kit, said_of_it),
        places=tuple(Said(place.name, _place(normal, place.start, place.end)) for place in at),
        harder_places=tuple(place.name for place in at if place.harder),
        alternatives=_variants(normal, entry),
        load=_load(normal, entry.load or kit.load),
        variant=_variant(normal, entry, meant, behind, kept),
        in_laps=place_in_laps(normal.text, entry.start, entry.end),
        or_else=meant.choices,
        uses_band=_uses_band(exercise, kit, said_of_it),
        avoided=tuple(_avoided(normal, remark) for remark in said_of_it if remark.avoided),
        liking=Said(liked.liking, _place(normal, liked.start, liked.end)) if liked and liked.liking else None,
    )


def _load(normal: Normal, place: tuple[int, int] | None) -> Said[str] | None:
    return Said(normal.as_given(*place), _place(normal, *place)) if place else None


def _named(normal: Normal, entry: Entry, name: str) -> Said[str]:
    """The name, with the stage that tells it from the same exercise at another one: "Wall sit (weeks 1-3)"."""
    place = _place(normal, entry.name_start, entry.name_end)
    if entry.stage is None:
        return Said(name, place)
    stage = normal.as_given(*entry.stage).strip(" :.").lower()
    stage = f"{entry.stage_unit} {stage}".strip()
    return Said(f"{name} ({stage})", (*place, *_place(normal, *entry.stage)))


def _equipment(normal: Normal, kit: Kit, said_of_it: Sequence[Remark]) -> tuple[Said[str], ...]:
    """The things of its kit, and the band that a remark speaks of where the exercise itself names none."""
    named = tuple(Said(thing.name, _place(normal, thing.start, thing.end)) for thing in kit.things)
    banded = next((remark for remark in said_of_it if remark.with_band), None)
    if banded is None or kit.has_band:
        return named
    return (*named, Said(BAND, _place(normal, banded.start, banded.end)))


def _uses_band(exercise: Exercise | None, kit: Kit, said_of_it: Sequence[Remark]) -> bool:
    """Whether a banded exercise is done with a band here: only where the sheet speaks of one."""
    if exercise is None or not is_banded(exercise):
        return False
    return kit.has_band or any(remark.with_band for remark in said_of_it)


# "Hip flexor march, standing 3 x 10", "Calf stretch (knee bent)": a few words right behind the name.
_BEHIND = Pattern(r" ?(?:[,(\[:;]| -) ?(?:done )?(?P<words>[a-z][a-z' -]{2,30}?)(?= ?(?:[,.;:)\]\n\d]| - |$))")


def _told_behind(normal: Normal, entry: Entry, name: str) -> re.Match[str] | None:
    """Words behind a name that belong to it: together they name an exercise, or tell its posture."""
    found = _BEHIND.match(normal.text, entry.name_end, entry.end)
    if found is None:
        return None
    is_named = known(name) is not None and known(f"{name} {found['words']}") is not None
    return found if is_named or POSTURE.fullmatch(found["words"]) else None


def _variant(
    normal: Normal, entry: Entry, meant: Meant, behind: re.Match[str] | None, kept: Remark | None
) -> Said[str] | None:
    """The form the exercise's own name tells, or the posture the writer keeps to.

    A posture without a form of the catalogue stays the sheet's own word.
    """
    end = behind.end("words") if behind else entry.name_end
    posed = POSTURE.search(normal.text, entry.name_start, end)
    place = posed.span("posture") if posed else (entry.name_start, end)
    if meant.variant:
        return Said(meant.variant, _place(normal, *place))
    if posed and meant.exercise is None:
        return Said(posture_of(posed), _place(normal, *place))
    return _kept_to(normal, meant, kept) if kept else None


def _kept_to(normal: Normal, meant: Meant, kept: Remark) -> Said[str] | None:
    told = placed_form(kept.kept_to, meant.exercise) if meant.exercise else None
    form = told.variant if told and told.fits else kept.kept_to
    return Said(form, _place(normal, kept.start, kept.end)) if form else None


def _place(normal: Normal, start: int, end: int) -> tuple[Span, ...]:
    """The span of some words; no field lights up more than sixty characters."""
    span = normal.span(start, end)
    return (span if span.end - span.start <= LONGEST_SPAN else Span(span.start, span.start + LONGEST_SPAN),)


def _spans(normal: Normal, phrase: Phrase) -> tuple[Span, ...]:
    return _place(normal, *(phrase.words or (phrase.start, phrase.end)))


def _range(normal: Normal, phrase: Phrase | None) -> Said[Range] | None:
    if phrase is None or not isinstance(phrase.value, tuple):
        return None
    low, high = phrase.value
    return Said(Range(round(low), round(high)), _spans(normal, phrase))


def _most(normal: Normal, phrase: Phrase | None) -> Said[int] | None:
    told = _range(normal, phrase)
    return Said(told.value.high, told.spans) if told else None


def _distance(normal: Normal, phrase: Phrase | None) -> Said[tuple[float, float]] | None:
    if phrase is None or not isinstance(phrase.value, tuple):
        return None
    return Said(phrase.value, _spans(normal, phrase))


def _side(normal: Normal, phrase: Phrase | None) -> Said[Sides] | None:
    return Said(phrase.value, _spans(normal, phrase)) if phrase and isinstance(phrase.value, Sides) else None


def _frequency(normal: Normal, phrase: Phrase | None) -> Said[Frequency] | None:
    return Said(phrase.value, _spans(normal, phrase)) if phrase and isinstance(phrase.value, Frequency) else None


def _variants(normal: Normal, entry: Entry) -> tuple[Said[str], ...]:
    found = variants.variants(normal.text, entry.name_end, entry.start, entry.end)
    return tuple(Said(normal.as_given(*place), _place(normal, *place)) for place in found)


def _avoided(normal: Normal, remark: Remark) -> Avoided:
    return Avoided(
        variant=remark.avoided,
        reason=remark.reason,
        painful=remark.painful,
        spans=_place(normal, remark.start, remark.end),
    )
