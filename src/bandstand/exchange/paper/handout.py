"""The plan on paper: each exercise with its stills, its dose in words, what to mind, and boxes to tick for four weeks.

The words of a dose are those the reader reads (`prescription.read_back`), so that the paper can be read in again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from bandstand.catalog import Exercise, Fault, load_catalogue
from bandstand.exchange.paper.code import code_of
from bandstand.exchange.paper.day import day_words
from bandstand.exchange.paper.look import PLAIN, Look
from bandstand.exchange.paper.pictures import strip_of
from bandstand.exchange.paper.press import Kind, Template, pressed
from bandstand.prescription import Frequency, Per, Plan, Prescription, Section, SectionKind
from bandstand.prescription.forms import form_of
from bandstand.prescription.read_back import Paragraph, paragraph_of, week_words
from bandstand.progress.signs import CALL_NOW, EMERGENCY, URGENT
from bandstand.quantity import Json, JsonObject, Message
from bandstand.session.shown import is_narrowed
from bandstand.words import say

WEEKS = 4
A_WEEK = 3  # boxes, where nobody said how often
MOST_A_WEEK = 7
MOST_CUES, MOST_FAULTS = 3, 2
AROUND: Mapping[SectionKind, Message] = MappingProxyType(
    {SectionKind.WARM_UP: Message("paper.warm_up"), SectionKind.COOL_DOWN: Message("paper.cool_down")}
)
HOW, OFTEN = "back.variant", "back.often_week"


def handout(plan: Plan, since: date, look: Look = PLAIN) -> bytes:
    """The PDF of a plan. Raises BandstandError, with a sentence to show, where it cannot be made."""
    return pressed(Template.HANDOUT, sheet_of(plan, since, look), Kind.PDF)


def sheet_of(plan: Plan, since: date, look: Look = PLAIN) -> JsonObject:
    """Everything that stands on the handout, as data for its template."""
    cards = [_card(each, section, plan, number, look) for number, (section, each) in enumerate(_each(plan), start=1)]
    return {
        "look": look.as_json(),
        "title": plan.title or _said("paper.plan"),
        "about": _said("paper.since", number=plan.number, day=day_words(since)),
        "week": say(week_words(plan)),
        "careful": _group("paper.careful", plan.precautions),
        "cards": [*cards],
        "words": {id: _said(f"paper.{id}") for id in ("done", "before", "after", "remember", "faults")},
        "weeks": [_said("paper.week", number=number) for number in range(1, WEEKS + 1)],
        "signs": [
            _group(CALL_NOW.id, tuple(say(each.say) for each in EMERGENCY)),
            _group("paper.check_first", tuple(say(each.say) for each in URGENT)),
        ],
        "pain": _said("paper.pain"),
        "foot": _said("paper.foot"),
        "code": code_of(plan),
    }


def _each(plan: Plan) -> list[tuple[Section, Prescription]]:
    return [(section, each) for section in plan.sections for each in section.prescriptions]


def _card(each: Prescription, section: Section, plan: Plan, number: int, look: Look) -> Json:
    told = paragraph_of(each, of=section)
    known = load_catalogue().get(each.exercise) if each.exercise else None
    usual = known if not is_narrowed(each, known, plan.precautions) else None
    return {
        "number": number,
        "name": told.name,
        "said": [*_said_of(each, told, plan)] or [_said("paper.no_dose")],
        "beside": [say(sentence) for sentence in (AROUND.get(section.kind), told.proposed, told.asked) if sentence],
        "strip": strip_of(each, plan, mono=look.mono),
        "cues": [*_cues(each, usual)],
        "faults": [_fault(fault) for fault in (usual.faults if usual else ())[:MOST_FAULTS]],
        "notes": [*each.notes],
        "boxes": _boxes(each, plan) if section.is_trained else 0,
    }


def _said_of(each: Prescription, told: Paragraph, plan: Plan) -> Iterator[str]:
    """How much is read first, how it is done after it; how often only where it is not said of the whole plan."""
    whole = plan.schedule.sessions_a_week
    as_the_rest = whole is not None and each.frequency == Frequency(whole, Per.WEEK)
    for sentence in sorted(told.said, key=lambda sentence: sentence.id == HOW):
        if not (as_the_rest and sentence.id == OFTEN):
            yield say(sentence)


def _cues(each: Prescription, known: Exercise | None) -> tuple[str, ...]:
    """A few words each; none where a precaution makes it another movement than they tell of."""
    form = form_of(each, known) if known else None
    return known.cues_of(form)[:MOST_CUES] if known and form else ()


def _fault(fault: Fault) -> str:
    """ "The knees fall in (press them out against the band)."."""
    instead = fault.instead[:1].lower() + fault.instead[1:].removesuffix(".")
    return _said("paper.fault", seen=fault.seen.removesuffix("."), instead=instead)


def _boxes(each: Prescription, plan: Plan) -> int:
    """How many boxes a week has: one for each time it is done."""
    often = plan.schedule.sessions_a_week
    times = often.high if often else A_WEEK
    if each.frequency is not None:
        times = MOST_A_WEEK if each.frequency.per is Per.DAY else each.frequency.times.high
    return max(1, min(times, MOST_A_WEEK))


def _group(title: str, lines: tuple[str, ...]) -> Json:
    """A heading and its lines; None where there are none."""
    return {"title": _said(title), "lines": [*lines]} if lines else None


def _said(id: str, **values: str | int | Message) -> str:
    return say(Message(id, **values))
