"""The database itself refuses to change or delete what was logged.

Erasing a person is the one exception: while a row in `store_erasure` names them, in the same transaction.
Each event also counts itself on its person, so that a row that vanishes is missed.

A later migration that rebuilds one of these two tables on SQLite drops its triggers; it must lay them again.
`bandstand verify` and a test say so when it did not.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

COUNTS = {"store_event": "event_count", "store_quarantine": "quarantine_count"}

SQLITE = (
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, 'what was logged is never changed'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
       WHEN NOT EXISTS (SELECT 1 FROM store_erasure WHERE person_id = OLD.person_id)
       BEGIN SELECT RAISE(ABORT, 'what was logged is never deleted'); END""",
    """CREATE TRIGGER {table}_counted AFTER INSERT ON {table}
       BEGIN UPDATE store_person SET {count} = {count} + 1 WHERE id = NEW.person_id; END""",
)

# INSERT OR REPLACE deletes without asking the trigger above. These two leave it nothing to delete.
SQLITE_NO_REPLACE = (
    """CREATE TRIGGER store_event_no_replace BEFORE INSERT ON store_event
       WHEN EXISTS (SELECT 1 FROM store_event WHERE person_id = NEW.person_id AND id = NEW.id)
       BEGIN SELECT RAISE(IGNORE); END""",
    """CREATE TRIGGER store_event_own_cursor BEFORE INSERT ON store_event
       WHEN EXISTS (SELECT 1 FROM store_event
                    WHERE person_id = NEW.person_id AND cursor = NEW.cursor AND id <> NEW.id)
       BEGIN SELECT RAISE(ABORT, 'each event has a cursor of its own'); END""",
    """CREATE TRIGGER store_quarantine_no_replace BEFORE INSERT ON store_quarantine
       WHEN EXISTS (SELECT 1 FROM store_quarantine
                    WHERE person_id = NEW.person_id AND id = NEW.id AND hash = NEW.hash)
       BEGIN SELECT RAISE(IGNORE); END""",
)

POSTGRESQL_FUNCTIONS = (
    """CREATE FUNCTION store_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'what was logged is never changed or deleted'; END $$""",
    """CREATE FUNCTION store_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NOT EXISTS (SELECT 1 FROM store_erasure WHERE person_id = OLD.person_id) THEN
           RAISE EXCEPTION 'what was logged is never deleted';
         END IF;
         RETURN OLD;
       END $$""",
)

POSTGRESQL = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION store_refuse()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION store_refuse()",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION store_refuse_delete()",
    """CREATE FUNCTION {table}_count() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN UPDATE store_person SET {count} = {count} + 1 WHERE id = NEW.person_id; RETURN NULL; END $$""",
    "CREATE TRIGGER {table}_counted AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_count()",
)


# A log of before this step counted nothing. From here on a row that is missing is missed, so this is never done again.
COUNTED = "UPDATE store_person SET {count} = (SELECT COUNT(*) FROM {table} WHERE person_id = store_person.id)"


def lay(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Count what is there, and lay the triggers of this database's kind."""
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    before, each, after = ((), SQLITE, SQLITE_NO_REPLACE) if on_sqlite else (POSTGRESQL_FUNCTIONS, POSTGRESQL, ())
    for statement in (*_for_both((COUNTED,)), *before, *_for_both(each), *after):
        schema_editor.execute(statement, params=None)


def _for_both(statements: tuple[str, ...]) -> list[str]:
    return [each.format(table=table, count=count) for table, count in COUNTS.items() for each in statements]


class Migration(migrations.Migration):
    """What was logged stays."""

    dependencies = (("store", "0001_initial"),)
    operations = (migrations.RunPython(lay),)
