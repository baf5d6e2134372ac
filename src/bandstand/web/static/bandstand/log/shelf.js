// Where this phone keeps its events: one row an event, `waiting` while the server has not named its id.

import { asked } from "./db.js";

/** @typedef {import("./event.js").Event} Event */
/**
 * A touch moves the session on but is nothing the server needs: ready, paused, fifteen seconds more.
 * @typedef {{session: string, seq: number, at: number, did: string, step?: string, seconds?: number, prescription?: string,
 *   question?: string, value?: number | string}} Touch
 */
/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} session empty for a single fact
 * @property {string} script the script a session started from, only on its first event
 * @property {Event} event
 * @property {1} [waiting] 1 until stored; absent afterwards, so that the index holds only what waits
 * @property {boolean} [refused] the server refused it even alone: kept, and offered as a file
 * @property {number} [stored_at]
 * @property {string} [epoch]
 */
/**
 * @typedef {object} Shelf
 * @property {(rows: Row[], touches: Touch[]) => Promise<void>} put resolves when durable
 * @property {(rows: Row[]) => Promise<void>} learn keeps what the server told; what is here already stays as it is
 * @property {() => Promise<Row[]>} waiting
 * @property {(session: string) => Promise<{rows: Row[], touches: Touch[]}>} session
 * @property {(script: string) => Promise<Row[]>} startsOf the first events of every session of a script
 * @property {(since: number) => Promise<Row[]>} begunSince the first events of every session begun since then
 * @property {(ids: readonly string[], epoch: string, now: number, cursor?: number) => Promise<number>} stored
 * marks what the server named, and lets wait again what only an earlier database of the server held; says how many
 * @property {(now: number, keep: number) => Promise<void>} prune forgets what was stored so long before what came last;
 * a clock that runs ahead makes nothing old
 * @property {(id: string) => Promise<void>} refused
 * @property {(name: string) => Promise<string | undefined>} meta
 * @property {(name: string, make: () => string) => Promise<string>} once the value kept, made on first use
 * @property {(name: string, value: string) => Promise<void>} setMeta
 */

/**
 * @param {import("./db.js").Db} db
 * @returns {Shelf}
 */
