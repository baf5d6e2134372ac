"""The plan in force, talked about: a question answered on a later day, the plan taken up again, one by hand."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from bandstand import store
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.actions.sheets import refuse_what_is_no_sheet, refuse_what_no_page_shows
from bandstand.journal.facts import PlanSet
from bandstand.prescription import Plan, Question
from bandstand.prescription import edit as editing
from bandstand.prescription.framing import unframed
from bandstand.prescription.origin import OWNER
from bandstand.prescription.under_review import taken_up
from bandstand.progress.bounds import with_sheet_bounds
from bandstand.progress.trying_again import TRY_AGAIN, question_of_trying_again, tried_again
from bandstand.quantity import BandstandError, Message


def answer_later(person: UUID, *, prescription: str, field: str, choice: str, moment: Moment) -> int:
    """Answer one question the plan in force leaves open; returns the number of the plan that follows.

    Raises BandstandError where that question is not open any more, or the choice is no answer to it.
    """
    plan = _plan_of(person)
    standing = [*plan.questions, *_of_trying_again(person, moment)]
    asked = next((each for each in standing if (each.prescription, each.field) == (prescription, field)), None)
    if asked is None:
        raise BandstandError(Message("sheet.no_question"))
    again = asked.field == TRY_AGAIN
    told = tried_again(plan, asked, choice) if again else editing.answer(plan, asked, choice, by=OWNER)
    following = with_sheet_bounds(replace(told, number=plan.next_number, because=Message("plan.answered")))
    record(person, [event_of(PlanSet(plan=following), moment, plan_number=following.number)], moment)
    return following.number


def _of_trying_again(person: UUID, moment: Moment) -> Iterable[Question]:
    """The question that no sheet asks: whether to try a form again that was left out."""
    history = history_of(person)
    asked = question_of_trying_again(history, standing_at(history), moment.today)
    return [asked] if asked else []


def take_up_again(person: UUID, moment: Moment) -> UUID:
    """The plan in force as a draft, to change it card by card; accepting it makes the next number."""
    draft = moment.new_id()
    store.save_draft(person, draft, taken_up(unframed(_plan_of(person))))
    return draft


def write_by_hand(person: UUID, text: str, moment: Moment) -> UUID:
    """A draft without an exercise, for whoever adds them by hand; the text is kept beside it as unread.

    Raises BandstandError where the text is no sheet's, or too much of it would be shown as unread.
    """
    if text.strip():
        refuse_what_is_no_sheet(text)
    review = taken_up(Plan(number=0, written_from=text))
    refuse_what_no_page_shows(review)
    draft = moment.new_id()
    store.save_draft(person, draft, review)
    return draft


def _plan_of(person: UUID) -> Plan:
    plan = history_of(person).plan
    if plan is None:
        raise BandstandError(Message("session.no_plan"))
    return plan
