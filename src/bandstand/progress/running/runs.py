"""Every run of a person, one a day: told by hand, or played by the player; the worst of what was told counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bandstand.journal.facts import RunDone
from bandstand.journal.history import History, Said, Session
from bandstand.prescription import Intervals
from bandstand.prescription.walk_run import WALK_RUN
from bandstand.progress.running.stages import stage_of
from bandstand.quantity import Pain


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The run of one day. None: not told, which is never a no.

    `minutes` and `metres` are of the longest single run of the day.
    """

    on: date
    stage: int | None = None
    whole: bool = True
    minutes: int | None = None
    metres: int | None = None
    peak: Pain | None = None
    settled: bool | None = None
    limp: bool | None = None
    groin: bool | None = None

    @property
    def is_answered(self) -> bool:
        """Whether everything that decides about it was told, but for the morning after."""
        return None not in (self.peak, self.settled, self.limp, self.groin)


def runs_of(history: History, today: date) -> tuple[Run, ...]:
    """The runs up to a day, oldest first: the same whatever the order they were told in, or how often."""
    by_day: dict[date, list[RunDone]] = defaultdict(list)
    for on, told in (*_by_hand(history), *_played(history.sessions)):
        if on <= today:
            by_day[on].append(told)
    return tuple(_together(on, by_day[on]) for on in sorted(by_day))


def _by_hand(history: History) -> Iterator[tuple[date, RunDone]]:
    return ((day_of(said), said.fact) for said in history.runs)


def day_of(said: Said[RunDone]) -> date:
    """The day a run was on: never later than it was told."""
    return min(said.fact.of or said.on, said.on)


def _played(sessions: Iterable[Session]) -> Iterator[tuple[date, RunDone]]:
    for session in sessions:
        done = [each for each in session.done_of(WALK_RUN) if each.asked is not None]
        if done:
            answer = session.answer_of(WALK_RUN)
            hurts = [each.pain for each in session.hurts_of(WALK_RUN) if each.pain is not None]
            peaks = [*hurts, *([answer.peak] if answer and answer.peak is not None else [])]
            work = done[-1].asked.work if done[-1].asked else None
            seconds = [each.seconds for each in done if each.seconds is not None]
            stage = stage_of(work)
            yield (
                session.local_date,
                RunDone(
                    minutes=max(seconds, default=0) // 60 if seconds else None,
                    peak=max(peaks, default=None),
                    stage=stage.number if stage else None,
                    whole=isinstance(work, Intervals) and _is_whole(work, seconds),
                ),
            )


def _is_whole(work: Intervals, seconds: list[int]) -> bool:
    return bool(seconds) and max(seconds) >= (work.walk + work.run) * work.repeats


def _together(on: date, told: list[RunDone]) -> Run:
    """What was told of one day as one run; of its stages the highest that was begun."""
    stages = [each.stage for each in told if each.stage is not None]
    of_stage = [each for each in told if each.stage is not None]
    return Run(
        on=on,
        stage=max(stages, default=None),
        whole=all(each.whole for each in of_stage),
        minutes=max((each.minutes for each in told if each.minutes is not None), default=None),
        metres=max((each.metres for each in told if each.metres is not None), default=None),
        peak=max((each.peak for each in told if each.peak is not None), default=None),
        settled=_worst((each.settled for each in told), worst=False),
        limp=_worst((each.limp for each in told), worst=True),
        groin=_worst((each.groin for each in told), worst=True),
    )


def _worst(told: Iterable[bool | None], *, worst: bool) -> bool | None:
    answers = [each for each in told if each is not None]
    if not answers:
        return None
    return worst if worst in answers else not worst
