"""Questions of a plan in words, with the answers one may tap."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.catalog import Sided, load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription import Plan, Prescription, Question, Sides, Stand, Work
from bandstand.prescription.aliases import OWN
from bandstand.prescription.dose_words import named_sides, work_words
from bandstand.prescription.edit import ASK_MY_PT, INJURED, ORIGIN_OF, SIDES, SKIP
from bandstand.prescription.laps import LAPS, SETS_OR_LAPS, is_about_laps, listed
from bandstand.prescription.limb import Limb, limb_of
from bandstand.progress.trying_again import TRY_AGAIN
from bandstand.quantity import Message

ASKED_IN_WORDS = frozenset(
    {"exercise", "sides", "placement", "band", "variant", "rest", "frequency", "sets", "side", TRY_AGAIN, *ORIGIN_OF}
)

CHOICE_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        ASK_MY_PT: Message("question.ask_my_pt"),
        SKIP: Message("question.skip"),
        **{place.value: Message(f"placement.{place.value}") for place in Placement},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to tap: what is sent, and what is read."""

    choice: str
    words: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question in words."""

    question: Question
    words: Message
    answers: tuple[Answer, ...]

    @property
    def typed(self) -> Message | None:
        """A hint where the answer is typed, because nothing can be offered; None where it is chosen."""
        chosen = any(answer.choice not in (ASK_MY_PT, SKIP) for answer in self.answers)
        return None if chosen else Message("question.type_it")

    @property
    def is_of_the_sheet(self) -> bool:
        """Whether the sheet leaves it open, rather than the weeks since."""
        return self.question.field != TRY_AGAIN

    @property
    def fields(self) -> str:
        """What it is about, as the sheet's words are marked."""
        return f"{self.question.prescription}.{self.question.field}"


def asked_of(plan: Plan, question: Question) -> Asked:
    """A question with its answers; "ask my PT" is always one of them."""
    choices = [choice for choice in question.choices if choice not in (ASK_MY_PT, SKIP)]
    last = (SKIP, ASK_MY_PT) if question.field == TRY_AGAIN else (ASK_MY_PT,)
    about = plan.prescription(question.prescription)
    limb = limb_of(about) if about else Limb.SIDE
    named = _form_names(about)
    halves = about is not None and _takes_turns(about)
    answers = tuple(_answer(question.field, choice, limb, named, halves=halves) for choice in (*choices, *last))
    return Asked(question=question, words=words_of(plan, question), answers=answers)


def words_of(plan: Plan, question: Question) -> Message:
    """The question as one sentence, naming the exercise it is about."""
    about = plan.prescription(question.prescription)
    name = about.name if about else plan.title or Message("question.the_plan")
    if question.field not in ASKED_IN_WORDS:
        return Message("question.other", name=name, field=question.field.replace("_", " "))
    if is_about_laps(question):
        return _about_laps(plan, question)
    if question.field == TRY_AGAIN:
        return Message("question.try_again", name=name, form=_form_names(about).get("".join(question.choices), ""))
    dose = about.dose if about else None
    if question.field == "sides":
        halves = about is not None and _takes_turns(about)
        return _about_sides(name, dose.work if dose else None, limb_of(about) if about else Limb.SIDE, halves=halves)
    return Message(f"question.{question.field}", name=name)


def _takes_turns(about: Prescription) -> bool:
    """Whether the two sides are never at work together, so that a count for both is half of it for each."""
    known = load_catalogue().get(about.exercise or "")
    return known is not None and known.sided in (Sided.ONE_SIDED, Sided.ALTERNATING)


def _about_sides(name: str | Message, work: Work | None, limb: Limb, *, halves: bool) -> Message:
    each = named_sides(Sides.EACH, limb)
    if work is None:
        return Message("question.sides_in_all" if halves else "question.sides", name=name, each=each)
    id = "question.sides_of_in_all" if halves else "question.sides_of"
    return Message(id, name=name, work=work_words(work), each=each)


def _about_laps(plan: Plan, question: Question) -> Message:
    """ "Squats to Lunges, 3 rounds": by the sheet's own number, which the person may have changed for one of them."""
    names = [each.name for each in listed(plan, question)]
    said = " ".join(plan.written_from[span.start : span.end] for span in question.spans)
    return Message("question.laps_or_sets", first=names[0] if names else "", last=names[-1] if names else "", said=said)


def waiting_for_therapist(plan: Plan) -> tuple[Message, ...]:
    """The list to take along: what was passed on to the therapist."""
    return tuple(words_of(plan, each) for each in plan.questions if each.standing is Stand.FOR_THERAPIST)


def _form_names(about: Prescription | None) -> Mapping[str, str]:
    """What the catalogue calls each form of the exercise a question is about."""
    entry = load_catalogue().get(about.exercise) if about and about.exercise else None
    return {form.id: form.name for form in entry.variants} if entry else {}


def _answer(field: str, choice: str, limb: Limb, form_names: Mapping[str, str], *, halves: bool) -> Answer:
    if field == "sides" and choice == "together":
        half = Message("question.in_all", each=named_sides(Sides.EACH, limb))
        return Answer(choice=choice, words=half if halves else Message("question.together"))
    return Answer(choice=choice, words=_words_of_choice(field, choice, limb, form_names))


def _words_of_choice(field: str, choice: str, limb: Limb, form_names: Mapping[str, str]) -> Message:
    if field == "sides" and choice in ("each", "at once"):
        return named_sides(SIDES[choice], limb)
    if field == "side" and choice in INJURED:
        return Message(f"side.{choice}_side")
    if field == "sets" and choice in SETS_OR_LAPS:
        return Message("question.lap_by_lap" if choice == LAPS else "question.one_by_one")
    if field == "exercise" and choice == OWN:
        return Message("card.exercise_own")
    if field == TRY_AGAIN and choice in form_names:
        return Message("question.try_it")
    if field == "variant" and choice in form_names:
        return Message("review.words", words=form_names[choice])
    known = load_catalogue().get(choice) if field == "exercise" else None
    return CHOICE_WORDS.get(choice) or Message("review.words", words=known.name if known else choice)


def choice_in(posted: Mapping[str, str]) -> str:
    """What was tapped; what was typed where that was asked."""
    choice = posted.get("choice", "")
    return posted.get("typed", "").strip() if choice == "typed" else choice
