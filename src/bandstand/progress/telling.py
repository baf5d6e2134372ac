"""What of the last weeks a therapist should hear: rough spells that last or come back, raised weeks, easing twice.

Source:
    bandstand-choice: seven days, the third in six weeks, two easings running (evidence 4.4, R10).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bandstand.catalog import load_catalogue
from bandstand.prescription import Plan, Prescription
from bandstand.progress.case import ladder_of, same_dose
from bandstand.progress.ladder import asks_no_more, with_the_dose_of
from bandstand.progress.limits import limits_at
from bandstand.progress.rules.weeks import raised_weeks
from bandstand.progress.standing import Standing
from bandstand.quantity import Message
from bandstand.recovery import SPELLS_KEPT, Spell, Stage

A_LONG_SPELL = timedelta(days=7)
SPELLS_TO_TELL = 3
EASINGS_TO_TELL = 2


def weeks_to_tell(plan: Plan, standing: Standing) -> Iterator[Message]:
    """Rough spells and raised weeks, as far as the newest answer tells."""
    today = standing.days[-1].day if standing.days else None
    if today is None:
        return
    began = _spells(standing, today)
    if began and _lasts(standing) and today - began[-1] > A_LONG_SPELL:
        yield Message("tell.long_spell", days=(today - began[-1]).days)
    if len(began) >= SPELLS_TO_TELL:
        yield Message("tell.spells", times=len(began))
    if _is_raised_twice(plan, standing, today):
        yield Message("tell.raised_weeks")


def easings_to_tell(plan: Plan, standing: Standing) -> Iterator[Message]:
    """The exercises whose last two changes were both to an easier dose."""
    for each in plan.prescriptions:
        if eased_twice(each, standing):
            yield Message("tell.eased_twice", name=each.name)


def eased_twice(prescription: Prescription, standing: Standing) -> bool:
    """Whether an exercise was made easier twice running, as played and as it stands now."""
    ladder = ladder_of(prescription, standing, load_catalogue(), standing.bands)
    played = [each.prescribed for each in standing.records.get(prescription.key, ()) if each.prescribed is not None]
    changes = [(before, after) for before, after in pairwise((*played, prescription)) if not same_dose(before, after)]
    last = changes[-EASINGS_TO_TELL:]
    easier = (asks_no_more(with_the_dose_of(after, before), before, ladder) for before, after in last)
    return len(last) == EASINGS_TO_TELL and all(easier)


def _spells(standing: Standing, today: date) -> Sequence[date]:
    """When the rough spells of six weeks began, oldest first: those the numbers show, and those told beside them."""
    newest = standing.diary.newest
    shown = [each for each in (newest.spells if newest else ()) if each.stage is Stage.RED]
    began = [each.began for each in shown]
    for each in standing.told_spells:
        within = any(_belongs_to(each.on, one) for one in shown)
        if not within and not any(timedelta(0) <= each.on - one <= A_LONG_SPELL for one in began):
            began.append(each.on)
    return sorted(each for each in began if today - each <= SPELLS_KEPT)


def _belongs_to(told_on: date, spell: Spell) -> bool:
    """Whether a day on which the person said so belongs to a spell that the numbers show, perhaps a little later."""
    return spell.began - A_LONG_SPELL <= told_on and (spell.ended is None or told_on <= spell.ended)


def _lasts(standing: Standing) -> bool:
    return standing.stage(standing.newest_record) is Stage.RED


def _is_raised_twice(plan: Plan, standing: Standing, today: date) -> bool:
    last = standing.newest_record
    if last is None or last.usual is None:
        return False
    usual = min(last.usual, float(limits_at(plan.limits, last.usual).amber))
    return len(raised_weeks(standing, last, usual, today)) > 1
