"""What is said and sounded in each step, and when. Every tone also shows on the screen."""

from bandstand.prescription.limb import Limb, limb_of
from bandstand.quantity import Message, Side
from bandstand.session.order import Turn
from bandstand.session.pace import Amount
from bandstand.session.script import Cue, Tone

TICKS = 3  # the last three seconds
COACHING_AT = 6
SHORTEST_WITH_HALFWAY = 20


def side_words(side: Side, limb: Limb) -> Message:
    """Left leg, right arm: never anything shorter."""
    return Message(f"side.{side.value}" if limb is Limb.LEG else f"side.{side.value}_{limb.value}")


def prepare_cues(turn: Turn, side: Side | None) -> tuple[Cue, ...]:
    """A rising third and which set it is; then three ticks."""
    if side is not None:
        said = Message("script.get_ready_side", side=side_words(side, limb_of(turn.prescription)))
    else:
        said = Message("script.get_ready_set", set=turn.number, sets=turn.of)
    return (Cue(at=0, say=said, tone=Tone.READY), *_ticks(5))


def work_cues(amount: Amount, coaching: tuple[Message, ...], *, returns: bool) -> tuple[Cue, ...]:
    """Go, one line of coaching, halfway in a long timed set, and three ticks before a timed end."""
    go = (Cue(at=0, tone=Tone.GO),)
    spoken = (Cue(at=COACHING_AT, say=coaching[0]),) if coaching and amount.length > 2 * COACHING_AT else ()
    if amount.seconds is None:
        return go + spoken
    return go + spoken + _halfway(amount.seconds, returns=returns) + _ticks(amount.seconds)


def _halfway(seconds: int, *, returns: bool) -> tuple[Cue, ...]:
    if seconds < SHORTEST_WITH_HALFWAY:
        return ()
    return (Cue(at=seconds // 2, say=Message("script.halfway_back" if returns else "script.halfway")),)


def switch_cues(side: Side, limb: Limb, seconds: int) -> tuple[Cue, ...]:
    """Two alternating tones, and which leg or arm comes now."""
    return (Cue(at=0, say=Message("script.switch", side=side_words(side, limb)), tone=Tone.SWITCH), *_ticks(seconds))


def rest_cues() -> tuple[Cue, ...]:
    """A fifth down, and the word."""
    return (Cue(at=0, say=Message("script.rest"), tone=Tone.STOP),)


def _ticks(seconds: int) -> tuple[Cue, ...]:
    return tuple(Cue(at=at, tone=Tone.TICK) for at in range(max(1, seconds - TICKS), seconds))
