"""Rows and values: the only room that knows the database.

Facts go in by one door, `write` for this house's own and `write_wire` for a phone's, and never change afterwards.
"""

from bandstand.store.accounts import (
    EmailTaken,
    Holder,
    NoSuchAccount,
    add_account,
    holder_named,
    holders,
    owner_while_open,
    plain_email,
    require_holder,
    set_passphrase,
)
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
from bandstand.store.erasure import erase_again, erase_person, learn_of_erased, welcome_back
from bandstand.store.home import epoch, the_person
from bandstand.store.integrity import Verdict, glance, verify, verify_file
from bandstand.store.links import holder_for, invitation, invited, passphrase_token
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
from bandstand.store.passphrases import Weak, require_strong
from bandstand.store.scripts import save_script, script, scripts_made
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
    "EmailTaken",
    "Holder",
    "HomeInUse",
    "NoSuchAccount",
    "ReadOnly",
    "Refused",
    "StoreTrouble",
    "Stored",
    "StoredWire",
    "Unreachable",
    "Verdict",
    "Weak",
    "add_account",
    "back_up",
    "back_up_on_schedule",
    "beside_its_copies",
    "copies_in",
    "count_unread",
    "draft",
    "epoch",
    "erase_again",
    "erase_person",
    "events",
    "events_in",
    "events_named",
    "events_of_session",
    "events_since",
    "forget_draft",
    "glance",
    "has_vanished",
    "holder_for",
    "holder_named",
    "holders",
    "holds_something",
    "in_the_way",
    "invitation",
    "invited",
    "kept_since",
    "last_received",
    "last_rehearsal",
    "learn_of_erased",
    "newer_in",
    "newest",
    "newest_first",
    "newest_good",
    "note_rehearsal",
    "owner_while_open",
    "passphrase_token",
    "plain_email",
    "put_back",
    "put_in",
    "quarantined",
    "require_holder",
    "require_sqlite",
    "require_strong",
    "require_whole",
    "save_draft",
    "save_script",
    "script",
    "scripts_made",
    "set_passphrase",
    "steps_in",
    "take_out",
    "the_person",
    "verify",
    "verify_file",
    "welcome_back",
    "write",
    "write_alone",
    "write_in_groups",
    "write_wire",
]
