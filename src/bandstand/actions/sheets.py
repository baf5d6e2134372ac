"""A sheet becomes a plan: pasted, read, reviewed card by card, and accepted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import category
from uuid import UUID

from bandstand import store
from bandstand.actions.aliases import forget_alias, remember_alias
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.catalog import load_catalogue
from bandstand.journal.facts import PlanSet
from bandstand.journal.history import History
from bandstand.prescription import Plan, Question, Span, Stand
from bandstand.prescription import edit as editing
from bandstand.prescription.framing import framed, unframed
from bandstand.prescription.origin import OWNER
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import LONGEST_TEXT, read
from bandstand.prescription.reading import Reading
from bandstand.prescription.starting import hip_programme, the_gentle_way, with_band_to_begin
from bandstand.prescription.succession import succeed
from bandstand.prescription.under_review import (
    Review,
    added,
    as_read,
    brought_back,
    ignored,
    next_key,
    put_on,
    review_of,
    without,
)
from bandstand.progress.bounds import with_sheet_bounds
from bandstand.quantity import BandstandError, Message

MOST_LETTERS = 2000  # of the words of one exercise
MOST_ON_A_SHEET = 200  # exercises of one sheet: a book of exercises is no programme, and nobody could look through it
MOST_TO_LOOK_AT = 400  # places of one sheet that are not read, or that say what to heed
MOST_QUESTIONS_FIRST = 4
# A sheet is words; a few control characters slip in by copying, many mean a picture or a program.
# Bullets of Word's fonts, joined emoji and soft hyphens are none of them, however many there are.
NO_LETTERS = frozenset({"Cc", "Cs"})
MOST_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reading under review, by the id it is looked at."""

    id: UUID
    review: Review

    @property
    def plan(self) -> Plan:
        """The plan as it would be."""
        return self.review.plan


def read_sheet(person: UUID, text: str, moment: Moment, *, file: str = "") -> UUID:
    """Read the words of a sheet and keep it for review. Raises BandstandError where there is nothing to review."""
    refuse_what_is_no_sheet(text)
    reading = read(text)
    _refuse_what_is_no_programme(reading)
    history = history_of(person)
    injured = history.complaint.side if history.complaint else ""
    review = review_of(reading, history.aliases, injured=injured)
    refuse_what_no_page_shows(review)
    return _keep(person, moment.new_id(), replace(review, file=file))


def _refuse_what_is_no_programme(reading: Reading) -> None:
    if not reading.exercises:
        raise BandstandError(Message("sheet.no_exercise"))
    if len(reading.exercises) > MOST_ON_A_SHEET:
        raise BandstandError(Message("sheet.lists_too_many", most=MOST_ON_A_SHEET))


def refuse_what_no_page_shows(review: Review) -> None:
    """Raises BandstandError where a sheet has more to ignore or to heed than anybody could look through."""
    if max(len(review.unread), len(review.heeded)) > MOST_TO_LOOK_AT:
        raise BandstandError(Message("sheet.says_too_much"))


def refuse_what_is_no_sheet(text: str) -> None:
    """Raises BandstandError for words that are none, too many, or no words at all."""
    if not text.strip():
        raise BandstandError(Message("sheet.empty"))
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise BandstandError(Message("sheet.too_long"))
    strange = sum(1 for letter in text if category(letter) in NO_LETTERS and not letter.isspace())
    if "\x00" in text or strange > MOST_CONTROL_SHARE * len(text) + 2:
        raise BandstandError(Message("sheet.not_text"))


def draft(person: UUID, id: UUID) -> Draft:
    """The reading under review. Raises BandstandError where there is none of that id."""
    kept = store.draft(person, id)
    if kept is None:
        raise BandstandError(Message("sheet.no_draft"))
    return Draft(id=id, review=kept.review)


def questions_now(plan: Plan) -> tuple[Question, ...]:
    """At most four questions before the first session: those that change what is done today."""
    waiting = [each for each in plan.questions if each.today and each.standing is Stand.OPEN]
    return tuple(waiting[:MOST_QUESTIONS_FIRST])


def answer(person: UUID, id: UUID, *, prescription: str, field: str, choice: str, moment: Moment) -> None:
    """Answer one question of the sheet, pass it to the therapist, or skip it. An answered one may be answered anew."""
    review = draft(person, id).review
    plan = review.plan
    asked = next((each for each in plan.questions if (each.prescription, each.field) == (prescription, field)), None)
    if asked is None:
        raise BandstandError(Message("sheet.no_question"))
    answered = editing.answer(plan, asked, choice, by=OWNER)
    about = plan.prescription(prescription)
    if about and field == "exercise" and choice not in (editing.ASK_MY_PT, editing.SKIP):
        remember_alias(person, about.name, choice, moment)
    _keep(person, id, replace(review, plan=answered))


