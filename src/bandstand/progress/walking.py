"""Ordinary sessions walked forward, one after another, by the rules' own smallest times and steps.

It is what `decide` would come to if every session went by one pace, without asking it some thousand times: two sessions
running at the top, two days at a dose, one bigger change a week in the whole programme, a usual level known before it.
That both come to the same is tried on generated lives.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bandstand.prescription import Prescription
from bandstand.progress.bounds import count_of, counts_reps, top_of, works_up
from bandstand.progress.case import Case
from bandstand.progress.climbing import big_step, more_sets
from bandstand.progress.decide import DAYS_BETWEEN_BIG_CHANGES
from bandstand.progress.ladder import FIVE_SECONDS, is_big_change
from bandstand.progress.outlook import at_the_top
from bandstand.progress.paces import Going
from bandstand.progress.rules.doing import A_LONG_GAP
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.new_dose import DAYS_AT_A_DOSE
from bandstand.progress.rules.switched import is_off
from bandstand.recovery import ANSWERS_NEEDED

TWO_RUNNING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A dose as a step up begins with it: what is counted in a set, and the most of it.

    `is_big`: the step that leads there waits for its turn. `is_rung`: it also waits until the usual level is known.
    """

    asked: Prescription
    low: int
    high: int
    top: int
    is_big: bool = False
    is_rung: bool = False


class Way:
    """The steps up of one exercise, each worked out when it is first asked for: they are the same at every pace."""

    def __init__(self, case: Case, begins: Sequence[Prescription]) -> None:
        self.case = case
        self.marks = [mark(each) for each in begins]
        self.is_whole = False

    def after(self, place: int) -> Mark | None:
        """The mark that follows one; None where the way ends."""
        if place + 1 == len(self.marks) and not self.is_whole:
            found = self._next(at_the_top(self.marks[-1].asked))
            self.marks += [found] if found else []
            self.is_whole = found is None
        return self.marks[place + 1] if place + 1 < len(self.marks) else None

    def _next(self, now: Prescription) -> Mark | None:
        more = more_sets(now)
        step = more or big_step(now, self.case.ladder, works_up=works_up(self.case.plan))
        if step is None:
            return None
        return mark(step.after, is_big=is_big_change(now, step.after), is_rung=more is None)


def mark(asked: Prescription, *, is_big: bool = False, is_rung: bool = False) -> Mark:
    """A dose with what is counted in it."""
    count, top = count_of(asked), top_of(asked)
    assert count is not None, "only what is counted has a ladder"
    assert top is not None, "what is counted has a top"
    return Mark(asked=asked, low=count.low, high=count.high, top=top, is_big=is_big, is_rung=is_rung)


@dataclass(slots=True, kw_only=True)
class Climber:
    """One exercise on its way: where it stands, and what the last sessions leave it to wait for.

    Days are counted from the day of asking. `tops` are the sessions running that reached the top with room, `room`
    whether the last one had any. `since` is the first day at this dose, `big_on` that of the last bigger change, `last`
    that of the last session, which a gap is counted from. `played` is the day of the newest session, and `between` how
    many days lay between that and the one before it, the plan's own where there was none. Before `left_until` a step
    that was declined is not offered again. `reached` tells when it came to each mark, `ended` when it came to the top
    of the last.
    """

    way: Way
    low: int
    high: int
    tops: int
    since: int
    big_on: int
    last: int
    played: int
    between: int
    left_until: int = 0
    place: int = 0
    room: bool = False
    reached: dict[int, int] = field(default_factory=dict)
    ended: int | None = None

    @property
    def here(self) -> Mark:
        """The mark it came to last."""
        return self.way.marks[self.place]

    def following(self, *, known: bool) -> Mark | None:
        """Where the next step leads once the top was reached two sessions running; `known`: the usual level is."""
        after = self.way.after(self.place) if self.room and self.tops >= TWO_RUNNING else None
        return after if after is not None and (known or not after.is_rung) else None

    def is_after_gap(self, day: int) -> bool:
        """Whether a day comes so long after the last session that the dose only begins again."""
        return not self._is_off(RuleId.GAP) and day - self.last - self.way.case.gap >= A_LONG_GAP

    @property
    def may_add(self) -> bool:
        """Whether there is room within the range, and nobody switched the small steps off."""
        return self.low < self.here.top and not self._is_off(RuleId.A_LITTLE_MORE)

    def _is_off(self, rule: str) -> bool:
        return is_off(rule, self.way.case.standing.switched)

    def play(self, day: int, going: Going, *, room: bool) -> None:
        """One session done; remembers the first day on which all is asked that ever will be."""
        done, top = self.high if going.is_full else self.low, self.here.top
        self.room = room and not self.is_after_gap(day)
        self.tops, self.last = self.tops + 1 if self.room and done >= top else 0, day
        self.between, self.played = day - self.played, day
        if self.ended is None and self.low >= top and self.way.after(self.place) is None:
            self.ended = day

    def step_up(self, day: int) -> None:
        """On to the next mark."""
        self.place += 1
        here = self.here
        self.low, self.high, self.tops, self.since = here.low, here.high, 0, day
        self.big_on = day if here.is_big else self.big_on
        self.reached[self.place] = day

    def add_a_little(self, day: int, more: int) -> None:
        """A rep or two more, or five seconds."""
        by, top = more if counts_reps(self.here.asked) else FIVE_SECONDS, self.here.top
        self.low = min(self.low + by, top)
        self.high, self.since = max(self.low, min(self.high, top)), day


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What stands before the first session, in days from the day of asking.

    `first` is the day of the first session and `last_big` that of the last bigger change. `answers` are the daily
    answers from before the day of asking, `today` whether that day has one; every later day will.
    """

    first: int
    answers: int
    today: bool
    last_big: int

    def knows_level(self, day: int) -> bool:
        """Whether the usual level is known in a session on a day, from the days before it."""
        since = self.today + day - 1 if day else 0
        return self.answers + since >= ANSWERS_NEEDED


def walk(climbers: Sequence[Climber], going: Going, start: Start, until: int) -> None:
    """Let every exercise go its way to before a day, at one pace."""
    last_big, before = start.last_big, start.first
    for number, day in enumerate(going.days(start.first, until)):
        if number:
            known = start.knows_level(before)
            turn = _turn(climbers, day, known=known) if day - last_big >= DAYS_BETWEEN_BIG_CHANGES else None
            last_big = max(last_big, *(_move(each, day, going, turn, known=known) for each in climbers))
        for each in climbers:
            each.play(day, going, room=going.leaves_room(number))
        if all(each.ended is not None for each in climbers):
            return
        before = day


def _turn(climbers: Sequence[Climber], day: int, *, known: bool) -> Climber | None:
    """Whose bigger change it is: of those that wait the one whose last is longest ago."""
    asking = [(each, each.following(known=known)) for each in climbers if day >= each.left_until]
    waiting = [each for each, following in asking if following is not None and following.is_big]
    return min(waiting, key=lambda each: each.big_on, default=None)


def _move(each: Climber, day: int, going: Going, turn: Climber | None, *, known: bool) -> int:
    """What follows from the session before; answers with the day of its last bigger change."""
    due = max(day, each.played + min(each.way.case.gap, each.between))
    if not each.room or each.is_after_gap(day) or day < each.left_until or due < each.since + DAYS_AT_A_DOSE:
        return each.big_on
    following = each.following(known=known)
    if following is not None and (each is turn or not following.is_big):
        each.step_up(day)
    elif following is None and each.may_add:
        each.add_a_little(day, going.more)
    return each.big_on
