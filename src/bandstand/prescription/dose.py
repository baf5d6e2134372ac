"""How much of an exercise: sets of work, with a rest between sets."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from bandstand.quantity import Range


class Sides(StrEnum):
    """What the sheet says about the two sides of the body. Unknown stays unknown."""

    EACH = "each side"
    SHARED = "both sides together"  # the count is for both
    AT_ONCE = "both at once"  # both move together
    LEFT = "left side only"
    RIGHT = "right side only"
    HURT = "injured side only"  # which one that is, the person tells
    ASK = "on both sides"  # said, but two readings: asked, not guessed
    UNSAID = ""

    @property
    def is_of_one(self) -> bool:
        """Whether the other side has nothing to do."""
        return self in (Sides.LEFT, Sides.RIGHT, Sides.HURT)


@dataclass(frozen=True, slots=True)
class Reps:
    """A count of repetitions; `hold` is seconds held in each one, None where it was not said."""

    TAGGED: ClassVar[bool] = True
    count: Range
    hold: Range | None = None

    def __str__(self) -> str:
        held = f", each held {self.hold} s" if self.hold else ""
        return f"{self.count} {'rep' if self.count == Range(1) else 'reps'}{held}"


@dataclass(frozen=True, slots=True)
class Hold:
    """A position held still, in seconds."""

    TAGGED: ClassVar[bool] = True
    seconds: Range

    def __str__(self) -> str:
        return f"a {self.seconds} s hold"


@dataclass(frozen=True, slots=True)
class Timed:
    """A movement done for a time, in seconds."""

    TAGGED: ClassVar[bool] = True
    seconds: Range

    def __str__(self) -> str:
        return f"{self.seconds} s"


@dataclass(frozen=True, slots=True)
class Distance:
    """A way to go, in metres, to one decimal."""

    TAGGED: ClassVar[bool] = True
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise ValueError(f"a distance runs upward from more than 0, not from {self.low} to {self.high}")

    def __str__(self) -> str:
        return f"{self.low:g} m" if self.low == self.high else f"{self.low:g}-{self.high:g} m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Walking and running in turn, each in seconds, so many times."""

    TAGGED: ClassVar[bool] = True
    walk: int
    run: int
    repeats: int

    def __str__(self) -> str:
        return f"{self.repeats} times {self.walk} s walking and {self.run} s running"


Work: TypeAlias = Reps | Hold | Timed | Distance | Intervals


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """Seconds up, held, and down, in each repetition."""

    up: int
    hold: int
    down: int

    def __str__(self) -> str:
        return f"tempo {self.up}-{self.hold}-{self.down}"

    @property
    def seconds(self) -> int:
        """How long one repetition takes, in seconds."""
        return self.up + self.hold + self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise: sets of work, with a rest between sets (seconds).

    >>> print(Dose(sets=Range(3), work=Reps(Range(10, 15)), sides=Sides.EACH))
    3 sets of 10-15 reps each side
    """

    sets: Range | None = None
    work: Work | None = None  # None: sets were said, but not of what
    sides: Sides = Sides.UNSAID
    rest: Range | None = None  # None: not stated, never a default in disguise
    tempo: Tempo | None = None

    def __str__(self) -> str:
        many = self.sets and f"{self.sets} {'set' if self.sets == Range(1) else 'sets'}"
        amount = f"{many} of {self.work}" if many and self.work else many or self.work
        rest = self.rest and f"with {self.rest} s rest"
        parts = [amount, self.sides.value, self.tempo and f"at {self.tempo}", rest]
        return " ".join(str(part) for part in parts if part)
