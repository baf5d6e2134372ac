"""Any life: drawn for the laws, with what is changed in it to hold it against them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from bandstand.journal.facts import (
    VERSIONS,
    BoundsSet,
    Fact,
    Hurt,
    HurtKind,
    Popping,
    RoughSpell,
    SafetyCheck,
    Stiffness,
)
from bandstand.prescription import (
    Bounds,
    PainLimits,
    RulesOff,
    SetBy,
)
from bandstand.quantity import Pain
from tests.progress.lives import BANDS, CLIMBER, MARCH, WALK, Day, Did, Life, ordinary_days, plan_of, together

small_pains = st.integers(0, 3)

# What may go otherwise in an exercise and on a day: most lives go well for a while, and then one thing does not.
DOINGS_OTHERWISE: tuple[tuple[str, object], ...] = (
    *(("peak", pain) for pain in (None, 0, 2, 3, 4, 5, 6, 7, 10)),
    *(("count", count) for count in (None, 0, 5, 9, 10, 12, 14, 20, 29, 40)),
    *(("sets", sets) for sets in (0, 1, 2, 4)),
    *(("effort", effort) for effort in (0, 4, 6, 7, 8, 9, 10)),
    *(("left", left) for left in (None, 0, 1, 2, 5)),
    *(("popping", popping) for popping in (None, *Popping)),
    *(("hurt", Hurt(kind=kind, pain=Pain(3))) for kind in (None, *HurtKind)),
    ("hurt", Hurt(pain=Pain(8))),
    ("hurt", Hurt(kind=HurtKind.SHARP)),
    *(("skip", reason) for reason in ("tired", "time")),
    ("form_fault", True),
)
DAYS_OTHERWISE: tuple[tuple[str, object], ...] = (
    *(("morning", pain) for pain in (None, 0, 2, 3, 4, 5, 6, 8)),
    *(("average", pain) for pain in (0, 2, 4, 7)),
    *(("pre", pain) for pain in (0, 2, 3, 5, 8)),
    *(("after", pain) for pain in (0, 7)),
    *(("stiffness", stiffness) for stiffness in Stiffness),
    *(("kind", kind) for kind in VERSIONS),
    ("forgot", True),
    ("before_dawn", True),
    ("told", (RoughSpell(),)),
    ("told", (RoughSpell(over=True),)),
    ("did", None),
    ("did", None),
)

doings = st.builds(
    lambda count, otherwise: replace(Did(count=count), **dict(otherwise)),
    st.sampled_from([15, 15, 30]),
    st.just([]) | st.lists(st.sampled_from(DOINGS_OTHERWISE), max_size=2),
)


def days_of(keys: Sequence[str]) -> st.SearchStrategy[Day]:
    """Any day: mostly with a session of every exercise, and mostly a good one."""
    return st.builds(
        lambda did, otherwise: replace(Day(did=did), **dict(otherwise)),
        st.fixed_dictionaries({keys[0]: doings}, optional=dict.fromkeys(keys[1:], doings)),
        st.lists(st.sampled_from(DAYS_OTHERWISE), max_size=2),
    )


limits = st.builds(
    PainLimits,
    green=st.integers(0, 3).map(Pain),
    amber=st.integers(3, 6).map(Pain),
    fixed=st.booleans(),
    strict=st.sampled_from([False, False, False, True]),
    set_by=st.sampled_from(SetBy),
)
bounds = st.builds(
    Bounds,
    sets=st.none() | st.integers(2, 5),
    reps=st.none() | st.integers(8, 25),
    seconds=st.none() | st.integers(20, 60),
    band=st.none() | st.integers(0, 4),
    set_by=st.sampled_from([SetBy.PERSON, SetBy.THERAPIST]),
)


# Whatever somebody names as switched off, of the rules that may be and of those that may not.
RULE_IDS = ("R0", "R3", "R7", "R11", "R12", "R13", "R14", "R15", "L0", "L3", "no rule")


@st.composite
def lives(draw: st.DrawFn, most_days: int = 8) -> Life:
    """Any life: up to three exercises, some calm days or none, then days on which something may go otherwise."""
    prescriptions = draw(st.sampled_from([(MARCH,), (WALK,), (together(MARCH), WALK), (together(CLIMBER), WALK)]))
    keys = [each.key for each in prescriptions]
    told: list[Fact] = []
    if draw(st.booleans()):
        told.append(BoundsSet(prescription=draw(st.sampled_from(keys)), bounds=draw(bounds)))
    if draw(st.integers(0, 19)) == 0:
        told.append(SafetyCheck(signs=("cold-leg",)))
    if draw(st.booleans()):
        told.append(BoundsSet(switched=RulesOff(rules=tuple(sorted(draw(st.sets(st.sampled_from(RULE_IDS))))))))
    plan = plan_of(
        *prescriptions,
        limits=draw(st.just(PainLimits()) | limits),
        progression=draw(st.sampled_from([("resistance", "reps"), ()])),
    )
    # After three weeks a rough spell can be seen; two answers running are enough for it.
    calm = ordinary_days(draw(st.sampled_from([7, 7, 0, 22])), pain=draw(small_pains))
    days = draw(st.lists(days_of(keys), max_size=most_days))
    rest = ordinary_days(draw(st.sampled_from([1, 1, 1, 0, 12])))
    return Life(
        plan=plan,
        days=(*calm, *days, *rest),
        bands=BANDS[: draw(st.integers(0, 3))],
        told=tuple(told),
        accepts=draw(st.booleans()),
        leaves=draw(st.just(()) | st.lists(st.booleans(), min_size=1, max_size=3).map(tuple)),
    )


# What is changed in a life to hold it against the laws


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What is changed in a life to hold it against the laws."""

    raise_by: Sequence[int] = ()
    missing: Sequence[bool] = ()
    order: Sequence[int] = (0,)
    last: int = 3


chances = st.builds(
    Chance,
    raise_by=st.lists(st.integers(0, 10), max_size=12),
    missing=st.lists(st.booleans(), max_size=12),
    order=st.lists(st.integers(0, 500), min_size=1, max_size=20),
    last=st.integers(1, 8),
)
