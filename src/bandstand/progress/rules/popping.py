"""What a painful pop, a catch or giving way says: that form waits for a therapist."""

from bandstand.journal.facts import Popping
from bandstand.progress.case import Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import in_form
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Message


def leave_painful_form(case: Case) -> Verdict | None:
    """R4: this form is left until a therapist allows it; its easier neighbour takes its place where there is one.

    Source:
        walker-2021: a painless snap is allowed; a painful one, catching or giving way is not.
    """
    if not case.is_barred:
        return None
    easier = case.ladder.easier_variant(case.now.variant)
    id = "decision.caught" if _caught(case) else "decision.popped"
    because = Message(f"{id}_easier" if easier else id)
    if easier is None:
        return Verdict(change=Change.STOP, rule=RuleId.PAINFUL_FORM, because=because, source="walker-2021")
    after = in_form(case.now, easier, case.ladder)
    return Verdict(change=Change.EASE, rule=RuleId.PAINFUL_FORM, because=because, source="walker-2021", after=after)


def _caught(case: Case) -> bool:
    last = case.last
    return last is not None and last.popping is Popping.CAUGHT
