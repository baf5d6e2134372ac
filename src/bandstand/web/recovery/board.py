"""What the page of recovery shows, in words, with the picture at the two widths and its table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from django.utils.safestring import SafeString, mark_safe

from bandstand.actions.recovery import Recovery, Span
from bandstand.exchange.charts import sample, svg_of
from bandstand.exchange.trend_picture import NARROW, WIDE, Shown, picture_of
from bandstand.quantity import Message
from bandstand.recovery import Column, Estimate, Trend
from bandstand.recovery.said import tenths
from bandstand.web.day_words import date_words
from bandstand.web.recovery.spell_words import BeforeWords, SpellWords, before_words, spell_words
from bandstand.words import say

AN_OLD_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One span to look back over."""

    span: Span
    words: Message
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One mark of the picture and what it means."""

    mark: SafeString
    words: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One column of the picture as a row. Empty words: nothing was told, or nothing happened."""

    days: str
    pain: str
    level: str
    happened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSpell:
    """A rough spell of the days shown."""

    days: str
    before: BeforeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the template needs."""

    sentences: tuple[Message, ...]
    level: Message
    ahead: Message
    chances: Message
    old: Message | None
    one_bad_day: Message | None
    now: SpellWords | None
    choices: tuple[Choice, ...]
    pictures: tuple[SafeString, ...]
    keys: tuple[Key, ...]
    rows: tuple[Row, ...]
    by_days: bool
    spells: tuple[PastSpell, ...]


def board_of(seen: Recovery) -> Board:
    """The page for somebody who has answered at least once."""
    assert seen.shown is not None, "before the first answer there is the page that invites"
    assert seen.trend is not None, "an answer leads to a trend"
    assert seen.course is not None, "an answer leads to a course"
    old = seen.moment.today - seen.course.on > AN_OLD_ANSWER
    return Board(
        sentences=seen.sentences,
        level=_level(seen.trend.level),
        ahead=Message("recovery.ahead", **_ends(seen.trend.next_week)),
        chances=_chances(seen.trend),
        old=Message("recovery.old", day=date_words(seen.course.on)) if old else None,
        one_bad_day=seen.one_bad_day,
        now=spell_words(seen.now),
        choices=tuple(_choices(seen.span)),
        pictures=tuple(_pictures(seen.shown)),
        keys=tuple(_keys(seen.shown)),
        rows=tuple(reversed([*_rows(seen.shown)])),
        by_days=_by_days(seen.shown),
        spells=tuple(_past_spells(seen)),
    )


def _level(level: Estimate) -> Message:
    return Message("recovery.level", level=tenths(level.level), **_ends(level))


def _ends(range: Estimate) -> Mapping[str, str]:
    return MappingProxyType({"low": tenths(range.low), "high": tenths(range.high)})


def _chances(trend: Trend) -> Message:
    return Message("recovery.chances", better=_percent(trend.change.better), worse=_percent(trend.change.worse))


def _percent(chance: float) -> int:
    """Never quite certain: a model said so."""
    return min(99, max(1, round(100 * chance)))


def _choices(span: Span) -> Iterator[Choice]:
    return (Choice(span=each, words=Message(f"recovery.{each.value}"), chosen=each is span) for each in Span)


def _pictures(shown: Shown) -> Iterator[SafeString]:
    """The same days at the width of a desk and of a phone; the page shows the one that fits. Made of numbers alone."""
    for name, sheet in (("wide", WIDE), ("narrow", NARROW)):
        yield mark_safe(svg_of(picture_of(shown, sheet), name=name))


def _keys(shown: Shown) -> Iterator[Key]:
    """What the marks mean, of those that are there."""
    told = {
        "dots": _by_days(shown),
        "spans": not _by_days(shown),
        "level": True,
        "flare": bool(shown.flares),
        "limit": shown.limit is not None,
        "sessions": any(shown.sessions),
        "runs": any(shown.runs),
        "changes": any(shown.changes),
    }
    for kind in (kind for kind, is_there in told.items() if is_there):
        yield Key(mark=mark_safe(sample(kind)), words=Message(f"recovery.key_{kind}"))


def _by_days(shown: Shown) -> bool:
    return shown.columns[0].days == 1


# The table


def _rows(shown: Shown) -> Iterator[Row]:
    """The columns of the picture, oldest first."""
    happened = zip(shown.sessions, shown.runs, shown.changes, shown.rough, strict=True)
    for column, (sessions, runs, changes, is_rough) in zip(shown.columns, happened, strict=True):
        told = [*_times("session", sessions), *_times("run", runs), *_happened("change", changes)]
        yield _row(column, [*told, *_happened("flare", is_rough)])


def _row(column: Column, happened: Iterable[Message]) -> Row:
    pain = "" if column.mean is None else tenths(column.mean)
    spread = f" ({column.low:g} to {column.high:g})" if column.low != column.high else ""
    level = column.level
    return Row(
        days=_days(column.first, column.last),
        pain=pain + spread,
        level=f"{tenths(level.level)} ({tenths(level.low)} to {tenths(level.high)})" if level else "",
        happened=", ".join(map(say, happened)),
    )


def _times(what: str, count: int) -> Iterator[Message]:
    if count > 1:
        yield Message(f"recovery.happened_{what}s", count=count)
    else:
        yield from _happened(what, count)


def _happened(what: str, count: int) -> Iterator[Message]:
    if count:
        yield Message(f"recovery.happened_{what}")


def _days(first: date, last: date) -> str:
    """As short as it is clear: "Sun 22 Nov", "16 to 22 Nov 2026"."""
    if first == last:
        return f"{first:%a} {first.day} {first:%b}"
    begins = f"{first.day}" if (first.month, first.year) == (last.month, last.year) else f"{first.day} {first:%b}"
    return f"{begins} to {last.day} {last:%b} {last.year}"


def _past_spells(seen: Recovery) -> Iterator[PastSpell]:
    """Those that are over, newest first."""
    for each in reversed(seen.spells):
        if each.flare.spell.ended is not None:
            yield PastSpell(days=_days(each.flare.since, each.flare.until), before=before_words(each.before))
