"""Everything a phone needs to play one session alone, until the end of time."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bandstand.journal.facts import DayKind
from bandstand.prescription import Dose, Guards
from bandstand.quantity import Message, Range, Side
from bandstand.session.film import Film

SCHEMA = 1
VALID_FOR_MS = 14 * 24 * 60 * 60 * 1000


class StepKind(StrEnum):
    """What the person does in a step."""

    SET_UP = "set_up"  # get the band and the position ready; waits, or ends by itself where a person chose so
    PREPARE = "prepare"  # get ready, a few seconds
    WORK = "work"
    SWITCH_SIDE = "switch_side"
    REST = "rest"
    ASK = "ask"  # waits for answers


class Tone(StrEnum):
    """The tones of `look`: each also vibrates and shows on the screen."""

    READY = "ready"
    TICK = "tick"
    GO = "go"
    STOP = "stop"
    SWITCH = "switch"
    TURN = "turn"  # a walk goes back the other way
    QUESTION = "question"


class Voice(StrEnum):
    """What the voice may say beyond which side, what and how long: coaching; each exercise explained again."""

    USUAL = "usual"
    MORE = "more"


class AskedAfter(StrEnum):
    """The questions a script may put."""

    PEAK = "peak"
    LEFT = "left"  # how many more reps?
    EFFORT = "effort"  # how hard?
    POPPING = "popping"
    PAIN_NOW = "pain_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Said or sounded `at` seconds after the step began; where `voice` is None it is always said."""

    at: int
    say: Message | None = None
    tone: Tone | None = None
    voice: Voice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. `id` is stable within the script: a set is (session, step).

    A timed step has `seconds`. Paced reps have `reps` and `pace` (seconds for one counted rep; for alternating legs
    one count is both legs) and end themselves after the top of the range. A step with neither waits for a person.
    `figure` is a FigureKey as text, empty where nothing is shown; `film` keeps it in step with the count, None where it
    moves at its own pace. `words` are short lines for the screen.
    """

    id: str
    kind: StepKind
    prescription: str = ""
    set: int = 0
    sets: int = 0
    side: Side | None = None
    seconds: int | None = None
    reps: Range | None = None
    pace: int = 0
    figure: str = ""
    film: Film | None = None
    words: tuple[Message, ...] = ()
    cues: tuple[Cue, ...] = ()
    asks: tuple[AskedAfter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the screen says of one exercise of the day; `dose` is copied into every set that is logged."""

    key: str
    name: str
    dose: Dose
    dose_words: Message
    variant: str | None = None
    variant_words: Message | None = None
    placement: str | None = None
    placement_words: Message | None = None
    band: int | None = None
    band_words: Message | None = None
    needs: tuple[Message, ...] = ()  # what has to be fetched beside a band
    figure: str = ""
    no_figure: Message | None = None  # said in its place where a precaution leaves none
    cautions: tuple[Message, ...] = ()
    precautions: tuple[str, ...] = ()  # the person's own words
    limb: str = "leg"  # what its left and right are called: leg, arm or side


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSection:
    """A part of the session with its steps."""

    title: Message
    steps: tuple[Step, ...] = ()


class SignLevel(StrEnum):
    """How soon a sign of the safety check needs looking at."""

    EMERGENCY = "emergency"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of the safety check, and what people read when they tick it."""

    id: str
    level: SignLevel
    say: Message
    advice: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One session of one day. `made_at` and `valid_until` are UTC in milliseconds; scripts last 14 days."""

    schema: int = SCHEMA
    id: UUID
    plan_number: int
    made_at: int
    valid_until: int
    day: DayKind = DayKind.FULL
    title: Message
    shown: tuple[Shown, ...] = ()
    sections: tuple[ScriptSection, ...] = ()
    guards: Guards
    signs: tuple[Sign, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order."""
        return tuple(step for section in self.sections for step in section.steps)