def take_all_proposals(person: UUID, id: UUID) -> None:
    """Fill every unknown that has a proposal, marked as proposed; what has none stays unknown."""
    review = draft(person, id).review
    _keep(person, id, replace(review, plan=propose(review.plan)))


def change_prescription(person: UUID, id: UUID, key: str, changes: dict[str, str], moment: Moment) -> None:
    """Change fields of one exercise under review, all or none. Which exercise a name means is remembered."""
    review = draft(person, id).review
    before = review.plan.prescription(key)
    changed = editing.change(review.plan, key, changes, by=OWNER)
    if before and "exercise" in changes:
        remember_alias(person, before.name, changes["exercise"], moment)
    _keep(person, id, replace(review, plan=changed))


def forget_name(person: UUID, id: UUID, key: str, moment: Moment) -> None:
    """What the person told of a name counts no more: the exercise is again the one that the reader sees in it."""
    review = draft(person, id).review
    about = review.plan.prescription(key)
    if about is None:
        raise BandstandError(Message("sheet.no_such_exercise"))
    forget_alias(person, about.name, moment)
    _keep(person, id, replace(review, plan=review.plan.with_prescription(as_read(about, review.text))))


def remove_prescription(person: UUID, id: UUID, key: str) -> None:
    """Leave one exercise out of the plan under review; it can be brought back."""
    _keep(person, id, without(draft(person, id).review, key))


def bring_back(person: UUID, id: UUID, key: str) -> None:
    """Put back what was left out, where it stood."""
    _keep(person, id, brought_back(draft(person, id).review, key))


def add_prescription(person: UUID, id: UUID, words: str) -> None:
    """Add an exercise the reader did not find, by its name or by its words on the sheet."""
    _keep(person, id, added(draft(person, id).review, words.strip()[:MOST_LETTERS], history_of(person).aliases))


def use_words(person: UUID, id: UUID, span: Span, *, key: str, name: str = "", field: str, text: str) -> str:
    """Words nobody could read become a field of one exercise, whose key is returned.

    Without a key it is an exercise the reader missed: it is added by its name.
    """
    review = draft(person, id).review
    if not key:
        key = next_key(review)
        review = added(review, name.strip()[:MOST_LETTERS], history_of(person).aliases)
    _keep(person, id, put_on(review, span, key, field, text))
    return key


def ignore_words(person: UUID, id: UUID, spans: Sequence[Span]) -> None:
    """Words that mean nothing for the plan are asked about no more."""
    _keep(person, id, ignored(draft(person, id).review, spans))


def accept(person: UUID, id: UUID, moment: Moment) -> int:
    """Make the reviewed reading the plan in force; returns its number. Accepting twice changes nothing."""
    already = _set_by(history_of(person), id)
    if already is not None:
        return already
    number = _set_plan(person, draft(person, id).plan, moment, event_id=id)
    store.forget_draft(person, id)
    return number


def look_at_builtin() -> Plan:
    """The built-in hip programme as it stands, for looking at."""
    return hip_programme()


def begin_builtin(person: UUID, event_id: UUID, moment: Moment) -> int:
    """Begin the built-in programme the gentle way; returns the plan's number. The same form sent twice begins once."""
    return _set_plan(person, the_gentle_way(hip_programme()), moment, event_id=event_id)


def _set_plan(person: UUID, plan: Plan, moment: Moment, *, event_id: UUID) -> int:
    history = history_of(person)
    already = _set_by(history, event_id)
    if already is not None:
        return already
    before = unframed(history.plan) if history.plan else None
    following = with_band_to_begin(succeed(before, _as_told(unframed(plan), history)), history.bands)
    following = framed(with_sheet_bounds(following), history.practice, load_catalogue())
    record(person, [event_of(PlanSet(plan=following), moment, id=event_id, plan_number=following.number)], moment)
    return following.number


def _set_by(history: History, event_id: UUID) -> int | None:
    """The number of the plan that an event has set already, None where it has set none."""
    return next((said.fact.number for said in history.plans_set if said.id == event_id), None)


def _as_told(plan: Plan, history: History) -> Plan:
    """The plan with what the person told of themselves beside what the sheet says."""
    told = history.complaint or plan.complaint
    complaint = replace(told, part=told.part or plan.complaint.part, side=told.side or plan.complaint.side)
    return replace(plan.with_precautions(history.precautions), complaint=complaint)


def _keep(person: UUID, id: UUID, review: Review) -> UUID:
    store.save_draft(person, id, review)
    return id
