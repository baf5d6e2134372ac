"""The plan of one day: an ordinary plan with the same keys, smaller doses or exercises left out with a reason.

What the past says of today's load is decided here, before a session; what the person is proposed for next time is
decided in `decide`. Guards for the session come from `guarding`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from bandstand.catalog import Catalogue, load_catalogue
from bandstand.journal.facts import DayKind, Popping
from bandstand.prescription import NO_BAND, Guards, Intervals, Liking, Plan, Prescription, Section
from bandstand.prescription.activities import leaves_the_floor
from bandstand.progress.case import Case
from bandstand.progress.decide import cases_of, decide
from bandstand.progress.decision import Change
from bandstand.progress.guarding import guards_of
from bandstand.progress.in_force import in_force
from bandstand.progress.ladder import Ladder, at_most, in_form, least_of, lighter
from bandstand.progress.limits import limits_at
from bandstand.progress.readiness import Offer, Readiness, one_bad_day, readiness, sore_this_morning, usual_today
from bandstand.progress.rough_days import rough_version
from bandstand.progress.rules.doing import begun_again, told_gap
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.pain import is_too_much
from bandstand.progress.rules.switched import is_off
from bandstand.progress.standing import Standing
from bandstand.progress.swapping import swapped_today
from bandstand.quantity import Message, Range
from bandstand.recovery import Stage

PAINLESS_RANGE = Message("day.painless_range")
FRAMED = (DayKind.FULL, DayKind.GENTLE)  # versions that have a warm-up and a cool-down, where somebody wants them

__all__ = ["DayPlan", "LeftOut", "Offer", "one_bad_day", "plan_of_the_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that is not done today, and why."""

    key: str
    name: str
    because: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """What is done today.

    `notes` are said before an exercise, by key. `offer` is what the page offers first, with its reason: the gentle
    version, a day of rest, or no load at all. `swapped` tells the keys of exercises that another stands in for today,
    each with the key of that other.
    """

    plan: Plan
    kind: DayKind
    guards: Guards
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[tuple[str, Message], ...] = ()
    swapped: tuple[tuple[str, str], ...] = ()
    offer: Offer = Offer.NONE
    because: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Today:
    """One exercise as it is done today, or why it is not; `key` is the plan's own, also where another stands in."""

    key: str
    prescription: Prescription
    ladder: Ladder
    notes: tuple[Message, ...] = ()
    left_out: Message | None = None
    rough: bool = False  # about half already, as in a rough spell


def plan_of_the_day(
    plan: Plan, standing: Standing, today: date, kind: DayKind, *, catalogue: Catalogue | None = None
) -> DayPlan:
    """What is done today, in the version of the day the person chose.

    Above the limit before the session nothing is loaded, whichever version was chosen; in a rough spell every version
    is about half, lighter and in an easier place.
    """
    known = catalogue or load_catalogue()
    now = in_force(plan, standing)
    cases = cases_of(plan, standing, standing.bands, today, known)
    ready = readiness(now, standing, cases, today)
    each_today = [_with_swap(_today(case), case, known) for case in cases]
    if ready.offer is Offer.DO_NOT_LOAD:
        each_today = [_unloaded(each) for each in each_today]
    # What is unloaded is gentle already; it is not halved a second time.
    change = _as_it_is if ready.offer is Offer.DO_NOT_LOAD and kind is DayKind.GENTLE else _CHANGES[kind]
    chosen = _chosen([change(each) for each in each_today], kind)
    usual = usual_today(standing, cases, today)
    limits = limits_at(now.limits, usual)
    guards = guards_of(limits, sore=sore_this_morning(limits, usual, standing, today))
    off_the_floor = not (standing.impact_off or limits.strict)
    return _as_day_plan(plan if off_the_floor else _on_the_floor(plan), kind, chosen, guards, ready)


def _on_the_floor(plan: Plan) -> Plan:
    """The plan with a warm-up and a cool-down in which nobody runs or hops; the rest is left out one by one."""
    sections = (
        section
        if section.is_trained
        else replace(section, prescriptions=tuple(each for each in section.prescriptions if not _has_impact(each)))
        for section in plan.sections
    )
    return replace(plan, sections=tuple(sections))


