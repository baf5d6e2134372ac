"""The forms in which bounds, limits of pain and rules are set: how they stand, and what was sent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.http import QueryDict

from bandstand.actions.bounds import BoundsWritten, LimitsWritten, RulesWritten
from bandstand.catalog import load_catalogue
from bandstand.prescription import Liking, PainLimits, Plan, RulesOff, SetBy
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.read_back import band_words
from bandstand.progress.bounds import set_by_someone
from bandstand.progress.rules.ids import MAY_BE_OFF
from bandstand.progress.settable import Settable, set_words, settable
from bandstand.progress.standing import Standing
from bandstand.quantity import Message
from bandstand.session.shown import name_of

PLAN, RULES = "plan:limits", "plan:rules"  # the forms that are of no exercise; no key of one has a colon
SET_BY: Mapping[SetBy, Message] = MappingProxyType(
    {SetBy.THERAPIST: Message("bounds.by_therapist"), SetBy.PERSON: Message("bounds.by_person")}
)
ORDERS = (
    ("", Message("bounds.order_none")),
    ("hold", Message("bounds.order_hold")),
    ("skip", Message("bounds.order_skip")),
)
WHO = ((SetBy.THERAPIST.value, Message("bounds.who_therapist")), (SetBy.PERSON.value, Message("bounds.who_person")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose or to tick."""

    value: str
    words: Message
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who set something, asked anew with each form; what is the therapist's is changed on their word alone."""

    id: str
    choices: tuple[Choice, ...]
    therapists: bool
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsCard:
    """One exercise: what is set now, and the form in which it is changed. `trouble` opens it with what was typed."""

    key: str
    name: str
    dose: Message
    set_by: Message | None
    set_words: tuple[Message, ...]
    orders: tuple[Choice, ...]
    sets: str
    most_sets: int | None
    count: str
    most_count: int | None
    count_label: Message
    bands: tuple[Choice, ...]
    places: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    waiting: tuple[Choice, ...]
    who: Who
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsCard:
    """The limits of pain of the plan, as typed or as they stand."""

    green: str
    amber: str
    fixed: bool
    strict: bool
    is_set: bool
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesCard:
    """The rules that may be switched off."""

    rules: tuple[Choice, ...]
    are_off: bool
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBeside:
    """What is settled of one exercise, told on its card: bounds, and whether it is liked."""

    key: str
    set_by: Message | None
    set_words: tuple[Message, ...]
    liking_words: Message
    likings: tuple[Choice, ...]


def set_beside(plan: Plan, standing: Standing) -> tuple[SetBeside, ...]:
    """Every exercise that the sheet asks for."""
    return tuple(_set_beside(each, standing) for each in settable(plan, standing))


def _set_beside(about: Settable, standing: Standing) -> SetBeside:
    each = about.prescription
    now = standing.likings.get(each.key, each.liking) or Liking.NEITHER
    return SetBeside(
        key=each.key,
        set_by=SET_BY.get(about.stands.set_by),
        set_words=set_words(about),
        liking_words=Message(f"liking.is_{now.value}"),
        likings=tuple(
            Choice(value=other.value, words=Message(f"liking.{other.value}"), chosen=False)
            for other in Liking
            if other is not now
        ),
    )


def asked_in(posted: QueryDict) -> BoundsWritten:
    """The bounds of one exercise as they were sent."""
    return BoundsWritten(
        order=posted.get("order", ""),
        sets=posted.get("sets", ""),
        count=posted.get("count", ""),
        band=posted.get("band", ""),
        placements=tuple(posted.getlist("placements")),
        variants=tuple(posted.getlist("variants")),
        allowed_again=tuple(posted.getlist("allowed_again")),
        set_by=posted.get("set_by", ""),
        told=told_in(posted),
    )


def told_in(posted: QueryDict) -> bool:
    """Whether the person says that their therapist told them so."""
    return "told" in posted


def rules_in(posted: QueryDict) -> RulesWritten:
    """The rules that stay on, as they were sent."""
    return RulesWritten(on=tuple(posted.getlist("on")), set_by=posted.get("set_by", ""), told=told_in(posted))


def limits_in(posted: QueryDict) -> LimitsWritten:
    """The limits of pain as they were sent."""
    return LimitsWritten(
        green=posted.get("green", ""),
        amber=posted.get("amber", ""),
        fixed="fixed" in posted,
        strict="strict" in posted,
        set_by=posted.get("set_by", ""),
        told=told_in(posted),
    )


