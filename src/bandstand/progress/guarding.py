"""The guards of a session: the answers that end an exercise for today, and what is said then.

Source:
    silbernagel-2007: the limit of pain; walker-2021: a painful pop, a catch, giving way.
    robertson-wood-2017: the strict limits. adams-soreness: sore and continuing, stop.
"""

from bandstand.journal.facts import HurtKind, Popping
from bandstand.prescription import Asked, Consequence, Guard, Guards, PainLimits
from bandstand.progress.rules.pain import STRICTLY
from bandstand.progress.whose import whose_limit
from bandstand.quantity import Message, Pain


def guards_of(limits: PainLimits, *, sore: Pain | None = None) -> Guards:
    """Every guard of a day: they hold for each exercise alike.

    Args:
        limits: The limits of pain on this day.
        sore: The pain of this morning where it begins clearly sore: an exercise after which it has not eased ends the
            session (R8). None: an ordinary morning, or not answered.
    """
    most = min(STRICTLY, limits.amber) if limits.strict else limits.amber
    too_much = Message("guard.too_much", whose=whose_limit(limits), limit=most)
    return Guards(
        (
            Guard(asked=Asked.HURT_PAIN, consequence=Consequence.END_EXERCISE, say=too_much, at_least=most + 1),
            Guard(asked=Asked.PEAK, consequence=Consequence.END_EXERCISE, say=too_much, at_least=most + 1),
            _ends(Asked.HURT_KIND, HurtKind.SHARP, Message("guard.sharp")),
            _ends(Asked.HURT_KIND, HurtKind.POPPED, Message("guard.popped")),
            _ends(Asked.HURT_KIND, HurtKind.CAUGHT, Message("guard.caught")),
            _ends(Asked.POPPING, Popping.PAINFUL, Message("guard.popped")),
            _ends(Asked.POPPING, Popping.CAUGHT, Message("guard.caught")),
            *([_stops_when_no_easier(sore)] if sore is not None else []),
        )
    )


def _stops_when_no_easier(sore: Pain) -> Guard:
    say = Message("guard.no_easier", pain=sore)
    return Guard(asked=Asked.PEAK, consequence=Consequence.STOP_SESSION, say=say, at_least=sore)


def _ends(asked: Asked, answer: HurtKind | Popping, say: Message) -> Guard:
    return Guard(asked=asked, consequence=Consequence.END_EXERCISE, say=say, any_of=(answer.value,))
