"""What the page of both sides shows, in words: a sentence, a picture and a table for each exercise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from bandstand.actions.sides import Sides
from bandstand.exchange.sides_picture import SidesPoint, sample, sides_svg
from bandstand.prescription import Band, Plan, Prescription
from bandstand.prescription.limb import limb_of
from bandstand.progress.better_days import BetterDays, Observation
from bandstand.progress.side_by_side import Compared, Sets, SideBySide, SideWeek
from bandstand.progress.week import DAYS
from bandstand.quantity import Message
from bandstand.session.shown import band_words, placement_words
from bandstand.web.day_words import date_words
from bandstand.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One week. Empty words: nothing was told of it."""

    week: str
    left: str
    right: str
    both: str
    load: str
    worst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One exercise."""

    key: str
    name: str
    is_sided: bool
    has_both: bool
    says: Message
    unit: Message
    picture: SafeString | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the template needs."""

    exercises: tuple[Shown, ...]
    observations: tuple[Message, ...]
    looked_at: Message
    left_mark: SafeString
    right_mark: SafeString
    both_mark: SafeString


def board_of(sides: Sides) -> Board:
    """The page for somebody who has a plan."""
    assert sides.plan is not None, "before there is a plan the page invites"
    return Board(
        exercises=tuple(_exercise(each, sides.plan, sides.bands) for each in sides.exercises),
        observations=tuple(map(_observation, sides.better.seen)),
        looked_at=_looked_at(sides.better),
        left_mark=mark_safe(sample("left")),  # made of numbers alone
        right_mark=mark_safe(sample("right")),
        both_mark=mark_safe(sample("both")),
    )


def _exercise(each: SideBySide, plan: Plan, bands: Sequence[Band]) -> Shown:
    prescribed = plan.prescription(each.key)
    assert prescribed is not None, "only exercises of the plan stand side by side"
    return Shown(
        key=each.key,
        name=each.name,
        is_sided=each.is_sided,
        has_both=any(week.both.count for week in each.weeks),
        says=_says(each.compared, prescribed) if each.is_sided else Message("sides.together"),
        unit=Message("sides.seconds" if each.compared.in_seconds else "sides.reps"),
        picture=_picture(each.weeks) if len(each.weeks) > 1 else None,
        rows=tuple(_row(week, prescribed, bands) for week in reversed(each.weeks)),
    )


def _says(compared: Compared, prescribed: Prescription) -> Message:
    if compared.difference is None:
        return Message("sides.too_few")
    if compared.more is None:
        return Message("sides.same")
    limb = limb_of(prescribed).value
    unit = say(Message("sides.unit_seconds" if compared.in_seconds else "sides.unit_reps"))
    more = f"{abs(compared.difference):.1f}".removesuffix(".0")
    return Message("sides.more", side=compared.more.value, limb=limb, more=more, unit=unit)


def _picture(weeks: Sequence[SideWeek]) -> SafeString:
    begins = weeks[0].first
    points = [
        SidesPoint(
            week=(each.first - begins).days // DAYS,
            left=each.left.average,
            right=each.right.average,
            both=each.both.average,
        )
        for each in weeks
    ]
    return mark_safe(sides_svg(points, _short(begins), _short(weeks[-1].first)))  # made of numbers and dates


def _row(week: SideWeek, prescribed: Prescription, bands: Sequence[Band]) -> Row:
    return Row(
        week=_short(week.first),
        left=_sets(week.left),
        right=_sets(week.right),
        both=_sets(week.both),
        load=_load(week, prescribed, bands),
        worst="" if week.worst is None else str(week.worst),
    )


def _sets(sets: Sets) -> str:
    if sets.average is None:
        return say(Message("sides.sets", count=sets.count)) if sets.count else ""
    return say(Message("sides.average", average=f"{sets.average:.1f}".removesuffix(".0"), count=sets.count))


def _load(week: SideWeek, prescribed: Prescription, bands: Sequence[Band]) -> str:
    """The band and its place as they were; empty where none was told."""
    if week.band is None:
        return ""
    owned = next((each for each in bands if each.ordinal == week.band), Band(ordinal=week.band))
    used = replace(prescribed, band=owned, placement=week.placement)
    return ", ".join(say(each) for each in (band_words(used), placement_words(used)) if each)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


# Better days


def _looked_at(better: BetterDays) -> Message:
    return Message(
        "sides.looked_at", since=date_words(better.since), until=date_words(better.until), count=better.answers
    )


def _observation(seen: Observation) -> Message:
    return Message(
        f"sides.came_{seen.came.value}",
        days=seen.days,
        pain=f"{seen.pain:.1f}",
        other_days=seen.other_days,
        other_pain=f"{seen.other_pain:.1f}",
    )
