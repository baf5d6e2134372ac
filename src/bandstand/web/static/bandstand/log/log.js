// The log of one person on this phone. An append resolves when it is durable here; only then may a tick show.

import { event } from "./event.js";

/** @typedef {import("./event.js").Event} Event */
/** @typedef {import("./event.js").Told} Told */
/** @typedef {import("./shelf.js").Row} Row */
/** @typedef {import("./shelf.js").Touch} Touch */
/** @typedef {Omit<Touch, "session">} Move */
/** @typedef {"added" | "changed"} Change */
/** @typedef {{sets: number, others: number, refused: number, out?: boolean}} Unsent `out`: the server asks to log in first */
/**
 * @typedef {object} World
 * @property {() => number} now UTC in milliseconds
 * @property {() => string} zone
 * @property {(bytes: Uint8Array) => void} fill
 */
/** @typedef {Awaited<ReturnType<typeof openLog>>} Log */

/**
 * @param {import("./shelf.js").Shelf} shelf
 * @param {World} world
 */
export async function openLog(shelf, world) {
  const device = await shelf.once("device", () => randomName(world.fill));
  /** @type {Set<(what: Change) => void>} */
  const listeners = new Set();
  const tell = (/** @type {Change} */ what) => listeners.forEach((listener) => listener(what));

  /** @param {Told} told @param {number} [now] */
  const make = (told, now = world.now()) =>
    event(told, { now, zone: world.zone(), device, fill: world.fill });

  return {
    shelf,
    make,
    /** @param {readonly Event[]} events @param {readonly Touch[]} [touches] */
    async append(events, touches = []) {
      await shelf.put(events.map(rowOf), [...touches]);
      tell("added");
    },
    /**
     * What the server holds already, told on another phone: kept here too, and never sent again.
     * @param {readonly Event[]} events @param {string} epoch
     */
    learn: (events, epoch) => shelf.learn(events.map((each) => ({ ...told(each), stored_at: world.now(), epoch }))),
    /** Calls back when something was added here, or when the standing of events changed. @param {(what: Change) => void} listener */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: () => tell("changed"),
    /** Every window hears of it. @param {boolean} isOut whether the server took nothing because nobody is logged in */
    async out(isOut) {
      if (((await shelf.meta("out")) === "yes") === isOut) return;
      await shelf.setMeta("out", isOut ? "yes" : "no");
      tell("changed");
    },
    async unsent() {
      const all = counted(await shelf.waiting());
      return (await shelf.meta("out")) === "yes" ? { ...all, out: true } : all;
    },
  };
}

/**
 * @param {readonly Row[]} rows
 * @returns {Unsent}
 */
export function counted(rows) {
  const sets = rows.filter((row) => row.event.kind === "set_done").length;
  return { sets, others: rows.length - sets, refused: rows.filter((row) => row.refused).length };
}

/**
 * @param {Event} event
 * @returns {Row}
 */
function rowOf(event) {
  return { ...told(event), waiting: 1 };
}

/**
 * @param {Event} event
 * @returns {Row}
 */
function told(event) {
  const script = event.kind === "session_started" ? String(event.body.script ?? "") : "";
  return { id: event.id, session: event.session ?? "", script, event };
}

/** @param {(bytes: Uint8Array) => void} fill */
function randomName(fill) {
  const bytes = new Uint8Array(8);
  fill(bytes);
  return `phone-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
