// The same shelf without a disk: for tests, and for a browser that keeps nothing.

import { after, hasShrunk, isOld, oldBefore } from "./shelf.js";

/** @typedef {import("./shelf.js").Row} Row */
/** @typedef {import("./shelf.js").Touch} Touch */

/** @returns {import("./shelf.js").Shelf} */
export function memoryShelf() {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Map<string, Touch>} */
  const touches = new Map();
  /** @type {Map<string, string>} */
  const meta = new Map();
  const all = () => [...rows.values()];
  return {
    async put(newRows, newTouches) {
      newRows.forEach((row) => rows.set(row.id, row));
      newTouches.forEach((touch) => touches.set(`${touch.session} ${touch.seq}`, touch));
    },
    async learn(told) {
      told.filter((row) => !rows.has(row.id)).forEach((row) => rows.set(row.id, row));
    },
    waiting: async () => all().filter((row) => row.waiting),
    session: async (session) => ({
      rows: all().filter((row) => row.session === session),
      touches: [...touches.values()].filter((touch) => touch.session === session),
    }),
    startsOf: async (script) => all().filter((row) => row.script === script),
    begunSince: async (since) => all().filter((row) => row.script !== "" && row.event.occurred_at >= since),
    async stored(ids, epoch, now, cursor = 0) {
      const isWhole = !hasShrunk(meta.get("reached"), epoch, cursor);
      meta.set("reached", `${epoch} ${cursor}`);
      meta.set("heard", String(now));
      const named = new Set(ids);
      let again = 0;
      for (const row of all()) {
        const next = after(row, named, epoch, now, isWhole);
        rows.set(row.id, next);
        if (next.waiting && !row.waiting) again += 1;
      }
      return again;
    },
    async prune(now, keep) {
      const before = oldBefore(all(), now, keep);
      all().filter((row) => isOld(row, before)).forEach((row) => rows.delete(row.id));
    },
    async refused(id) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, refused: true });
    },
    meta: async (name) => meta.get(name),
    async once(name, make) {
      const kept = meta.get(name) ?? make();
      meta.set(name, kept);
      return kept;
    },
    async setMeta(name, value) {
      meta.set(name, value);
    },
  };
}
