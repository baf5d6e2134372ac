"""The next dose: worked out from the log whenever it is looked at, written down when it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.journal.event import Event
from bandstand.journal.facts import Declined, PlanSet, ProposalAnswered, Proposed
from bandstand.journal.history import History, Proposal
from bandstand.prescription import Plan
from bandstand.prescription.edit import take
from bandstand.prescription.origin import OWNER
from bandstand.progress.case import same_dose
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import ENGINE, Change, Decision
from bandstand.quantity import BandstandError, Message

# What is taken of the changes that wait. A short or gentle day takes only what asks for less.
EVERYTHING = frozenset(Change)
NOTHING: frozenset[Change] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The decisions after the last session that nobody answered yet; `session` is the one they judge."""

    session: UUID
    decisions: tuple[Decision, ...]

    @property
    def changes(self) -> tuple[Decision, ...]:
        """Those that would change something."""
        return tuple(each for each in self.decisions if each.change is not Change.KEEP)


def waiting(history: History, moment: Moment) -> Waiting | None:
    """What is proposed for the next session; None before the first session, or once all is answered.

    Nothing is proposed on the day of the session itself: its morning has not come.
    """
    plan, judged = history.plan, history.last_training
    if plan is None or judged is None or judged.local_date >= moment.today:
        return None
    answered = {each.fact.prescription for each in history.proposals if each.fact.session == judged.id}
    decisions = decide_all(plan, standing_at(history), history.bands, moment.today)
    still = tuple(each for each in decisions if each.before.key not in answered)
    return Waiting(session=judged.id, decisions=still) if still else None


def answer_all(person: UUID, moment: Moment, *, taking: frozenset[Change]) -> int | None:
    """Accept these kinds of change among what waits, and decline the rest.

    Returns the plan's number, None where there is no plan.
    """
    history = history_of(person)
    proposed = waiting(history, moment)
    if proposed is not None:
        _write(person, history, proposed, proposed.decisions, moment, taking=taking)
    plan = history_of(person).plan
    return plan.number if plan else None


def answer_one(
    person: UUID,
    prescription: str,
    plan_number: int,
    moment: Moment,
    *,
    accepted: bool,
    reason: Declined = Declined.UNSAID,
) -> None:
    """Accept one proposal, made for one plan number, or decline it and perhaps say why.

    Raises BandstandError where the plan has moved on meanwhile: a new proposal then stands in its place.
    """
    history = history_of(person)
    plan, proposed = history.plan, waiting(history, moment)
    one = [each for each in (proposed.decisions if proposed else ()) if each.before.key == prescription]
    if plan is None or proposed is None or not one or plan.number != plan_number:
        raise BandstandError(Message("proposal.moved_on"))
    _write(person, history, proposed, one, moment, taking=EVERYTHING if accepted else NOTHING, reason=reason)


def answer_anew(person: UUID, proposal: UUID, moment: Moment, *, accepted: bool) -> None:
    """Take back what was accepted, or accept what was left, until the next session begins.

    Raises BandstandError where the plan or a session has moved on meanwhile, or nothing was answered.
    """
    history = history_of(person)
    found = next((each for each in history.proposals if each.id == proposal), None)
    if found is None:
        raise BandstandError(Message("proposal.unknown"))
    if found.accepted is accepted or not may_be_answered_anew(history, found):
        raise BandstandError(Message("proposal.moved_on"))
    plan, fact = history.plan, found.fact
    assert plan is not None, "it may be answered anew"
    assert fact.before is not None, "it may be answered anew"
    assert fact.after is not None, "it may be answered anew"
    wanted = take(fact.before, fact.after, by=OWNER) if accepted else fact.before
    because = Message("plan.taken_after_all" if accepted else "plan.taken_back")
    following = replace(plan.with_prescription(wanted), number=plan.next_number, because=because)
    answered = event_of(ProposalAnswered(proposal=proposal, accepted=accepted), moment, plan_number=plan.number)
    record(person, [answered, event_of(PlanSet(plan=following), moment, plan_number=following.number)], moment)


def may_be_answered_anew(history: History, proposal: Proposal) -> bool:
    """Whether a change that was answered can still be taken back, or taken after all: nothing followed from it yet."""
    plan, fact = history.plan, proposal.fact
    if plan is None or proposal.accepted is None or fact.before is None or fact.after is None:
        return False
    newest = history.last_training
    stands = plan.prescription(fact.prescription)
    left_at = fact.after if proposal.accepted else fact.before
    return newest is not None and newest.id == fact.session and stands is not None and same_dose(stands, left_at)


def _write(
    person: UUID,
    history: History,
    proposed: Waiting,
    chosen: Iterable[Decision],
    moment: Moment,
    *,
    taking: frozenset[Change],
    reason: Declined = Declined.UNSAID,
) -> None:
    """One batch: each proposal, its answer, and the plan that follows from those accepted."""
    plan = history.plan
    assert plan is not None, "nothing is proposed without a plan"
    events: list[Event] = []
    for decision in chosen:
        told = event_of(_as_proposed(decision, proposed.session), moment, plan_number=plan.number)
        events.append(told)
        if decision.change is not Change.KEEP:
            accepted = decision.change in taking
            answer = ProposalAnswered(
                proposal=told.id, accepted=accepted, reason=Declined.UNSAID if accepted else reason
            )
            events.append(event_of(answer, moment, plan_number=plan.number))
    following = _following(plan, [each for each in chosen if each.change in taking])
    if following is not plan:
        events.append(event_of(PlanSet(plan=following), moment, plan_number=following.number))
    record(person, events, moment)


def _as_proposed(decision: Decision, session: UUID) -> Proposed:
    changes = decision.change is not Change.KEEP
    return Proposed(
        engine=ENGINE,
        session=session,
        prescription=decision.before.key,
        change=decision.change.value,
        rule=decision.rule,
        because=decision.because,
        source=decision.source,
        before=decision.before if changes else None,
        after=decision.after if changes else None,
        numbers=decision.numbers,
    )


def _following(plan: Plan, accepted: Iterable[Decision]) -> Plan:
    """The plan with every accepted change under the next number; the same plan where nothing changes."""
    changed = plan
    for decision in accepted:
        before = plan.prescription(decision.after.key)
        changed = changed.with_prescription(take(before or decision.before, decision.after, by=OWNER))
    if changed == plan:
        return plan
    return replace(changed, number=plan.next_number, because=Message("plan.after_session"))
