"""How much of what was asked was done, counted on the side that did less."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bandstand.journal.facts import SetDone, SetSkipped
from bandstand.journal.history import Session
from bandstand.prescription import Dose, Hold, Reps, Sides, Timed
from bandstand.quantity import Range, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What was done of one exercise in one session.

    `sets` are whole sets, both sides where the sheet asks each side. `least` is the fewest reps or seconds in any of
    them, None where one was not counted. `band` is the lightest used, None where it was not told. `percent` is the
    done part of what the day asked, never above 100.
    """

    asked: Dose | None = None
    sets: int = 0
    least: int | None = None
    band: int | None = None
    percent: int = 100


def amount_of(session: Session, prescription: str, prescribed: Dose | None) -> Amount:
    """L2: the side that did less says how much was done, against what was asked that day.

    Source:
        bandstand-choice: the weaker or sorer side sets the dose for both; a count for both together is their sum.
    """
    done, skipped = session.done_of(prescription), session.skipped_of(prescription)
    asked = next((each.asked for each in done if each.asked is not None), prescribed)
    by_set = _by_set(done)
    whole = [sides for sides in by_set.values() if _is_whole(sides, asked)]
    return Amount(
        asked=asked,
        sets=len(whole),
        least=_least([count for sides in whole for count in _counts(sides, asked)]),
        band=min((each.band for each in done if each.band is not None), default=None),
        percent=_percent(by_set, asked, _planned(done, skipped, asked)),
    )


def _by_set(done: Sequence[SetDone]) -> dict[int, list[SetDone]]:
    by_set: dict[int, list[SetDone]] = defaultdict(list)
    for each in done:
        by_set[each.set].append(each)
    return by_set


def _is_whole(sides: Sequence[SetDone], asked: Dose | None) -> bool:
    """A set of each side is whole once both sides were done; a line without a side speaks for both."""
    told = {each.side for each in sides}
    return None in told or told == set(Side) or asked is None or asked.sides is not Sides.EACH


def _planned(done: Sequence[SetDone], skipped: Sequence[SetSkipped], asked: Dose | None) -> int:
    if asked is not None and asked.sets is not None:
        return asked.sets.low
    return len({each.set for each in done} | {each.set for each in skipped})


def _least(counts: Sequence[int | None]) -> int | None:
    known = [each for each in counts if each is not None]
    return min(known) if known and len(known) == len(counts) else None


def _counts(sides: Sequence[SetDone], asked: Dose | None) -> list[int | None]:
    """What was counted in a set: side by side; in all, where the count that was asked is for both together."""
    counts = [_count(each, asked) for each in sides]
    known = [each for each in counts if each is not None]
    is_shared = asked is not None and asked.sides is Sides.SHARED
    return [sum(known)] if is_shared and known and len(known) == len(counts) else counts


def _count(done: SetDone, asked: Dose | None) -> int | None:
    match asked.work if asked else None:
        case Reps():
            return done.reps
        case Timed() | Hold():
            return done.seconds
    return None


def _low(asked: Dose | None) -> int | None:
    match asked.work if asked else None:
        case Reps(Range(low=low)) | Timed(Range(low=low)) | Hold(Range(low=low)):
            return low
    return None


def _percent(by_set: dict[int, list[SetDone]], asked: Dose | None, planned: int) -> int:
    """Reps and seconds against the low end of the range; a set that was not counted was done as asked."""
    if not planned:
        return 100
    low = _low(asked) or 1
    credit = sum(_credit(sides, asked, low) for sides in by_set.values())
    return min(100, 100 * credit // (2 * planned * low))


def _credit(sides: Sequence[SetDone], asked: Dose | None, low: int) -> int:
    """Twice the reps done in a set, each side once; never more than was asked."""
    counts = _counts(sides, asked)
    done = [low if count is None else min(count, low) for count in counts]
    return 2 * min(done) if _is_whole(sides, asked) else sum(done)
