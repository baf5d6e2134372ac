"""The plain forms of the settings: how they stand, and what was sent, as values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from bandstand.catalog import Catalogue, load_catalogue
from bandstand.journal.history import History
from bandstand.prescription import Band, Complaint, Plan, Practice, Prescription
from bandstand.prescription.framing import cool_down_for, warm_up_for
from bandstand.prescription.practice import MOST_STEPS

ROWS = 5
MOST_LETTERS = 60
MOST_PRECAUTION_LETTERS = 200

KINDS = (("", "not sure"), ("mini-loop", "mini loop"), ("loop", "long loop"), ("flat", "flat band"), ("tube", "tube"))
LATEX = (("fine", "Latex is fine"), ("allergic", "I am allergic to latex"), ("", "Rather not say"))
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("", "Rather not say"))
PLACES = (
    ("front or groin", "Front or groin"),
    ("side", "Side"),
    ("buttock", "Buttock"),
    ("other", "Somewhere else"),
    ("", "Rather not say"),
)


YES_OR_NO: Mapping[str, bool] = MappingProxyType({"yes": True, "no": False})
ROOMS = (*((str(steps), str(steps)) for steps in (2, 3, 4, 5, 6, 8, 10)), (str(MOST_STEPS), "more"))


Offered: TypeAlias = Callable[[Plan, Catalogue], tuple[Prescription, ...]]
# Name, question, what it is, what is said where the sheet has its own, and what we would offer.
PARTS: tuple[tuple[str, str, str, str, Offered], ...] = (
    (
        "warm-up",
        "A warm-up before?",
        "A minute of easy marching, then easy hip circles.",
        "Ours stays out: your plan has a warm-up of its own.",
        warm_up_for,
    ),
    (
        "cool-down",
        "A cool-down after?",
        "A minute of easy marching, then the calves.",
        "Ours stays out: your plan has stretches or a cool-down of its own.",
        cool_down_for,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAsked:
    """A warm-up or a cool-down, as it is asked about; `why_none`: why this plan has room for none of ours."""

    name: str
    legend: str
    hint: str
    wanted: bool | None
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class BandRow:
    """One line of the form "my bands": its place in the set, lightest first."""

    number: int
    band: Band | None

    @property
    def label(self) -> str:
        """What the line is called, so that light and heavy are never mixed up."""
        return "Lightest" if self.number == 1 else f"Number {self.number}"


def band_rows(owned: Sequence[Band]) -> tuple[BandRow, ...]:
    """A line for every band owned, and room for more."""
    count = max(ROWS, len(owned) + 1)
    return tuple(BandRow(n, owned[n - 1] if n <= len(owned) else None) for n in range(1, count + 1))


def bands_in(posted: Mapping[str, str]) -> tuple[Band, ...]:
    """The bands that were named, light to heavy; empty lines are passed over. Kind and maker hold for the whole set."""
    return tuple(_band(posted, line, place) for place, line in enumerate(_named_lines(posted), start=1))


def _named_lines(posted: Mapping[str, str]) -> Iterator[int]:
    line = 1
    while f"colour-{line}" in posted:
        if posted[f"colour-{line}"].strip():
            yield line
        line += 1


def _band(posted: Mapping[str, str], line: int, place: int) -> Band:
    kind = posted.get("kind", "")
    return Band(
        ordinal=place,
        colour=posted[f"colour-{line}"].strip()[:MOST_LETTERS],
        brand=posted.get("brand", "").strip()[:MOST_LETTERS],
        kind=kind if kind in dict(KINDS) else "",
    )


def latex_in(posted: Mapping[str, str]) -> str:
    """Fine, allergic, or empty where it was skipped."""
    said = posted.get("latex", "")
    return said if said in dict(LATEX) else ""


def complaint_in(posted: Mapping[str, str]) -> Complaint:
    """What hurts, as far as the person chose to say."""
    side, where = posted.get("side", ""), posted.get("where", "")
    return Complaint(
        part=posted.get("part", "").strip()[:MOST_LETTERS],
        side=side if side in dict(SIDES) else "",
        where=where if where in dict(PLACES) else "",
    )


def precautions_in(posted: Mapping[str, str]) -> tuple[str, ...]:
    """One precaution a line, in the person's own words."""
    lines = (line.strip() for line in posted.get("precautions", "").splitlines())
    return tuple(line[:MOST_PRECAUTION_LETTERS] for line in lines if line)


def under_18_in(posted: Mapping[str, str]) -> bool | None:
    """Ticked means yes. Unticked says nothing."""
    return True if posted.get("under_18") else None


def practice_in(posted: Mapping[str, str], before: Practice) -> Practice:
    """How sessions should go. What was not asked, or answered with nonsense, stays as it was."""
    around = posted.get("around", "")  # one answer for both
    return replace(
        before,
        warm_up=YES_OR_NO.get(posted.get("warm-up", around), before.warm_up),
        cool_down=YES_OR_NO.get(posted.get("cool-down", around), before.cool_down),
        room=int(steps) if (steps := posted.get("room", "")) in dict(ROOMS) else before.room,
    )


def standing(history: History, plan: Plan | None = None) -> dict[str, object]:
    """How the forms stand for one person beside a plan, the one in force unless another is given."""
    plan = plan.with_precautions(history.precautions) if plan else history.plan
    return {
        "band_rows": band_rows(history.bands),
        "band_kinds": KINDS,
        "band_kind": history.bands[0].kind if history.bands else "",
        "band_brand": history.bands[0].brand if history.bands else "",
        "latex": history.latex,
        "latex_choices": LATEX,
        "complaint": history.complaint or (plan.complaint if plan else Complaint()),
        "precautions_text": "\n".join(plan.precautions if plan else history.precautions),
        "under_18": history.under_18,
        "practice_parts": _parts(history.practice, plan),
        "room_choices": ROOMS,
        "room": str(history.practice.room or ""),
        "side_choices": SIDES,
        "place_choices": PLACES,
    }


def _parts(told: Practice, plan: Plan | None) -> tuple[PartAsked, ...]:
    wanted = {"warm-up": told.warm_up, "cool-down": told.cool_down}
    return tuple(
        PartAsked(name=name, legend=legend, hint=hint, wanted=wanted[name], why_none=_why_none(plan, offered, own))
        for name, legend, hint, own, offered in PARTS
    )


def _why_none(plan: Plan | None, offered: Offered, own: str) -> str:
    if plan is None or offered(plan, load_catalogue()):
        return ""
    return "Ours stay out: there is something to be careful with." if plan.precautions else own
