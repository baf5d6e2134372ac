"""Rows and values: the only room that knows the database.

Facts go in by one door, `write` for this house's own and `write_wire` for a phone's, and never change afterwards.
"""

from bandstand.store.backups import (
    Backup,
    BackupFailed,
    CopyNotWhole,
    back_up,
    back_up_on_schedule,
    events_in,
    has_vanished,
    holds_something,
    newer_in,
    newest_good,
    put_back,
    require_sqlite,
    require_whole,
    steps_in,
)
from bandstand.store.commit import Stored
from bandstand.store.copies import Copy, copies_in, last_rehearsal, newest_first, note_rehearsal
from bandstand.store.door import Refused, StoredWire, write, write_wire
from bandstand.store.drafts import Draft, draft, forget_draft, save_draft
from bandstand.store.erasure import erase_person
from bandstand.store.home import epoch, the_person
from bandstand.store.integrity import Verdict, glance, verify, verify_file
from bandstand.store.log import (
    count_unread,
    events,
    events_named,
    events_of_session,
    events_since,
    kept_since,
    last_received,
    newest,
    quarantined,
)
from bandstand.store.reminders import change_reminders, forget_reminders, reminded, reminders
from bandstand.store.scripts import save_script, script, scripts_made
from bandstand.store.shares import (
    Share,
    forget_ended_shares,
    forget_share,
    keep_share,
    share_of_secret,
    shares_listed,
    shares_of,
)
from bandstand.store.trouble import Busy, Damaged, DiskFull, ReadOnly, StoreTrouble, Unreachable
from bandstand.store.whole import CannotBeHeld, HomeInUse, put_in, take_out
from bandstand.store.witness import beside_its_copies
from bandstand.store.writer import in_the_way, write_alone, write_in_groups

__all__ = [
    "Backup",
    "BackupFailed",
    "Busy",
    "CannotBeHeld",
    "Copy",
    "CopyNotWhole",
    "Damaged",
    "DiskFull",
    "Draft",
    "HomeInUse",
    "ReadOnly",
    "Refused",
    "Share",
    "StoreTrouble",
    "Stored",
    "StoredWire",
    "Unreachable",
    "Verdict",
    "back_up",
    "back_up_on_schedule",
    "beside_its_copies",
    "change_reminders",
    "copies_in",
    "count_unread",
    "draft",
    "epoch",
    "erase_person",
    "events",
    "events_in",
    "events_named",
    "events_of_session",
    "events_since",
    "forget_draft",
    "forget_ended_shares",
    "forget_reminders",
    "forget_share",
    "glance",
    "has_vanished",
    "holds_something",
    "in_the_way",
    "keep_share",
    "kept_since",
    "last_received",
    "last_rehearsal",
    "newer_in",
    "newest",
    "newest_first",
    "newest_good",
    "note_rehearsal",
    "put_back",
    "put_in",
    "quarantined",
    "reminded",
    "reminders",
    "require_sqlite",
    "require_whole",
    "save_draft",
    "save_script",
    "script",
    "scripts_made",
    "share_of_secret",
    "shares_listed",
    "shares_of",
    "steps_in",
    "take_out",
    "the_person",
    "verify",
    "verify_file",
    "write",
    "write_alone",
    "write_in_groups",
    "write_wire",
]
