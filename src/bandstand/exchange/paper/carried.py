"""What the code on a handout carries: the fields of a plan that paper may carry, packed small, and read back again.

An allow-list: how the exercises are done and how often. No complaint, precaution, note, limit or goal, and nothing of
the log. A reader of the paper learns what the paper says, and no more.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bandstand.exchange.paper.base45 import NotBase45, from_letters, to_letters
from bandstand.prescription import Band, Bounds, Plan, Prescription, Schedule, Section
from bandstand.prescription.strange import refuse_what_no_sheet_means
from bandstand.quantity import BandstandError
from bandstand.quantity.codec import NotReadable, from_json, to_json

# Before the letters of a code; the number is of this way of packing.
MARK, MARK_OF_PART = "BANDSTAND1:", "BANDSTAND1-PART:"
MOST_BYTES = 1_000
MOST_UNPACKED = 65_536
LINE_ENDS = re.compile(rb"\\[nrtfb]|\\u00[0189]|\\u202[89]|\xe2\x80[\xa8\xa9]|\xc2\x85")  # escaped, or as they are
# What most plans say, so that a code has to carry only what is its own. It belongs to the number in MARK.
USUAL = (
    b'"equipment":["mini band"],"load":"light resistance","frequency":{"times":[1,1],"per":"day"},"per":"week"'
    b'"alternatives":[{"variant":"","avoid":true,"reason":""}],"band":{"ordinal":1,"colour":"yellow red green blue"},'
    b'"tempo":{"up":2,"hold":0,"down":2},"work":{"is":"Timed","seconds":[30,30]},"work":{"is":"Hold","seconds":[20,20]}'
    b'"bounds":{"set_by":"sheet"},"limb":"leg","placements":["thighs","knees","calves","ankles","feet"],'
    b'"variant":"standing","supine","rest":[45,45]},"uses_band":true,"placement":"ankles",'
    b'"sides":"each side","both sides together","both at once","dose":{"sets":[3,3],"work":{"is":"Reps","count":[10,15]'
    b'},"exercise":"hip-flexor-march","lateral-band-walk","mountain-climber","monster-walk",'
    b'{"number":0,"schedule":{"sessions_a_week":[3,3]},"title":"Home programme","sections":[{"kind":"main",'
    b'"prescriptions":[{"bounds":{"set_by":"sheet"},"key":"1","name":"'
)


class NoPlanCarried(ValueError):
    """These letters are no code of ours, or a damaged one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The plan of a code; `whole` is False where something of it had no room, and the printed words say more."""

    plan: Plan
    whole: bool


def as_carried(plan: Plan) -> Plan:
    """The plan with nothing in it but what may leave with the paper."""
    keys = {each.key: str(number) for number, each in enumerate(plan.prescriptions, start=1)}
    return Plan(
        number=0,
        title=plan.title,
        sections=tuple(_section(section, keys) for section in plan.sections),
        schedule=Schedule(sessions_a_week=plan.schedule.sessions_a_week),
    )


def _section(section: Section, keys: dict[str, str]) -> Section:
    kept = tuple(_prescription(each, keys[each.key]) for each in section.prescriptions)
    return Section(kind=section.kind, laps=section.laps, lap_rest=section.lap_rest, prescriptions=kept)


def _prescription(each: Prescription, key: str) -> Prescription:
    band = Band(ordinal=each.band.ordinal, colour=each.band.colour) if each.band else None
    most = Bounds(reps=each.bounds.reps, seconds=each.bounds.seconds, set_by=each.bounds.set_by)
    return Prescription(
        key=key,
        name=each.name,
        exercise=each.exercise,
        dose=each.dose,
        variant=each.variant,
        alternatives=each.alternatives,
        uses_band=each.uses_band,
        band=band,
        placement=each.placement,
        placements=each.placements,
        equipment=each.equipment,
        load=each.load,
        frequency=each.frequency,
        bounds=most,
        limb=each.limb,
    )


def letters_of(plan: Plan, most: int = MOST_BYTES) -> str:
    """The letters of a plan's code; empty where even the doses alone do not fit.

    What does not fit is left out in this order: other ways of doing it, what to build up to, things it takes, what the
    resistance is called, the title. No exercise and no dose is ever left out.
    """
    for part, smaller in enumerate(_ever_smaller(as_carried(plan))):
        packed = pack(smaller)
        if len(packed) <= most:
            return (MARK_OF_PART if part else MARK) + to_letters(packed)
    return ""


Lighter = Callable[[Prescription], Prescription]
LEFT_OUT: tuple[Lighter, ...] = (
    lambda each: replace(each, alternatives=()),
    lambda each: replace(each, bounds=Bounds()),
    lambda each: replace(each, equipment=()),
    lambda each: replace(each, load=None),
)


def _ever_smaller(plan: Plan) -> Iterator[Plan]:
    yield plan
    for lighter in LEFT_OUT:
        for each in plan.prescriptions:
            plan = plan.with_prescription(lighter(each))
        yield plan
    yield replace(plan, title="")


def pack(plan: Plan) -> bytes:
    """A plan as few bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=USUAL)
    text = json.dumps(to_json(plan), separators=(",", ":"), ensure_ascii=False)
    return packer.compress(text.encode("utf-8", "replace")) + packer.flush()


def carried_by(letters: str) -> Carried:
    """What a code's letters carry, cut to what may be shared. Raises NoPlanCarried."""
    mark = next((mark for mark in (MARK, MARK_OF_PART) if letters.startswith(mark)), None)
    if mark is None:
        raise NoPlanCarried("no code of ours")
    try:
        plan = from_json(Plan, json.loads(_on_one_line(_unpacked(from_letters(letters.removeprefix(mark))))))
        refuse_what_no_sheet_means(plan)
    except (NotBase45, NotReadable, zlib.error, ValueError, RecursionError, BandstandError) as damage:
        raise NoPlanCarried("a damaged code") from damage
    return Carried(plan=as_carried(plan), whole=mark == MARK)


def _on_one_line(text: bytes) -> bytes:
    """No text of a plan has lines of its own: on the page of a sheet they would be exercises."""
    if LINE_ENDS.search(text):
        raise NoPlanCarried("a text of several lines")
    return text


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(-15, zdict=USUAL)
    text = unpacker.decompress(packed, MOST_UNPACKED)
    if not unpacker.eof:
        raise NoPlanCarried("a code that has no end")
    return text
