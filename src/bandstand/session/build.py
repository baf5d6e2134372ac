"""The plan of the day as a script: set up, get ready, work, switch sides, rest, next."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from uuid import UUID

from bandstand.catalog import Catalogue, Exercise, Movement, load_catalogue
from bandstand.journal.facts import DayKind
from bandstand.prescription import Guards, Intervals, Plan, Prescription, Section, SectionKind
from bandstand.prescription.forms import form_of
from bandstand.prescription.limb import limb_of
from bandstand.quantity import Message, Side
from bandstand.session.cues import prepare_cues, rest_cues, side_words, switch_cues, told_cues, work_cues
from bandstand.session.film import Film, film_of
from bandstand.session.intervals import interval_cues, whole_words
from bandstand.session.order import Turn, turns
from bandstand.session.pace import Amount, amount_of, led_by, share_of, windows
from bandstand.session.room import Way, goes_there_and_back, way_of
from bandstand.session.script import (
    VALID_FOR_MS,
    AskedAfter,
    Cue,
    Script,
    ScriptSection,
    Shown,
    Sign,
    Step,
    StepKind,
    Tone,
    Voice,
)
from bandstand.session.shown import (
    band_words,
    figure_of,
    is_narrowed,
    name_of,
    placement_words,
    shown_of,
    variant_of,
)
from bandstand.session.whole import numbered, with_end

# Source: bandstand-choice; evidence 7 gives 30-60 s between walks and 60-90 s between strength sets.
PREPARE_SECONDS = 5
SENTENCE_SECONDS = 5  # one sentence of up to fifteen words
SET_UP_SECONDS = 20  # where a person chose that exercises begin by themselves
SWITCH_SECONDS = 8
USUAL_REST_SECONDS = 45
SHORTEST_REST_SECONDS = 5

WITHIN = Message("script.within")

_TITLES = {
    DayKind.FULL: "script.title",
    DayKind.GENTLE: "script.gentle",
    DayKind.FAVOURITE: "script.favourite",
    DayKind.SHORT: "script.short",
    DayKind.STRETCH: "week.stretching",
}
_SECTIONS = {
    SectionKind.WARM_UP: "section.warm_up",
    SectionKind.MAIN: "section.main",
    SectionKind.COOL_DOWN: "section.cool_down",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What the day adds to the plan: when, which version, what to ask, and which side leads."""

    id: UUID
    made_at: int  # UTC, milliseconds
    day: DayKind = DayKind.FULL
    first_side: Side = Side.LEFT
    asks_popping: Set[str] = frozenset()  # keys of prescriptions
    new_to: Set[str] = frozenset()  # keys of those that are explained: met in one of their first three sessions
    cautions: Mapping[str, Message] | None = None  # by key: what is said before the exercise today
    room: int | None = None  # how many steps of a walk fit one way; None: not said
    title: Message | None = None  # None: that of the version of the day


def build_script(
    plan: Plan, guards: Guards, signs: tuple[Sign, ...], catalogue: Catalogue, occasion: Occasion
) -> Script:
    """Everything a phone needs to play this day. Exercises without a known dose are left out."""
    sections = tuple(_sections(plan, catalogue, occasion))
    return Script(
        id=occasion.id,
        plan_number=plan.number,
        made_at=occasion.made_at,
        valid_until=occasion.made_at + VALID_FOR_MS,
        day=occasion.day,
        title=occasion.title or Message(_TITLES[occasion.day]),
        shown=tuple(_shown(plan, catalogue, occasion)),
        sections=with_end(numbered(sections)),
        guards=guards,
        signs=signs,
    )


def _shown(plan: Plan, catalogue: Catalogue, occasion: Occasion) -> Iterator[Shown]:
    cautions = occasion.cautions or {}
    for each in plan.prescriptions:
        if each.dose is not None and each.dose.work is not None:
            exercise = catalogue.get(each.exercise or "")
            leads = led_by(each.dose, exercise, occasion.first_side)
            yield shown_of(each, each.dose, exercise, leads, plan.precautions, cautions.get(each.key))


def _sections(plan: Plan, catalogue: Catalogue, occasion: Occasion) -> Iterator[ScriptSection]:
    """Each part; its last rest tells what the next part begins with."""
    parts = [(section, turns(section)) for section in plan.sections]
    following = iter([turn for _, row in parts for turn in row][1:])
    for section, row in parts:
        played = [_turn(turn, next(following, None), section, catalogue, plan, occasion) for turn in row]
        steps = tuple(step for turn in played for step in turn)
        yield ScriptSection(title=Message(_SECTIONS[section.kind]), steps=steps)


