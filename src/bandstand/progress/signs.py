"""The signs of the safety check and the facts asked once, as people read them.

Clinicians have another word for them; people never read it, and no cause is named.

Source:
    gponline-hip-signs, nhs-gloucestershire-hip: signs that need a check.
    robertson-wood-2017: groin pain that builds with running is the dangerous case.
"""

from dataclasses import dataclass

from bandstand.quantity import Message
from bandstand.session.script import Sign, SignLevel

CALL_NOW = Message("safety.call_now")
CHECK_FIRST = Message("safety.check_first")
NO_RUNNING = Message("safety.no_running")


def _sign(id: str, level: SignLevel, advice: Message) -> Sign:
    return Sign(id=id, level=level, say=Message(f"sign.{id.replace('-', '_')}"), advice=advice)


EMERGENCY = tuple(
    _sign(id, SignLevel.EMERGENCY, CALL_NOW)
    for id in ("after-a-fall", "saddle-numbness", "hot-joint", "cold-leg", "calf-and-breath")
)
URGENT = (
    _sign("groin-builds", SignLevel.URGENT, NO_RUNNING),
    *(
        _sign(id, SignLevel.URGENT, CHECK_FIRST)
        for id in ("no-weight", "night-pain", "unwell", "numbness", "swelling", "suddenly-worse")
    ),
)
SIGNS = (*EMERGENCY, *URGENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFact:
    """Something to know of a person before they start, asked once."""

    id: str
    say: Message


FACTS = tuple(
    OldFact(id=id, say=Message(f"known.{id.replace('-', '_')}"))
    for id in ("cancer", "steroids", "stress-fracture", "operation", "low-energy")
)


def sign(id: str) -> Sign | None:
    """The sign with this id, None where there is none."""
    return next((each for each in SIGNS if each.id == id), None)
