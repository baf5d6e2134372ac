"""How the plan came to this: every decision with its reason and its numbers, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import proposals
from bandstand.actions.known import history_of
from bandstand.actions.proposals import may_be_answered_anew
from bandstand.journal.history import History, Proposal
from bandstand.progress.decision import Change
from bandstand.quantity import BandstandError, Message
from bandstand.quantity.small_number import small_number
from bandstand.web import redirect
from bandstand.web.day_words import date_words
from bandstand.web.moment import moment_of
from bandstand.web.plans.proposal_words import CHANGES, number_words, source_words, what_changes
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say

DAYS_A_PAGE = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision as it was written down; `accepted` None: nothing was to be answered."""

    name: str
    rule: str
    change: Message
    before: Message | None
    what: Message | None
    because: Message
    numbers: tuple[Message, ...]
    source: str
    accepted: bool | None
    reason: Message | None  # why it was left, where the person said so
    id: UUID | None  # to answer it anew; None where that is over


@dataclass(frozen=True, slots=True)
class DecidedOn:
    """What was decided on one day."""

    words: str
    decided: tuple[Decided, ...]


@require_POST
def answer_anew(request: PersonRequest, id: UUID) -> HttpResponse:
    """Take back what was accepted, or take what was left, while nothing followed from it."""
    try:
        proposals.answer_anew(request.person, id, moment_of(request), accepted=request.POST.get("accept") == "yes")
    except BandstandError as trouble:
        return _page(request, trouble=say(trouble.message), status=status_of(trouble))
    return redirect.to("plan_history")


@require_safe
def history(request: PersonRequest) -> HttpResponse:
    """Every decision, a page of days at a time."""
    return _page(request)


def _page(request: PersonRequest, *, trouble: str = "", status: int = 200) -> HttpResponse:
    past, page = history_of(request.person), small_number(request.GET.get("page", "")) or 0
    days = [*_days(past)]
    here = days[page * DAYS_A_PAGE : (page + 1) * DAYS_A_PAGE]
    shown = {"days": here, "older": page + 1 if len(days) > (page + 1) * DAYS_A_PAGE else None}
    return render(request, "plans/history.html", {**shown, "trouble": trouble}, status=status)


def _days(past: History) -> Iterator[DecidedOn]:
    def on(proposal: Proposal) -> date:
        return proposal.on

    newest_first = sorted(past.proposals, key=on, reverse=True)
    for day, decided in groupby(newest_first, key=on):
        yield DecidedOn(date_words(day), tuple(_changes_first(_decided(each, past) for each in decided)))


def _changes_first(decided: Iterable[Decided]) -> list[Decided]:
    return sorted(decided, key=lambda each: each.what is None)


def _decided(proposal: Proposal, past: History) -> Decided:
    fact = proposal.fact
    changes = fact.before is not None and fact.after is not None and fact.before != fact.after
    return Decided(
        name=_name_of(fact.prescription, past),
        rule=fact.rule,
        change=CHANGES[Change(fact.change)] if fact.change in list(Change) else Message("change.keep"),
        before=what_changes(fact.after, fact.before) if changes and fact.before and fact.after else None,
        what=what_changes(fact.before, fact.after) if changes and fact.before and fact.after else None,
        because=fact.because,
        numbers=number_words(fact.numbers),
        source=source_words(fact.source),
        accepted=proposal.accepted,
        reason=Message(f"declined.{proposal.reason.name.lower()}") if proposal.reason else None,
        id=proposal.id if may_be_answered_anew(past, proposal) else None,
    )


def _name_of(key: str, past: History) -> str:
    """The name it has in the newest plan that knows it, else its key."""
    plans = (past.plans[number] for number in sorted(past.plans, reverse=True))
    return next((known.name for plan in plans if (known := plan.prescription(key)) is not None), key)
