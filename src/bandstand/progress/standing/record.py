"""One exercise in one session, as far as any rule reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bandstand.catalog import load_catalogue
from bandstand.journal.facts import DayKind, ExerciseAnswered, HurtKind, Popping, SetDone, Stiffness
from bandstand.journal.history import Session
from bandstand.prescription import Prescription
from bandstand.progress.standing.amount import Amount, amount_of
from bandstand.quantity import Effort, Pain, RepsLeft
from bandstand.recovery import Course, Level, Stage

# How a tap on "It hurts" reads as an answer about popping.
FELT = {HurtKind.POPPED: Popping.PAINFUL, HurtKind.CAUGHT: Popping.CAUGHT}
BARS = (Popping.PAINFUL, Popping.CAUGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One exercise in one session. None is an answer that was not given, and never a zero.

    `usual` is the usual level as it stood before the session, not yet held under amber; `so_far` the middle of the few
    answers there were, where that is not known yet, None without any. `before` is what the answers
    had come to on the day before it, from which a flare is judged. `prescribed` is the
    prescription of the plan in force then. `began` is UTC in milliseconds: what was said from then on is fresh.
    `spell` is how far a flare had come when it was begun; `early`: it was ended before its last set.
    `easier_way`: some of it was done in an easier place, or in another form, than was asked. `barred_forms` are those
    in which a painful pop, a catch or giving way was felt.
    `waits` while the next morning may still be answered; `popping_due` when the session had to ask for popping.
    """

    session: UUID
    on: date
    began: int
    day: DayKind
    key: str
    variant: str
    prescribed: Prescription | None
    amount: Amount
    pre: Pain | None = None
    peak: Pain | None = None
    post: Pain | None = None
    sharp: bool = False
    popping: Popping | None = None
    popping_due: bool = False
    effort: Effort | None = None
    left: RepsLeft | None = None
    form_fault: bool = False
    easier_way: bool = False
    barred_forms: frozenset[str] = frozenset()
    usual: Level | None = None
    so_far: Level | None = None
    before: Course | None = None
    spell: Stage = Stage.NONE
    early: bool = False
    morning: Pain | None = None
    stiffness: Stiffness | None = None
    waits: bool = True

    @property
    def barring(self) -> bool:
        """Whether a painful pop, a catch or giving way was felt."""
        return self.popping in BARS


# A set left out for one of these says something of the dose; for want of time or a band it does not.
TELLING = ("pain", "tired")


def was_tried(session: Session, key: str) -> bool:
    """Whether a session says anything of an exercise's dose; one wholly left out for want of time does not."""
    skipped = any(each.reason in TELLING for each in session.skipped_of(key))
    felt = any(each.prescription == key for each in session.hurts)
    return skipped or felt or bool(session.done_of(key)) or session.answer_of(key) is not None


def record_of(session: Session, key: str, prescribed: Prescription | None) -> Record:
    """What one session tells of one exercise."""
    answer = session.answer_of(key) or ExerciseAnswered(prescription=key)
    return Record(
        session=session.id,
        on=session.local_date,
        began=session.started_at,
        day=session.day,
        key=key,
        variant=_variant(session, key, answer, prescribed),
        prescribed=prescribed,
        amount=amount_of(session, key, prescribed.dose if prescribed else None),
        pre=session.pre,
        peak=_peak(session, answer),
        post=session.pain_now,
        early=session.early,
        sharp=any(each.kind is HurtKind.SHARP for each in session.hurts_of(key)),
        popping=_popping(session, answer),
        effort=answer.effort,
        left=answer.left,
        form_fault=answer.form_fault,
        easier_way=any(_is_easier_way(each, prescribed) for each in session.done_of(key)),
        barred_forms=frozenset(_barred_forms(session, key, answer, prescribed)),
    )


def _peak(session: Session, answer: ExerciseAnswered) -> Pain | None:
    """The worst pain told of it, afterwards or the moment it hurt."""
    told = (answer.peak, *(each.pain for each in session.hurts_of(answer.prescription)))
    return max((each for each in told if each is not None), default=None)


def _popping(session: Session, answer: ExerciseAnswered) -> Popping | None:
    """The worst that was felt of popping, afterwards or the moment it hurt."""
    felt = [FELT[each.kind] for each in session.hurts_of(answer.prescription) if each.kind in FELT]
    told = [*felt, *([answer.popping] if answer.popping is not None else [])]
    return max(told, key=list(Popping).index, default=None)


def _is_easier_way(done: SetDone, prescribed: Prescription | None) -> bool:
    """Whether a set was told to be done higher on the leg, or in another form, than was asked."""
    if prescribed is None:
        return False
    place, asked = done.placement, prescribed.placement
    higher = place is not None and asked is not None and place.rank < asked.rank
    return higher or (bool(done.variant) and bool(prescribed.variant) and done.variant != prescribed.variant)


def _barred_forms(
    session: Session, key: str, answer: ExerciseAnswered, prescribed: Prescription | None
) -> Iterator[str]:
    """Every form in which something was felt that bars it; one without a name is the form it was done in."""
    done_in = _variant(session, key, answer, prescribed)
    for each in session.hurts_of(key):
        if each.kind in FELT:
            yield each.variant if each.variant and _is_form(each.variant, prescribed) else done_in
    if answer.popping in BARS:
        yield answer.variant if answer.variant and _is_form(answer.variant, prescribed) else done_in


def _variant(session: Session, key: str, answer: ExerciseAnswered, prescribed: Prescription | None) -> str:
    """The form it was done in, as told nearest to the doing; empty where the exercise has no forms.

    A form that the catalogue does not have is a slip of the phone's: what was felt is felt in the form prescribed.
    """
    told = [each.variant for each in session.hurts_of(key) if each.kind in FELT]
    told += [answer.variant, *(each.variant for each in session.done_of(key))]
    told += [prescribed.variant if prescribed else None]
    return next((each for each in told if each and _is_form(each, prescribed)), "")


def _is_form(variant: str, prescribed: Prescription | None) -> bool:
    exercise = load_catalogue().get(prescribed.exercise) if prescribed and prescribed.exercise else None
    return exercise is None or exercise.variant(variant) is not None
