"""A sheet becomes a plan: pasted, read, reviewed card by card, and accepted."""

from dataclasses import dataclass, replace
from uuid import UUID

from bandstand import store
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, history_of, record
from bandstand.journal.facts import PlanSet
from bandstand.journal.history import History
from bandstand.prescription import Plan, Prescription, Question, Section, Span, Stand
from bandstand.prescription import edit as editing
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import LONGEST_TEXT, read
from bandstand.prescription.starting import hip_programme, the_gentle_way, with_lightest_band
from bandstand.prescription.succession import succeed
from bandstand.progress.bounds import with_sheet_bounds
from bandstand.quantity import BandstandError, Message

OWNER = "owner"
MOST_EXERCISES = 60
MOST_QUESTIONS_FIRST = 4
# A sheet is words; a few control characters slip in by copying, many mean a picture or a program.
MOST_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reading under review: the plan as it would be, what of the text is to heed, and what was not read."""

    id: UUID
    plan: Plan
    heeded: tuple[Span, ...]
    unread: tuple[Span, ...]


def read_sheet(person: UUID, text: str, moment: Moment) -> UUID:
    """Read a pasted sheet and keep it for review. Raises BandstandError where there is nothing to review."""
    _refuse_what_is_no_sheet(text)
    plan = to_plan(read(text))
    if not plan.prescriptions:
        raise BandstandError(Message("sheet.no_exercise"))
    return _keep(person, moment.new_id(), plan)


def _refuse_what_is_no_sheet(text: str) -> None:
    if not text.strip():
        raise BandstandError(Message("sheet.empty"))
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise BandstandError(Message("sheet.too_long"))
    strange = sum(1 for letter in text if not letter.isprintable() and not letter.isspace())
    if "\x00" in text or strange > MOST_CONTROL_SHARE * len(text) + 2:
        raise BandstandError(Message("sheet.not_text"))


def draft(person: UUID, id: UUID) -> Draft:
    """The reading under review. Raises BandstandError where there is none of that id."""
    kept = store.draft(person, id)
    if kept is None:
        raise BandstandError(Message("sheet.no_draft"))
    reading = read(kept.plan.written_from)
    return Draft(id=id, plan=kept.plan, heeded=reading.whole.heeded, unread=reading.unread)


def questions_now(plan: Plan) -> tuple[Question, ...]:
    """At most four questions before the first session: those that change what is done today."""
    waiting = [each for each in plan.questions if each.today and each.standing is Stand.OPEN]
    return tuple(waiting[:MOST_QUESTIONS_FIRST])


def answer(person: UUID, id: UUID, *, prescription: str, field: str, choice: str) -> None:
    """Answer one question of the sheet, pass it to the therapist, or skip it. An answered one may be answered anew."""
    plan = draft(person, id).plan
    asked = next((each for each in plan.questions if (each.prescription, each.field) == (prescription, field)), None)
    if asked is None:
        raise BandstandError(Message("sheet.no_question"))
    _keep(person, id, editing.answer(plan, asked, choice, by=OWNER))


def take_all_proposals(person: UUID, id: UUID) -> None:
    """Fill every unknown that has a proposal, marked as proposed; what has none stays unknown."""
    _keep(person, id, propose(draft(person, id).plan))


def change_prescription(person: UUID, id: UUID, key: str, changes: dict[str, str]) -> None:
    """Change fields of one exercise under review, all or none."""
    plan = draft(person, id).plan
    changed = _one(plan, key)
    for field, text in changes.items():
        changed = editing.edit(changed, field, text, by=OWNER)
    _keep(person, id, plan.with_prescription(changed))


def remove_prescription(person: UUID, id: UUID, key: str) -> None:
    """Leave one exercise out of the plan under review."""
    plan = draft(person, id).plan
    _one(plan, key)
    sections = tuple(_without(section, key) for section in plan.sections)
    questions = tuple(each for each in plan.questions if each.prescription != key)
    _keep(person, id, replace(plan, sections=sections, questions=questions))


def add_prescription(person: UUID, id: UUID, name: str) -> None:
    """Add an exercise the reader did not find; the catalogue is asked whether it knows the name."""
    plan = draft(person, id).plan
    if len(plan.prescriptions) >= MOST_EXERCISES:
        raise BandstandError(Message("sheet.too_many", most=MOST_EXERCISES))
    taken = {each.key for each in plan.prescriptions}
    key = next(key for count in range(1, MOST_EXERCISES + 2) if (key := f"added-{count}") not in taken)
    added = editing.edit(Prescription(key=key, name=" "), "name", name, by=OWNER)
    first = plan.sections[0] if plan.sections else Section()
    section = replace(first, prescriptions=(*first.prescriptions, added))
    _keep(person, id, replace(plan, sections=(section, *plan.sections[1:])))


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
    following = with_sheet_bounds(with_lightest_band(succeed(history.plan, _as_told(plan, history)), history.bands))
    record(person, [event_of(PlanSet(plan=following), moment, id=event_id, plan_number=following.number)], moment)
    return following.number


def _set_by(history: History, event_id: UUID) -> int | None:
    """The number of the plan that an event has set already, None where it has set none."""
    return next((said.fact.number for said in history.plans_set if said.id == event_id), None)


def _as_told(plan: Plan, history: History) -> Plan:
    """The plan with what the person told of themselves beside what the sheet says."""
    told = history.complaint or plan.complaint
    complaint = replace(told, part=told.part or plan.complaint.part)
    return replace(plan.with_precautions(history.precautions), complaint=complaint)


def _keep(person: UUID, id: UUID, plan: Plan) -> UUID:
    store.save_draft(person, id, plan)
    return id


def _one(plan: Plan, key: str) -> Prescription:
    found = plan.prescription(key)
    if found is None:
        raise BandstandError(Message("sheet.no_such_exercise"))
    return found


def _without(section: Section, key: str) -> Section:
    return replace(section, prescriptions=tuple(each for each in section.prescriptions if each.key != key))
