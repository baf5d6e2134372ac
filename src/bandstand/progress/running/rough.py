"""When the last rough spell was over, as running asks: told by the person, or seen in the answers since the last run.

What is judged since a run is judged by what was usual before it: fresh pain never makes itself look usual.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bandstand.journal.history import History
from bandstand.progress.running.needs import CALM_FOR, Have
from bandstand.progress.running.runs import Run
from bandstand.progress.standing import Standing
from bandstand.recovery import Answer, Seen, Stage, ToldSpell
from bandstand.recovery.course import stage_since, worst_since

ONE_DAY = timedelta(days=1)


def rough_until(history: History, seen: Seen, standing: Standing, runs: Sequence[Run], today: date) -> date | None:
    """The last day of the newest rough spell: today where it lasts; None where there was none."""
    days = [*_seen_until(seen, today), *_since_last_run(seen, runs, today)]
    days += [_told_until(each, history, seen, today) for each in standing.told_spells if each.on <= today]
    return max(days, default=None)


def calm(seen: Seen, until: date | None, today: date) -> Have:
    """Whether two weeks without a rough spell are behind; unknown before two weeks were answered at all."""
    if not seen.days or today - seen.days[0].day < CALM_FOR:
        return Have.UNKNOWN
    return Have.YES if until is None or today - until >= CALM_FOR else Have.NOT_YET


def _seen_until(seen: Seen, today: date) -> Iterator[date]:
    for each in seen.flares:
        if each.spell.stage is Stage.RED:
            yield today if each.spell.ended is None else each.until


def _since_last_run(seen: Seen, runs: Sequence[Run], today: date) -> Iterator[date]:
    if not runs or today - runs[-1].on > CALM_FOR:
        return
    since = runs[-1].on
    before = next((each for each in reversed(seen.courses) if each.on < since), None)
    said = [Answer(each.day, each.pain) for each in seen.days if each.day >= since]
    if worst_since(before, said) is Stage.RED:
        yield today if stage_since(before, said) is Stage.RED else said[-1].day


def _told_until(spell: ToldSpell, history: History, seen: Seen, today: date) -> date:
    """The day it was said to be over, or that its second calm answer was of; today where it lasts."""
    over = [said.on for said in history.rough_spells if said.fact.over and said.on >= spell.on]
    if spell.is_over:
        return max(over[:1], default=today)
    lasting, answers = replace(spell, is_over=False), [Answer(each.day, each.pain) for each in seen.days]
    if lasting.lasts(answers, spell.base):
        return today
    days = (each.day for each in answers if each.day > spell.on)
    return next(day for day in days if not lasting.lasts([a for a in answers if a.day <= day], spell.base))
