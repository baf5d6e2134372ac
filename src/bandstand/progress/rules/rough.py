"""A rough spell of some days: amber holds the dose, red brings the plan back one step below the last good dose."""

from dataclasses import replace

from bandstand.prescription import Prescription
from bandstand.progress.case import CHOICE, Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import easier, least_of
from bandstand.progress.rules.pain import WORSE_BY, shown
from bandstand.progress.standing.past import base_before
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message
from bandstand.recovery import Stage


def through_a_rough_spell(case: Case) -> Verdict | None:
    """R6: two of three days clearly above usual hold the dose; a rough spell takes it a step below the last good one.

    While it lasts the plan of the day is about half, lighter and in an easier place. Two calm answers running
    end it.

    Source:
        bandstand-choice: both stages of a flare and the return (evidence 4.4), in line with silbernagel-2020.
    """
    last = case.last
    if last is None:
        return None
    if case.standing.worst_stage(last) is Stage.RED:
        return _one_step_below(case, last)
    if case.stage is not Stage.AMBER:
        return None
    because = Message("decision.rough_watch", usual=_usual(case, last))
    return Verdict(change=Change.KEEP, rule="R6", because=because, source=CHOICE, numbers=_numbers(case, last))


def _one_step_below(case: Case, last: Record) -> Verdict:
    """Back to one step below the last good dose; already there, once as it stands."""
    below = below_the_last_good(case)
    after = least_of(case.now, below, case.ladder) if below is not None else case.now
    if after == case.now:
        because = Message("decision.rough_settled")
        return Verdict(change=Change.KEEP, rule="R6", because=because, source=CHOICE, numbers=_numbers(case, last))
    return Verdict(
        change=Change.EASE,
        rule="R6",
        because=_why(case, last),
        source=CHOICE,
        after=after,
        numbers=_numbers(case, last),
    )


def below_the_last_good(case: Case) -> Prescription | None:
    """One step below what the last session outside a rough spell was played from; None where there is none.

    It is taken from before the spell, so that a spell of many sessions takes off one step, not one for each.
    """
    good = next((each for each in reversed(case.records) if each.spell is not Stage.RED), None)
    if good is None or good.prescribed is None:
        return None
    return easier(replace(good.prescribed, bounds=case.now.bounds), case.ladder)


def _why(case: Case, last: Record) -> Message:
    if case.standing.lasting_spell(last) is not None:
        return Message("decision.rough_told")
    pain = _worst_since(case, last)
    if pain is None or pain < _base(case, last) + WORSE_BY:
        return Message("decision.rough_over")
    return Message("decision.rough_spell", pain=pain, usual=_usual(case, last))


def _worst_since(case: Case, last: Record) -> int | None:
    said = [each.pain for each in case.standing.days if each.day >= last.on and each.pain is not None]
    return max(said, default=None)


def _usual(case: Case, last: Record) -> str:
    return shown(_base(case, last))


def _base(case: Case, last: Record) -> float:
    base = base_before(last, last.on)
    return case.compared(last) if base is None else base


def _numbers(case: Case, last: Record) -> tuple[tuple[str, int], ...]:
    worst = _worst_since(case, last)
    pain = () if worst is None else (("worst", int(worst)),)
    return (*pain, ("usual_tenths", round(10 * _base(case, last))))