def _as_day_plan(plan: Plan, kind: DayKind, chosen: Mapping[str, _Today], guards: Guards, ready: Readiness) -> DayPlan:
    framed = kind in FRAMED and ready.offer is not Offer.DO_NOT_LOAD
    asked = (each for each in plan.sections if framed or each.is_trained)
    sections = tuple(_section(section, chosen, kind) for section in asked)
    return DayPlan(
        plan=replace(plan, sections=tuple(section for section in sections if section.prescriptions)),
        kind=kind,
        guards=guards,
        left_out=tuple(_left_out(each) for each in chosen.values() if each.left_out is not None),
        notes=tuple(
            (each.prescription.key, _joined(each.notes)) for each in chosen.values() if each.notes and not each.left_out
        ),
        swapped=tuple((key, each.prescription.key) for key, each in chosen.items() if each.prescription.key != key),
        offer=ready.offer,
        because=ready.because,
    )


def _section(section: Section, chosen: Mapping[str, _Today], kind: DayKind) -> Section:
    if not section.is_trained:
        return section
    kept = tuple(chosen[each.key].prescription for each in section.prescriptions if chosen[each.key].left_out is None)
    laps = _sets_of_kind(section.laps, kind) if section.laps else None
    return replace(section, prescriptions=kept, laps=laps)


def _left_out(each: _Today) -> LeftOut:
    assert each.left_out is not None, "only what is left out has a reason for it"
    return LeftOut(key=each.key, name=each.prescription.name, because=each.left_out)


def _joined(notes: tuple[Message, ...]) -> Message:
    first, *rest = notes
    return Message("decision.both", first=first, second=_joined(tuple(rest))) if rest else first


# What the past says of today


def _today(case: Case) -> _Today:
    """One exercise held within its bounds, after a gap begun again lower, or left out."""
    today = _Today(key=case.now.key, prescription=at_most(case.now, case.ladder), ladder=case.ladder)
    reason = _reason_to_leave_out(case)
    if reason is not None:
        return replace(today, left_out=reason)
    for change in (_in_easier_form, _after_gap, _with_painless_snap, _in_a_rough_spell):
        today = change(case, today)
    return today


def _reason_to_leave_out(case: Case) -> Message | None:
    verdict = decide(case, may_take_big_step=False)
    if verdict.change is Change.STOP:
        return verdict.because
    if (case.standing.impact_off or case.limits.strict) and _has_impact(case.now):
        return Message("day.no_impact")
    last = case.last
    if last is not None and last.on == case.asof and (is_too_much(last, case.amber) or last.barring):
        return Message("day.enough_today")
    return None


def _has_impact(prescription: Prescription) -> bool:
    """Whether it is a run, a hop or a jump, by how it is counted or by its name."""
    dose, names = prescription.dose, (prescription.name, prescription.exercise or "")
    runs = dose is not None and isinstance(dose.work, Intervals) and dose.work.run > 0
    return runs or leaves_the_floor(names)


def _in_easier_form(case: Case, today: _Today) -> _Today:
    """R4: a barred form gives way to its easier neighbour."""
    form = case.ladder.easier_variant(case.now.variant) if case.is_barred else None
    if form is None:
        return today
    eased = in_form(today.prescription, form, case.ladder)
    return replace(today, prescription=eased, notes=(*today.notes, Message("day.easier_form")))


def _after_gap(case: Case, today: _Today) -> _Today:
    """R12, before a session: this one alone is shorter."""
    shorter = None if is_off(RuleId.GAP, case.standing.switched) else begun_again(case)
    if shorter is None:
        return today
    least = least_of(today.prescription, shorter, case.ladder)
    note = () if least == today.prescription else (told_gap(case),)
    return replace(today, prescription=least, notes=(*today.notes, *note))


