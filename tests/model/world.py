"""One moment of everything: phones, letters under way, workers, what is written and what is on the disk."""

from typing import Literal, NamedTuple, TypeAlias

from tests.model.protocol import Bounds, Protocol

# An event: its name (with its owner that is its id), its owner, and what it says (twins differ in that alone).
Event: TypeAlias = tuple[int, str, int]
Events: TypeAlias = tuple[Event, ...]
# A row: an event, the person it was stored for, and its number where one event stands there several times.
Row: TypeAlias = tuple[Event, str, int]

OWNER, VISITOR = "u", "v"
MOST_NAMES = 8  # of one phone


class Message(NamedTuple):
    """Something under way between a phone and its home. `epoch` is 0 in a letter."""

    kind: Literal["letter", "named", "refused"]
    phone: int
    tab: int
    person: str
    events: Events
    epoch: int = 0


class Worker(NamedTuple):
    """One thread of the server and what it is doing with which letter."""

    doing: Literal["nothing", "open", "looked", "committed", "hurried"] = "nothing"
    letter: Message | None = None
    missing: Events = ()


class Store(NamedTuple):
    """The log, and what stands in quarantine."""

    rows: frozenset[Row] = frozenset()
    aside: frozenset[Row] = frozenset()


class Phone(NamedTuple):
    """One phone: what is in memory, what is in its store, and what its screen has said."""

    person: str = OWNER
    tapped: int = 0
    held: Events = ()  # tapped, and not yet committed on the phone
    waiting: frozenset[Event] = frozenset()
    named: frozenset[tuple[Event, int]] = frozenset()  # shown solid; with the epoch that named it
    shown: frozenset[Event] = frozenset()  # shown as kept, grey or solid
    gone: frozenset[Event] = frozenset()  # evicted by the browser before it was named: the screen had said so
    place: int = 0  # where a page that is opened anew goes on
    epoch: int = 0
    talking: frozenset[int] = frozenset()  # tabs that drain now


class Left(NamedTuple):
    """How much may still go wrong."""

    lost: int
    doubled: int
    page_crashes: int
    kills: int
    power_cuts: int
    evictions: int
    switches: int
    restores: int


class World(NamedTuple):
    """Everything there is at one moment. `written` outlives a killed server, `disk` outlives a power cut."""

    phones: tuple[Phone, ...]
    under_way: tuple[Message, ...]
    workers: tuple[Worker, ...]
    written: Store
    disk: Store
    copy: Store | None
    epoch: int
    left: Left


class Step(NamedTuple):
    """What may happen next: in words with places for the values, whether something went wrong, and the world then."""

    words: str
    values: tuple[object, ...]
    is_trouble: bool
    then: World

    def __str__(self) -> str:
        return self.words.format(*self.values)


class Rules(NamedTuple):
    """The protocol and the bounds that a world is lived by."""

    protocol: Protocol
    bounds: Bounds


IDLE = Worker()


def beginning(bounds: Bounds) -> World:
    """Before anything was tapped."""
    left = Left(
        bounds.lost,
        bounds.doubled,
        bounds.page_crashes,
        bounds.kills,
        bounds.power_cuts,
        bounds.evictions,
        bounds.switches,
        bounds.restores,
    )
    nothing = Store()
    return World((Phone(),) * bounds.phones, (), (IDLE,) * bounds.workers, nothing, nothing, None, 1, left)


def event_of(phone: int, number: int, person: str, bounds: Bounds) -> Event:
    """The set that is tapped as so many-th on a phone."""
    if bounds.twins:
        return (number, person, phone)
    return (phone * MOST_NAMES + number, person, 0)


def with_phone(world: World, place: int, phone: Phone, under_way: tuple[Message, ...] | None = None) -> World:
    """The world with one phone changed, and perhaps what is under way."""
    phones = (*world.phones[:place], phone, *world.phones[place + 1 :])
    return world._replace(phones=phones, under_way=world.under_way if under_way is None else under_way)


def sent(under_way: tuple[Message, ...], message: Message) -> tuple[Message, ...]:
    """One more message under way; which was sent first never matters."""
    return tuple(sorted((*under_way, message)))


def taken(under_way: tuple[Message, ...], message: Message) -> tuple[Message, ...]:
    """What is under way without one message."""
    place = under_way.index(message)
    return (*under_way[:place], *under_way[place + 1 :])


def is_odd(event: Event, bounds: Bounds) -> bool:
    """Whether the home cannot read it."""
    return bounds.odd and event[0] % MOST_NAMES == 0
