"""One page for the therapist, in words: what was asked, done and felt, what was decided, and what waits for them.

The same lines stand on the page and in the text to send.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bandstand.catalog import load_catalogue
from bandstand.exchange.paper.day import MONTHS, day_words
from bandstand.exchange.paper.summary import Part, Summary
from bandstand.journal.history import History, Proposal
from bandstand.prescription import Plan, Prescription, Source
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.swaps import exercise_of_swap
from bandstand.progress.decision import Change
from bandstand.progress.four_weeks import Answers, FourWeeks, four_weeks
from bandstand.progress.in_force import in_force
from bandstand.progress.questions import to_tell
from bandstand.progress.rules.ids import MAY_BE_OFF
from bandstand.progress.settable import Settable, set_words, settable
from bandstand.progress.standing import Standing
from bandstand.quantity import Message
from bandstand.session.shown import band_words, name_of, placement_words
from bandstand.web.plans.bounds_form import SET_BY
from bandstand.web.plans.proposal_words import CHANGES, what_changes
from bandstand.web.plans.questions import waiting_for_therapist
from bandstand.words import say, say_kept

MOST_DECISIONS = 10  # all is to fit on one page; the rest is counted
PAIN = "summary.pain"


def summary_of(plan: Plan, history: History, standing: Standing, today: date) -> Summary:
    """The page for the therapist, as of a day."""
    writer = _Writer(
        in_force(plan, standing), history, standing, four_weeks(plan, history, today), settable(plan, standing)
    )
    parts = (
        ("summary.waiting", tuple(writer.waiting())),
        ("summary.asked", tuple(writer.asked())),
        ("summary.done", tuple(writer.done())),
        (PAIN, tuple(writer.pain())),
        ("summary.decided", tuple(writer.decided())),
    )
    return Summary(
        head=_said("summary.head", title=plan.title or say(Message("summary.plan")), day=day_words(today)),
        parts=tuple(Part(title=_said(id), lines=lines, pictured=id == PAIN) for id, lines in parts if lines),
        foot=_said("summary.foot"),
    )


def short_day(day: date) -> str:
    """The same without its year: 22 Nov."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def _said(id: str, **values: str | int | Message) -> str:
    return say(Message(id, **values))


def _listed(words: Iterator[Message] | tuple[Message, ...]) -> str:
    return ", ".join(say(each) for each in words)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Each part in turn; `plan` is the one in force, with what somebody set beside it."""

    plan: Plan
    history: History
    standing: Standing
    weeks: FourWeeks
    settled: tuple[Settable, ...]

    # What waits for the therapist

    def waiting(self) -> Iterator[str]:
        """What hurt, what was eased twice, and what the sheet leaves open."""
        yield from (say(each) for each in to_tell(self.plan, self.standing))
        yield from (say(each) for each in waiting_for_therapist(self.plan))

    # What was asked

    def asked(self) -> Iterator[str]:
        since = self.history.plans_set[-1].on
        yield _said("summary.plan_since", number=self.plan.number, day=day_words(since))
        a_week = self.plan.schedule.sessions_a_week
        if a_week is not None:
            proposed = self.plan.schedule.sessions_origin.source is Source.PROPOSED
            yield _said("summary.a_week_proposed" if proposed else "summary.a_week", count=str(a_week))
        for about in self.settled:
            yield self._asked(about)
        limits = self.plan.limits
        whose = "summary.limits_set" if limits.set_by in SET_BY else "summary.limits_usual"
        yield _said(whose, green=limits.green, amber=limits.amber)
        off = [rule for rule in MAY_BE_OFF if rule in self.standing.switched.rules]
        if off:
            yield _said("summary.off", rules=_listed(tuple(Message(f"bounds.rule_{rule}") for rule in off)))
        yield from (_said("summary.careful", words=words) for words in self.plan.precautions)

    def _asked(self, about: Settable) -> str:
        each = about.prescription
        worn = (band_words(each), placement_words(each))
        dose = _listed(tuple(part for part in (dose_words(each.dose, limb_of(each)), *worn) if part))
        by, told = SET_BY.get(about.stands.set_by), set_words(about)
        line = _said("summary.exercise", name=self.name(each.key), dose=dose)
        return f"{line} {say(by)} {_listed(told)}." if by and told else line

    # What was done

    def done(self) -> Iterator[str]:
        weeks = self.weeks
        if weeks.last_session is None:
            yield _said("summary.no_session")
            return
        yield _said("summary.sessions", count=weeks.sessions, day=day_words(weeks.last_session))
        for each in weeks.done:
            yield _said("summary.of_exercise", name=self.name(each.key), sessions=each.sessions, sets=each.sets)
        if weeks.swaps:
            yield _said("summary.swaps", count=weeks.swaps)
        if weeks.rest_days:
            yield _said("summary.rest_days", count=weeks.rest_days)

    # Pain

    def pain(self) -> Iterator[str]:
        weeks = self.weeks
        yield from self._answers("summary.lately", weeks.lately)
        yield from self._answers("summary.before", weeks.before)
        if weeks.worst is not None:
            key, on = weeks.worst.key, short_day(weeks.worst.on)
            named = Message("summary.worst", pain=weeks.worst.pain, name=self.name(key), day=on)
            yield say(named if key else Message("summary.worst_bare", pain=weeks.worst.pain, day=on))

    def _answers(self, id: str, told: Answers | None) -> Iterator[str]:
        if told is not None:
            yield _said(id, count=told.count, low=told.low, middle=told.middle, high=told.high)

    # What was decided

    def decided(self) -> Iterator[str]:
        decided = self.weeks.decided
        yield from (self._decided(each) for each in decided[:MOST_DECISIONS])
        if len(decided) > MOST_DECISIONS:
            yield _said("summary.more", count=len(decided) - MOST_DECISIONS)
        eased = [(self.name(key), count) for key, count in self.weeks.eased.items()]
        if eased:
            yield _said("summary.eased", names=", ".join(f"{name} ({count})" for name, count in sorted(eased)))

    def _decided(self, proposal: Proposal) -> str:
        fact = proposal.fact
        change = say(CHANGES[Change(fact.change)])
        what = say(what_changes(fact.before, fact.after)) if fact.before and fact.after else change
        told = change if what == change else f"{change} ({what})"
        answer = "summary.taken" if proposal.accepted else "summary.left"
        because = say_kept(fact.because)
        line = _said("summary.decision", day=short_day(proposal.on), name=self.name(fact.prescription), change=told)
        return " ".join(
            part for part in (line, because, _said(answer) if proposal.accepted is not None else "") if part
        )

    def name(self, key: str) -> str:
        """An exercise by its name in the plan in force, in an earlier one, or in the catalogue; else its key."""
        plans = (self.plan, *(self.history.plans[number] for number in sorted(self.history.plans, reverse=True)))
        known: Prescription | None = next((found for plan in plans if (found := plan.prescription(key))), None)
        entry = load_catalogue().get((known.exercise if known else exercise_of_swap(key)) or "")
        return name_of(known, entry) if known else entry.name if entry else key
