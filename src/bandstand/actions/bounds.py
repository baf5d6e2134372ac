"""What a therapist, or a person for themselves, settles beside the sheet: bounds, limits of pain, rules, likings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.journal.event import Event
from bandstand.journal.facts import BoundsSet, Fact, Preference
from bandstand.prescription import Bounds, Liking, Order, PainLimits, Plan, RulesOff, SetBy
from bandstand.progress.rules.ids import MAY_BE_OFF
from bandstand.progress.settable import Settable, contradiction, settable
from bandstand.progress.standing import Standing
from bandstand.quantity import BandstandError, Message, Pain
from bandstand.quantity.small_number import small_number

# More than anybody is asked for; a slip of the finger is not kept. Source: bandstand-choice.
MOST_SETS, MOST_REPS, MOST_SECONDS = 20, 200, 1_800
Offered = TypeVar("Offered", bound=str)
WHO = (SetBy.THERAPIST, SetBy.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsWritten:
    """Bounds as somebody wrote them: numbers as text, empty where the sheet shall say; ids of what is ticked."""

    order: str = ""
    sets: str = ""
    count: str = ""  # reps or seconds, whichever the exercise counts
    band: str = ""
    placements: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    allowed_again: tuple[str, ...] = ()
    set_by: str = ""
    told: bool = False  # "My therapist told me so"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsWritten:
    """Limits of pain as somebody wrote them."""

    green: str = ""
    amber: str = ""
    fixed: bool = False
    strict: bool = False
    set_by: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesWritten:
    """The rules that somebody leaves on."""

    on: tuple[str, ...] = ()
    set_by: str = ""
    told: bool = False


def set_bounds(person: UUID, event_id: UUID, key: str, asked: BoundsWritten, moment: Moment) -> None:
    """Set the bounds of one exercise. Raises BandstandError where they cannot be read or contradict themselves."""
    plan, standing = _known(person)
    about = _about(plan, standing, key)
    wanted = _read_bounds(asked, about)
    allowed = _allowed_again(asked, about, wanted.set_by)
    trouble = contradiction(about, wanted)
    if trouble is not None:
        raise BandstandError(trouble)
    facts: list[Fact] = [BoundsSet(prescription=key, bounds=wanted)]
    facts += [Preference(prescription=key, variant=form, variant_allowed=True) for form in allowed]
    _tell(person, event_id, facts, plan, moment)


def as_the_sheet_says(person: UUID, event_id: UUID, key: str, moment: Moment, *, told: bool = False) -> None:
    """Take back what was set about one exercise: its sheet is its bounds again."""
    plan, standing = _known(person)
    set_by = _whose_word(_about(plan, standing, key).stands.set_by, SetBy.SHEET, told=told)
    _tell(person, event_id, [BoundsSet(prescription=key, bounds=Bounds(set_by=set_by))], plan, moment)


def set_limits(person: UUID, event_id: UUID, asked: LimitsWritten, moment: Moment) -> None:
    """Set the limits of pain of the plan. Raises BandstandError where they cannot be read or contradict themselves."""
    plan, standing = _known(person)
    now = standing.limits or plan.limits
    green, amber = _pain(asked.green, now.green), _pain(asked.amber, now.amber)
    if green > amber:
        raise BandstandError(Message("bounds.green_above", green=green, amber=amber))
    set_by = _who(asked.set_by, now.set_by, told=asked.told)
    limits = PainLimits(green=green, amber=amber, fixed=asked.fixed, strict=asked.strict, set_by=set_by)
    _tell(person, event_id, [BoundsSet(limits=limits)], plan, moment)


def limits_of_the_plan(person: UUID, event_id: UUID, moment: Moment, *, told: bool = False) -> None:
    """Take back limits that were set: those of the plan hold again."""
    plan, standing = _known(person)
    set_by = _whose_word((standing.limits or plan.limits).set_by, plan.limits.set_by, told=told)
    _tell(person, event_id, [BoundsSet(limits=replace(plan.limits, set_by=set_by))], plan, moment)


def switch_rules(person: UUID, event_id: UUID, asked: RulesWritten, moment: Moment) -> None:
    """Leave these rules on, of those that may be off, and switch the others off."""
    plan, standing = _known(person)
    off = tuple(rule for rule in MAY_BE_OFF if rule not in asked.on)
    set_by = _who(asked.set_by, standing.switched.set_by, told=asked.told)
    _tell(person, event_id, [BoundsSet(switched=RulesOff(rules=off, set_by=set_by))], plan, moment)


def like(person: UUID, event_id: UUID, key: str, liking: Liking, moment: Moment) -> None:
    """Tell how one exercise is liked."""
    plan, _ = _known(person)
    if plan.prescription(key) is None:
        raise BandstandError(Message("bounds.no_such_exercise"))
    _tell(person, event_id, [Preference(prescription=key, liking=liking)], plan, moment)


def _known(person: UUID) -> tuple[Plan, Standing]:
    history = history_of(person)
    if history.plan is None:
        raise BandstandError(Message("session.no_plan"))
    return history.plan, standing_at(history)


def _about(plan: Plan, standing: Standing, key: str) -> Settable:
    found = next((each for each in settable(plan, standing) if each.prescription.key == key), None)
    if found is None:
        raise BandstandError(Message("bounds.no_such_exercise"))
    return found


def _tell(person: UUID, event_id: UUID, facts: Sequence[Fact], plan: Plan, moment: Moment) -> None:
    """The first fact bears the form's own id, so that a form sent twice is kept once."""
    events: list[Event] = [
        event_of(fact, moment, id=None if place else event_id, plan_number=plan.number)
        for place, fact in enumerate(facts)
    ]
    record(person, events, moment)


