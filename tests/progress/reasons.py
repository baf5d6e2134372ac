"""The law of reasons: a decision says every number that it used, and keeps every number that it says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bandstand.catalog import load_catalogue
from bandstand.progress.case import Case, Rule, Verdict
from bandstand.progress.decide import cases_of
from bandstand.progress.decision import Change, Decision
from bandstand.progress.standing import Record
from bandstand.quantity import Effort, Message, Pain, RepsLeft
from tests.progress.lived import Lived

# What a reason may say without a number: what was felt, ordered, told in words, or is not known.
WITHOUT_NUMBERS = frozenset(
    f"decision.{id}"
    for id in (
        *("paused", "skip_ordered", "skip_own", "hold_ordered", "hold_own", "strict_hold", "sharp", "sharp_twice"),
        *("popped", "popped_easier", "caught", "caught_easier", "rough_told", "rough_over", "rough_settled"),
        *(
            "hard_once",
            "hard_running",
            "hard_form",
            "bounds",
            "no_such_exercise",
            "bounds_contradict",
            "band_gone",
            "form_to_avoid",
        ),
        *("morning_open", "morning_unknown", "precautions", "not_done_yet", "changed_already", "pain_unknown"),
        *("same_again", "new_dose", "one_big_change", "left_ago", "left_ago_for", "big_change_lately", "no_step_left"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a session as a rule may need it: how it is read, told otherwise, and its best and its worst."""

    of: Callable[[Record], int | None]
    told: Callable[[Record, int], Record]
    best: int = 0
    worst: int = 10


ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "before": Answer(of=lambda it: it.pre, told=lambda it, pain: replace(it, pre=Pain(pain))),
        "pain": Answer(of=lambda it: it.peak, told=lambda it, pain: replace(it, peak=Pain(pain))),
        "after": Answer(of=lambda it: it.post, told=lambda it, pain: replace(it, post=Pain(pain))),
        "morning": Answer(of=lambda it: it.morning, told=lambda it, pain: replace(it, morning=Pain(pain))),
        "effort": Answer(of=lambda it: it.effort, told=lambda it, effort: replace(it, effort=Effort(effort))),
        "left": Answer(of=lambda it: it.left, told=lambda it, left: replace(it, left=RepsLeft(left)), best=5, worst=0),
        "percent": Answer(
            of=lambda it: it.amount.percent,
            told=lambda it, percent: replace(it, amount=replace(it.amount, percent=percent)),
            best=100,
            worst=0,
        ),
        "count": Answer(
            of=lambda it: it.amount.least,
            told=lambda it, least: replace(it, amount=replace(it.amount, least=least)),
            best=200,
            worst=0,
        ),
    }
)


def check_reasons(lived: Lived) -> None:
    """Every number in a reason is kept, every number kept is said, and no answer that was needed goes unsaid."""
    for each in lived.decisions.values():
        assert {*said_in(each.because)} == {*kept_in(each.numbers)}, ("numbers", each)
        assert each.numbers or _needs_none(each), ("numbers", each)
    for case in cases_of(lived.plan, lived.standing, lived.history.bands, lived.life.asof, load_catalogue()):
        for rule in lived.engine.rules:
            _check_rule(rule, case)


def _check_rule(rule: Rule, case: Case) -> None:
    verdict = rule(case)
    if verdict is None:
        return
    used = {*kept_in(verdict.numbers)}
    for place, name, value in _needed(rule, case, verdict):
        assert float(value) in used, ("needed", verdict.rule, place, name, value, verdict)


def _needed(rule: Rule, case: Case, verdict: Verdict) -> Iterator[tuple[int, str, int]]:
    """The answers without which a rule would have said nothing or something else: less, had it been better or worse."""
    for place in range(-1, -1 - min(2, len(case.records)), -1):
        record = case.records[place]
        if place < -1 and record.morning is None:
            continue  # it neither counts nor breaks a run
        for name, answer in ANSWERS.items():
            value = answer.of(record)
            if value is not None and _matters(rule, case, verdict, place, answer):
                yield place, name, value


def _matters(rule: Rule, case: Case, verdict: Verdict, place: int, answer: Answer) -> bool:
    end = answer.worst if verdict.change is Change.ADVANCE else answer.best
    other = rule(_with(case, place, answer.told(case.records[place], end)))
    return other is None or other.change is not verdict.change


def _with(case: Case, place: int, record: Record) -> Case:
    records = list(case.records)
    records[place] = record
    return replace(case, records=tuple(records))


def kept_in(numbers: Iterable[tuple[str, int]]) -> Iterator[float]:
    """The numbers that a decision keeps; levels are kept in tenths."""
    yield from (value / 10 if name.endswith("_tenths") else float(value) for name, value in numbers)


def said_in(message: Message) -> Iterator[float]:
    """The numbers that a sentence says."""
    for _, value in message.values:
        if isinstance(value, Message):
            yield from said_in(value)
        elif isinstance(value, int) or value.replace(".", "", 1).isdigit():
            yield float(value)


def _needs_none(decision: Decision) -> bool:
    return {*_ids(decision.because)} <= {*WITHOUT_NUMBERS, "decision.both"}


def _ids(message: Message) -> Iterator[str]:
    yield message.id
    for _, value in message.values:
        if isinstance(value, Message) and value.id.startswith("decision."):
            yield from _ids(value)
