"""How soon a step may follow a step."""

from datetime import date, timedelta
from itertools import takewhile

from bandstand.prescription import Prescription
from bandstand.progress.case import Case, Verdict, same_dose
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.standing import RECORDS_KEPT
from bandstand.quantity import Message

# Two days at a dose before the next step. Source: ratamess-2009 (two to three sessions a week), bandstand-choice.
DAYS_AT_A_DOSE = 2


def hold_between_steps(case: Case) -> Verdict | None:
    """L1: a dose stands for two days before the next step, however many sessions that are.

    The steps are made for two or three sessions a week; whoever trains every day would climb twice as fast. What
    counts is the day of the next session, as the plan spaces them, or closer where the last two stood closer: so a step
    can be offered the next morning for a session that is due later.

    Source:
        bandstand-choice: 48 hours (evidence L1 and section 7); ratamess-2009: two or three sessions a week.
    """
    stood = list(takewhile(lambda each: _is_as_now(case, each.prescribed), reversed(case.records)))
    if not stood or (_next_due(case) - stood[-1].on).days >= DAYS_AT_A_DOSE:
        return None
    return Verdict(
        change=Change.KEEP, rule=RuleId.NEW_DOSE, because=Message("decision.new_dose"), source="bandstand-choice"
    )


def _next_due(case: Case) -> date:
    """The day of the next session, not before the day of deciding."""
    days = [each.on for each in case.records[-2:]]
    between = (days[-1] - days[0]).days if len(days) > 1 else case.gap
    return max(case.asof, days[-1] + timedelta(days=min(case.gap, between)))


def stood_since(case: Case) -> date:
    """The day from which the dose of the newest session has stood; of a dose that fills all that is kept, long ago."""
    stood = list(takewhile(lambda each: _is_as_now(case, each.prescribed), reversed(case.records)))
    return date.min if len(stood) == RECORDS_KEPT or not stood else stood[-1].on


def _is_as_now(case: Case, prescribed: Prescription | None) -> bool:
    return prescribed is not None and same_dose(prescribed, case.played)
