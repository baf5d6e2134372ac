// Whether a session runs on this phone, in whichever window, and whether anything waits here.

/** @typedef {import("../log/shelf.js").Shelf} Shelf */

const RUNS_FOR_MS = 12 * 60 * 60 * 1000; // afterwards a session counts as left open; as in worker.js

/** @param {Shelf} shelf @param {number} now */
export async function runsHere(shelf, now) {
  const begun = await shelf.begunSince(now - RUNS_FOR_MS);
  const open = await Promise.all(begun.map(async (row) => isOpen((await shelf.session(row.session)).rows)));
  return open.includes(true);
}

/** @param {readonly import("../log/shelf.js").Row[]} rows */
function isOpen(rows) {
  return !rows.some((row) => row.event.kind === "session_finished");
}

/** @param {Shelf} shelf */
export async function hasUnsent(shelf) {
  return (await shelf.waiting()).length > 0;
}
