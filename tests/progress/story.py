"""Twelve weeks of one person, lived through with the real rules, and told so that anybody can read them.

What the days bring is written down here: how the mornings were, what popped, when they were away. What was done
follows from the dose of the day, and every dose is the engine's. `make docs` tells it in docs/rules.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from bandstand.catalog import load_catalogue
from bandstand.journal.facts import DayKind, Hurt, HurtKind, PlanSet, Popping
from bandstand.journal.history import fold
from bandstand.prescription import Alternative, Hold, Plan, Prescription, Reps, Timed
from bandstand.progress.day import Offer, plan_of_the_day
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.standing import standing_of
from bandstand.quantity import Pain
from bandstand.words import say
from tests.progress.lives import (
    BANDS,
    DAY_MS,
    FIRST_DAY,
    HOUR_MS,
    MARCH,
    WALK,
    Day,
    Did,
    Life,
    Teller,
    plan_of,
)

WEEKS, A_WEEK = 12, 7
TRAINS_ON = (0, 2, 4)  # Monday, Wednesday, Friday
HELD_BACK = (Offer.DO_NOT_LOAD, Offer.REST_FIRST)

# The pain of every morning, Monday to Sunday; "-" was not answered. One bad day in weeks 2, 5 and 11, a rough spell in
# weeks 7 and 8, a week and a half away in weeks 9 and 10.
MORNINGS = (
    *("2232122", "2214223", "2212-12", "1221322", "2152112", "2122211"),
    *("2125655", "4433222", "2212222", "2112121", "1211411", "1121112"),
)
AWAY = range(54, 65)
POPPED_ON = 16  # a Wednesday, in the third week
SHORT_OF_TIME = 32  # the last walk was left out that day

STANDING_MARCH = replace(
    MARCH, variant="standing", alternatives=(Alternative(variant="supine", avoid=False),), band=BANDS[0]
)
SIDEWAYS = replace(WALK, band=BANDS[0])
MONSTER = replace(SIDEWAYS, key="monster", name="Monster walk", exercise="monster-walk")
PROGRAMME = plan_of(STANDING_MARCH, SIDEWAYS, MONSTER)

BESIDE: Mapping[int, str] = {
    0: "The sheet is new; nobody knows yet what is usual for this person.",
    POPPED_ON // A_WEEK: "On Wednesday the hip pops in the standing march, and it hurts.",
    1: "Thursday is a bad day. It is one day, and it passes.",
    4: "Wednesday is a bad day, and on Friday there is no time for the last walk.",
    6: "From Thursday on it hurts much more than usual: a rough spell of some days.",
    7: "The rough spell fades. On Saturday they leave for a week and a half, without the band.",
    9: "On Wednesday they are back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One day on which a session was due: the decisions before it, what the day asked, and how it went.

    `instead` says why there was no session; then nothing was done.
    """

    on: date
    morning: int | None
    decisions: tuple[Decision, ...]
    asked: Plan
    did: Mapping[str, Did] = field(default_factory=dict)
    instead: str = ""
    notes: tuple[str, ...] = ()


def lived() -> tuple[Visit, ...]:
    """All the days on which a session was due."""
    return tuple(_Living().visits())


class _Living:
    """Lives the days one by one, and accepts whatever is proposed."""

    def __init__(self) -> None:
        self.teller = Teller(Life(plan=PROGRAMME, days=()), decide_all)
        self.teller.rows()
        self.last: dict[str, tuple[object, int]] = {}

    def visits(self) -> Iterator[Visit]:
        for number, said in enumerate("".join(MORNINGS)):
            morning = None if said == "-" else int(said)
            self.teller.tell_day(number * DAY_MS, Day(morning=None if number in AWAY else morning))
            if number % A_WEEK in TRAINS_ON and number not in AWAY:
                yield self._visit(number, morning)

    def _visit(self, number: int, morning: int | None) -> Visit:
        on, history = FIRST_DAY + timedelta(days=number), fold(self.teller.told)
        standing = standing_of(history)
        decisions = decide_all(self.teller.plan, standing, BANDS, on)
        self._accept(number, decisions)
        planned = plan_of_the_day(self.teller.plan, standing, on, DayKind.FULL)
        told = Visit(on=on, morning=morning, decisions=decisions, asked=planned.plan)
        if planned.offer in HELD_BACK and planned.because is not None:
            return replace(told, instead=say(planned.because))
        did = {each.key: self._do(number, each, morning or 2) for each in planned.plan.trained}
        self._tell(number, planned.plan, did)
        notes = tuple(dict.fromkeys(say(note) for _, note in planned.notes))
        return replace(told, did=did, notes=notes)

    def _accept(self, number: int, decisions: Sequence[Decision]) -> None:
        changed = self.teller.plan
        for decision in decisions:
            changed = changed.with_prescription(decision.after)
        if changed != self.teller.plan:
            self.teller.plan = replace(changed, number=changed.next_number)
            self.teller.say(number * DAY_MS + 17 * HOUR_MS, PlanSet(plan=self.teller.plan))

    def _do(self, number: int, asked: Prescription, morning: int) -> Did:
        """The dose as asked; each time at the same dose two reps more, as far as the range goes."""
        assert asked.dose is not None, "every exercise of the sheet has a dose"
        assert isinstance(asked.dose.work, Reps | Timed | Hold), "the sheet counts reps and seconds"
        work = asked.dose.work
        same = (asked.dose, asked.band, asked.variant, asked.placement)
        before, times = self.last.get(asked.key, (None, 0))
        times = times + 1 if before == same else 0
        self.last[asked.key] = (same, times)
        span = work.count if isinstance(work, Reps) else work.seconds
        sets = asked.dose.sets.low if asked.dose.sets else 1
        did = Did(count=min(span.high, span.low + 2 * times), sets=sets, peak=morning, left=2 if times == 0 else 3)
        if number == SHORT_OF_TIME and asked.key == MONSTER.key:
            return replace(did, sets=0, skip="time", answers=False)
        if number == POPPED_ON and asked.variant == STANDING_MARCH.variant:
            return replace(did, popping=Popping.PAINFUL, hurt=Hurt(kind=HurtKind.POPPED, pain=Pain(4)))
        return did

    def _tell(self, number: int, plan: Plan, did: Mapping[str, Did]) -> None:
        whole, self.teller.plan = self.teller.plan, plan
        self.teller.tell_session(number * DAY_MS + 18 * HOUR_MS, Day(did=did, pre=None, after=None))
        self.teller.plan = whole


