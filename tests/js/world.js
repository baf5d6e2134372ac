// A phone without a screen: the golden script, a clock wound by hand, and a log in memory.

import { readFileSync } from "node:fs";

import { openLog } from "../../src/bandstand/web/static/bandstand/log/log.js";
import { memoryShelf } from "../../src/bandstand/web/static/bandstand/log/memory.js";
import { movesOf } from "../../src/bandstand/web/static/bandstand/player/moves.js";
import { readScript } from "../../src/bandstand/web/static/bandstand/player/script.js";
import { openSession } from "../../src/bandstand/web/static/bandstand/player/session.js";

export const START = Date.UTC(2026, 10, 22, 7, 0, 0);
export const script = readScript(JSON.parse(readFileSync(new URL("./script.json", import.meta.url), "utf8")));

let seed = 1;
/** @param {Uint8Array} bytes */
export function fill(bytes) {
  for (let place = 0; place < bytes.length; place += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    bytes[place] = (seed >> 8) & 255;
  }
}

/**
 * @param {import("../../src/bandstand/web/static/bandstand/log/shelf.js").Shelf} [shelf]
 * @param {number} [from]
 */
export async function phone(shelf = memoryShelf(), from = START) {
  const clock = { now: from };
  const world = { now: () => clock.now, zone: () => "Europe/Berlin", fill };
  const log = await openLog(shelf, world);
  const session = await openSession(script, log, world);
  const moves = movesOf(session);
  return {
    clock,
    log,
    shelf,
    session,
    moves,
    /** @param {number} seconds */
    wait(seconds) {
      clock.now += seconds * 1000;
    },
    /** The same phone after a reload: nothing but the shelf and the clock is left. */
    reload: () => phone(shelf, clock.now),
  };
}

/** @param {string} id */
export function stepOf(id) {
  const step = script.steps.find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
}