def _with_painless_snap(case: Case, today: _Today) -> _Today:
    """A painless snap is allowed; a smaller, slower movement often quiets it. Source: walker-2021."""
    last = case.last
    if last is None or last.popping is not Popping.PAINLESS:
        return today
    return replace(today, notes=(*today.notes, Message("day.painless_snap")))


def _in_a_rough_spell(case: Case, today: _Today) -> _Today:
    """R6, before a session: about half, lighter, in an easier place, and only as far as it does not hurt."""
    if case.stage is not Stage.RED:
        return today
    least = least_of(today.prescription, rough_version(at_most(case.now, case.ladder), case.ladder), case.ladder)
    return replace(today, prescription=least, notes=(*today.notes, PAINLESS_RANGE), rough=True)


def _with_swap(today: _Today, case: Case, catalogue: Catalogue) -> _Today:
    """Another exercise in its place, where the person asked for that today; what is left out stays so."""
    if today.left_out is not None:
        return today
    other = swapped_today(today.prescription, case.plan, case.standing, catalogue, case.asof)
    if other is None:
        return today
    note = Message("day.swapped", name=today.prescription.name)
    return replace(today, prescription=other, notes=(note, *(each for each in today.notes if each == PAINLESS_RANGE)))


# The version of the day


def _chosen(each_today: list[_Today], kind: DayKind) -> Mapping[str, _Today]:
    by_key = {each.key: each for each in each_today}
    if kind is not DayKind.FAVOURITE:
        return MappingProxyType(by_key)
    favourite = _favourite(each_today)
    others = {key: _not_today(each) for key, each in by_key.items() if key != favourite}
    return MappingProxyType({**by_key, **others})


def _favourite(each_today: list[_Today]) -> str | None:
    """The favourite that can be done today, else the first exercise."""
    done = [each for each in each_today if each.left_out is None]
    liked = [each.key for each in done if each.prescription.liking is Liking.FAVOURITE]
    return next(iter([*liked, *(each.key for each in done)]), None)


def _not_today(each: _Today) -> _Today:
    return each if each.left_out is not None else replace(each, left_out=Message("day.only_favourite"))


def _as_it_is(each: _Today) -> _Today:
    return each


def _gently(each: _Today) -> _Today:
    """Half the sets, a lighter band or none, and only as far as it does not hurt; a rough day is gentle already."""
    if each.rough:
        return each
    band = each.prescription.band
    softer = each.prescription
    if softer.uses_band and band is not None and band.ordinal:
        softer = replace(softer, band=lighter(band, each.ladder.bands) or NO_BAND)
    return replace(each, prescription=_with_sets(softer, DayKind.GENTLE), notes=(*each.notes, PAINLESS_RANGE))


def _unloaded(each: _Today) -> _Today:
    """R5: half the sets, no band at all, and only as far as it does not hurt."""
    prescription = each.prescription
    bare = replace(prescription, band=NO_BAND) if prescription.uses_band else prescription
    if each.rough:
        return replace(each, prescription=bare)
    return replace(each, prescription=_with_sets(bare, DayKind.GENTLE), notes=(*each.notes, PAINLESS_RANGE))


def _shortly(each: _Today) -> _Today:
    return replace(each, prescription=_with_sets(each.prescription, DayKind.SHORT))


def _with_sets(prescription: Prescription, kind: DayKind) -> Prescription:
    dose = prescription.dose
    if dose is None or dose.sets is None:
        return prescription
    return replace(prescription, dose=replace(dose, sets=_sets_of_kind(dose.sets, kind)))


def _sets_of_kind(sets: Range, kind: DayKind) -> Range:
    if kind is DayKind.SHORT:
        return Range(1)
    return sets.map(lambda number: -(-number // 2)) if kind is DayKind.GENTLE else sets


_Change: TypeAlias = Callable[[_Today], _Today]
_CHANGES: Mapping[DayKind, _Change] = MappingProxyType(
    {
        DayKind.FULL: _as_it_is,
        DayKind.GENTLE: _gently,
        DayKind.FAVOURITE: _as_it_is,
        DayKind.SHORT: _shortly,
    }
)
