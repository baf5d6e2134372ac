"""What is wrong with a home's log, what to do about it, and how it is read although it is damaged."""

import time

from django.conf import settings
from django.db import connection, connections

from bandstand import store
from bandstand.cli.at_home import LogVanished, require_no_newer, require_the_log
from bandstand.home import Home
from bandstand.quantity import Message
from bandstand.settings import still


def damage_to(home: Home) -> Message | None:
    """What a glance at the log finds wrong, with the copy to put back and the command; None where it seems whole.

    Raises:
        NewerLog: A newer Bandstand was here.
        StoreTrouble: The log cannot be looked at just now, and that says nothing of what it holds.
    """
    if connection.vendor != "sqlite":
        return None
    try:
        require_the_log(home)
        if not home.database.exists() or not home.database.stat().st_size:
            return None
        require_no_newer()
        seen = store.glance(home.database.stat().st_size)
        trouble = (*seen.trouble, *store.beside_its_copies(home.backups, now_ms()))
    except PermissionError:
        return None  # a home that we may not look into is told of when it is opened
    except (LogVanished, store.Damaged) as found:
        trouble = (found.message,)
    return Message("home.damaged", trouble=trouble[0], advice=advice(home)) if trouble else None


def advice(home: Home) -> Message:
    """What to do about damage: which copy to put back, if there is one."""
    good = store.newest_good(home.backups, now_ms())
    return Message("keep.put_back", file=str(good)) if good else Message("keep.no_copy")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def only_read(home: Home, why: Message) -> None:
    """From here on this process reads what can be read of the log, writes nothing, and says why on every page."""
    settings.READ_ONLY = True
    settings.NOTICE = why
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": still(home)})["default"]
    del connections["default"]
