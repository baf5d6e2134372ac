"""What the engine needs of the past: constant size however long the history. `hearing` folds it forward."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from types import MappingProxyType
from typing import TypeAlias

from bandstand.journal.facts import Stiffness
from bandstand.journal.history import Given
from bandstand.prescription import Band, Bounds, Liking, PainLimits, Plan, Prescription, RulesOff
from bandstand.progress.safety import Pause
from bandstand.progress.standing.declined import LeftProposal
from bandstand.progress.standing.record import Record
from bandstand.quantity import Pain
from bandstand.recovery import (
    Answer,
    Course,
    Diary,
    Level,
    Review,
    Stage,
    ToldSpell,
    later_of,
    stage_since,
    usual_level,
    worst_since,
)

NEVER = -(1 << 62)
SESSIONS_MET = 2  # popping is asked in a variant's first two sessions
SESSIONS_TOLD = 3  # an exercise is explained in its first three; then a few words are enough. Source: bandstand-choice

Form: TypeAlias = tuple[str, str]  # prescription key, variant; empty where there are no variants


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAnswers:
    """What was said of one day: that morning's pain, and the day's average."""

    day: date
    morning: Given | None = None
    average: Given | None = None
    stiffness: Stiffness | None = None
    forgotten: bool = False  # "I do not remember"

    def as_of(self, at: int) -> Pain | None:
        """The day's one answer, from what was said before a moment (UTC in milliseconds)."""
        said = [given for given in (self.average, self.morning) if given is not None and given.at < at]
        return said[0].pain if said else None

    @property
    def told_at(self) -> int:
        """When the newest of the day's answers was said (UTC in milliseconds); 0 where there is none."""
        return max((given.at for given in (self.morning, self.average) if given is not None), default=0)

    @property
    def pain(self) -> Pain | None:
        """The day's one answer: its average, else that morning's pain."""
        given = self.average or self.morning
        return given.pain if given else None


