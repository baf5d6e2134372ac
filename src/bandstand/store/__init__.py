"""Rows and values: the only room that knows the database.

Facts go in by one door, `write` for this house's own and `write_wire` for a phone's, and never change afterwards.
"""

from bandstand.store.backups import Backup, BackupFailed, back_up, has_vanished, newest_good, put_back
from bandstand.store.door import Refused, Stored, StoredWire, write, write_wire
from bandstand.store.drafts import Draft, draft, forget_draft, save_draft
from bandstand.store.erasure import erase_person
from bandstand.store.home import begin_new_epoch, epoch, the_person
from bandstand.store.integrity import Verdict, verify, verify_file
from bandstand.store.log import (
    count_unread,
    events,
    events_named,
    events_of_session,
    events_since,
    kept_since,
    newest,
    quarantined,
)
from bandstand.store.scripts import save_script, script, scripts_made
from bandstand.store.trouble import Busy, Damaged, DiskFull, ReadOnly, StoreTrouble, Unreachable
from bandstand.store.whole import CannotBeHeld, HomeInUse, put_in, take_out

__all__ = [
    "Backup",
    "BackupFailed",
    "Busy",
    "CannotBeHeld",
    "Damaged",
    "DiskFull",
    "Draft",
    "HomeInUse",
    "ReadOnly",
    "Refused",
    "StoreTrouble",
    "Stored",
    "StoredWire",
    "Unreachable",
    "Verdict",
    "back_up",
    "begin_new_epoch",
    "count_unread",
    "draft",
    "epoch",
    "erase_person",
    "events",
    "events_named",
    "events_of_session",
    "events_since",
    "forget_draft",
    "has_vanished",
    "kept_since",
    "newest",
    "newest_good",
    "put_back",
    "put_in",
    "quarantined",
    "save_draft",
    "save_script",
    "script",
    "scripts_made",
    "take_out",
    "the_person",
    "verify",
    "verify_file",
    "write",
    "write_wire",
]