# What was written, as values


def _who(text: str, stands: SetBy, *, told: bool) -> SetBy:
    """Who sets it, as was said."""
    found = next((each for each in WHO if each.value == text), None)
    if found is None and stands is not SetBy.THERAPIST:
        raise BandstandError(Message("bounds.who"))
    return _whose_word(stands, found or SetBy.PERSON, told=told)


def _whose_word(stands: SetBy, set_by: SetBy, *, told: bool) -> SetBy:
    """Whose word it is from now on: what stands as the therapist's is changed on their word alone, and stays theirs."""
    if stands is not SetBy.THERAPIST:
        return set_by
    if not told:
        raise BandstandError(Message("bounds.therapists"))
    return SetBy.THERAPIST


def _read_bounds(asked: BoundsWritten, about: Settable) -> Bounds:
    most = MOST_REPS if about.counts_reps else MOST_SECONDS
    count = _optional(asked.count, "bounds.reps_number" if about.counts_reps else "bounds.seconds_number", most=most)
    return Bounds(
        sets=_optional(asked.sets, "bounds.sets_number", most=MOST_SETS),
        reps=count if about.counts_reps else None,
        seconds=None if about.counts_reps else count,
        band=_band(asked.band, about),
        placements=_ticked(asked.placements, about.places, about.sheets_places, "bounds.no_place"),
        variants=_ticked(asked.variants, about.forms, about.sheets_forms, "bounds.no_form"),
        order=Order(asked.order) if asked.order in list(Order) else None,
        set_by=_who(asked.set_by, about.stands.set_by, told=asked.told),
    )


def _optional(text: str, sentence: str, *, most: int) -> int | None:
    """A number from 1 up, None where nothing was written; 0 is told apart, as it means to leave it out."""
    if not text.strip():
        return None
    number = _number(text, sentence, most=most)
    if number == 0:
        raise BandstandError(Message("bounds.none_of_it"))
    return number


def _pain(text: str, now: Pain) -> Pain:
    """A pain from 0 to 10; as it is now where nothing was written."""
    return Pain(_number(text, "bounds.pain_number", most=Pain.HIGHEST)) if text.strip() else now


def _number(text: str, sentence: str, *, most: int) -> int:
    number = small_number(text.strip())
    if number is None or number > most:
        raise BandstandError(Message(sentence, most=most))
    return number


def _band(text: str, about: Settable) -> int | None:
    if not text:
        return None
    choices = {str(each.ordinal): each.ordinal for each in (about.band(0), *about.ladder.bands)}
    if text not in choices:
        raise BandstandError(Message("bounds.no_such_band"))
    return choices[text]


def _ticked(
    given: tuple[str, ...], offered: Sequence[Offered], sheets: Sequence[Offered], sentence: str
) -> tuple[Offered, ...]:
    """What is allowed of what was offered; what the sheet itself allows is left to the sheet."""
    chosen = tuple(each for each in offered if each in given)
    if offered and not chosen:
        raise BandstandError(Message(sentence))
    return () if set(chosen) == set(sheets) else chosen


def _allowed_again(asked: BoundsWritten, about: Settable, set_by: SetBy) -> tuple[str, ...]:
    """The forms that a therapist allows again after a painful pop; nobody else does."""
    allowed = tuple(form for form in about.waiting if form in asked.allowed_again)
    if allowed and set_by is not SetBy.THERAPIST:
        raise BandstandError(Message("bounds.only_therapist"))
    return allowed
