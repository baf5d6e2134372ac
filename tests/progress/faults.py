"""Mistakes an engine could have, each built into one: for every law there is one that it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bandstand.journal.event import Received
from bandstand.journal.facts import DayKind
from bandstand.journal.history import History, fold
from bandstand.prescription import Band, Bounds, Plan
from bandstand.progress.bounds import with_count
from bandstand.progress.case import Case, Rule, Verdict
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Decision
from bandstand.progress.rules import RULES
from bandstand.progress.rules.advance import add_a_little
from bandstand.progress.rules.doing import not_all_done
from bandstand.progress.rules.orders import stop_until_reviewed
from bandstand.progress.rules.pain import ease_after_worse_morning, hold_when_strict, keep_in_amber
from bandstand.progress.rules.popping import leave_painful_form
from bandstand.progress.rules.rough import through_a_rough_spell
from bandstand.progress.rules.weeks import hold_after_a_raised_week
from bandstand.progress.standing import Record, Standing, standing_of
from bandstand.quantity import Message, Pain, Range, RepsLeft
from bandstand.recovery import Stage
from tests.progress.lived import Engine


def _instead_of(rule: Rule, fault: Rule) -> tuple[Rule, ...]:
    return tuple(fault if each is rule else each for each in RULES)


def _but(*left_out: Rule) -> tuple[Rule, ...]:
    return tuple(each for each in RULES if each not in left_out)


def _with_last(case: Case, change: Callable[[Record], Record]) -> Case:
    *earlier, last = case.records
    return replace(case, records=(*earlier, change(last)))


def _silenced(case: Case) -> Verdict | None:
    """First row wins, whatever its caution: amber pain would keep a dose that less pain would ease."""
    return None if keep_in_amber(case) else not_all_done(case)


def _excusing(case: Case) -> Verdict | None:
    """If the level came from after the session too, a worse week would excuse a worse morning."""
    level = case.standing.usual(case.asof, amber=Pain(10))
    return ease_after_worse_morning(_with_last(case, lambda last: replace(last, usual=level))) if case.records else None


def _coming_sore(case: Case) -> Verdict | None:
    """Who comes sore would be given more room, were the pain before a session the level where none is known."""
    return add_a_little(_with_last(case, lambda last: replace(last, so_far=last.pre))) if case.records else None


def _as_told_now(standing: Standing, _: str) -> Stage:
    """After weeks of a little more that would be the base, and the rough days that follow none."""
    return standing.stage(None)


def _reading_mornings_as_zero(rule: Rule) -> Rule:
    def faulty(case: Case) -> Verdict | None:
        unknown = case.last is not None and case.last.morning is None
        return rule(_with_last(case, lambda last: replace(last, morning=Pain(0))) if unknown else case)

    return faulty


def _easy_unless_told(case: Case) -> Verdict | None:
    if case.last is None or case.last.left is not None:
        return None
    return add_a_little(_with_last(case, lambda last: replace(last, left=RepsLeft(5))))


def _silent_on_the_morning(case: Case) -> Verdict | None:
    """A step up that rests on a good morning, and says nothing of it."""
    verdict = add_a_little(case)
    if verdict is None:
        return None
    said = tuple(each for each in verdict.numbers if each[0] != "morning")
    return replace(verdict, numbers=said, because=Message("decision.a_little_more"))


def _past_the_bounds(case: Case) -> Verdict | None:
    verdict = add_a_little(case)
    if verdict is None or verdict.after is None:
        return None
    return replace(verdict, after=with_count(replace(verdict.after, bounds=Bounds()), Range(90)))


def _by_arrival(rows: Iterable[Received]) -> History:
    return fold(replace(row, received_at=place, cursor=place) for place, row in enumerate(rows))


def _knowing(change: Callable[[Standing], Standing]) -> Callable[..., tuple[Decision, ...]]:
    """Decisions from a standing of which something was forgotten."""

    def deciding(
        plan: Plan, standing: Standing, bands: Sequence[Band], asof: date, *, rules: Sequence[Rule] = RULES
    ) -> tuple[Decision, ...]:
        return decide_all(plan, change(standing), bands, asof, rules=rules)

    return deciding


def _without_numbers(
    plan: Plan, standing: Standing, bands: Sequence[Band], asof: date, *, rules: Sequence[Rule] = RULES
) -> tuple[Decision, ...]:
    return tuple(replace(each, numbers=()) for each in decide_all(plan, standing, bands, asof, rules=rules))


def _the_last_alone(history: History) -> Standing:
    standing = standing_of(history)
    return replace(standing, records=MappingProxyType({key: of[-1:] for key, of in standing.records.items()}))


def _brave(plan: Plan, standing: Standing, today: date, kind: DayKind) -> DayPlan:
    """Who hurts much anyway does all of it."""
    said = standing.day(today)
    day = plan_of_the_day(plan, standing, today, kind)
    return replace(day, plan=plan) if said is not None and said.pain is not None and said.pain > Pain(7) else day


OF_WEEKS = (through_a_rough_spell, hold_after_a_raised_week)  # which hear a worse week themselves

AMBER = (keep_in_amber,)  # which would hear the pain of the session itself

FAULTS: Mapping[str, Engine] = MappingProxyType(
    {
        "hold-silences-ease": Engine(rules=_instead_of(not_all_done, _silenced)),
        "level-hears-fresh-pain": Engine(
            rules=[each for each in _instead_of(ease_after_worse_morning, _excusing) if each not in OF_WEEKS]
        ),
        "flare-hears-fresh-pain": Engine(stage=_as_told_now),
        "full-day-when-it-hurts": Engine(day=_brave),
        "no-morning-is-none": Engine(rules=[_reading_mornings_as_zero(rule) for rule in RULES]),
        "no-effort-is-easy": Engine(rules=_instead_of(add_a_little, _easy_unless_told)),
        "past-the-bounds": Engine(rules=_instead_of(add_a_little, _past_the_bounds)),
        "painful-form-again": Engine(rules=_but(leave_painful_form)),
        "no-pause": Engine(rules=_but(stop_until_reviewed)),
        "strict-rises": Engine(rules=_but(hold_when_strict)),
        "reasons-without-numbers": Engine(decide=_without_numbers),
        "room-for-the-sore": Engine(
            rules=[each for each in _instead_of(add_a_little, _coming_sore) if each not in AMBER]
        ),
        "an-answer-unsaid": Engine(rules=_instead_of(add_a_little, _silent_on_the_morning)),
        "big-steps-any-day": Engine(decide=_knowing(lambda known: replace(known, big_changes=MappingProxyType({})))),
        "declined-asked-again": Engine(decide=_knowing(lambda known: replace(known, declined=()))),
        "order-of-arrival": Engine(fold=_by_arrival),
        "one-session-kept": Engine(standing=_the_last_alone),
    }
)
