"""How many statements and commits logging one set takes, as SQLite itself sees them: a program that prints both.

BANDSTAND_HOME names a home that stands.
"""

import json


def main() -> None:
    """Log one set over HTTP's own way through the house, with the writer that a server has."""
    import django

    django.setup()
    from bandstand import store
    from tests.api.phone import Wire, told
    from tests.store.databases import statements
    from tests.store.facts import event

    holder = store.add_account("kat@example.org", "lamp river coffee seven", 1)
    with statements() as asked:
        store.write_in_groups()
        wire = Wire()
        wire.log_in(holder.account)
        wire.post([event().as_json()])  # opens the connections
        asked.clear()
        assert told(wire.post([event().as_json()]))["stored"]
        words = [each.split()[0] for each in asked]
        store.write_alone()
    commits = words.count("COMMIT")
    print(json.dumps({"statements": len(words) - words.count("BEGIN") - commits, "commits": commits}))


if __name__ == "__main__":
    main()
