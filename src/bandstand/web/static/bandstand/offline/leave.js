// Leaving a phone, as before it is handed on: first everything goes to the server, then all that is kept here is removed.
// While the server has not named everything as kept, nothing is removed.

import { forgetPages } from "./phone.js";

/**
 * @param {string} person
 * @param {Awaited<ReturnType<typeof import("../log/start.js").startLog>>} started
 * @param {{remove: (name: string) => Promise<void>}} [world]
 * @returns {Promise<number>} how much still waits; 0 when everything was removed
 */
export async function leave(person, { log, send, stop, close }, { remove = removed } = { remove: removed }) {
  await send();
  const waiting = (await log.shelf.waiting()).length;
  if (waiting > 0) return waiting;
  stop();
  close();
  await forgetPages(person);
  await remove(`bandstand-${person}`);
  return 0;
}

/** @param {string} name @returns {Promise<void>} other windows let go of the database when they hear of it */
function removed(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
