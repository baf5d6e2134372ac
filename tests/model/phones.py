"""What a person and a phone may do next: tap, commit, send, crash, hear."""

from collections.abc import Iterator

from tests.model.protocol import Refusal
from tests.model.world import OWNER, VISITOR, Message, Phone, Rules, Step, World, event_of, sent, taken, with_phone


def phone_steps(world: World, place: int, rules: Rules) -> Iterator[Step]:
    """Everything that may happen next on one phone."""
    phone = world.phones[place]
    yield from _logging(world, place, phone, rules)
    yield from _sending(world, place, phone, rules)
    yield from _troubles(world, place, phone, rules)


def _logging(world: World, place: int, phone: Phone, rules: Rules) -> Iterator[Step]:
    protocol, bounds = rules
    if phone.tapped < bounds.sets and not phone.held:
        event = event_of(place, phone.tapped, phone.person, bounds)
        shown = phone.shown if protocol.shows_after_commit else phone.shown | {event}
        then = phone._replace(tapped=phone.tapped + 1, held=(event,), shown=shown)
        yield Step("phone {}: set {} is tapped", (place, phone.tapped), False, with_phone(world, place, then))
    if phone.held:
        (event,) = phone.held
        follows = phone.tapped if protocol.place_follows_from_events else phone.place
        then = phone._replace(held=(), waiting=phone.waiting | {event}, shown=phone.shown | {event}, place=follows)
        yield Step("phone {}: {} is committed and shown", (place, event), False, with_phone(world, place, then))
    elif phone.place != phone.tapped:
        then = phone._replace(place=phone.tapped)
        yield Step("phone {}: its place is saved as {}", (place, phone.tapped), False, with_phone(world, place, then))


def _sending(world: World, place: int, phone: Phone, rules: Rules) -> Iterator[Step]:
    protocol, bounds = rules
    for tab in phone.talking:
        then = phone._replace(talking=phone.talking - {tab})
        yield Step("phone {}: tab {} waits no longer", (place, tab), False, with_phone(world, place, then))
    if len(world.under_way) >= bounds.under_way:
        return
    mine = sorted(each for each in phone.waiting if each[1] == phone.person or not protocol.sends_only_ones_own)
    asks = bounds.restores and protocol.asks_when_nothing_waits and phone.epoch
    if not mine and not asks:
        return
    letter = tuple(mine[:1] if bounds.one_by_one else mine)
    for tab in range(bounds.tabs):
        message = Message("letter", place, tab, phone.person, letter)
        locked = phone.talking if protocol.drains_under_a_lock else phone.talking & {tab}
        if locked or message in world.under_way:
            continue
        waiting = phone.waiting if protocol.keeps_what_was_sent else phone.waiting - set(letter)
        talking = phone.talking | {tab} if bounds.tabs > 1 else phone.talking
        then = phone._replace(waiting=waiting, talking=talking)
        after = with_phone(world, place, then, sent(world.under_way, message))
        yield Step("phone {}: tab {} sends {} as {}", (place, tab, letter, phone.person), False, after)


def _troubles(world: World, place: int, phone: Phone, rules: Rules) -> Iterator[Step]:
    left = world.left
    answers = [each for each in world.under_way if each.phone == place and each.kind != "letter"]
    if left.page_crashes and (phone.held or phone.place != phone.tapped or answers):
        tapped = phone.place if rules.protocol.shows_after_commit else phone.tapped
        then = phone._replace(tapped=tapped, held=(), talking=frozenset())
        rest = tuple(each for each in world.under_way if each not in answers)
        after = with_phone(world, place, then, rest)._replace(left=left._replace(page_crashes=left.page_crashes - 1))
        yield Step("phone {}: THE PAGE CRASHES", (place,), True, after)
    if left.evictions and phone.waiting:
        then = phone._replace(held=(), waiting=frozenset(), named=frozenset(), gone=phone.gone | phone.waiting)
        after = with_phone(world, place, then)._replace(left=left._replace(evictions=left.evictions - 1))
        yield Step("phone {}: THE BROWSER CLEARS ITS STORE", (place,), True, after)
    if left.switches and not phone.held:
        then = phone._replace(person=VISITOR if phone.person == OWNER else OWNER)
        after = with_phone(world, place, then)._replace(left=left._replace(switches=left.switches - 1))
        yield Step("phone {}: {} USES IT NOW", (place, then.person), True, after)


def heard(world: World, message: Message, rules: Rules) -> Step:
    """An answer reaches its phone."""
    phone = world.phones[message.phone]
    hear = _hear_refused if message.kind == "refused" else _hear_named
    then = hear(phone, message, rules)._replace(talking=phone.talking - {message.tab})
    after = with_phone(world, message.phone, then, taken(world.under_way, message))
    words = "phone {}: hears that {} is {} (epoch {})"
    return Step(words, (message.phone, message.events, message.kind, message.epoch), False, after)


def _hear_refused(phone: Phone, message: Message, rules: Rules) -> Phone:
    discards = rules.protocol.refusal is Refusal.DISCARDED
    return phone._replace(waiting=phone.waiting - set(message.events)) if discards else phone


def _hear_named(phone: Phone, message: Message, rules: Rules) -> Phone:
    """What was named leaves the outbox. Under another epoch, what only an earlier database named waits again."""
    protocol = rules.protocol
    named, epoch = set(message.events), message.epoch
    if not protocol.keeps_what_was_not_named:
        named |= phone.waiting
    named &= phone.waiting | {event for event, _ in phone.named}
    others = frozenset((event, by) for event, by in phone.named if event not in named)
    again = frozenset(event for event, by in others if by != epoch)
    if not (protocol.hears_a_new_epoch and epoch != phone.epoch):
        again = frozenset()
    kept = {(event, epoch) for event in named} if protocol.keeps_what_was_named else set()
    return phone._replace(
        waiting=(phone.waiting - named) | again,
        named=frozenset((event, by) for event, by in others if event not in again) | kept,
        epoch=epoch,
    )
