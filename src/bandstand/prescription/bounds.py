"""What the therapist allows, and how much pain is acceptable. The engine may always do less, never more."""

from dataclasses import dataclass
from enum import StrEnum

from bandstand.catalog.placement import Placement
from bandstand.quantity import Pain


class SetBy(StrEnum):
    """Who set a bound. A limit is called "your therapist's" only where a therapist set it."""

    SHEET = "sheet"
    PRESET = "preset"
    PERSON = "person"
    THERAPIST = "therapist"


class Order(StrEnum):
    """What a therapist may say of one exercise, whatever was logged."""

    HOLD = "hold"  # keep the dose as it is
    SKIP = "skip"  # leave the exercise out


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most that is allowed of one exercise; None leaves a field to the sheet.

    Until someone widens them, the sheet is the bounds: its largest sets, reps and seconds, its placements and
    variants. `band` is an ordinal in the person's own set. `from_reps` and `from_seconds` are the bottom of the
    sheet's range: a bigger step and an easier dose go back to it.
    """

    sets: int | None = None
    reps: int | None = None
    seconds: int | None = None
    from_reps: int | None = None
    from_seconds: int | None = None
    band: int | None = None
    placements: tuple[Placement, ...] = ()
    variants: tuple[str, ...] = ()
    order: Order | None = None
    set_by: SetBy = SetBy.SHEET

    def __post_init__(self) -> None:
        counts = (self.sets, self.reps, self.seconds, self.from_reps, self.from_seconds, self.band)
        if any(count is not None and count < 0 for count in counts):
            raise ValueError("a bound is 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOff:
    """Rules of the engine that somebody switched off for a plan, by their ids; whom that was.

    Any id may stand here; which of them the engine then leaves out is its own to say.
    """

    rules: tuple[str, ...] = ()
    set_by: SetBy = SetBy.PERSON


USUAL_GREEN = Pain(2)
USUAL_AMBER = Pain(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainLimits:
    """How much pain is acceptable: green up to `green`, amber up to `amber`, and above that it is too much.

    Source:
        silbernagel-2007: pain-monitoring model; published cut-offs differ, so they are a setting of the plan.
    """

    green: Pain = USUAL_GREEN
    amber: Pain = USUAL_AMBER
    fixed: bool = False  # green never reaches up to the person's own level
    strict: bool = False  # suspected bone injury: any pain with impact, or above 1, stops
    set_by: SetBy = SetBy.PRESET

    def __post_init__(self) -> None:
        if not self.green <= self.amber:
            raise ValueError("green ends at or below amber")

    def narrows(self, before: "PainLimits") -> bool:
        """Whether these allow less than others did; the usual ones make room for a high level, set ones do not."""
        lower = self.green < before.green or self.amber < before.amber
        firmer = (self.fixed and not before.fixed) or (self.strict and not before.strict)
        return lower or firmer or (before.set_by is SetBy.PRESET and self.set_by is not SetBy.PRESET)
