"""The limits of pain as they stand for one session.

What somebody set holds as it is. The usual ones, which nobody set, make room for a level that is high already: who
hurts at 5 on an ordinary day could never do anything under a limit of 5. It is a level of before the session, never
above that of the last review, so that neither fresh pain nor weeks of worsening widen it.

Source:
    silbernagel-2007, ahp-suffolk: published limits differ, so where nobody set one it is a setting.
    farrar-2001: two points are a change that people notice.
    bandstand-choice: two above the usual level, and 7 at most, the highest of the limits in use (evidence 4.2).
"""

from dataclasses import replace

from bandstand.prescription import PainLimits, SetBy
from bandstand.quantity import Pain
from bandstand.recovery import Level

ROOM = 2
HIGHEST = Pain(7)


def limits_at(limits: PainLimits, usual: Level | None) -> PainLimits:
    """The limits for somebody whose usual level before a session was this; as they are where it is not known.

    Fixed zones, strict limits and limits that a person, a sheet or a therapist set stay as they are.
    """
    if usual is None or limits.fixed or limits.strict or limits.set_by is not SetBy.PRESET:
        return limits
    return replace(limits, amber=Pain(max(limits.amber, min(HIGHEST, int(usual) + ROOM))))
