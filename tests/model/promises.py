"""What must be so at every moment, and what must always be possible."""

from tests.model.world import OWNER, VISITOR, Event, Phone, Rules, Store, World, event_of


def broken(world: World, rules: Rules) -> str:
    """The first promise that does not hold in this world; empty where all hold."""
    stored, durable = contents(world.written), contents(world.disk)
    for place, phone in enumerate(world.phones):
        vain = _vain_tick(phone, durable, world.epoch)
        if why := _lost(phone, stored) or vain or _wrong_place(phone) or _two_voices(phone):
            return f"phone {place}: {why}"
    return _wrong_rows(world, rules)


def contents(store: Store) -> frozenset[Event]:
    """Every event in the log or in quarantine."""
    return frozenset(row[0] for row in (*store.rows, *store.aside))


def _lost(phone: Phone, stored: frozenset[Event]) -> str:
    here = phone.waiting | {event for event, _ in phone.named} | set(phone.held) | phone.gone
    lost = phone.shown - here - stored
    return f"{sorted(lost)} was shown as kept and is LOST" if lost else ""


def _vain_tick(phone: Phone, durable: frozenset[Event], epoch: int) -> str:
    """A solid tick stands for the disk. What an earlier life of the database named is excused: it is given again."""
    vain = [event for event, by in phone.named if by == epoch and event not in durable]
    return f"{sorted(vain)} is shown solid and NOT ON THE DISK" if vain else ""


def _wrong_place(phone: Phone) -> str:
    """A page that is opened anew goes on at the first set that was not kept."""
    if phone.held or phone.gone or phone.place == len(phone.shown):
        return ""
    return f"a new page would GO ON at set {phone.place}, and {len(phone.shown)} were shown as kept"


def _two_voices(phone: Phone) -> str:
    return f"{len(phone.talking)} TABS DRAIN at once" if len(phone.talking) > 1 else ""


def _wrong_rows(world: World, rules: Rules) -> str:
    rows = world.written.rows
    ids = {(event[:2], person) for event, person, _ in rows}
    if len(ids) != len(rows):
        return "home: one event stands there TWICE"
    known = {
        event_of(place, number, person, rules.bounds)
        for place, phone in enumerate(world.phones)
        for number in range(rules.bounds.sets)
        for person in (OWNER, VISITOR)
        if number < phone.tapped
    }
    if not contents(world.written) <= known:
        return "home: something stands there that NOBODY DID"
    strangers = [event for event, person, _ in (*rows, *world.written.aside) if event[1] != person]
    return f"home: {sorted(strangers)} stands in the WRONG ACCOUNT" if strangers else ""


def is_finished(world: World) -> bool:
    """Whether everything that was shown as kept is at home, for the person who uses each phone now."""
    stored = contents(world.written)
    return all(
        not phone.held
        and not any(event[1] == phone.person for event in phone.waiting)
        and all(event in stored for event in phone.shown - phone.gone if event[1] == phone.person)
        for phone in world.phones
    )
