"""A shared programme, tried by somebody else: a draft like that of a sheet, at the low end of everything.

Nothing of its author comes along: no band of theirs, no bound somebody set, no limit, no precaution. What the shared
programme asks is the sheet, and so the bounds; what it leaves open is asked of whoever tries it.
"""

from dataclasses import replace

from bandstand.prescription.asking import questions_of
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Timed, Work
from bandstand.prescription.draft import to_plan
from bandstand.prescription.origin import PROPOSED, UNKNOWN, Origin, Source
from bandstand.prescription.plan import Plan, Prescription
from bandstand.prescription.reader import LONGEST_TEXT, read
from bandstand.prescription.shareable import Extra, shareable
from bandstand.prescription.under_review import Review
from bandstand.prescription.wording import wording
from bandstand.quantity import Message, Range

OURS = "shared.because"  # how a plan says that it came from a shared programme
STATED = Origin(Source.STATED)


def tried(plan: Plan, *, title: str, injured: str = "") -> Review:
    """The draft that somebody else begins to look at; `injured` is the side that hurts them, where they told it."""
    asked = _as_sheet(_open_again(shareable(plan, {Extra.NAMES})))
    for each in asked.prescriptions:
        asked = asked.with_prescription(_gently(each))
    keys = [each.key for each in asked.prescriptions]
    questions = questions_of(asked.prescriptions, (), keys, injured=injured)
    because = Message(OURS, title=title) if title else Message("shared.because_untitled")
    return Review(plan=replace(asked, title=title, start_light=True, questions=questions, because=because))


def is_from_shared(plan: Plan) -> bool:
    """Whether a plan came from a shared programme."""
    return plan.because is not None and plan.because.id in (OURS, "shared.because_untitled")


def _as_sheet(plan: Plan) -> Plan:
    """The plan beside its own words, each field with its place in them; without words where they read otherwise."""
    bare = plan
    for each in plan.prescriptions:
        bare = bare.with_prescription(replace(each, band=None, origins=()))
    text = wording(bare)
    read_again = to_plan(read(text)) if len(text.encode()) <= LONGEST_TEXT else Plan(number=0)
    if not _say_the_same(bare, read_again):
        return plan
    for each, again in zip(plan.prescriptions, read_again.prescriptions, strict=True):
        plan = plan.with_prescription(replace(each, origins=_placed(each, again)))
    return replace(plan, written_from=text)


def _open_again(plan: Plan) -> Plan:
    """How the sides are counted, where only Bandstand proposed it, is asked again: the sheet never said."""
    for each in plan.prescriptions:
        if each.dose and each.origin_of("sides").source is Source.PROPOSED:
            asked = replace(each, dose=replace(each.dose, sides=Sides.ASK))
            plan = plan.with_prescription(asked.with_origin("sides", UNKNOWN))
    return plan


def _say_the_same(one: Plan, other: Plan) -> bool:
    return [*map(_gist, one.prescriptions)] == [*map(_gist, other.prescriptions)]


def _gist(each: Prescription) -> tuple[str | None, Dose | None]:
    return each.exercise, each.dose


def _placed(each: Prescription, again: Prescription) -> tuple[tuple[str, Origin], ...]:
    """Where each field stands in the words; a proposal stays one."""
    found = {name: origin for name, origin in again.origins if each.origin_of(name).source is not Source.PROPOSED}
    return tuple(sorted({**dict(each.origins), **found}.items()))


def _gently(each: Prescription) -> Prescription:
    """The low end of each range, the easiest of its places, and no band yet: the lightest comes with the plan."""
    easiest = min(each.placements, key=lambda place: place.rank, default=each.placement)
    gentle = replace(each, dose=_low(each.dose), placement=easiest, band=None)
    origins = {name: _kept(each, name) for name, _ in each.origins if name != "band"}
    return replace(gentle, origins=tuple(sorted((origins | _made_gentler(each, gentle)).items())))


def _made_gentler(each: Prescription, gentle: Prescription) -> dict[str, Origin]:
    """The fields that are ours now."""
    asked, low = each.dose or Dose(), gentle.dose or Dose()
    ours = {
        "sets": low.sets != asked.sets,
        "work": low.work != asked.work,
        "placement": gentle.placement != each.placement,
    }
    return {name: PROPOSED for name, is_ours in ours.items() if is_ours}


def _kept(each: Prescription, name: str) -> Origin:
    """What its author chose is, for somebody else, what the programme states."""
    origin = each.origin_of(name)
    return STATED if origin.source is Source.CHOSEN else origin


def _low(dose: Dose | None) -> Dose | None:
    return replace(dose, sets=_lowest(dose.sets), work=_low_end(dose.work)) if dose else None


def _low_end(work: Work | None) -> Work | None:
    match work:
        case Reps(count, hold):
            return Reps(Range(count.low), _lowest(hold))
        case Timed(seconds):
            return Timed(Range(seconds.low))
        case Hold(seconds):
            return Hold(Range(seconds.low))
    return work


def _lowest(asked: Range | None) -> Range | None:
    return Range(asked.low) if asked else None
