"""Proposals that were declined: what was left, when and why, so that it is not asked again the next day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bandstand.journal.facts import Declined, Proposed
from bandstand.journal.history import Proposal
from bandstand.prescription import Prescription

# A proposal that was left is not made again, unchanged, for a week. Source: bandstand-choice.
NOT_AGAIN_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftProposal:
    """One proposal that was declined; `done_since`: the exercise was done again after it."""

    key: str
    rule: str
    change: str
    on: date
    at: int
    reason: Declined = Declined.UNSAID
    after: Prescription | None = None
    done_since: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether its week is not over."""
        return day - self.on < NOT_AGAIN_FOR


def declined_with(declined: Iterable[LeftProposal], proposal: Proposal) -> tuple[LeftProposal, ...]:
    """The declined proposals with one more; those of an earlier week go, but for what was not done again since."""
    new = _declined(proposal, proposal.fact)
    kept = (each for each in declined if not _is_same(each, new) and (each.holds_on(new.on) or not each.done_since))
    return (*kept, new)


def _is_same(one: LeftProposal, other: LeftProposal) -> bool:
    """Whether the later says all that the earlier does; one that stands since longer ago than a week says no more."""
    about = (one.key, one.rule) == (other.key, other.rule)
    return about and (one.after == other.after or not one.holds_on(other.on))


def _declined(proposal: Proposal, fact: Proposed) -> LeftProposal:
    return LeftProposal(
        key=fact.prescription,
        rule=fact.rule,
        change=fact.change,
        on=proposal.answered_on or proposal.on,
        at=proposal.answered_at or proposal.at,
        reason=proposal.reason,
        after=fact.after,
    )


def once_done(declined: Iterable[LeftProposal], key: str) -> tuple[LeftProposal, ...]:
    """The declined proposals once an exercise was done again."""
    return tuple(replace(each, done_since=True) if each.key == key else each for each in declined)