def base_before(record: Record, day: date) -> Level | None:
    """What pain from a day on is judged against, as known before a session; None where nothing was."""
    measure = record.before.measure(day) if record.before else None
    return measure.base if measure else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the engine needs of the past.

    `days` are the last 35 days with an answer, `told_at` when the newest answer of any day was said (UTC in
    milliseconds), `diary` what the answers come to day by day, `review` the last one told (None: the first, which the
    diary knows). `records` are the last sessions of each exercise, oldest first. `barred`
    holds the (exercise or own name, variant) that wait for a therapist's word: a new key in a new plan opens nothing.
    `popped` forms once popped in any way. `met` counts the sessions of a form, up to three. `allowed_at` tells when a
    form was allowed again or an exercise's bounds were set (UTC in milliseconds). `bounds`, `limits` and `likings` are
    what somebody set beside the plan, `narrowed_at` when limits of pain were last set that allow less (UTC in
    milliseconds), `switched` the rules they switched off. `swaps` tells which exercise took the
    place of another and on which day, empty where that was taken back. `declined` holds the proposals declined of late,
    `told_spells` the rough spells of six weeks that the person told of. `big_changes` tells when an exercise last got a
    heavier band, a harder placement or another form. `impact_off`: running and hopping stay out.
    """

    days: tuple[DayAnswers, ...] = ()
    told_at: int = 0
    diary: Diary = field(default_factory=Diary)
    review: Review | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=lambda: MappingProxyType({}))
    barred: frozenset[tuple[str, str]] = frozenset()
    popped: frozenset[Form] = frozenset()
    met: Mapping[Form, int] = field(default_factory=lambda: MappingProxyType({}))
    allowed_at: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    bounds: Mapping[str, Bounds] = field(default_factory=lambda: MappingProxyType({}))
    limits: PainLimits | None = None
    narrowed_at: int = NEVER
    switched: RulesOff = field(default=RulesOff())
    swaps: Mapping[str, tuple[date, str]] = field(default_factory=lambda: MappingProxyType({}))
    likings: Mapping[str, Liking] = field(default_factory=lambda: MappingProxyType({}))
    declined: tuple[LeftProposal, ...] = ()
    told_spells: tuple[ToldSpell, ...] = ()
    sessions: int = 0
    last_session: date | None = None
    big_changes: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    plan: Plan | None = None
    under_18: bool | None = None
    precautions: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    pause: Pause | None = None
    impact_off: bool = False

    def day(self, of: date) -> DayAnswers | None:
        """What was said of one day, None where nothing was."""
        newest = next((each for each in reversed(self.days) if each.day <= of), None)
        return newest if newest is not None and newest.day == of else None

    def usual(self, before: date, *, amber: Pain, at: int | None = None) -> Level | None:
        """The usual level before a day, from what was said before a moment (None: from all that was said)."""
        return usual_level(self.course(before, at=at), amber=amber, review=self.review)

    def course(self, before: date, *, at: int | None = None) -> Course | None:
        """What the answers before a day come to, as said before a moment (None: all that was said)."""
        return self.diary_at(at).before(before)

    def diary_at(self, at: int | None) -> Diary:
        """The diary as it stood at a moment (UTC in milliseconds): what was said later is not in it."""
        if at is None:
            return self.diary
        if at > self.told_at:  # nearly always: nobody tells a morning during the session after it
            return self.diary
        later = {each.day: each.as_of(at) for each in self.days if each.told_at >= at}
        return self.diary.told(later) if later else self.diary

    def stage(self, since: Record | None) -> Stage:
        """How far a flare has come, judged by what was usual before a session; None: by what is usual now.

        Fresh answers cannot raise what they are judged by: more pain since the session began never lowers the stage.
        What the person told of themselves is red for as long as it lasts.
        """
        told = Stage.RED if self.lasting_spell(since) else Stage.NONE
        if since is None:
            return later_of(told, self.diary.newest.flare.stage if self.diary.newest else Stage.NONE)
        return later_of(told, stage_since(since.before, self._answers_since(since)))

    def worst_stage(self, since: Record) -> Stage:
        """The furthest a flare came from a session on, though it may be over by now."""
        told = Stage.RED if any(each.at >= since.began for each in self.told_spells) else Stage.NONE
        worst = later_of(worst_since(since.before, self._answers_since(since)), since.spell)
        return later_of(later_of(told, worst), self.stage(since))

    def lasting_spell(self, since: Record | None) -> ToldSpell | None:
        """The rough spell that the person told of and that lasts; None where there is none, or it has passed."""
        spell = self.told_spells[-1] if self.told_spells else None
        if spell is None:
            return None
        base = base_before(since, since.on) if since is not None and spell.at >= since.began else spell.base
        return spell if spell.lasts(self._answers(), base) else None

    def so_far(self, on: date, at: int) -> Level | None:
        """The middle of what was answered before a session of a day; None where nothing was."""
        said = [pain for each in self.days if each.day <= on and (pain := each.as_of(at)) is not None]
        return float(median(said)) if said else None

    def stage_begun_in(self, before: Course | None, on: date, at: int) -> Stage:
        """How far a flare has come at a moment of a day on which a session begins; later words do not count."""
        said = [(each.day, each.as_of(at)) for each in self.days]
        known = [Answer(day, pain) for day, pain in said if pain is not None]
        told = [each for each in self.told_spells if each.at < at]
        lasts = bool(told) and told[-1].lasts([each for each in known if each.day <= on], told[-1].base)
        numbers = stage_since(before, [each for each in known if each.day == on])
        return later_of(numbers, Stage.RED if lasts else Stage.NONE)

    def _answers(self) -> list[Answer]:
        return [Answer(each.day, each.pain) for each in self.days if each.pain is not None]

    def _answers_since(self, since: Record) -> list[Answer]:
        fresh = (each for each in self.days if each.day >= since.on)  # a long past is passed over, not told again
        return [Answer(each.day, each.pain) for each in fresh if each.pain is not None]

    def last(self, key: str) -> Record | None:
        """The newest session of an exercise, None before the first."""
        return self.records[key][-1] if self.records.get(key) else None

    @property
    def newest_record(self) -> Record | None:
        """The newest session of any exercise, None before the first."""
        lasts = [each[-1] for each in self.records.values() if each]
        return max(lasts, key=lambda each: each.began, default=None)

    @property
    def last_big_change(self) -> date | None:
        """When any exercise last got a heavier band, a harder placement or another form."""
        return max(self.big_changes.values(), default=None)

    def barred_of(self, prescription: Prescription) -> frozenset[str]:
        """The forms of one exercise that wait for a therapist's word, under whichever key they were felt."""
        names = (prescription.known_as, prescription.key)
        return frozenset(variant for each, variant in self.barred if each in names)

    def asks_popping(self, key: str, variant: str | None) -> bool:
        """Whether a session asks for popping: in a form's first two sessions, and where it once popped.

        An exercise whose plan names no form is met in whichever form it was done.
        """
        forms = self._forms(key, variant)
        return not self._met_in(forms, SESSIONS_MET) or bool(forms & self.popped)

    def is_new(self, key: str, variant: str | None) -> bool:
        """Whether this is one of a form's first three sessions, in which it is explained."""
        return not self._met_in(self._forms(key, variant), SESSIONS_TOLD)

    def _met_in(self, forms: set[Form], sessions: int) -> bool:
        return any(self.met.get(form, 0) >= sessions for form in forms)

    def _forms(self, key: str, variant: str | None) -> set[Form]:
        return {(key, variant)} if variant else {form for form in self.met if form[0] == key}
