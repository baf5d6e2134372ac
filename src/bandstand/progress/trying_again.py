"""A form left out by choice is asked about once, after four settled weeks: again, with support and without a band?

It is a question like those of the sheet. Whatever is answered stands in the plan's questions, so that it is asked once;
"not now" is remembered, and a new sheet does not ask again. A form barred by a painful pop waits for a therapist, and a
form that somebody's bounds leave out is not asked about.

Source:
    bandstand-choice: four weeks, with support and no band (evidence 4.4). tubach-2005: what counts as settled.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from bandstand.catalog import Catalogue, load_catalogue
from bandstand.catalog.vocabulary import Need
from bandstand.journal.history import History
from bandstand.prescription import NO_BAND, Alternative, Plan, Prescription, Question, Stand
from bandstand.prescription.edit import ASK_MY_PT, SKIP, take
from bandstand.prescription.origin import OWNER
from bandstand.progress.bounds import bottom_of, sheet_bounds, with_count
from bandstand.progress.case import ladder_of
from bandstand.progress.decide import DAYS_BETWEEN_BIG_CHANGES
from bandstand.progress.questions import may_ask_today
from bandstand.progress.standing import Standing
from bandstand.quantity import BandstandError, Message, Range

TRY_AGAIN = "try_again"  # the field such a question is about
WEEKS = 4
# Twenty days told in four weeks, half of them at 2 or less, none above 3. Source: tubach-2005, bandstand-choice.
ANSWERS = 20
QUIET = 2
HIGHEST = 3


def question_of_trying_again(
    history: History, standing: Standing, today: date, *, catalogue: Catalogue | None = None
) -> Question | None:
    """The form to ask about today, None where there is none or another question was answered already."""
    plan = history.plan
    if plan is None or not may_ask_today(history, today) or _answered_on(history, today):
        return None
    if not is_settled(standing, today) or _changed_lately(standing, today):
        return None
    known = catalogue or load_catalogue()
    return next(_questions(plan, history, standing, today, known), None)


def is_settled(standing: Standing, today: date) -> bool:
    """Whether the last four weeks were quiet, and enough of their days were told."""
    since = today - timedelta(weeks=WEEKS)
    told = [each.pain for each in standing.days if since <= each.day < today and each.pain is not None]
    if len(told) < ANSWERS or standing.pause is not None:
        return False
    return median(told) <= QUIET and max(told) <= HIGHEST


def _changed_lately(standing: Standing, today: date) -> bool:
    """Another form is a big change, and there is one a week in the whole programme."""
    last = standing.last_big_change
    return last is not None and (today - last).days < DAYS_BETWEEN_BIG_CHANGES


def _questions(
    plan: Plan, history: History, standing: Standing, today: date, catalogue: Catalogue
) -> Iterator[Question]:
    for each in plan.prescriptions:
        for other in filter(_is_avoided_by_choice, each.alternatives):
            form = _form_to_try(each, other, standing, catalogue)
            asked = _was_asked(history, each, other.variant) or not _stood_so(history, each, other, today)
            if form is not None and not asked:
                yield Question(prescription=each.key, field=TRY_AGAIN, choices=(form,))


def _is_avoided_by_choice(other: Alternative) -> bool:
    return other.avoid and other.painful is not True


def _form_to_try(each: Prescription, other: Alternative, standing: Standing, catalogue: Catalogue) -> str | None:
    """The avoided form with a support where the catalogue has one, else the form itself; None where it is closed."""
    exercise = catalogue.get(each.exercise) if each.exercise else None
    ladder = ladder_of(each, standing, catalogue, standing.bands)
    rank, now = ladder.rank(other.variant), ladder.rank(each.variant)
    if exercise is None or rank is None or now is None or rank <= now:
        return None
    supported = [form.id for form in exercise.variants[now + 1 : rank] if Need.SUPPORT in exercise.needs_of(form)]
    form = next((id for id in reversed(supported) if id not in ladder.barred), other.variant)
    bounds = standing.bounds.get(each.key)
    closed = bounds is not None and (bounds.order is not None or (bounds.variants and form not in bounds.variants))
    return None if closed or standing.barred_of(each) else form


def _was_asked(history: History, about: Prescription, avoided: str) -> bool:
    """Whether any plan tells of this question answered: of this exercise, whatever its key was then."""
    return any(_asks_of(said.fact, about, avoided) for said in history.plans_set)


def _asks_of(plan: Plan, about: Prescription, avoided: str) -> bool:
    asked = [each.prescription for each in plan.questions if each.field == TRY_AGAIN]
    then = [each for each in map(plan.prescription, asked) if each is not None and each.known_as == about.known_as]
    return any(other.variant == avoided for each in then for other in each.alternatives)


def _stood_so(history: History, about: Prescription, other: Alternative, today: date) -> bool:
    """Whether the form was left out already when the four weeks began."""
    began = [said.fact for said in history.plans_set if said.on <= today - timedelta(weeks=WEEKS)]
    then = began[-1].prescription(about.key) if began else None
    return then is not None and any(each.variant == other.variant and each.avoid for each in then.alternatives)


def _answered_on(history: History, today: date) -> bool:
    """Whether a question of this kind was answered today."""
    pairs = zip(history.plans_set, history.plans_set[1:], strict=False)
    return any(after.on == today and _told(after.fact) > _told(before.fact) for before, after in pairs)


def _told(plan: Plan) -> int:
    return sum(each.field == TRY_AGAIN for each in plan.questions)


def tried_again(plan: Plan, question: Question, choice: str) -> Plan:
    """The plan after the answer, with the question in it for good; the form is tried only on a clear yes.

    Raises BandstandError where the choice is no answer to it.
    """
    stand = {ASK_MY_PT: Stand.FOR_THERAPIST, SKIP: Stand.SKIPPED}.get(choice, Stand.ANSWERED)
    others = tuple(each for each in plan.questions if (each.prescription, each.field) != _about(question))
    changed = replace(plan, questions=(*others, replace(question, standing=stand)))
    about = plan.prescription(question.prescription)
    if stand is not Stand.ANSWERED or about is None:
        return changed
    if choice not in question.choices:
        raise BandstandError(Message("edit.no_choice", text=choice[:40]))
    return changed.with_prescription(_in_trial(about, plan, choice))


def _about(question: Question) -> tuple[str, str]:
    return (question.prescription, question.field)


def _in_trial(now: Prescription, plan: Plan, form: str) -> Prescription:
    """The form without a band and at the bottom of its range; nothing else opens with it."""
    bounds = sheet_bounds(now, plan)
    opened = replace(bounds, variants=tuple(dict.fromkeys((*bounds.variants, form))))
    kept = tuple(replace(each, avoid=False) if each.variant == form else each for each in now.alternatives)
    bare = replace(now, variant=form, alternatives=kept, bounds=opened, band=NO_BAND if now.uses_band else now.band)
    bottom = bottom_of(bare)
    return take(now, bare if bottom is None else with_count(bare, Range(bottom)), by=OWNER)