def _turn(
    turn: Turn, after: Turn | None, section: Section, catalogue: Catalogue, plan: Plan, occasion: Occasion
) -> Iterator[Step]:
    """One set: set up when the exercise begins, get ready, work for each side, then rest or the questions.

    Of a warm-up and a cool-down nothing is asked: no dose depends on it.
    """
    exercise = _exercise(turn, catalogue)
    if turn.is_first:
        yield _set_up(turn, exercise, plan, occasion)
    sides = windows(turn.dose, exercise, occasion.first_side)
    yield _prepare(turn, exercise, sides[0], plan, occasion)
    for place, side in enumerate(sides):
        if place:
            yield _switch(turn, exercise, side, plan, occasion)
        share = share_of(amount_of(turn.dose, exercise), turn.dose, place, len(sides))
        yield _work(turn, exercise, side, share, plan, occasion)
    if turn.is_last and section.is_trained:
        yield _ask(turn, plan, occasion)
    elif after is not None:
        cues = _resting(turn, after, catalogue, occasion)
        yield replace(_rest(turn, exercise, sides[0], plan, occasion), cues=cues)


def _exercise(turn: Turn, catalogue: Catalogue) -> Exercise | None:
    return catalogue.get(turn.prescription.exercise or "")


def _step(
    turn: Turn, kind: StepKind, exercise: Exercise | None, side: Side | None, plan: Plan, occasion: Occasion
) -> Step:
    """A step of this set; where it is of no side alone, its figure shows the one that leads."""
    leads = led_by(turn.dose, exercise, occasion.first_side)
    return Step(
        id="",
        kind=kind,
        prescription=turn.prescription.key,
        set=turn.number,
        sets=turn.of,
        side=side,
        figure=figure_of(turn.prescription, exercise, side or leads, plan.precautions),
    )


def _set_up(turn: Turn, exercise: Exercise | None, plan: Plan, occasion: Occasion) -> Step:
    name = name_of(turn.prescription, exercise)
    said = (Message("script.set_up", name=name), *_before(turn, exercise, plan, occasion))
    where = tuple(each for each in (band_words(turn.prescription), placement_words(turn.prescription)) if each)
    step = replace(_step(turn, StepKind.SET_UP, exercise, None, plan, occasion), words=said + where)
    spoken = (*said, *_explained(turn, exercise, occasion))
    cues = tuple(Cue(at=SENTENCE_SECONDS * place, say=each) for place, each in enumerate(spoken))
    again = tuple(
        Cue(at=SENTENCE_SECONDS * (len(spoken) + place), say=each, voice=Voice.MORE)
        for place, each in enumerate(_told_of(turn, exercise) if not _is_new(turn, occasion) else ())
    )
    return replace(step, seconds=max(SET_UP_SECONDS, _spoken_within(cues)), cues=cues + again)


def _is_new(turn: Turn, occasion: Occasion) -> bool:
    return turn.prescription.key in occasion.new_to


def _explained(turn: Turn, exercise: Exercise | None, occasion: Occasion) -> Iterator[Message]:
    """What is told of an exercise in its first sessions; later a few words during the set are enough."""
    return _told_of(turn, exercise) if _is_new(turn, occasion) else iter(())


def _told_of(turn: Turn, exercise: Exercise | None) -> Iterator[Message]:
    if exercise is None:
        return
    if turn.prescription.placement and placement_words(turn.prescription):
        yield turn.prescription.placement.put_on
    form = variant_of(turn.prescription, exercise)
    for words in (*exercise.first_cues_of(form), exercise.breathing_of(form)):
        yield Message("script.words", words=words)


def _spoken_within(cues: tuple[Cue, ...]) -> int:
    """Seconds until everything has been said."""
    return max((cue.at + SENTENCE_SECONDS for cue in cues), default=0)


def _before(turn: Turn, exercise: Exercise | None, plan: Plan, occasion: Occasion) -> tuple[Message, ...]:
    """What is said before the exercise: the person's own precautions, and today's caution if there is one."""
    own = (occasion.cautions or {}).get(turn.prescription.key)
    precautions = tuple(Message("script.precaution", words=words) for words in plan.precautions)
    return ((own,) if own else ()) + precautions + _within(turn.prescription, exercise, plan)


def _prepare(turn: Turn, exercise: Exercise | None, side: Side | None, plan: Plan, occasion: Occasion) -> Step:
    step = replace(_step(turn, StepKind.PREPARE, exercise, side, plan, occasion), seconds=PREPARE_SECONDS)
    if isinstance(turn.dose.work, Intervals):
        return replace(step, cues=told_cues(whole_words(turn.dose.work), PREPARE_SECONDS))
    return replace(step, cues=prepare_cues(turn, side, amount_of(turn.dose, exercise)))


