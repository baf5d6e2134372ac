"""In which bounds the protocol is tried, and each mistake with the bounds in which it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests.model.protocol import Bounds, Protocol, Refusal

AS_BUILT = Protocol()

BOUNDS: Mapping[str, Bounds] = {
    "one phone, a loss, a repeat, a page crash and a kill": Bounds(sets=2),
    "one phone, one set a letter, two workers, two losses": Bounds(one_by_one=True, lost=2, workers=2, page_crashes=0),
    "two phones, two workers": Bounds(phones=2, sets=1, workers=2, page_crashes=0, kills=0),
    "two phones that give one id to two sets": Bounds(phones=2, sets=1, workers=2, page_crashes=0, kills=0, twins=True),
    "a power cut and a kill": Bounds(power_cuts=1, page_crashes=0),
    "a phone that two people share": Bounds(switches=2, page_crashes=0, kills=0),
    "a browser that clears its store": Bounds(evictions=1, page_crashes=0, kills=0),
    "an event that the home cannot read": Bounds(odd=True, page_crashes=0),
    "a home put back from a copy": Bounds(restores=1, page_crashes=0, kills=0, doubled=0),
    "two tabs": Bounds(sets=1, tabs=2, page_crashes=0, kills=0),
}

WIDER: Mapping[str, Bounds] = {
    "one phone, three sets": Bounds(sets=3),
    "one phone, three sets, two of each trouble": Bounds(sets=3, lost=2, doubled=2, page_crashes=2, kills=2),
    "two phones, two sets each": Bounds(phones=2, sets=2, workers=2, page_crashes=0, kills=0),
    "a home put back from a copy twice": Bounds(restores=2, kills=1, page_crashes=0),
    "two tabs, two sets": Bounds(sets=2, tabs=2, page_crashes=1, kills=0),
}

BASE = "one phone, a loss, a repeat, a page crash and a kill"
COPY = "a home put back from a copy"
ODD = "an event that the home cannot read"
SHARED = "a phone that two people share"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A protocol with one mistake, the bounds in which it shows, and a word of what it breaks there."""

    protocol: Protocol
    where: str
    breaks: str


MISTAKES: Mapping[str, Mistake] = {
    "answers before it commits": Mistake(replace(AS_BUILT, commits_before_it_answers=False), BASE, "NOT ON THE DISK"),
    "ids are made by the home": Mistake(replace(AS_BUILT, ids_are_the_phones=False), BASE, "TWICE"),
    "looks first and writes then": Mistake(
        replace(AS_BUILT, ids_are_unique=False), "one phone, one set a letter, two workers, two losses", "TWICE"
    ),
    "two sets within a minute are one": Mistake(replace(AS_BUILT, tells_sets_by_id=False), BASE, "NOT ON THE DISK"),
    "any answer empties the whole outbox": Mistake(
        replace(AS_BUILT, keeps_what_was_not_named=False), BASE, "NOT ON THE DISK"
    ),
    "the outbox lets go of what it sends": Mistake(replace(AS_BUILT, keeps_what_was_sent=False), BASE, "LOST"),
    "the screen says kept before the phone has": Mistake(replace(AS_BUILT, shows_after_commit=False), BASE, "LOST"),
    "what is refused is let go": Mistake(replace(AS_BUILT, refusal=Refusal.DISCARDED), ODD, "LOST"),
    "what is refused holds up the rest": Mistake(replace(AS_BUILT, refusal=Refusal.BLOCKS), ODD, "STUCK"),
    "a commit does not wait for the disk": Mistake(
        replace(AS_BUILT, syncs_each_commit=False), "a power cut and a kill", "NOT ON THE DISK"
    ),
    "the outbox is sent for whoever uses the phone": Mistake(
        replace(AS_BUILT, sends_only_ones_own=False), SHARED, "WRONG ACCOUNT"
    ),
    "a letter is a snapshot, and the last one wins": Mistake(replace(AS_BUILT, only_adds=False), BASE, "NOT ON"),
    "snapshots of two phones": Mistake(replace(AS_BUILT, only_adds=False), "two phones, two workers", "NOT ON"),
    "the place is saved apart from the sets": Mistake(
        replace(AS_BUILT, place_follows_from_events=False), BASE, "GO ON at set 0"
    ),
    "a new epoch is not heard": Mistake(replace(AS_BUILT, hears_a_new_epoch=False), COPY, "STUCK"),
    "a restored home keeps its epoch": Mistake(replace(AS_BUILT, begins_a_new_epoch=False), COPY, "NOT ON THE DISK"),
    "a phone with nothing to send never asks": Mistake(replace(AS_BUILT, asks_when_nothing_waits=False), COPY, "STUCK"),
    "what is named is forgotten at once": Mistake(replace(AS_BUILT, keeps_what_was_named=False), COPY, "LOST"),
    "what comes under a taken id overwrites": Mistake(
        replace(AS_BUILT, quarantines=False), "two phones that give one id to two sets", "NOT ON THE DISK"
    ),
    "two tabs drain without a lock": Mistake(replace(AS_BUILT, drains_under_a_lock=False), "two tabs", "TABS DRAIN"),
}
