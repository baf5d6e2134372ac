"""From the log to the past it tells: pure, and the same whichever way the rows are handed over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from bandstand.journal.event import Received
from bandstand.journal.facts import (
    ACTIVE,
    AliasSet,
    Away,
    BandsSet,
    BoundsSet,
    CheckIn,
    Fact,
    FeedSet,
    GateAnswered,
    GoalSet,
    PlanSet,
    PracticeSet,
    Preference,
    ProfileSet,
    ProposalAnswered,
    Proposed,
    RestDay,
    ReviewConfirmed,
    RoughSpell,
    RunDone,
    SafetyCheck,
    Swapped,
    Symptom,
)
from bandstand.journal.history.past import Besides, History, Morning, Proposal, Said
from bandstand.journal.history.session import PLAYED, Session, gather, session_of
from bandstand.journal.history.told import Given, Told, settle
from bandstand.prescription import NOT_SAID, Plan
from bandstand.quantity import Range

Kind = TypeVar("Kind", bound=Fact)


def fold(received: Iterable[Received]) -> History:
    """One person's past from their log. Repeats are passed over, corrections and voids applied."""
    return history_of_told(*settle(received))


def history_of_told(told: Sequence[Told], not_understood: int) -> History:
    """The past that facts tell, each of which stands as it is, in order of place."""
    check_ins = _said(told, CheckIn)
    # By number, not by date: a plan made after travelling west, or beside a wrong clock, follows the one before it.
    plans = tuple(sorted(map(_as_plan, _said(told, PlanSet)), key=lambda said: (said.fact.number, said.place)))
    bands = [said.fact for said in _said(told, BandsSet)]
    profiles = [said.fact for said in _said(told, ProfileSet)]
    return History(
        sessions=sessions_of(played_in(told)),
        mornings=MappingProxyType(_mornings(check_ins)),
        averages=MappingProxyType(_averages(check_ins)),
        standing=MappingProxyType(_standing(check_ins)),
        besides=MappingProxyType(_besides(check_ins)),
        checks=_said(told, SafetyCheck),
        reviews=_said(told, ReviewConfirmed),
        plans=MappingProxyType({said.fact.number: said.fact for said in plans}),
        plans_set=plans,
        bands=next((each.bands for each in reversed(bands) if each.bands), ()),
        latex=next((each.latex for each in reversed(bands) if each.latex), ""),
        complaint=profiles[-1].complaint if profiles else None,
        precautions=profiles[-1].precautions if profiles else (),
        under_18=next((each.under_18 for each in reversed(profiles) if each.under_18 is not None), None),
        bounds_set=_said(told, BoundsSet),
        proposals=_proposals(told),
        rest_days=tuple(sorted({said.on for said in _said(told, RestDay)})),
        active_rests=tuple(sorted({said.on for said in _said(told, RestDay) if said.fact.why == ACTIVE})),
        rough_spells=_said(told, RoughSpell),
        preferences=_said(told, Preference),
        swaps=_said(told, Swapped),
        aliases_set=_said(told, AliasSet),
        symptoms=_said(told, Symptom),
        goals=_said(told, GoalSet),
        practice=next((said.fact.practice for said in reversed(_said(told, PracticeSet))), NOT_SAID),
        runs=_said(told, RunDone),
        gates=_said(told, GateAnswered),
        away=_said(told, Away),
        feeds=_said(told, FeedSet),
        not_understood=not_understood,
    )


def _said(told: Sequence[Told], kind: type[Kind]) -> tuple[Said[Kind], ...]:
    """Every single fact of one kind, in order."""
    return tuple(
        Said(id=each.id, on=each.on, at=each.said_at, place=each.place, fact=each.fact)
        for each in told
        if isinstance(each.fact, kind)
    )


def _as_plan(said: Said[PlanSet]) -> Said[Plan]:
    return Said(id=said.id, on=said.on, at=said.at, place=said.place, fact=said.fact.plan)


def played_in(told: Iterable[Told]) -> Mapping[UUID, Sequence[Told]]:
    """The facts of each session, by its id."""
    facts: dict[UUID, list[Told]] = defaultdict(list)
    for each in told:
        if isinstance(each.fact, PLAYED):
            facts[session_of(each)].append(each)
    return facts


def sessions_of(played: Mapping[UUID, Sequence[Told]]) -> tuple[Session, ...]:
    """Sessions in their order, each from its facts."""
    return tuple(sorted((gather(id, of) for id, of in played.items()), key=lambda each: each.place))


def _mornings(check_ins: Sequence[Said[CheckIn]]) -> dict[date, Morning]:
    """The newest words on each morning; a check-in that says nothing of the morning leaves it as it was."""
    mornings: dict[date, Morning] = {}
    for said in check_ins:
        answer = said.fact
        if answer.morning is not None or not answer.remembered or answer.stiffness is not None:
            mornings[answer.of] = _morning(said, mornings.get(answer.of, Morning(at=said.at)))
    return mornings


def _morning(said: Said[CheckIn], held: Morning) -> Morning:
    answer = said.fact
    told = replace(held, at=said.at, stiffness=answer.stiffness or held.stiffness)
    if answer.morning is not None:
        given = Given(pain=answer.morning, on=said.on, at=said.at, received_at=said.received_at)
        return replace(told, pain=given, remembered=True, recalled=answer.recalled)
    return told if answer.remembered else replace(told, pain=None, remembered=False, recalled=False)


def _averages(check_ins: Sequence[Said[CheckIn]]) -> dict[date, Given]:
    return {
        said.fact.average_of: Given(pain=said.fact.average, on=said.on, at=said.at, received_at=said.received_at)
        for said in check_ins
        if said.fact.average_of is not None and said.fact.average is not None
    }


def _standing(check_ins: Sequence[Said[CheckIn]]) -> dict[date, Range]:
    return {said.fact.of: said.fact.standing for said in check_ins if said.fact.standing is not None}


def _besides(check_ins: Sequence[Said[CheckIn]]) -> dict[date, Besides]:
    """The newest words on each day; what one check-in leaves out stays as another told it."""
    besides: dict[date, Besides] = {}
    for said in check_ins:
        answer = said.fact
        if answer.slept is not None or answer.note:
            held = besides.get(answer.of, Besides())
            besides[answer.of] = replace(held, slept=answer.slept or held.slept, note=answer.note or held.note)
        if answer.worst is not None and answer.average_of is not None:
            held = besides.get(answer.average_of, Besides())
            besides[answer.average_of] = replace(held, worst=answer.worst)
    return besides


def _proposals(told: Sequence[Told]) -> tuple[Proposal, ...]:
    """Every proposal with its newest answer; an answer may have come before what it answers."""
    answers = {said.fact.proposal: said for said in _said(told, ProposalAnswered)}
    return tuple(_proposal(said, answers.get(said.id)) for said in _said(told, Proposed))


def _proposal(said: Said[Proposed], answer: Said[ProposalAnswered] | None) -> Proposal:
    proposal = Proposal(id=said.id, on=said.on, at=said.at, fact=said.fact)
    if answer is None:
        return proposal
    told = answer.fact
    return replace(proposal, accepted=told.accepted, answered_at=answer.at, answered_on=answer.on, reason=told.reason)
