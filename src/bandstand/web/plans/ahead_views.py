"""What could come next, on request: a sentence first, then a table for each exercise with its weeks as ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bandstand.actions.known import history_of, standing_at
from bandstand.prescription import Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.progress.paces import DAYS_A_WEEK, Going, Pace, Paces
from bandstand.progress.projecting import WEEKS_AHEAD, Ahead, Path, Projection, project
from bandstand.quantity import Message
from bandstand.web.moment import moment_of
from bandstand.web.plans.ladder_drawn import rung_words
from bandstand.web.request import PersonRequest
from bandstand.web.swatch import swatch_of

SHOWN_AT_ONCE = 4  # steps of one exercise; the others are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The year as a bar, in weeks: from when to when a step may come, and where "as usual" lies; None: not in it."""

    start: float
    length: float
    usual: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnStep:
    """One dose that may come, and when; no `usual` and no bar: it is asked now. `rung` None: the one above stays."""

    rung: Message | None
    dose: Message
    swatch: str
    when: Message
    usual: Message | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPath:
    """One exercise with what may come of it; `later` are the steps that are folded."""

    prescription: Prescription
    steps: tuple[DrawnStep, ...]
    later: tuple[DrawnStep, ...]
    ends: tuple[Message, ...]


@require_safe
def ahead(request: PersonRequest) -> HttpResponse:
    """What could come next of every exercise; or why that is not worked out now."""
    history = history_of(request.person)
    if history.plan is None:
        return render(request, "plans/no_plan.html")
    found = project(history.plan, standing_at(history), history.bands, moment_of(request).today)
    told = {
        "because": found.because,
        "first": _first(found),
        "paces": tuple(_paces(found.paces)) if found.paces and _has_steps(found) else (),
        "paths": [_drawn(path) for path in found.paths],
    }
    return render(request, "plans/ahead.html", told)


def _has_steps(found: Projection) -> bool:
    return any(path.ahead for path in found.paths)


def _first(found: Projection) -> Message | None:
    """The sentence that stands first; None where it says why nothing is worked out."""
    if found.because is not None:
        return None
    if not found.paths:
        return Message("ahead.nothing")
    nearest = min((path for path in found.paths if path.ahead), key=_nearness, default=None)
    if nearest is None:
        return Message("ahead.no_step")
    return Message("ahead.nearest", weeks=_when(nearest.ahead[0]), name=nearest.now.name)


def _nearness(path: Path) -> tuple[int, int]:
    return path.ahead[0].from_week, path.ahead[0].to_week or WEEKS_AHEAD + 1


def _paces(paces: Paces) -> Iterator[tuple[str, Message]]:
    """Each pace by its name, and what it takes."""
    well, usual = paces.going[Pace.GOES_WELL], paces.going[Pace.AS_USUAL]
    yield Pace.GOES_WELL.value, Message("ahead.well", sessions=_sessions(well.a_week))
    if paces.is_own:
        yield Pace.AS_USUAL.value, _own(usual)
    else:
        yield Pace.AS_USUAL.value, Message("ahead.guessed", sessions=_sessions(usual.a_week))
    yield Pace.SLOWLY.value, Message("ahead.slowly")


def _own(usual: Going) -> Message:
    room, sessions = round(10 * usual.with_room), _sessions(usual.a_week)
    if room in (0, 10):
        return Message("ahead.own_each" if room else "ahead.own_none", sessions=sessions)
    return Message("ahead.own", sessions=sessions, room=room)


def _sessions(a_week: Fraction) -> Message:
    """How many a week, to the half."""
    halves = max(1, round(2 * a_week))
    return Message("ahead.session") if halves == 2 else Message("ahead.sessions", count=f"{halves / 2:g}")


def _drawn(path: Path) -> DrawnPath:
    steps = [_now(path)]
    for before, each in zip((path.now, *(each.asked for each in path.ahead)), path.ahead, strict=False):
        steps.append(_step(before, each))
    folded = SHOWN_AT_ONCE + 1 if len(steps) > SHOWN_AT_ONCE + 2 else len(steps)  # one alone is not worth a fold
    return DrawnPath(
        prescription=path.now,
        steps=tuple(steps[:folded]),
        later=tuple(steps[folded:]),
        ends=path.ends or (Message("ahead.year"),),
    )


def _now(path: Path) -> DrawnStep:
    now, when = path.now, Message("ahead.next_session" if path.is_changed else "ahead.now")
    return DrawnStep(rung=rung_words(now), dose=dose_words(now.dose, limb_of(now)), swatch=swatch_of(now), when=when)


def _step(before: Prescription, each: Ahead) -> DrawnStep:
    asked, rung = each.asked, rung_words(each.asked)
    is_new = rung != rung_words(before)
    return DrawnStep(
        rung=rung if is_new else None,
        dose=dose_words(asked.dose, limb_of(asked)),
        swatch=swatch_of(asked) if is_new else "",
        when=_when(each),
        usual=_usual(each),
        bar=_bar(each),
    )


def _when(each: Ahead) -> Message:
    """The weeks from the fastest pace to the slowest."""
    low, high = each.from_week, each.to_week
    if high is None:
        return _or_more(low)
    if low:
        return Message("ahead.to", low=low, high=high)
    return Message("ahead.within_one") if high == 1 else Message("ahead.within", high=high)


def _or_more(low: int) -> Message:
    if not low:
        return Message("ahead.or_never")
    return Message("ahead.or_more_one") if low == 1 else Message("ahead.or_more", low=low)


def _usual(each: Ahead) -> Message:
    weeks = each.as_usual
    if weeks is None:
        return Message("ahead.usual_never")
    if not weeks.low:
        return Message("ahead.usual_within_one")
    return Message("ahead.usual", low=weeks.low, high=weeks.high)


def _bar(each: Ahead) -> Bar:
    end, usual = each.to_week or WEEKS_AHEAD, each.days[Pace.AS_USUAL]
    return Bar(
        start=each.from_week,
        length=max(1, end - each.from_week),
        usual=None if usual is None else round(usual / DAYS_A_WEEK, 1),
    )