export function shelf(db) {
  const events = (/** @type {IDBTransaction} */ tx) => tx.objectStore("events");
  const meta = (/** @type {IDBTransaction} */ tx) => tx.objectStore("meta");
  return {
    put: (rows, touches) =>
      db.run(["events", "touches"], "readwrite", (tx) => {
        rows.forEach((row) => events(tx).put(row));
        touches.forEach((touch) => tx.objectStore("touches").put(touch));
      }),
    learn: (rows) =>
      db.run(["events"], "readwrite", async (tx) => {
        const known = await Promise.all(rows.map((row) => asked(events(tx).getKey(row.id))));
        rows.filter((_, place) => known[place] === undefined).forEach((row) => events(tx).put(row));
      }),
    waiting: () => db.run(["events"], "readonly", (tx) => asked(events(tx).index("waiting").getAll(1))),
    session: (session) =>
      db.run(["events", "touches"], "readonly", async (tx) => {
        const [rows, touches] = await Promise.all([
          asked(events(tx).index("session").getAll(session)),
          asked(tx.objectStore("touches").getAll(IDBKeyRange.bound([session, 0], [session, Infinity]))),
        ]);
        return { rows, touches };
      }),
    startsOf: (script) => db.run(["events"], "readonly", (tx) => asked(events(tx).index("script").getAll(script))),
    begunSince: (since) =>
      db.run(["events"], "readonly", async (tx) => {
        const starts = await asked(events(tx).index("script").getAll(IDBKeyRange.lowerBound("", true)));
        return starts.filter((row) => row.event.occurred_at >= since);
      }),
    stored: (ids, epoch, now, cursor = 0) =>
      db.run(["events", "meta"], "readwrite", async (tx) => {
        const named = new Set(ids);
        const known = await asked(meta(tx).get("epoch"));
        const isWhole = known === epoch && !hasShrunk(await asked(meta(tx).get("reached")), epoch, cursor);
        const touched = isWhole ? await those(events(tx), ids) : await asked(events(tx).getAll());
        const changed = touched.map((row) => after(row, named, epoch, now, isWhole));
        changed.forEach((row, place) => row !== touched[place] && events(tx).put(row));
        meta(tx).put(epoch, "epoch");
        meta(tx).put(`${epoch} ${cursor}`, "reached");
        meta(tx).put(String(now), "heard");
        return changed.filter((row, place) => row.waiting && !touched[place].waiting).length;
      }),
    prune: (now, keep) =>
      db.run(["events", "touches"], "readwrite", async (tx) => {
        const rows = await asked(events(tx).getAll());
        const before = oldBefore(rows, now, keep);
        const old = rows.filter((row) => isOld(row, before));
        old.forEach((row) => forget(tx, row));
      }),
    refused: (id) =>
      db.run(["events"], "readwrite", async (tx) => {
        const row = await asked(events(tx).get(id));
        if (row) events(tx).put({ ...row, refused: true });
      }),
    meta: (name) => db.run(["meta"], "readonly", (tx) => asked(meta(tx).get(name))),
    once: (name, make) =>
      db.run(["meta"], "readwrite", async (tx) => {
        const kept = await asked(meta(tx).get(name));
        if (typeof kept === "string") return kept;
        const made = make();
        meta(tx).put(made, name);
        return made;
      }),
    setMeta: (name, value) =>
      db.run(["meta"], "readwrite", (tx) => {
        meta(tx).put(value, name);
      }),
  };
}

/**
 * @param {IDBTransaction} tx
 * @param {Row} row
 */
function forget(tx, row) {
  tx.objectStore("events").delete(row.id);
  if (row.session) tx.objectStore("touches").delete(IDBKeyRange.bound([row.session, 0], [row.session, Infinity]));
}

/**
 * @param {IDBObjectStore} events
 * @param {readonly string[]} ids
 * @returns {Promise<Row[]>}
 */
async function those(events, ids) {
  const rows = await Promise.all(ids.map((id) => asked(events.get(id))));
  return rows.filter((row) => row !== undefined);
}

/**
 * What an answer of the server makes of one row.
 * @param {Row} row
 * @param {ReadonlySet<string>} named
 * @param {string} epoch an id of the life of the server's database, new after every restore
 * @param {number} now
 * @param {boolean} isWhole whether the server has all that it once had in this life
 * @returns {Row}
 */
export function after(row, named, epoch, now, isWhole = true) {
  const { waiting, refused, ...rest } = row;
  if (named.has(row.id)) return { ...rest, stored_at: now, epoch };
  return !waiting && (row.epoch !== epoch || !isWhole) ? { ...rest, waiting: 1 } : row;
}

/**
 * Whether a log came less far than it once had, in one and the same life: its last rows were lost with their file.
 * @param {string | undefined} reached "epoch cursor" of the answer before
 * @param {string} epoch
 * @param {number} cursor 0 where the answer tells none
 */
export function hasShrunk(reached, epoch, cursor) {
  const [before, at] = (reached ?? "").split(" ");
  return before === epoch && cursor > 0 && cursor < Number(at);
}

/**
 * The moment before which what was stored may be forgotten, counted back from what was stored last.
 * @param {readonly Row[]} rows
 * @param {number} now
 * @param {number} keep
 */
export function oldBefore(rows, now, keep) {
  return Math.min(now, Math.max(0, ...rows.map((row) => row.stored_at ?? 0))) - keep;
}

/**
 * @param {Row} row
 * @param {number} before
 */
export function isOld(row, before) {
  return !row.waiting && row.stored_at !== undefined && row.stored_at < before;
}
