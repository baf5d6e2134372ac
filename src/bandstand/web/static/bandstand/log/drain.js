// Sends what waits, one tab at a time, for as long as it takes. Nothing leaves the outbox that the server has not named.
// Where nothing waits it asks once an hour of use, with an empty letter, whether this is still the same life of the
// server's database: one that was put back from a copy gets everything again, also from a phone that logs no more.

import { KEEP_MS, MOST_EVENTS, batch, envelope, halved, meaning, wait } from "./outbox.js";

/** @typedef {import("./outbox.js").Answer} Answer */
/** @typedef {(body: string) => Promise<Answer>} Post */
/** @typedef {(work: () => Promise<void>) => Promise<void>} Alone runs the work while no other tab does */

const HELLO_MS = 60 * 60_000;

/**
 * @param {import("./log.js").Log} log
 * @param {{post: Post, alone: Alone, now: () => number}} world
 */
export function drain(log, { post, alone, now }) {
  let failures = 0;
  let notBefore = 0;
  let askedAt = 0; // when the server asked to be left alone until then
  /** @type {Promise<void> | null} */
  let sending = null;
  let again = false;

  /** One request and what its answer means. Says how it went. @param {number} most @param {ReadonlySet<string>} passed */
  async function once(most, passed) {
    const waiting = (await log.shelf.waiting()).map((row) => row.event).filter((event) => !passed.has(event.id));
    const events = batch(waiting, most);
    if (events.length === 0 && (passed.size > 0 || !(await isTimeToAsk()))) return { is: /** @type {const} */ ("empty"), events };
    const what = meaning(await post(envelope(events)));
    if (what.is === "too big" && events.length === 0) return { is: /** @type {const} */ ("kept"), events };
    if (what.is === "stored") await log.shelf.stored(what.ids, what.epoch, now(), what.cursor);
    if (what.is === "too big" && events.length === 1) await log.shelf.refused(events[0].id);
    if (what.is === "stored" || what.is === "too big") log.changed();
    if (what.is === "out" || what.is === "stored") await log.out(what.is === "out");
    if (what.is === "wait") [notBefore, askedAt] = [now() + what.ms, now()];
    return { is: what.is, events, ids: what.is === "stored" ? new Set(what.ids) : new Set() };
  }

  /** Whether this phone has heard from its server, but not for an hour. */
  async function isTimeToAsk() {
    const heard = await log.shelf.meta("heard");
    return heard !== undefined && Math.abs(now() - Number(heard)) > HELLO_MS;
  }

  async function everything() {
    let most = MOST_EVENTS;
    const passed = new Set();
    for (;;) {
      const went = await once(most, passed);
      if (went.is === "empty") break;
      if (went.is === "too big") {
        if (went.events.length === 1) passed.add(went.events[0].id);
        most = halved(went.events.length);
      } else if (went.is === "stored") {
        went.events.filter((event) => !went.ids?.has(event.id)).forEach((event) => passed.add(event.id));
        most = Math.min(MOST_EVENTS, most * 2);
      } else {
        failures += 1;
        return;
      }
    }
    failures = passed.size > 0 ? failures + 1 : 0;
  }

  /** @returns {Promise<void>} resolves when this and whatever was on its way has gone as far as it goes */
  function send() {
    if (sending) again = true;
    else if (isLeftAlone()) return Promise.resolve();
    sending ??= rounds().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function rounds() {
    do {
      again = false;
      await alone(everything);
    } while (again && !isLeftAlone());
  }

  /** A clock that was set back since the server asked says nothing of how long it is until then. */
  function isLeftAlone() {
    return askedAt <= now() && now() < notBefore;
  }

  return {
    /** Everything that waits, now; a call while one runs makes it look once more. */
    send,
    /** How long until the clock should try again. @param {number} chance */
    pause: (chance = Math.random()) => Math.max(wait(failures, chance), isLeftAlone() ? notBefore - now() : 0),
    prune: () => log.shelf.prune(now(), KEEP_MS),
  };
}
