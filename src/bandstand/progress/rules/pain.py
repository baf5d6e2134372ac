"""What pain says of the next dose: while doing it, and the morning after."""

from collections.abc import Sequence

from bandstand.journal.facts import Stiffness
from bandstand.prescription import SetBy
from bandstand.progress.case import Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import easier
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.reasons import Numbers, both, in_tenths, level_words
from bandstand.progress.standing.record import Record
from bandstand.quantity import Message, Pain, Worded

# A change of two points is one that people notice. Source: farrar-2001.
WORSE_BY = 2
STILL_USUAL = 1
# Where a bone injury is suspected, more than this stops the exercise. Source: robertson-wood-2017.
STRICTLY = 1


def stop_when_strict(case: Case) -> Verdict | None:
    """R2, where the therapist chose the strict limits: more than 1 leaves the exercise out until they know.

    Source:
        robertson-wood-2017: no pain is expected when load returns to an injured bone.
    """
    peak = case.last.peak if case.last else None
    by_therapist = case.now.bounds.set_by is SetBy.THERAPIST and _is_allowed_again(case)
    if not case.limits.strict or peak is None or peak <= STRICTLY or by_therapist:
        return None
    because = Message("decision.strict", pain=peak)
    return Verdict(
        change=Change.STOP, rule=RuleId.STRICT, because=because, source="robertson-wood-2017", numbers=(("pain", peak),)
    )


def hold_when_strict(case: Case) -> Verdict | None:
    """R2, with the strict limits: nothing rises, however well it goes, until the therapist sets other limits.

    Source:
        robertson-wood-2017: an injured bone gives no sign of how much it bears; bandstand-choice: whoever
        treats it decides.
    """
    if not case.limits.strict or case.last is None:
        return None
    return Verdict(
        change=Change.KEEP, rule=RuleId.STRICT, because=Message("decision.strict_hold"), source="robertson-wood-2017"
    )


def ease_above_limit(case: Case) -> Verdict | None:
    """R3: pain above the limit, or sharp pain, makes the next time one step easier, whatever the usual level.

    Source:
        silbernagel-2007: pain-monitoring model; bandstand-choice: the therapist after two such sessions running.
    """
    last = case.last
    if last is None or not is_too_much(last, case.amber):
        return None
    because, numbers = _above_limit(case, last)
    return one_step_easier(case, RuleId.ABOVE_LIMIT, because, "silbernagel-2007", numbers)


def is_too_much(record: Record, amber: Pain) -> bool:
    """Whether a session's pain went above the limit, or was sharp."""
    return record.sharp or (record.peak is not None and record.peak > amber)


def too_much_twice(records: Sequence[Record], amber: Pain) -> bool:
    """Whether the last two sessions went above the limit: something for the therapist."""
    return len(records) > 1 and all(is_too_much(each, amber) for each in records[-2:])


def _is_allowed_again(case: Case) -> bool:
    """Whether somebody allowed the exercise again, or set its bounds, since it was last done."""
    allowed = case.standing.allowed_at.get(case.now.key)
    return allowed is not None and case.last is not None and allowed >= case.last.began


def _above_limit(case: Case, last: Record) -> tuple[Message, Numbers]:
    """The sentence, and the numbers in it: of the time before too, where that was too much as well."""
    twice = too_much_twice(case.records, case.amber)
    if last.peak is None or last.peak <= case.amber:
        return Message("decision.sharp_twice" if twice else "decision.sharp"), ()
    numbers = (("pain", int(last.peak)), ("limit", int(case.amber)))
    told: dict[str, Worded] = {"pain": last.peak, "whose": case.whose, "limit": case.amber}
    before = case.records[-2].peak if twice else None
    if before is not None and before > case.amber:
        return Message("decision.above_limit_again", **told, before=before), (*numbers, ("pain_before", int(before)))
    return Message("decision.above_limit_after_sharp" if twice else "decision.above_limit", **told), numbers


