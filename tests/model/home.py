"""What the network and the home may do next: lose, double, begin, commit, answer, die, be put back."""

from collections.abc import Iterator

from tests.model.phones import heard
from tests.model.protocol import Protocol, Refusal
from tests.model.world import IDLE, Event, Events, Message, Row, Rules, Step, Store, Worker, World, is_odd, sent, taken

MOST_TIMES = 2  # an event that stands there twice is wrong already


def network_steps(world: World, rules: Rules) -> Iterator[Step]:
    """What may become of each message under way."""
    left = world.left
    for message in dict.fromkeys(world.under_way):
        told = (message.kind, message.events)
        without = taken(world.under_way, message)
        if left.lost:
            after = world._replace(under_way=without, left=left._replace(lost=left.lost - 1))
            yield Step("network: {} {} IS LOST", told, True, after)
        if left.doubled and len(world.under_way) <= rules.bounds.under_way:
            twice = sent(world.under_way, message)
            after = world._replace(under_way=twice, left=left._replace(doubled=left.doubled - 1))
            yield Step("network: {} {} ARRIVES TWICE", told, True, after)
        if message.kind != "letter":
            yield heard(world, message, rules)
        elif IDLE in world.workers:
            workers = _with(world.workers, world.workers.index(IDLE), Worker("open", message))
            yield Step("home: opens {1}", told, False, world._replace(under_way=without, workers=workers))


def home_steps(world: World, rules: Rules) -> Iterator[Step]:
    """What each worker may do next, and what may befall the server."""
    for place, worker in enumerate(world.workers):
        if worker.letter is not None:
            yield from _work(world, place, worker, worker.letter, rules)
    yield from _troubles(world, rules)


def _work(world: World, place: int, worker: Worker, letter: Message, rules: Rules) -> Iterator[Step]:
    protocol, bounds = rules
    events = letter.events
    odd = tuple(each for each in events if is_odd(each, bounds))
    match worker.doing:
        case "open" if odd and protocol.refusal is not Refusal.KEPT:
            yield _refuse(world, place, letter, odd, protocol)
        case "open" if not protocol.commits_before_it_answers:
            after = _answer(world, place, letter, events, Worker("hurried", letter))
            yield Step("home: NAMES {} BEFORE IT IS COMMITTED", (events,), False, after)
        case "open" if not protocol.ids_are_unique:
            there = {row[0] for row in world.written.rows}
            missing = tuple(each for each in events if each not in there)
            workers = _with(world.workers, place, Worker("looked", letter, missing))
            yield Step("home: sees that {} is missing", (missing,), False, world._replace(workers=workers))
        case "open" | "looked" | "hurried":
            new = worker.missing if worker.doing == "looked" else events
            then = IDLE if worker.doing == "hurried" else Worker("committed", letter)
            after = _commit(world, _with(world.workers, place, then), new, letter.person, protocol)
            yield Step("home: commits {}", (new,), False, after)
        case _:
            after = _answer(world, place, letter, events, IDLE)
            yield Step("home: names {}", (events,), False, after)


def _refuse(world: World, place: int, letter: Message, odd: Events, protocol: Protocol) -> Step:
    good = tuple(each for each in letter.events if each not in odd)
    if protocol.refusal is Refusal.BLOCKS or not good:
        refused = letter._replace(kind="refused", events=letter.events)
        workers = _with(world.workers, place, IDLE)
        after = world._replace(workers=workers, under_way=sent(world.under_way, refused))
        return Step("home: refuses {}", (letter.events,), False, after)
    committed = _commit(world, world.workers, good, letter.person, protocol)
    answered = _answer(committed, place, letter, good, IDLE)
    refused = letter._replace(kind="refused", events=odd)
    after = answered._replace(under_way=sent(answered.under_way, refused))
    return Step("home: commits and names {}, refuses {}", (good, odd), False, after)


def _answer(world: World, place: int, letter: Message, events: Events, then: Worker) -> World:
    named = Message("named", letter.phone, letter.tab, letter.person, events, world.epoch)
    return world._replace(workers=_with(world.workers, place, then), under_way=sent(world.under_way, named))


def _commit(world: World, workers: tuple[Worker, ...], events: Events, person: str, protocol: Protocol) -> World:
    written = world.written
    if not protocol.only_adds:
        written = written._replace(rows=frozenset(row for row in written.rows if row[1] != person))
    for event in events:
        written = _put(written, event, person, protocol)
    disk = written if protocol.syncs_each_commit else world.disk
    return world._replace(workers=workers, written=written, disk=disk)


def _put(store: Store, event: Event, person: str, protocol: Protocol) -> Store:
    """The log with one event more. What comes under a taken id is put aside."""
    row: Row = (event, person, 0)
    same = [each for each in store.rows if each[0] == event and each[1] == person]
    if not protocol.tells_sets_by_id:
        seen = {(name // 2, owner) for (name, owner, _), _, _ in store.rows}
        return store if (event[0] // 2, event[1]) in seen else store._replace(rows=store.rows | {row})
    if not (protocol.ids_are_the_phones and protocol.ids_are_unique):
        again: Row = (event, person, min(len(same), MOST_TIMES))
        return store._replace(rows=store.rows | {again})
    if same:
        return store
    strangers = frozenset(each for each in store.rows if each[0][:2] == event[:2] and each[1] == person)
    if not strangers:
        return store._replace(rows=store.rows | {row})
    if protocol.quarantines:
        return store._replace(aside=store.aside | {row})
    return store._replace(rows=(store.rows - strangers) | {row})


def _troubles(world: World, rules: Rules) -> Iterator[Step]:
    left, idle = world.left, (IDLE,) * len(world.workers)
    is_busy = world.workers != idle
    if left.kills and is_busy:
        after = world._replace(workers=idle, left=left._replace(kills=left.kills - 1))
        yield Step("home: THE SERVER IS KILLED", (), True, after)
    if left.power_cuts and (is_busy or world.written != world.disk):
        after = world._replace(workers=idle, written=world.disk, left=left._replace(power_cuts=left.power_cuts - 1))
        yield Step("home: THE POWER GOES", (), True, after)
    if world.written != world.disk:
        yield Step("home: what is written reaches the disk", (), False, world._replace(disk=world.written))
    if left.restores and world.copy is None:
        yield Step("home: a copy is made", (), True, world._replace(copy=world.written))
    if left.restores and world.copy is not None and world.copy != world.written:
        epoch = world.epoch + 1 if rules.protocol.begins_a_new_epoch else world.epoch
        restored = world._replace(workers=idle, written=world.copy, disk=world.copy, epoch=epoch)
        after = restored._replace(left=left._replace(restores=left.restores - 1))
        yield Step("home: IT IS PUT BACK FROM THE COPY", (), True, after)


def _with(workers: tuple[Worker, ...], place: int, worker: Worker) -> tuple[Worker, ...]:
    return (*workers[:place], worker, *workers[place + 1 :])
