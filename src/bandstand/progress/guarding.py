"""The guards of a session: the answers that end an exercise for today, and what is said then.

Source:
    silbernagel-2007: the limit of pain; walker-2021: a painful pop, a catch, giving way.
    robertson-wood-2017: the strict limits.
"""

from bandstand.journal.facts import HurtKind, Popping
from bandstand.prescription import Asked, Consequence, Guard, Guards, PainLimits
from bandstand.progress.rules.pain import STRICTLY
from bandstand.progress.whose import whose_limit
from bandstand.quantity import Message


def guards_of(limits: PainLimits) -> Guards:
    """Every guard of a day: they hold for each exercise alike."""
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
        )
    )


def _ends(asked: Asked, answer: HurtKind | Popping, say: Message) -> Guard:
    return Guard(asked=asked, consequence=Consequence.END_EXERCISE, say=say, any_of=(answer.value,))
