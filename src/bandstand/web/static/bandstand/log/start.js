// The log in a real page: its database, its network, its triggers. Every page may start it; one tab drains.

import { database } from "./db.js";
import { drain } from "./drain.js";
import { openLog } from "./log.js";
import { shelf } from "./shelf.js";

const PATIENCE_MS = 20_000;
const PHONE_ANSWERS_WITHIN_MS = 10_000;
const OURS = /\/static\/([^/]+)\//.exec(import.meta.url)?.[1] ?? "";

/** How the server named itself last. A proxy or a hotel's log-in says nothing. */
let theirs = OURS;

/** Whether the server has become another Bandstand than the one this page is of: said after a session, never in it. */
export const isUpdated = () => OURS !== "" && theirs !== OURS;

/**
 * @param {string} person
 * @param {{now?: () => number}} [world]
 */
export async function startLog(person, { now = Date.now } = {}) {
  const keeping = await keeper(person);
  const log = await openLog(keeping.shelf, { now, zone, fill: (bytes) => void crypto.getRandomValues(/** @type {Uint8Array<ArrayBuffer>} */ (bytes)) });
  const oneTab = alone(person);
  const sender = drain(log, { post: (body) => post(body, person), alone: oneTab, now: Date.now });
  const send = () => sender.send().catch(() => {});
  const stop = [log.listen((what) => what === "added" && send()), ...triggers(send), timer(send, sender.pause), relay(person, log)];
  sender.prune().catch(() => {});
  send();
  return { log, durable: keeping.durable, send, alone: oneTab, stop: () => stop.forEach((each) => each()), close: keeping.close };
}

/** @param {string} person */
async function keeper(person) {
  try {
    const db = database(indexedDB, person);
    const durable = shelf(db);
    await answered(durable.waiting());
    return { shelf: durable, durable: true, close: db.close };
  } catch {
    const { memoryShelf } = await import("./memory.js"); // few browsers ever need it
    return { shelf: memoryShelf(), durable: false, close: () => {} };
  }
}

/**
 * A browser whose storage is stuck answers neither yes nor no. Nobody stands before an empty page for that.
 * @template T
 * @param {Promise<T>} asked
 * @returns {Promise<T>}
 */
function answered(asked) {
  const patience = AbortSignal.timeout?.(PHONE_ANSWERS_WITHIN_MS); // what an older browser lacks it waits for
  if (!patience) return asked;
  return Promise.race([
    asked,
    /** @type {Promise<never>} */ (new Promise((_, refuse) => patience.addEventListener("abort", () => refuse(patience.reason)))),
  ]);
}

function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/**
 * Says whose sets these are: where somebody else has logged in meanwhile, the server refuses them and they stay here.
 * @param {string} body
 * @param {string} person
 * @returns {Promise<import("./outbox.js").Answer>}
 */
async function post(body, person) {
  const patience = new AbortController();
  const timeout = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch("/api/v1/events", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "Bandstand-Person": person },
      body,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      signal: patience.signal,
    });
    const { status, headers } = answer;
    theirs = headers.get("Bandstand-Version") ?? theirs;
    return { status, type: headers.get("Content-Type") ?? "", text: await answer.text(), after: headers.get("Retry-After") };
  } catch {
    return null;
  } finally {
    clearTimeout(timeout);
  }
}

/**
 * One tab drains. Where there are no Web Locks each tab sends: the server appends an id once.
 * @param {string} person
 * @returns {import("./drain.js").Alone}
 */
function alone(person) {
  const { locks } = navigator;
  if (!locks) return (work) => work();
  return async (work) => {
    let begun = false;
    const held = () => {
      begun = true;
      return work();
    };
    try {
      await locks.request(`bandstand-outbox-${person}`, held);
    } catch (why) {
      if (begun) throw why;
      await work(); // a browser that keeps nothing refuses locks, too
    }
  };
}

/** @param {() => void} send */
function triggers(send) {
  const shown = () => document.visibilityState === "visible" && send();
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", shown);
  return [
    () => window.removeEventListener("online", send),
    () => document.removeEventListener("visibilitychange", shown),
  ];
}

/**
 * @param {() => Promise<void>} send
 * @param {() => number} pause
 */
function timer(send, pause) {
  /** @type {ReturnType<typeof setTimeout>} */
  let next;
  const again = () => {
    next = setTimeout(async () => {
      await send();
      again();
    }, pause());
  };
  again();
  return () => clearTimeout(next);
}

/**
 * Tells the other tabs what changed, and hears them.
 * @param {string} person
 * @param {import("./log.js").Log} log
 */
function relay(person, log) {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(`bandstand-${person}`);
  let hearing = false;
  const unlisten = log.listen(() => {
    if (!hearing) channel.postMessage("changed");
  });
  channel.onmessage = () => {
    hearing = true;
    log.changed();
    hearing = false;
  };
  return () => {
    unlisten();
    channel.close();
  };
}
