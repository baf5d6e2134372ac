// The door of a session: what is seen before it begins, and no more than that is loaded. Begin brings the rest, all of it
// before the session starts, so that afterwards the network may go. A session that has begun is opened at once.

import { localDate } from "../log/event.js";
import { startLog } from "../log/start.js";
import { unsentWords } from "../log/words.js";
import { choicesOf } from "./choices.js";
import { addressesOf, drawnBy } from "./figure.js";
import { opening } from "./opening.js";
import { readScript } from "./script.js";
import { steady } from "./steady.js";
import { SAY } from "./words.js";

/** @typedef {import("./script.js").Script} Script */
/** @typedef {import("./page.js").Wish} Wish */
/**
 * What the page brings.
 * @typedef {object} Given
 * @property {string} person
 * @property {Script} script
 * @property {number} checked when the server last said that this is right
 * @property {number | null} pre this morning's pain
 * @property {import("../log/event.js").Event[]} told
 * @property {string} epoch
 * @property {string} home
 * @property {string} name
 */
/**
 * What the door has made already.
 * @typedef {object} World
 * @property {() => number} now
 * @property {() => string} zone
 * @property {import("../log/log.js").Log} log
 * @property {boolean} durable
 * @property {AudioContext | null} audio made by the first tap on the sound check or Begin: some browsers give sound only to a tap
 */

/** @returns {{[name: string]: any}} */
function onPage() {
  return JSON.parse(document.getElementById("session-data")?.textContent ?? "{}");
}

/** @param {{[name: string]: any}} page @param {number} now @param {string} zone @returns {Given} */
function givenBy(page, now, zone) {
  const { kept, checked: confirmed } = document.documentElement.dataset; // the worker's marks on a kept copy
  const checked = Number(confirmed ?? kept ?? page.checked_at ?? page.script.made_at);
  const isToday = localDate(checked, zone) === localDate(now, zone); // another day's pain is not this morning's
  return {
    person: page.person,
    script: readScript(page.script),
    checked,
    pre: isToday ? (page.pre ?? null) : null,
    told: page.told ?? [],
    epoch: page.epoch ?? "",
    home: page.home ?? "/",
    name: page.name ?? "",
  };
}

async function open() {
  const root = document.getElementById("player");
  const page = onPage();
  if (!root || !page.script) return;
  drawnBy(page.figures ?? "");
  const now = steady(Date.now, () => performance.now());
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const given = givenBy(page, now(), zone());
  const { log, durable } = await startLog(given.person, { now });
  /** @type {World} */
  const world = { now, zone, log, durable, audio: null };
  const goIn = async (/** @type {Wish} */ wish) => {
    preloadAll(page.later ?? []);
    const { enter } = await import("./page.js");
    await enter(root, given, world, wish);
  };
  if (given.told.length > 0 || (await log.shelf.startsOf(given.script.id)).length > 0) await goIn("");
  else await wait(root, given, world, goIn);
  const { keepSession } = await import("../offline/session.js");
  await keepSession(addressesOf(given.script.steps), log, now);
}

/** All at once instead of one after another. @param {string[]} modules */
function preloadAll(modules) {
  for (const address of modules) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = address;
    document.head.append(link);
  }
}

/**
 * @param {HTMLElement} root
 * @param {Given} given
 * @param {World} world
 * @param {(wish: Wish) => Promise<void>} goIn
 */
async function wait(root, given, world, goIn) {
  const { log, now, durable } = world;
  let isOpening = false;
  const enterFor = async (/** @type {Wish} */ wish) => {
    if (isOpening) return;
    isOpening = true;
    wakeSound();
    stop();
    await goIn(wish).catch(() => shown.update(SAY.notLoaded));
    isOpening = false;
  };
  /** In the tap itself, and one for all taps: a browser has few to give. */
  const wakeSound = () => {
    world.audio ??= soundOf();
    world.audio?.resume().catch(() => {});
    return world.audio;
  };
  const check = async () => {
    const audio = wakeSound();
    const { checkSound } = await import("./sound-check.js");
    choices.set("sound_tried", "yes");
    shown.heard(await checkSound(now, audio));
  };
  const choices = await choicesOf(log.shelf);
  const day = { script: given.script, name: given.name, checked: given.checked, now: now(), notes: durable ? [] : [SAY.cannotKeep] };
  const isFirst = choices.get("sound_tried") !== "yes";
  const shown = opening({ ...day, isFirst }, { begin: () => enterFor("begin"), sound: check, choices: () => enterFor("choices") });
  const look = async () => shown.update(unsentWords(await log.unsent()));
  const stop = log.listen(look);
  root.replaceChildren(shown.element);
  await look();
  root.dataset.ready = "yes";
}

/** @returns {AudioContext | null} */
function soundOf() {
  try {
    return new AudioContext({ latencyHint: "interactive" });
  } catch {
    return null;
  }
}

await open();
