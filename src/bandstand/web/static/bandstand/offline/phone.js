// A page and the worker of this phone: it is registered once the page has come, told what to keep, and a new version
// takes over only where no session runs and nothing waits to be sent.

import { workerAddress } from "./policy.js";

const ANSWERS_WITHIN_MS = 10_000;

/** @typedef {{isRunning: () => Promise<boolean>, isBusy: () => Promise<boolean>}} Log */

/**
 * @param {string[]} figures that this page may show
 * @param {Log} log
 * @param {boolean} [keeps] whether this page is one of those that are kept
 */
export async function keepOnPhone(figures, log, keeps = true) {
  if (!("serviceWorker" in navigator)) return;
  await loaded();
  const found = await navigator.serviceWorker.register(workerAddress(), { scope: "/", updateViaCache: "none" }).catch(() => null);
  if (!found) return;
  const { active } = await navigator.serviceWorker.ready;
  if (keeps && document.documentElement.dataset.kept === undefined) active?.postMessage({ do: "keep", address: location.pathname, figures });
  await letTakeOver(found, log);
}

/** @returns {Promise<void>} */
function loaded() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => window.addEventListener("load", () => resolve(), { once: true }));
}

/** @param {ServiceWorkerRegistration} registration @param {Log} log */
async function letTakeOver(registration, log) {
  const next = registration.waiting ?? registration.installing;
  if (!next || !registration.active) return;
  await settled(next);
  if (next.state !== "installed" || (await log.isBusy()) || (await log.isRunning()) || (await isPlaying())) return;
  next.postMessage({ do: "take over" });
}

/** @param {ServiceWorker} worker @returns {Promise<void>} */
function settled(worker) {
  if (worker.state !== "installing") return Promise.resolve();
  return new Promise((resolve) => worker.addEventListener("statechange", () => resolve(), { once: true }));
}

/** Whether a player is open in any window. */
export async function isPlaying() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some((lock) => lock.name?.startsWith("bandstand-session-"));
}

/**
 * Whether a session runs here: while it does, its page stays as it is.
 * @param {string} address
 * @param {boolean} on
 */
export function tellRunning(address, on) {
  navigator.serviceWorker?.controller?.postMessage({ do: "running", address, on });
}

/** Everything of one person that the worker keeps goes. @param {string} person */
export async function forgetPages(person) {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const channel = new MessageChannel();
  const done = new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    setTimeout(resolve, ANSWERS_WITHIN_MS);
  });
  worker.postMessage({ do: "forget", person }, [channel.port2]);
  await done;
}
