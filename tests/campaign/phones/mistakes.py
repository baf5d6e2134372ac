"""Mistakes that lose or double sets, each as a change of one line of the pages."""

from collections.abc import Mapping
from types import MappingProxyType

Change = Mapping[str, tuple[str, str]]

HASTY = """
/** Says that something is kept, and keeps it some seconds later. */
function hasty(durable) {
  const early = [];
  const told = (rows, wanted) => early.flatMap((each) => each.rows)
    .filter((row) => wanted(row) && !rows.some((known) => known.id === row.id));
  const with_ = (rows, wanted) => [...rows, ...told(rows, wanted)];
  return {
    ...durable,
    async put(rows, touches) {
      const said = { rows, touches };
      early.push(said);
      setTimeout(() => durable.put(rows, touches).then(() => early.splice(early.indexOf(said), 1)), 8000);
    },
    waiting: async () => with_(await durable.waiting(), (row) => row.waiting),
    startsOf: async (script) => with_(await durable.startsOf(script), (row) => row.script === script),
    session: async (session) => {
      const kept = await durable.session(session);
      const touches = early.flatMap((each) => each.touches).filter((touch) => touch.session === session);
      return { rows: with_(kept.rows, (row) => row.session === session), touches: [...kept.touches, ...touches] };
    },
  };
}
"""

SAVED_BEFORE_COMMITTED: Change = {
    "log/start.js": (
        "const durable = shelf(db);",
        f"const durable = hasty(shelf(db));{HASTY}",
    )
}
MEMORY_ONLY: Change = {
    "log/start.js": (
        "return { shelf: durable, durable: true, close: db.close };",
        """const { memoryShelf } = await import("./memory.js");
    return { shelf: memoryShelf(), durable: true, close: db.close };""",
    )
}
REST_BEGINS_ANEW: Change = {
    "player/session.js": (
        "seq = Math.max(seq, nextSeq(rows, touches));",
        """seq = Math.max(seq, nextSeq(rows, touches));
    const opened = (globalThis.opened ??= phone.now());
    taps = taps.map((tap) => ({ ...tap, at: Math.max(tap.at, opened) }));""",
    )
}
NO_LOCK: Change = {"log/start.js": ("if (!locks) return", "if (locks) return")}
OUTBOX_NOT_BOUND: Change = {
    "log/start.js": (
        "const db = database(indexedDB, person);",
        'person = "";\n    const db = database(indexedDB, "phone");',
    )
}
SYNCED_ON_SEND: Change = {
    "log/drain.js": (
        "const what = meaning(await post(envelope(events)));",
        """const early = events.map((event) => event.id);
    await log.shelf.stored(early, (await log.shelf.meta("epoch")) ?? "", now());
    log.changed();
    const what = meaning(await post(envelope(events)));""",
    )
}

ALL: Mapping[str, Change] = MappingProxyType(
    {
        "saved-before-committed": SAVED_BEFORE_COMMITTED,
        "memory-only": MEMORY_ONLY,
        "rest-begins-anew": REST_BEGINS_ANEW,
        "no-lock": NO_LOCK,
        "outbox-not-bound": OUTBOX_NOT_BOUND,
        "synced-on-send": SYNCED_ON_SEND,
    }
)
