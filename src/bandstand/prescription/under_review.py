"""A reading while a person looks at it: the plan as it would be, what was left out, and the words nobody used yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bandstand.prescription.aliases import NO_ALIASES, Aliases
from bandstand.prescription.draft import as_told, to_plan
from bandstand.prescription.edit import ORIGIN_OF, change, edit
from bandstand.prescription.laps import apart_without
from bandstand.prescription.origin import OWNER, Origin, Source, Span
from bandstand.prescription.plan import Plan, Prescription, Section
from bandstand.prescription.question import Question
from bandstand.prescription.reader import read
from bandstand.prescription.reading import Reading
from bandstand.quantity import BandstandError, Message

MOST_EXERCISES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that was left out, with its questions and its place, so that it can be brought back."""

    prescription: Prescription
    at: int
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A plan under review.

    `heeded` are the words that say what to be careful with; `unread` words that look like a dose and that nobody has
    used or ignored yet. `file` names the file that the words came out of; it is empty where they were pasted.
    """

    plan: Plan
    heeded: tuple[Span, ...] = ()
    unread: tuple[Span, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    file: str = ""

    @property
    def text(self) -> str:
        """The sheet as pasted."""
        return self.plan.written_from

    def words(self, span: Span) -> str:
        """Words of the sheet."""
        return self.text[span.start : span.end]


def review_of(reading: Reading, aliases: Aliases = NO_ALIASES, *, injured: str = "") -> Review:
    """A reading as a person begins to look at it; `injured` is the side that hurts, where they told it."""
    plan = to_plan(reading, aliases=aliases, injured=injured)
    return Review(plan=plan, heeded=reading.whole.heeded, unread=reading.unread)


def taken_up(plan: Plan) -> Review:
    """A plan in force, looked at again beside the sheet it came from."""
    reading = read(plan.written_from)
    used = {span for each in plan.prescriptions for _, origin in each.origins for span in origin.spans}
    unread = tuple(span for span in reading.unread if span not in used)
    return Review(plan=plan, heeded=reading.whole.heeded, unread=unread)


def without(review: Review, key: str) -> Review:
    """One exercise left out; it waits to be brought back."""
    keys = [each.key for each in review.plan.prescriptions]
    gone = _one(review.plan, key)
    questions, asked = apart_without(review.plan, key)
    kept = LeftOut(prescription=gone, at=keys.index(key), questions=asked)
    rest = tuple(each for each in review.plan.prescriptions if each.key != key)
    return replace(
        review,
        plan=replace(_with_exercises(review.plan, rest), questions=questions),
        left_out=(*review.left_out, kept),
    )


def brought_back(review: Review, key: str) -> Review:
    """What was left out stands in the plan again, at its place and with its questions."""
    found = next((each for each in review.left_out if each.prescription.key == key), None)
    if found is None:
        raise BandstandError(Message("sheet.no_such_exercise"))
    _room_for_one(review.plan)
    now = review.plan.prescriptions
    plan = _with_exercises(review.plan, (*now[: found.at], found.prescription, *now[found.at :]))
    left = tuple(each for each in review.left_out if each is not found)
    return replace(review, plan=replace(plan, questions=(*found.questions, *plan.questions)), left_out=left)


def ignored(review: Review, spans: Iterable[Span]) -> Review:
    """Words that mean nothing for the plan are shown as unread no more."""
    gone = set(spans)
    return replace(review, unread=tuple(span for span in review.unread if span not in gone))


def put_on(review: Review, span: Span, key: str, field: str, text: str) -> Review:
    """Words nobody could read become a field of an exercise: the person's choice, carried by these words."""
    plan = change(review.plan, key, {field: text}, by=OWNER)
    about = _one(plan, key).with_origin(ORIGIN_OF.get(field, field), Origin(Source.CHOSEN, (span,), OWNER))
    return ignored(replace(review, plan=plan.with_prescription(about)), (span,))


def next_key(review: Review) -> str:
    """The key that the next added exercise gets."""
    taken = {each.key for each in (*review.plan.prescriptions, *(left.prescription for left in review.left_out))}
    return next(key for count in range(1, len(taken) + 2) if (key := f"added-{count}") not in taken)


def added(review: Review, words: str, aliases: Aliases = NO_ALIASES) -> Review:
    """An exercise the reader missed, by its name or by its words on the sheet: what they say of its dose is taken."""
    _room_for_one(review.plan)
    key = next_key(review)
    one = as_told(_read_alone(words, key, review.text.find(words) if words else -1), aliases)
    plan = _with_exercises(review.plan, (*review.plan.prescriptions, one))
    used = {span for _, origin in one.origins for span in origin.spans}
    return ignored(replace(review, plan=plan), used)


def as_read(about: Prescription, text: str) -> Prescription:
    """The prescription as the exercise that the reader sees in its name, whatever a person told of it."""
    found = to_plan(read(text)).prescription(about.key) or _read_alone(about.name, about.key, -1)
    again = replace(about, exercise=found.exercise, variant=found.variant)
    return again.with_origin("exercise", found.origin_of("exercise")).with_origin("variant", found.origin_of("variant"))


def _read_alone(words: str, key: str, place: int) -> Prescription:
    """One exercise out of its own words; where nothing is read of them they are its name."""
    found = to_plan(read(words)).prescriptions
    if not found:
        named = edit(Prescription(key=key, name=" "), "name", " ".join(words.split()), by=OWNER)
        spans = (Span(place, place + len(words)),) if place >= 0 else ()
        return named.with_origin("name", Origin(Source.CHOSEN, spans, OWNER))
    origins = tuple((name, _moved(origin, place)) for name, origin in found[0].origins)
    return replace(found[0], key=key, origins=origins)


def _moved(origin: Origin, place: int) -> Origin:
    """The person pointed at these words; they are lit where the sheet holds them."""
    spans = tuple(Span(span.start + place, span.end + place) for span in origin.spans) if place >= 0 else ()
    return Origin(Source.CHOSEN, spans, OWNER)


def _room_for_one(plan: Plan) -> None:
    if len(plan.prescriptions) >= MOST_EXERCISES:
        raise BandstandError(Message("sheet.too_many", most=MOST_EXERCISES))


def _with_exercises(plan: Plan, exercises: tuple[Prescription, ...]) -> Plan:
    """The plan with these exercises, each in the section it belongs to; a new one in that of its neighbour."""
    section_of = {each.key: at for at, section in enumerate(plan.sections) for each in section.prescriptions}
    sections = list(plan.sections) or [Section()]
    grouped: list[list[Prescription]] = [[] for _ in sections]
    at = 0
    for each in exercises:
        at = section_of.get(each.key, at)
        grouped[at].append(each)
    filled = (replace(section, prescriptions=tuple(each)) for section, each in zip(sections, grouped, strict=True))
    return replace(plan, sections=tuple(filled))


def _one(plan: Plan, key: str) -> Prescription:
    found = plan.prescription(key)
    if found is None:
        raise BandstandError(Message("sheet.no_such_exercise"))
    return found
