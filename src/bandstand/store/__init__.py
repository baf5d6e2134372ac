"""Rows and values: the only room that knows the database.

Facts go in by one door, `write` for this house's own and `write_wire` for a phone's, and never change afterwards.
"""

from bandstand.store.door import Refused, Stored, StoredWire, write, write_wire
from bandstand.store.drafts import Draft, draft, forget_draft, save_draft
from bandstand.store.erasure import erase_person
from bandstand.store.home import begin_new_epoch, epoch, the_person
from bandstand.store.log import events, events_since, kept_since, quarantined
from bandstand.store.scripts import save_script, script
from bandstand.store.trouble import Busy, Damaged, DiskFull, ReadOnly, StoreTrouble, Unreachable

__all__ = [
    "Busy",
    "Damaged",
    "DiskFull",
    "Draft",
    "ReadOnly",
    "Refused",
    "StoreTrouble",
    "Stored",
    "StoredWire",
    "Unreachable",
    "begin_new_epoch",
    "draft",
    "epoch",
    "erase_person",
    "events",
    "events_since",
    "forget_draft",
    "kept_since",
    "quarantined",
    "save_draft",
    "save_script",
    "script",
    "the_person",
    "write",
    "write_wire",
]
