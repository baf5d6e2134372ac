// A session's page and the worker: the page is kept with its figures, and stays as it is for as long as its session runs.

import { hasUnsent, runsHere } from "./running.js";
import { keepOnPhone, tellRunning } from "./phone.js";

/**
 * @param {string[]} figures
 * @param {import("../log/log.js").Log} log
 * @param {() => number} now
 */
export async function keepSession(figures, log, now) {
  /** @type {boolean | null} */
  let told = null;
  const tell = async () => {
    const runs = await runsHere(log.shelf, now());
    if (runs !== told) tellRunning(location.pathname, runs);
    told = navigator.serviceWorker?.controller ? runs : null;
  };
  log.listen(tell);
  await keepOnPhone(figures, { isRunning: () => runsHere(log.shelf, now()), isBusy: () => hasUnsent(log.shelf) });
  await tell();
}
