"""The protocol between phones and their home, as it is built, with a switch for each mistake that could have been made.

And the bounds within which everything is tried: how many phones, sets and workers, and how often each thing goes wrong.
"""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """What becomes of an event that the home cannot read."""

    KEPT = "kept as it was sent, and named"  # as built
    DISCARDED = "refused, and let go by the phone"
    BLOCKS = "refused together with all that came with it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """Each switch is a choice that was made; its default is the protocol as built."""

    commits_before_it_answers: bool = True
    ids_are_the_phones: bool = True
    ids_are_unique: bool = True  # a key of the table; otherwise looked up first and written then
    tells_sets_by_id: bool = True  # otherwise two within one minute are one
    keeps_what_was_not_named: bool = True
    keeps_what_was_sent: bool = True
    shows_after_commit: bool = True
    refusal: Refusal = Refusal.KEPT
    syncs_each_commit: bool = True
    sends_only_ones_own: bool = True
    only_adds: bool = True  # otherwise a letter is a snapshot, and the last one wins
    place_follows_from_events: bool = True  # otherwise it is saved apart from them
    hears_a_new_epoch: bool = True
    begins_a_new_epoch: bool = True
    asks_when_nothing_waits: bool = True
    keeps_what_was_named: bool = True  # for thirty days
    quarantines: bool = True  # otherwise what comes later under a taken id overwrites
    drains_under_a_lock: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How large the world is, and how much may go wrong in it."""

    phones: int = 1
    sets: int = 2  # on each phone
    tabs: int = 1
    workers: int = 1
    under_way: int = 2  # letters and answers at once
    one_by_one: bool = False  # a letter holds a single set
    lost: int = 1
    doubled: int = 1
    page_crashes: int = 1
    kills: int = 1
    power_cuts: int = 0
    evictions: int = 0
    switches: int = 0  # of the person who uses the phone
    restores: int = 0
    odd: bool = False  # the first set of each phone is one that the home cannot read
    twins: bool = False  # the second phone gives its sets the ids of the first phone's