# How it is told


def told() -> Iterator[str]:
    """The twelve weeks in Markdown, a heading a week and a line a session."""
    yield "The sheet of this made-up person: a hip march with a band, standing, 3 sets of 10-15 on each side; a walk"
    yield "sideways and a monster walk, 3 sets of 30 s each with a band, which may sit lower as things go well; work up"
    yield "slowly, three times a week. They own three bands: yellow, red and green. Every morning they are asked for"
    yield "their pain, 0 to 10. They take what is proposed.\n"
    for week, visits in groupby(_numbered(lived()), key=lambda each: each[0]):
        yield f"**Week {week + 1}.** Mornings: {_mornings(week)}. {BESIDE.get(week, '')}".rstrip() + "\n"
        for _, visit in visits:
            yield from _of_visit(visit)
        yield ""


def _numbered(visits: Sequence[Visit]) -> Iterator[tuple[int, Visit]]:
    return (((visit.on - FIRST_DAY).days // A_WEEK, visit) for visit in visits)


def _mornings(week: int) -> str:
    days = range(week * A_WEEK, (week + 1) * A_WEEK)
    said = zip(days, MORNINGS[week], strict=True)
    return " ".join("away" if day in AWAY else {"-": "no answer"}.get(each, each) for day, each in said)


def _of_visit(visit: Visit) -> Iterator[str]:
    """The day, what was proposed for it and why, and what came of it."""
    yield f"- *{visit.on:%A}*"
    for because, of in groupby(visit.decisions, key=_reason):
        yield f"  - {_names([*of])}: {because}"
    yield f"  - {visit.instead or ' '.join((*visit.notes, _done(visit)))}"


def _reason(decision: Decision) -> str:
    """The sentence of the decision and its rule; where something changes, what it changes to."""
    because = f"{say(decision.because)} ({decision.rule})"
    if decision.change is Change.KEEP:
        return because
    if decision.change is Change.STOP:
        return f"**left out for now.** {because}"
    word = "a little easier" if decision.change is Change.EASE else "a small step up"
    return f"**{word}: {_dose(decision.after)}.** {because}"


def _names(decisions: Sequence[Decision]) -> str:
    names = [each.before.name.lower() for each in decisions]
    if len(names) == len(PROGRAMME.trained):
        return "all three"
    return " and ".join(names)


def _done(visit: Visit) -> str:
    done = [_done_of(each, visit.did[each.key]) for each in visit.asked.trained if each.key in visit.did]
    return f"Done: {'; '.join(done)}."


def _done_of(asked: Prescription, did: Did) -> str:
    if did.skip:
        return f"{asked.name.lower()} left out for want of time"
    unit = "reps" if asked.dose and isinstance(asked.dose.work, Reps) else "s"
    popped = ", with a painful pop" if did.hurt else ""
    return f"{asked.name.lower()} {did.sets} x {did.count} {unit}, pain {did.peak}{popped}"


def _dose(asked: Prescription) -> str:
    """The dose as a person would say it: how much, in which form, which band and where."""
    exercise = load_catalogue().get(asked.exercise) if asked.exercise else None
    form = exercise.variant(asked.variant) if exercise and asked.variant else None
    band = f"{asked.band.colour} band" if asked.band and asked.band.ordinal else "no band"
    parts = (str(asked.dose), form.name if form else "", band, f"at the {asked.placement}" if asked.placement else "")
    return ", ".join(filter(None, parts))
