"""What the engine needs of the past: constant size however long the history. `hearing` folds it forward."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from bandstand.journal.facts import Stiffness
from bandstand.journal.history import Given
from bandstand.prescription import Band, Bounds, Liking, PainLimits, Plan, Prescription
from bandstand.progress.safety import Pause
from bandstand.progress.standing.record import Record
from bandstand.quantity import Pain
from bandstand.recovery import Answer, Course, Diary, Level, Review, Stage, stage_since, usual_level

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the engine needs of the past.

    `days` are the last 35 days with an answer, `told_at` when the newest answer of any day was said (UTC in
    milliseconds), `diary` what the answers come to day by day, `review` the last one told (None: the first, which the
    diary knows). `records` are the last sessions of each exercise, oldest first. `barred`
    holds the (exercise or own name, variant) that wait for a therapist's word: a new key in a new plan opens nothing.
    `popped` forms once popped in any way. `met` counts the sessions of a form, up to three. `allowed_at` tells when a
    form was allowed again or an exercise's bounds were set (UTC in milliseconds). `bounds`, `limits` and `likings` are
    what somebody set beside the plan. `declined` holds the (key, rule) of proposals declined since the exercise was
    last done. `big_changes` tells when an exercise last got a heavier band, a harder placement or another form.
    `impact_off`: running and hopping stay out.
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
    likings: Mapping[str, Liking] = field(default_factory=lambda: MappingProxyType({}))
    declined: frozenset[tuple[str, str]] = frozenset()  # key and rule
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
        """
        if since is None:
            return self.diary.newest.flare.stage if self.diary.newest else Stage.NONE
        said = [Answer(each.day, each.pain) for each in self.days if each.day >= since.on and each.pain is not None]
        return stage_since(since.before, said)

    def last(self, key: str) -> Record | None:
        """The newest session of an exercise, None before the first."""
        return self.records[key][-1] if self.records.get(key) else None

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
