"""A rough spell of some days: amber holds the dose, red brings the plan back one step below the last good dose."""

from dataclasses import replace

from bandstand.prescription import Prescription
from bandstand.progress.case import CHOICE, Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import easier, least_of
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.pain import WORSE_BY
from bandstand.progress.rules.reasons import Numbers, in_tenths, level_words
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
    return _verdict(Change.KEEP, *_watched(case, last))


def _one_step_below(case: Case, last: Record) -> Verdict:
    """Back to one step below the last good dose; already there, once as it stands."""
    below = below_the_last_good(case)
    after = least_of(case.now, below, case.ladder) if below is not None else case.now
    if after == case.now:
        return _verdict(Change.KEEP, Message("decision.rough_settled"), ())
    return _verdict(Change.EASE, *_why(case, last), after)


def _verdict(change: Change, because: Message, numbers: Numbers, after: Prescription | None = None) -> Verdict:
    rule = RuleId.ROUGH_SPELL
    return Verdict(change=change, rule=rule, because=because, source=CHOICE, after=after, numbers=numbers)


def below_the_last_good(case: Case) -> Prescription | None:
    """One step below what the last session outside a rough spell was played from; None where there is none.

    It is taken from before the spell, so that a spell of many sessions takes off one step, not one for each.
    """
    good = next((each for each in reversed(case.records) if each.spell is not Stage.RED), None)
    if good is None or good.prescribed is None:
        return None
    return easier(replace(good.prescribed, bounds=case.now.bounds), case.ladder)


def _watched(case: Case, last: Record) -> tuple[Message, Numbers]:
    usual, pain = _base(case, last), _worst_since(case, last)
    if pain is None:
        return Message("decision.rough_watch", usual=level_words(usual)), (("usual_tenths", in_tenths(usual)),)
    return Message("decision.rough_watch_to", pain=pain, usual=level_words(usual)), _against(pain, usual)


def _why(case: Case, last: Record) -> tuple[Message, Numbers]:
    if case.standing.lasting_spell(last) is not None:
        return Message("decision.rough_told"), ()
    usual, pain = _base(case, last), _worst_since(case, last)
    if pain is None:
        return Message("decision.rough_over"), ()
    id = "decision.rough_over_since" if pain < usual + WORSE_BY else "decision.rough_spell"
    return Message(id, pain=pain, usual=level_words(usual)), _against(pain, usual)


def _against(pain: int, usual: float) -> Numbers:
    return (("worst", int(pain)), ("usual_tenths", in_tenths(usual)))


def _worst_since(case: Case, last: Record) -> int | None:
    said = [each.pain for each in case.standing.days if each.day >= last.on and each.pain is not None]
    return max(said, default=None)


def _base(case: Case, last: Record) -> float:
    base = base_before(last, last.on)
    return case.compared(last) if base is None else base