def _work(
    turn: Turn, exercise: Exercise | None, side: Side | None, amount: Amount, plan: Plan, occasion: Occasion
) -> Step:
    if isinstance(turn.dose.work, Intervals):
        step = _step(turn, StepKind.WORK, exercise, side, plan, occasion)
        return replace(step, seconds=amount.seconds, cues=interval_cues(turn.dose.work))
    coaching = _within(turn.prescription, exercise, plan) + _coaching(turn.prescription, exercise)
    step = replace(_step(turn, StepKind.WORK, exercise, side, plan, occasion), words=coaching)
    way = _way(turn, exercise, side, amount, occasion) if exercise else None
    film = _film(turn, exercise, amount, way) if exercise else None
    ways = exercise.ways_of(variant_of(turn.prescription, exercise)) if exercise else None
    cues = work_cues(amount, step.words, film, ways=ways, way=way)
    return replace(step, seconds=amount.seconds, reps=amount.reps, pace=amount.pace, film=film, cues=cues)


def _film(turn: Turn, exercise: Exercise, amount: Amount, way: Way | None) -> Film | None:
    movement = _movement(turn, exercise)
    return way.film(movement) if way else film_of(turn.dose, exercise, movement, amount)


def _way(turn: Turn, exercise: Exercise, side: Side | None, amount: Amount, occasion: Occasion) -> Way | None:
    """A timed walk goes there and back; one that is done for each side by itself does not."""
    if side is not None or amount.seconds is None or not goes_there_and_back(exercise, turn.dose):
        return None
    return way_of(exercise, _movement(turn, exercise), amount.seconds, occasion.room)


def _movement(turn: Turn, exercise: Exercise) -> Movement:
    return load_catalogue().movement(exercise.id, variant_of(turn.prescription, exercise).id)


def _within(prescription: Prescription, exercise: Exercise | None, plan: Plan) -> tuple[Message, ...]:
    """Where a precaution makes the movement smaller, its usual words ask for too much: said before them."""
    return (WITHIN,) if is_narrowed(prescription, exercise, plan.precautions) else ()


def _coaching(prescription: Prescription, exercise: Exercise | None) -> tuple[Message, ...]:
    form = form_of(prescription, exercise) if exercise else None
    cues = exercise.cues_of(form) if exercise and form else ()
    return tuple(Message("script.words", words=cue) for cue in cues)


def _switch(turn: Turn, exercise: Exercise | None, side: Side | None, plan: Plan, occasion: Occasion) -> Step:
    assert side is not None, "only a sided set switches sides"
    step = replace(_step(turn, StepKind.SWITCH_SIDE, exercise, side, plan, occasion), seconds=SWITCH_SECONDS)
    amount = amount_of(turn.dose, exercise)
    return replace(step, cues=switch_cues(side, limb_of(turn.prescription), amount, SWITCH_SECONDS))


def _rest(turn: Turn, exercise: Exercise | None, side: Side | None, plan: Plan, occasion: Occasion) -> Step:
    """The rest after a set; getting ready for the next one is part of it."""
    return replace(_step(turn, StepKind.REST, exercise, side, plan, occasion), seconds=_rest_seconds(turn))


def _rest_seconds(turn: Turn) -> int:
    stated = turn.rest.low if turn.rest else USUAL_REST_SECONDS
    return max(SHORTEST_REST_SECONDS, stated - PREPARE_SECONDS)


def _resting(turn: Turn, after: Turn, catalogue: Catalogue, occasion: Occasion) -> tuple[Cue, ...]:
    """What is heard in the rest: how long it is, and what comes next."""
    exercise = _exercise(after, catalogue)
    is_other = after.prescription is not turn.prescription
    side = windows(after.dose, exercise, occasion.first_side)[0]
    named = side_words(side, limb_of(after.prescription)) if side else None
    until = 0 if after.is_first else PREPARE_SECONDS  # getting ready belongs to it, unless something is set up first
    return rest_cues(_rest_seconds(turn) + until, name_of(after.prescription, exercise) if is_other else "", named)


def _ask(turn: Turn, plan: Plan, occasion: Occasion) -> Step:
    by_count = amount_of(turn.dose, None).reps is not None
    asks = [AskedAfter.PEAK, AskedAfter.LEFT if by_count else AskedAfter.EFFORT]
    if turn.prescription.key in occasion.asks_popping:
        asks.append(AskedAfter.POPPING)
    cues = (Cue(at=0, tone=Tone.STOP), Cue(at=1, say=Message("script.question"), tone=Tone.QUESTION))
    return replace(_step(turn, StepKind.ASK, None, None, plan, occasion), asks=tuple(asks), cues=cues)
