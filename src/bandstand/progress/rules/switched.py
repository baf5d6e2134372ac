"""The rules that a therapist, or a person for themselves, may switch off.

Which they are is our choice: those that look at what was done. What looks at pain, at a joint, at the safety check, at
a therapist's orders and at the bounds stays on, whatever a log says.

Source:
    bandstand-choice: more pain may never mean more of a dose, whatever is switched off.
"""

from collections.abc import Sequence

from bandstand.prescription import RulesOff
from bandstand.progress.case import Verdict
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import MAY_BE_OFF
from bandstand.progress.rules.reasons import both
from bandstand.quantity import Message


def is_off(rule: str, switched: RulesOff) -> bool:
    """Whether a rule says nothing for now; one that may not be switched off never is."""
    return rule in MAY_BE_OFF and rule in switched.rules


def still_on(spoken: Sequence[Verdict], switched: RulesOff) -> list[Verdict]:
    """What the rules said, but for those that are switched off."""
    return [verdict for verdict in spoken if not is_off(verdict.rule, switched)]


def kept_back(spoken: Sequence[Verdict], switched: RulesOff) -> Verdict | None:
    """Where only a rule that is switched off has a step to offer: the same again, and why. None where there is none."""
    silent = (each for each in spoken if is_off(each.rule, switched) and each.change is Change.ADVANCE)
    first = next(silent, None)
    if first is None:
        return None
    because = both(first.because, Message("decision.switched_off"))
    return Verdict(
        change=Change.KEEP, rule=first.rule, because=because, source="bandstand-choice", numbers=first.numbers
    )