def ease_after_worse_morning(case: Case) -> Verdict | None:
    """R7: the morning was above the limit, or clearly worse than usual: a day of rest, then one step easier.

    Source:
        silbernagel-2007: back to usual the next morning; farrar-2001: two points are a change.
    """
    last = case.last
    if last is None or last.morning is None or not is_worse_morning(case, last):
        return None
    if last.morning > case.amber:
        because = Message("decision.morning_above_limit", pain=last.morning, whose=case.whose, limit=case.amber)
        against = ("limit", int(case.amber))
    else:
        because = Message("decision.morning_worse", pain=last.morning, usual=level_words(case.compared(last)))
        against = ("usual_tenths", in_tenths(case.compared(last)))
    numbers = (("morning", int(last.morning)), against)
    return one_step_easier(case, RuleId.WORSE_MORNING, because, "silbernagel-2007", numbers)


def is_worse_morning(case: Case, record: Record) -> bool:
    """Whether the morning after a session was above the limit or two points above usual."""
    morning = record.morning
    return morning is not None and (morning > case.amber or morning >= case.compared(record) + WORSE_BY)


def keep_when_sore(case: Case) -> Verdict | None:
    """R9: sore once it was over, or a little sorer or stiffer the next morning: a day off, then the same.

    Source:
        adams-soreness: sore the next day, one day off and repeat.
    """
    last = case.last
    if last is None:
        return None
    if last.post is not None and last.post > case.green(last):
        green = case.green(last)
        because = Message("decision.sore_once_over", pain=last.post, green=level_words(green))
        return _kept_sore(because, (("after", int(last.post)), ("green_tenths", in_tenths(green))))
    if last.morning is None or not is_sore_morning(case, last):
        return None
    id = "decision.stiffer" if last.stiffness is Stiffness.MORE else "decision.sorer"
    because = Message(id, pain=last.morning, usual=level_words(case.compared(last)))
    return _kept_sore(because, (("morning", int(last.morning)), ("usual_tenths", in_tenths(case.compared(last)))))


def _kept_sore(because: Message, numbers: Numbers) -> Verdict:
    rule = RuleId.SORE_AFTER
    return Verdict(change=Change.KEEP, rule=rule, because=because, source="adams-soreness", numbers=numbers)


def is_sore_morning(case: Case, record: Record) -> bool:
    """Whether a known morning was a little worse than usual, in pain or in stiffness."""
    if record.morning is None or is_worse_morning(case, record):
        return False
    return record.stiffness is Stiffness.MORE or record.morning > case.compared(record) + STILL_USUAL


def keep_in_amber(case: Case) -> Verdict | None:
    """R11: pain above green but within the limit: the same dose again.

    Source:
        silbernagel-2007: the acceptable zone.
    """
    last = case.last
    if last is None or last.peak is None or not case.green(last) < last.peak <= case.amber:
        return None
    green = case.green(last)
    return Verdict(
        change=Change.KEEP,
        rule=RuleId.IN_AMBER,
        because=Message("decision.above_green", pain=last.peak, green=level_words(green), limit=case.amber),
        source="silbernagel-2007",
        numbers=(("pain", int(last.peak)), ("green_tenths", in_tenths(green)), ("limit", int(case.amber))),
    )


def one_step_easier(case: Case, rule: RuleId, because: Message, source: str, numbers: Numbers) -> Verdict:
    """One step below what was done; left out where there is no step left, until somebody allows it again."""
    after = easier(case.played, case.ladder)
    if after is not None:
        return Verdict(change=Change.EASE, rule=rule, because=because, source=source, after=after, numbers=numbers)
    if _is_allowed_again(case):
        return Verdict(change=Change.KEEP, rule=rule, because=because, source=source, numbers=numbers)
    left_out = both(because, Message("decision.no_step_left"))
    return Verdict(change=Change.STOP, rule=rule, because=left_out, source=source, numbers=numbers)