def bounds_card(about: Settable, typed: BoundsWritten | None, trouble: str) -> BoundsCard:
    """One exercise as the page shows it; `typed` is what could not be kept."""
    each, key = about.prescription, about.prescription.key
    asked = typed or _standing(about)
    known = load_catalogue().get(each.exercise) if each.exercise else None
    forms = {form.id: Message("review.words", words=form.name) for form in known.variants} if known else {}
    return BoundsCard(
        key=key,
        name=name_of(each, known),
        dose=dose_words(each.dose, limb_of(each)),
        set_by=SET_BY.get(about.stands.set_by),
        set_words=set_words(about),
        orders=tuple(Choice(value=value, words=words, chosen=value == asked.order) for value, words in ORDERS),
        sets=asked.sets,
        most_sets=about.sheet.sets,
        count=asked.count,
        most_count=about.sheet.reps if about.counts_reps else about.sheet.seconds,
        count_label=Message("bounds.label_reps" if about.counts_reps else "bounds.label_seconds"),
        bands=tuple(_bands(about, asked.band)) if each.uses_band else (),
        places=_boxes(((place, Message(f"placement.{place.value}")) for place in about.places), asked.placements),
        forms=_boxes(((form, forms[form]) for form in about.forms), asked.variants),
        waiting=_boxes(
            ((form, forms.get(form, Message("review.words", words=each.name))) for form in about.waiting),
            asked.allowed_again,
        ),
        who=_who(key, asked.set_by, about.stands.set_by, told=asked.told),
        trouble=trouble,
    )


def _standing(about: Settable) -> BoundsWritten:
    """The form as it stands: numbers that are the sheet's stay empty."""
    stands, sheet = about.stands, about.sheet
    count = (stands.reps, sheet.reps) if about.counts_reps else (stands.seconds, sheet.seconds)
    return BoundsWritten(
        order=stands.order.value if stands.order else "",
        sets=_beside(stands.sets, sheet.sets),
        count=_beside(*count),
        band=_beside(stands.band, sheet.band),
        placements=tuple(place.value for place in about.allowed_places),
        variants=about.allowed_forms,
        set_by=stands.set_by.value if set_by_someone(stands) else "",
    )


def _beside(now: int | None, sheet: int | None) -> str:
    return "" if now is None or now == sheet else str(now)


def _bands(about: Settable, now: str) -> Iterator[Choice]:
    yield Choice(value="", words=Message("bounds.as_the_sheet"), chosen=now == "")
    for band in (about.band(0), *sorted(about.ladder.bands, key=lambda each: each.ordinal)):
        yield Choice(value=str(band.ordinal), words=band_words(band), chosen=now == str(band.ordinal))


def _boxes(offered: Iterable[tuple[str, Message]], ticked: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=str(value), words=words, chosen=value in ticked) for value, words in offered)


def _who(id: str, now: str, stands: SetBy, *, told: bool) -> Who:
    choices = tuple(Choice(value=value, words=words, chosen=value == now) for value, words in WHO)
    return Who(id=id, choices=choices, therapists=stands is SetBy.THERAPIST, told=told)


def limits_card(limits: PainLimits, typed: LimitsWritten | None) -> LimitsCard:
    """The limits of pain as they stand, or as they were typed."""
    is_set = limits.set_by in SET_BY
    asked = typed or LimitsWritten(
        green=str(int(limits.green)),
        amber=str(int(limits.amber)),
        fixed=limits.fixed,
        strict=limits.strict,
        set_by=limits.set_by.value,
    )
    return LimitsCard(
        green=asked.green,
        amber=asked.amber,
        fixed=asked.fixed,
        strict=asked.strict,
        is_set=is_set,
        who=_who(PLAN, asked.set_by, limits.set_by, told=asked.told),
    )


def rules_card(switched: RulesOff, typed: RulesWritten | None) -> RulesCard:
    """Which of the rules that may be off are on, or were left on in what could not be kept."""
    are_off = any(rule in switched.rules for rule in MAY_BE_OFF)
    asked = typed or RulesWritten(
        on=tuple(rule for rule in MAY_BE_OFF if rule not in switched.rules),
        set_by=switched.set_by.value if are_off else "",
    )
    return RulesCard(
        rules=_boxes(((rule, Message(f"bounds.rule_{rule}")) for rule in MAY_BE_OFF), asked.on),
        are_off=are_off,
        who=_who(RULES, asked.set_by, switched.set_by, told=asked.told),
    )
