// Phones without a screen, driven by lines of JSON on standard input: the log's own modules, with their own triggers,
// timers and network, taken from a folder that may be a copy with a fault in it. One answer a line.
//   node outboxes.js FOLDER ADDRESS

import { webcrypto } from "node:crypto";
import { setMaxListeners } from "node:events";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, address] = process.argv.slice(2);
const network = globalThis.fetch;
let online = true;
const browser = {
  crypto: webcrypto,
  navigator: {},
  window: new EventTarget(),
  document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  fetch: (/** @type {string} */ path, /** @type {RequestInit} */ how) =>
    online ? network(address + path, unnamed(how)) : Promise.reject(new TypeError("there is no network")),
};
/** Many phones of one person stand in this process under names of their own, which no server knows. @param {any} how */
function unnamed(how) {
  const { "Bandstand-Person": _, ...headers } = how.headers;
  return { ...how, headers };
}

setMaxListeners(0, browser.window, browser.document); // many phones share this one window
for (const [name, value] of Object.entries(browser)) Object.defineProperty(globalThis, name, { value, configurable: true });

const { startLog } = await import(String(pathToFileURL(`${folder}/start.js`)));

/** @typedef {{kind: string, body: {[name: string]: unknown}, session: string, step: string, seq: number}} Told */
/** @typedef {{log: any, tapped: string[], sessions: Set<string>}} Phone */
/** @type {Phone[]} */
const phones = [];
let ahead = 0;
let longest = 0; // milliseconds of this process's own time between a tap and its tick

/** @param {{phones: number}} asked */
async function open(asked) {
  for (let number = 0; number < asked.phones; number += 1) {
    const { log } = await startLog(`somebody-${process.pid}-${number}`, { now: () => Date.now() + ahead });
    phones.push({ log, tapped: [], sessions: new Set() });
  }
  return {};
}

/** Every phone named taps what is told with it. @param {{told: [number, Told[]][]}} asked */
async function tap({ told }) {
  await Promise.all(told.map(([phone, facts]) => taps(phones[phone], facts)));
  return { longest };
}

/** @param {Phone} phone @param {Told[]} facts */
async function taps({ log, tapped, sessions }, facts) {
  for (const each of facts) {
    const event = log.make({ ...each, plan_number: 1 });
    const before = process.cpuUsage();
    await log.append([event]);
    const took = process.cpuUsage(before);
    longest = Math.max(longest, (took.user + took.system) / 1000);
    tapped.push(event.id);
    sessions.add(each.session);
  }
}

/** @param {{online: boolean}} asked */
async function reach(asked) {
  online = asked.online;
  if (online) window.dispatchEvent(new Event("online"));
  return {};
}

/** Sets the clock of every phone so far ahead. @param {{ms: number}} asked */
async function wind(asked) {
  ahead = asked.ms;
  return {};
}

/** What each phone knows: all ids tapped, those that wait, those the server named. */
async function state() {
  const known = phones.map(async ({ log, tapped, sessions }) => {
    const kept = await Promise.all([...sessions].map((session) => log.shelf.session(session)));
    const rows = kept.flatMap((/** @type {{rows: {id: string, waiting?: 1}[]}} */ each) => each.rows);
    return {
      tapped,
      waiting: rows.filter((row) => row.waiting).map((row) => row.id),
      named: rows.filter((row) => !row.waiting).map((row) => row.id),
    };
  });
  return { phones: await Promise.all(known), longest };
}

/** Tries again and again, as a phone does that finds a network, until nothing waits. @param {{within: number}} asked */
async function settle({ within }) {
  for (const deadline = Date.now() + within; Date.now() < deadline; ) {
    window.dispatchEvent(new Event("online"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const waiting = await Promise.all(phones.map(({ log }) => log.shelf.waiting()));
    if (waiting.every((rows) => rows.length === 0)) return { settled: true };
  }
  return { settled: false };
}

/** @type {{[name: string]: (asked: any) => Promise<object>}} */
const verbs = { open, tap, reach, wind, state, settle };
for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ...asked } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await verbs[verb](asked))}\n`);
}
process.exit(0);
