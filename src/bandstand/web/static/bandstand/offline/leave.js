// Leaving a phone, as before it is handed on: first everything goes to the server, then all that is kept here is removed.
// While the server has not named everything as kept, or a session is open in any window, nothing is removed. Forgetting
// the pages takes a while, in which another window may log: what waits is looked at once more just before the end.

import { forgetPages, isPlaying } from "./phone.js";

/** @typedef {"removed" | "waits" | "plays"} Left whether all is removed, or why nothing was */

/**
 * @param {string} person
 * @param {Awaited<ReturnType<typeof import("../log/start.js").startLog>>} started
 * @returns {Promise<Left>}
 */
export async function leave(person, { log, send, stop, close, alone }) {
  const reason = async () => ((await isPlaying()) ? "plays" : (await log.shelf.waiting()).length > 0 ? "waits" : "removed");
  await send();
  /** @type {Left} */
  let left = await reason();
  if (left !== "removed") return left;
  await forgetPages(person);
  await alone(async () => {
    left = await reason();
    if (left !== "removed") return;
    stop();
    close();
    await removed(`bandstand-${person}`);
  });
  return left;
}

/** @param {string} name @returns {Promise<void>} other windows let go of the database when they hear of it */
function removed(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
