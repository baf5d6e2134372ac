"""What is said and sounded in each step, and when. Every tone also shows on the screen."""

from collections.abc import Iterator

from bandstand.catalog import Ways
from bandstand.prescription.limb import Limb, limb_of
from bandstand.quantity import Message, Side
from bandstand.session.film import Film
from bandstand.session.order import Turn
from bandstand.session.pace import Amount
from bandstand.session.room import Way
from bandstand.session.script import Cue, Tone, Voice

TICKS = 3  # the last three seconds
COACHING_AT = 6
NEXT_AT = 3
SHORTEST_WITH_HALFWAY = 20
A_FEW_WORDS = 2  # seconds


def side_words(side: Side, limb: Limb) -> Message:
    """Left leg, right arm: never anything shorter."""
    return Message(f"side.{side.value}" if limb is Limb.LEG else f"side.{side.value}_{limb.value}")


def prepare_cues(turn: Turn, side: Side | None, amount: Amount) -> tuple[Cue, ...]:
    """A rising third, which side or set it is and how long; then three ticks."""
    if side is not None:
        said = Message("script.get_ready_side", side=side_words(side, limb_of(turn.prescription)))
    else:
        said = Message("script.get_ready_set", set=turn.number, sets=turn.of)
    return told_cues(_with_length(said, amount), 5)


def told_cues(said: Message, seconds: int) -> tuple[Cue, ...]:
    """A rising third with what comes, then three ticks."""
    return (Cue(at=0, say=said, tone=Tone.READY), *_ticks(seconds))


def _with_length(said: Message, amount: Amount) -> Message:
    """The same, and how long it takes: with eyes shut a person knows it before the set begins."""
    if amount.seconds is not None:
        return Message("script.for_seconds", said=said, seconds=amount.seconds)
    if amount.reps is None:
        return said
    if amount.reps.high == 1:
        return Message("script.for_once", said=said)
    key = "script.for_reps" if amount.pace else "script.for_reps_alone"
    return Message(key, said=said, reps=amount.reps.high)


def work_cues(
    amount: Amount,
    coaching: tuple[Message, ...],
    film: Film | None,
    *,
    ways: Ways | None = None,
    way: Way | None = None,
) -> tuple[Cue, ...]:
    """Go; the first repetition in words, as the figure shows it; one line of coaching; ticks before a timed end."""
    if amount.seconds is None:
        told = tuple(_first_rep(film, ways)) if film and ways else ()
        return ((Cue(at=0, tone=Tone.GO),) if not told else ()) + told + _coached(amount, coaching, 2 * amount.pace)
    go = (Cue(at=0, tone=Tone.GO),)
    turned = tuple(_turned(amount.seconds, way)) if way else ()
    coached = _apart(_coached(amount, coaching, COACHING_AT), turned)
    return go + coached + turned + _apart(_halfway(amount.seconds), turned) + _ticks(amount.seconds)


def _turned(seconds: int, way: Way) -> Iterator[Cue]:
    """Where the room ends a walk goes back the other way; once in the middle of the set is halfway, too."""
    turns = way.turns(seconds)
    if len(turns) == 1 and turns[0] == seconds // 2:
        yield Cue(at=turns[0], say=Message("script.halfway_back"), tone=Tone.TURN)
        return
    for place, at in enumerate(turns):
        yield Cue(at=at, say=Message("script.way_out" if place % 2 else "script.way_back"), tone=Tone.TURN)


def _apart(cues: tuple[Cue, ...], turned: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """What can be left unsaid, where a turn is told so near that both would be spoken at once."""
    return tuple(cue for cue in cues if all(abs(cue.at - turn.at) >= A_FEW_WORDS for turn in turned))


def _coached(amount: Amount, coaching: tuple[Message, ...], at: int) -> tuple[Cue, ...]:
    return (Cue(at=at, say=coaching[0], voice=Voice.USUAL),) if coaching and at and amount.length > 2 * at else ()


def _first_rep(film: Film, ways: Ways) -> Iterator[Cue]:
    """The way out, held, and the way back while the figure goes it, for each leg where they take turns."""
    at = 0.0
    for place, passage in enumerate(film.passages):
        if passage.seconds:
            tone = Tone.GO if place == 0 else None
            words = ways.words[place % len(ways.words)]
            yield Cue(at=round(at), say=Message("script.words", words=words), tone=tone, voice=Voice.USUAL)
        at += passage.seconds


def _halfway(seconds: int) -> tuple[Cue, ...]:
    if seconds < SHORTEST_WITH_HALFWAY:
        return ()
    return (Cue(at=seconds // 2, say=Message("script.halfway"), voice=Voice.USUAL),)


def switch_cues(side: Side, limb: Limb, amount: Amount, seconds: int) -> tuple[Cue, ...]:
    """Two alternating tones, which leg or arm comes now, and how long."""
    said = _with_length(Message("script.switch", side=side_words(side, limb)), amount)
    return (Cue(at=0, say=said, tone=Tone.SWITCH), *_ticks(seconds))


def rest_cues(seconds: int, next_name: str, next_side: Message | None) -> tuple[Cue, ...]:
    """A fifth down, how long the rest is, and what comes after it: its name where another exercise begins, its side."""
    stop = Cue(at=0, say=Message("script.rest_for", seconds=seconds), tone=Tone.STOP)
    if next_name and next_side:
        return (stop, Cue(at=NEXT_AT, say=Message("script.next_side", name=next_name, side=next_side)))
    if next_name:
        return (stop, Cue(at=NEXT_AT, say=Message("script.set_up", name=next_name)))
    return (stop, Cue(at=NEXT_AT, say=Message("script.next_same", side=next_side))) if next_side else (stop,)


def _ticks(seconds: int) -> tuple[Cue, ...]:
    return tuple(Cue(at=at, tone=Tone.TICK) for at in range(max(1, seconds - TICKS), seconds))
