"""One exercise as a therapist would describe it."""

from dataclasses import dataclass, field
from math import ceil

from bandstand.catalog.placement import Placement
from bandstand.catalog.vocabulary import Kind, Muscle, Need, Opens, Position, Purpose, Sided, View, Works
from bandstand.quantity import Range

SIDEWAYS = "left and right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A common mistake, and what to do instead.

    `id` is empty where no figure shows it; `view` is the one that shows it best, None for the exercise's own.
    """

    seen: str
    instead: str
    id: str = ""
    view: View | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscles:
    """The muscles that work most, and those that help; tinted in the figure."""

    primary: tuple[Muscle, ...]
    secondary: tuple[Muscle, ...] = ()
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The pace Bandstand proposes where the sheet names none: a proposal, never part of a plan by itself.

    Reps have `up`, `hold` and `down` in seconds, as a tempo has them; where a repetition goes neither up nor down, `up`
    is the way out and `down` the way back. Walks and jogs have `steps_a_second`; stretches and other holds `hold_for`
    in seconds, and how many `times` they are held.
    """

    up: int = 0
    hold: int = 0
    down: int = 0
    steps_a_second: float = 0
    hold_for: Range | None = None
    times: Range | None = None
    sources: tuple[str, ...]

    @property
    def rep_seconds(self) -> int:
        """How long one repetition of one side takes, in whole seconds; 0 where nothing is counted."""
        return self.up + self.hold + self.down

    @property
    def step_seconds(self) -> int:
        """How long one step of a walk takes, in whole seconds; 0 where nobody walks."""
        return ceil(1 / self.steps_a_second) if self.steps_a_second else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Which way a repetition opens, and the few words said while it goes out, is held and comes back."""

    opens: Opens
    out: str
    hold: str = "Hold."
    back: str

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said on the way out, while it is held, and on the way back."""
        return self.out, self.hold, self.back

    def in_order(self, *, up: int, hold: int, down: int) -> tuple[int, int, int]:
        """The seconds of a tempo as they come: the way out, held, the way back."""
        return (down, hold, up) if self.opens is Opens.DOWN else (up, hold, down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One form of an exercise. Empty fields and None mean: as the exercise says.

    `also_called` are names of whole exercises that mean this form and no other: "mini squat".
    `placements` is given only where this form allows fewer places for the band, `views` only where others show it
    better, `ways` only where it opens another way. A form with a `movement` of its own is told in its own `cues` alone;
    else they come before those of the exercise. `set_up` says nothing of a loop: that follows from where it sits.
    """

    id: str
    name: str
    also_called: tuple[str, ...] = ()
    position: Position | None = None
    needs: tuple[Need, ...] | None = None
    set_up: tuple[str, ...] = ()
    movement: tuple[str, ...] = ()
    breathing: str = ""
    first_cues: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    placements: tuple[Placement, ...] | None = None
    views: tuple[View, ...] = ()
    ways: Ways | None = None
    note: str = ""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One entry of the catalogue, readable by a therapist on one screen.

    Variants and placements are easiest first. `default_variant` is the form people mean when they name the exercise
    alone. `usual_dose` is text as most handouts say it; it fills nothing in. `first_cues` are whole sentences for
    somebody new to it, `cues` a few words each for later. `regressions` and `progressions` are the ids of easier and
    harder neighbours.
    """

    id: str
    name: str
    also_called: tuple[str, ...] = ()
    purpose: Purpose
    kind: Kind
    sided: Sided
    travels: str = ""  # the way a walk goes; some people call the sideways walk a monster walk
    position: Position
    needs: tuple[Need, ...] = ()
    placements: tuple[Placement, ...] = ()
    placement_sources: tuple[str, ...] = ()
    views: tuple[View, ...]
    default_variant: str
    usual_dose: str
    set_up: tuple[str, ...]
    movement: tuple[str, ...]
    breathing: str
    first_cues: tuple[str, ...]
    cues: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    cautions: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    regressions: tuple[str, ...] = ()
    progressions: tuple[str, ...] = ()
    muscles: Muscles
    works: Works = Works.TRAINED
    rhythm: Rhythm
    ways: Ways | None = None  # counted exercises have them
    variants: tuple[Variant, ...]
    sources: tuple[str, ...] = field(default=())

    @property
    def takes_band(self) -> bool:
        """Whether a band belongs to it in any form: one is drawn, and asked about, only then."""
        return Need.BAND in self.needs

    @property
    def step_of_way_seconds(self) -> float:
        """Seconds a walk takes for one step of its way; sideways both feet make one. 0 where nobody walks."""
        pace = self.rhythm.steps_a_second
        return (2 if self.travels == SIDEWAYS else 1) / pace if pace else 0.0

    def variant(self, id: str) -> Variant | None:
        """The form with this id, None where the exercise has none such."""
        return next((variant for variant in self.variants if variant.id == id), None)

    def fault(self, id: str) -> Fault | None:
        """The mistake with this id, None where none such is drawn."""
        return next((fault for fault in self.faults if id and fault.id == id), None)

    @property
    def default(self) -> Variant:
        """The form people mean when they name the exercise alone."""
        return next(variant for variant in self.variants if variant.id == self.default_variant)

    def placements_of(self, variant: Variant) -> tuple[Placement, ...]:
        """Where a band may sit in this form, easiest first."""
        return self.placements if variant.placements is None else variant.placements

    def views_of(self, variant: Variant) -> tuple[View, ...]:
        """Where this form is seen from, the best first."""
        return variant.views or self.views

    def needs_of(self, variant: Variant) -> tuple[Need, ...]:
        """What has to be fetched for this form."""
        return self.needs if variant.needs is None else variant.needs

    def position_of(self, variant: Variant) -> Position:
        """How the body is placed in this form."""
        return variant.position or self.position

    def ways_of(self, variant: Variant) -> Ways | None:
        """How a repetition of this form goes out and back; None where nothing is counted."""
        return variant.ways or self.ways

    def counts_of(self, variant: Variant) -> tuple[int, int, int]:
        """Seconds out, held and back, as this form is drawn; all 0 where nothing is counted."""
        ways, rhythm = self.ways_of(variant), self.rhythm
        return ways.in_order(up=rhythm.up, hold=rhythm.hold, down=rhythm.down) if ways else (0, 0, 0)

    def set_up_of(self, variant: Variant) -> tuple[str, ...]:
        """How to get ready for this form."""
        return variant.set_up or self.set_up

    def movement_of(self, variant: Variant) -> tuple[str, ...]:
        """How this form moves, in sentences."""
        return variant.movement or self.movement

    def breathing_of(self, variant: Variant) -> str:
        """When to breathe in this form."""
        return variant.breathing or self.breathing

    def first_cues_of(self, variant: Variant) -> tuple[str, ...]:
        """Whole sentences for somebody new to this form."""
        return variant.first_cues or self.first_cues

    def cues_of(self, variant: Variant) -> tuple[str, ...]:
        """Short lines to be spoken during this form; what the variant adds comes first."""
        if variant.movement and variant.cues:
            return variant.cues
        return variant.cues + tuple(cue for cue in self.cues if cue not in variant.cues)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name people give it or one of its forms, its own first."""
        return (self.name, *self.also_called, *(name for variant in self.variants for name in variant.also_called))

    def form_with(self, *, band: bool) -> Variant:
        """The form people mean when they name the exercise alone, with a band or without.

        The usual one has no place for a band where another form is the banded one.
        """
        banded = (each for each in self.variants if self.placements_of(each))
        return next(banded, self.default) if band and not self.placements_of(self.default) else self.default

    @property
    def source_keys(self) -> frozenset[str]:
        """Every source this entry rests on."""
        groups = (self.sources, self.placement_sources, self.muscles.sources, self.rhythm.sources)
        return frozenset(key for group in groups for key in group) | {
            key for variant in self.variants for key in variant.sources
        }
