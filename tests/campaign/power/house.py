"""The house on the disk that forgets: phones have sets kept, and each request to the disk is put down.

A program of its own: `python -m tests.campaign.power.house FOLDER LETTERS [FAULT]`; BANDSTAND_HOME names the home.
"""

import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

from bandstand import settings
from tests.campaign.power.disk import Disk
from tests.campaign.power.record import Named, Recorder

PHONES = 6
OFTEN = "PRAGMA wal_autocheckpoint=60;"  # pages: what waits in the `-wal` file is moved every few dozen sets
NORMAL = "synchronous-normal"
FAULTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"": lambda keeping: keeping, NORMAL: lambda keeping: keeping.replace("synchronous=FULL", "synchronous=NORMAL")}
)


def main(folder: Path, letters: int, fault: str = "") -> None:
    """Run it to its end, which is as sudden as a power cut."""
    recorder = Recorder(folder)
    disk = Disk(recorder)
    database = settings.DATABASES["default"]
    database["ENGINE"] = "tests.campaign.power"
    database["OPTIONS"]["init_command"] = FAULTS[fault](settings.KEEPING) + OFTEN
    log_sets(recorder, letters)
    recorder.close()
    assert disk is not None, "SQLite knows it by its name only, as long as somebody holds it"
    sys.stdout.flush()
    os._exit(0)


def log_sets(recorder: Recorder, letters: int) -> None:
    """Several phones send sets, one after the other each; what is named as kept is put down when it is heard."""
    import django

    django.setup()
    from bandstand import store
    from tests.api.phone import Wire, told
    from tests.store.facts import event

    def phone(number: int) -> None:
        wire = Wire()
        for seq in range(letters // PHONES):
            letter = [event(seq=seq).as_json() for _ in range(1 + (number + seq) % 3)]
            recorder.add(Named(told(wire.post(letter))["stored"]))

    store.write_in_groups()
    with ThreadPoolExecutor(PHONES) as phones:
        list(phones.map(phone, range(PHONES)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
