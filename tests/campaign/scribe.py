"""Another program of the house that writes sets while the server does, until it is told to stop by its input's end.

BANDSTAND_HOME and DJANGO_SETTINGS_MODULE stand in the environment. It prints `writing` when it begins, then each id it
was told is kept, one a line, and `held` where it was told that another program holds the log.
"""

import select
import sys

BETWEEN_S = 0.002


def main() -> None:
    """Write one set after another through the one door."""
    import django

    django.setup()
    from bandstand import store
    from tests.store.facts import event

    person = store.the_person()
    print("writing", flush=True)
    while not select.select([sys.stdin], [], [], BETWEEN_S)[0]:
        try:
            stored = store.write_wire(person, [event().as_json()], received_at=1_790_000_100_000)
        except store.Busy:
            print("held")
        else:
            print(*stored.stored, sep="\n")
