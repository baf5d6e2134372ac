"""What a person or a therapist sets or says beside sessions and daily answers: the standing moves on as it is heard."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from bandstand.journal.facts import BoundsSet, Preference, ReviewConfirmed, RoughSpell, Swapped
from bandstand.journal.history import Proposal, Said
from bandstand.prescription import PainLimits, Plan, Prescription
from bandstand.prescription.swaps import exercise_of_swap
from bandstand.progress.ladder import is_big_change
from bandstand.progress.standing.declined import declined_with
from bandstand.progress.standing.past import Standing
from bandstand.recovery import SPELLS_KEPT, ToldSpell, review_level

A_DAY, A_DAY_MS = timedelta(days=1), 86_400_000
Key = TypeVar("Key")
Value = TypeVar("Value")
SaidBeside: TypeAlias = (
    Said[ReviewConfirmed] | Said[Preference] | Said[BoundsSet] | Said[Swapped] | Said[RoughSpell] | Said[Plan]
)


def after_said(standing: Standing, said: SaidBeside) -> Standing:
    """The standing once something was set or said beside sessions and answers."""
    match said.fact:
        case ReviewConfirmed():
            return replace(standing, review=review_level(standing.diary_at(said.at), said.on) or standing.review)
        case Preference():
            return _after_preference(standing, said.fact, said.at)
        case BoundsSet():
            return _after_bounds(standing, said.fact, said.at)
        case Swapped(prescription=key, exercise=exercise):
            return replace(standing, swaps=with_one(standing.swaps, key, (said.on, exercise)))
        case RoughSpell(over=over):
            return _once_over(standing) if over else _in_a_rough_spell(standing, said.on, said.at)
        case Plan():
            return _after_plan(standing, said.fact, _day_of_plan(standing, said))


def known_as(key: str, prescribed: Prescription | None) -> str:
    """What an exercise is known as, under whichever key."""
    return prescribed.known_as if prescribed else exercise_of_swap(key) or key


def _after_preference(standing: Standing, said: Preference, at: int) -> Standing:
    key = said.prescription
    if said.liking is not None:
        standing = replace(standing, likings=with_one(standing.likings, key, said.liking))
    if not said.variant_allowed:
        return standing
    names = {key, known_as(key, standing.plan.prescription(key) if standing.plan else None)}
    allowed = {form for form in standing.barred if form[0] in names and said.variant in (None, form[1])}
    return replace(standing, barred=standing.barred - allowed, allowed_at=with_one(standing.allowed_at, key, at))


def _after_bounds(standing: Standing, said: BoundsSet, at: int) -> Standing:
    if said.limits is not None:
        standing = _after_limits(standing, said.limits, at)
    if said.switched is not None:
        standing = replace(standing, switched=said.switched)
    if said.bounds is None:
        return standing
    before = standing.bounds.get(said.prescription)
    standing = replace(standing, bounds=with_one(standing.bounds, said.prescription, said.bounds))
    if before is not None and replace(before, band=said.bounds.band) == said.bounds:
        return standing  # the same for a set of bands told anew: nobody allowed anything
    return replace(standing, allowed_at=with_one(standing.allowed_at, said.prescription, at))


def _after_limits(standing: Standing, limits: PainLimits, at: int) -> Standing:
    before = standing.limits or (standing.plan.limits if standing.plan else PainLimits())
    narrowed_at = at if limits.narrows(before) else standing.narrowed_at
    return replace(standing, limits=limits, narrowed_at=narrowed_at)


def after_proposal(standing: Standing, proposal: Proposal) -> Standing:
    """The standing once a proposal was answered; only one that was declined leaves anything behind."""
    if proposal.accepted is not False:
        return standing
    return replace(standing, declined=declined_with(standing.declined, proposal))


def _in_a_rough_spell(standing: Standing, on: date, at: int) -> Standing:
    """Who says so again while it lasts begins it anew: it never ends sooner for that."""
    before = standing.course(on, at=at)
    measure = before.measure(on) if before else None
    spell = ToldSpell(on=on, at=at, base=measure.base if measure else None)
    kept = tuple(each for each in standing.told_spells if on - each.on <= SPELLS_KEPT and each.on != on)
    return replace(standing, told_spells=(*kept, spell))


def _once_over(standing: Standing) -> Standing:
    """Every spell told so far has passed."""
    passed = tuple(replace(each, is_over=True) for each in standing.told_spells)
    return replace(standing, told_spells=passed)


def _day_of_plan(standing: Standing, said: Said[Plan]) -> date:
    """The day a plan came, however it was dated: a plan dated back would free the week for another big change.

    It is counted on from its own date, and from the newest session before it, to the moment the server received it.
    """
    came, newest = max(said.at, said.received_at), standing.newest_record
    day = said.on + (came - said.at) // A_DAY_MS * A_DAY
    if newest is None or newest.began > came:
        return day
    return max(day, newest.on + (came - newest.began) // A_DAY_MS * A_DAY)


def _after_plan(standing: Standing, plan: Plan, on: date) -> Standing:
    pairs = [(standing.plan.prescription(each.key), each) for each in plan.prescriptions] if standing.plan else []
    grown = {after.key: on for before, after in pairs if before is not None and is_big_change(before, after)}
    return replace(standing, plan=plan, big_changes=MappingProxyType({**standing.big_changes, **grown}))


def with_one(mapping: Mapping[Key, Value], key: Key, value: Value) -> Mapping[Key, Value]:
    """A mapping with one value more, or another in its place."""
    return MappingProxyType({**mapping, key: value})
