"""Where somebody stands on the ladder of each exercise: the rungs beside theirs, the next one, and what it takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bandstand.catalog import Catalogue, Kind, load_catalogue
from bandstand.prescription import Band, Plan, Prescription
from bandstand.progress.bounds import count_of, counts_reps, top_of, with_count, works_up
from bandstand.progress.case import Case
from bandstand.progress.climbing import Step, is_too_far, step_up
from bandstand.progress.decide import DAYS_BETWEEN_BIG_CHANGES, cases_of, decide_all
from bandstand.progress.ladder import Ladder, easier, is_big_change
from bandstand.progress.loads import load_at
from bandstand.progress.rules.hold import what_keeps_it
from bandstand.progress.rung import harder_by, is_measured_at, rung_of
from bandstand.progress.standing import Standing
from bandstand.quantity import Message, Range

ABOVE_SHOWN = 3
# How far a guess by colours and places may be off, like the estimate itself. Source: bandstand-choice (evidence 2.3).
ROUGHLY = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Foothold:
    """One rung with the dose that is asked there.

    `load` is from the least to the most: newton metres at the hip, else as a share of where the person stands. None
    where there is nothing to compare.
    """

    asked: Prescription
    load: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The ladder of one exercise from where the person stands, nearest first above and below.

    `is_measured`: loads are newton metres; else they are guessed from the owner's order and the place on the leg.
    `step` is the next step up, None where the ladder ends; `takes` tells what it takes, or why there is none.
    `because` is what the last session said; None before the first.
    """

    here: Foothold
    above: tuple[Foothold, ...]
    below: Foothold | None
    step: Step | None
    is_measured: bool
    takes: tuple[Message, ...]
    because: Message | None


def outlooks(
    plan: Plan, standing: Standing, bands: Sequence[Band], asof: date, *, catalogue: Catalogue | None = None
) -> Mapping[str, Outlook]:
    """The ladder of every exercise that has one, by key."""
    known = catalogue or load_catalogue()
    cases = [each for each in cases_of(plan, standing, bands, asof, known) if has_ladder(each.now, known)]
    said = {each.before.key: each.because for each in decide_all(plan, standing, bands, asof, catalogue=known)}
    return MappingProxyType({case.now.key: _outlook(case, said[case.now.key]) for case in cases})


def has_ladder(now: Prescription, catalogue: Catalogue) -> bool:
    """A stretch is held, not climbed; and what is counted in no set has no rungs."""
    exercise = catalogue.get(now.exercise) if now.exercise else None
    return count_of(now) is not None and (exercise is None or exercise.kind is not Kind.STRETCH)


def _outlook(case: Case, because: Message) -> Outlook:
    steps = tuple(_steps(case))
    below = rung_below(case.now, case.ladder)
    shown = _Shown(case.now, case.ladder, is_measured=_is_measured(case, [step.after for step in steps]))
    return Outlook(
        here=shown.foothold(case.now),
        above=tuple(shown.foothold(step.after) for step in steps),
        below=shown.foothold(below) if below else None,
        step=steps[0] if steps else None,
        is_measured=shown.is_measured,
        takes=tuple(_takes(case, steps[0] if steps else None)),
        because=because if case.last else None,
    )


def _is_measured(case: Case, above: Sequence[Prescription]) -> bool:
    return all(is_measured_at(rung_of(each), case.ladder) for each in (case.now, *above))


@dataclass(frozen=True, slots=True)
class _Shown:
    now: Prescription
    ladder: Ladder
    is_measured: bool

    def foothold(self, asked: Prescription) -> Foothold:
        return Foothold(asked=asked, load=self._measured(asked) if self.is_measured else self._guessed(asked))

    def _measured(self, asked: Prescription) -> tuple[float, float] | None:
        if asked.band is None or asked.placement is None or not asked.band.ordinal:
            return None
        form = asked.variant or self.ladder.default or ""
        load = load_at(asked.band, asked.placement, self.ladder.exercise, form)
        return load.hip_moment if load else None

    def _guessed(self, asked: Prescription) -> tuple[float, float] | None:
        """A share of where the person stands; another form weighs another amount of leg, which no band tells."""
        if asked.band is None or not asked.band.ordinal or asked.variant != self.now.variant:
            return None
        share = harder_by(rung_of(self.now), rung_of(asked), self.ladder)
        return share * (1 - ROUGHLY), share * (1 + ROUGHLY)


def _steps(case: Case) -> Iterator[Step]:
    """The next steps, each from the top of the range of the one before."""
    now = case.now
    for _ in range(ABOVE_SHOWN):
        step = step_up(at_the_top(now), case.ladder, works_up=works_up(case.plan))
        if step is None:
            return
        yield step
        now = step.after


def at_the_top(now: Prescription) -> Prescription:
    """The same with the whole of its range asked: what is done before a step up."""
    count, top = count_of(now), top_of(now)
    return now if count is None or top is None else with_count(now, Range(top))


def rung_below(now: Prescription, ladder: Ladder) -> Prescription | None:
    """The rung that easing comes to once it leaves this one, None where this is the last."""
    eased = easier(now, ladder)
    while eased is not None and rung_of(eased) == rung_of(now):
        eased = easier(eased, ladder)
    return eased


# What it takes


def _takes(case: Case, step: Step | None) -> Iterator[Message]:
    """What has to come before the next step, in the order it is looked at; or why there is none."""
    stays = why_it_stays(case)
    if stays is not None:
        yield stays
        return
    if step is None:
        yield from why_it_ends(case)
        return
    yield Message("ladder.takes_reps" if counts_reps(case.now) else "ladder.takes_seconds", top=top_of(case.now) or 0)
    yield Message("ladder.takes_calm", green=_green(case))
    yield Message("ladder.takes_left" if counts_reps(case.now) else "ladder.takes_ease")
    if is_big_change(case.now, step.after):
        yield from _takes_time(case)


def why_it_ends(case: Case) -> Iterator[Message]:
    """Where no rung follows: what room there is within the range, and what stands in the way of more."""
    count, top = count_of(case.now), top_of(case.now)
    if count is not None and top is not None and count.low < top:
        yield Message("ladder.room_reps" if counts_reps(case.now) else "ladder.room_seconds", top=top)
    far = is_too_far(at_the_top(case.now), case.ladder, works_up=works_up(case.plan))
    yield Message("ladder.too_far" if far else "ladder.top")


def why_it_stays(case: Case) -> Message | None:
    """What keeps an exercise from any step up, whatever is done; None where nothing does."""
    if case.is_barred and case.now.bounds.order is None:
        return Message("ladder.barred")
    return what_keeps_it(case)


def _green(case: Case) -> int:
    return int(case.green(case.last)) if case.last else int(case.limits.green)


def _takes_time(case: Case) -> Iterator[Message]:
    """A bigger step waits for the usual level, and for a week since the last one in the whole programme."""
    if case.last is None or case.usual(case.last) is None:
        yield Message("ladder.takes_mornings")
    last = case.standing.last_big_change
    left = DAYS_BETWEEN_BIG_CHANGES - (case.asof - last).days if last is not None else 0
    if left > 0:
        yield Message("ladder.takes_a_day") if left == 1 else Message("ladder.takes_days", days=left)
