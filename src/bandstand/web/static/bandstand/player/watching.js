// At each look at the clock: what sounds next, a set that has come to its end, one that nobody watched.

import { checkDue } from "./guards.js";
import { wasMissed } from "./watch.js";

/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./place.js").Place} Place */

const RETRY_MS = 2000;

/**
 * @param {object} house
 * @param {import("./session.js").Session} house.session
 * @param {import("./moves.js").Moves} house.moves
 * @param {{follow: ReturnType<typeof import("./conductor.js").conductor>["follow"]}} house.conductor
 * @param {ReturnType<typeof import("./frame.js").frame>} house.frame
 * @param {{check: (isDue: boolean) => void}} house.stops
 * @param {{now: () => number, isVisible: () => boolean}} house.world
 * @param {() => boolean} house.isOurs whether this window plays
 * @param {() => void} house.render
 */
export function watching({ session, moves, conductor, frame, stops, world, isOurs, render }) {
  let notBefore = 0;
  let isTrying = false;
  let seen = { at: 0, hidden: true };

  function tick() {
    if (!isOurs()) return;
    const now = world.now();
    if (session.standing() === "running") watchOver(now);
    if (!world.isVisible()) seen = { ...seen, hidden: true };
    else if (!isBehind(now)) seen = { at: now, hidden: false };
    render();
  }

  /** Whether sets that nobody watched are still to be gone through: one that ended meanwhile is kept first, then the next. @param {number} now */
  function isBehind(now) {
    const place = session.place(now);
    return (seen.hidden && place.over) || isUnwatched(place, now);
  }
  /** @param {number} now */
  function watchOver(now) {
    if (frame.isBusy) return conduct(now); // what follows from the last verb is not known before it is kept
    const place = session.place(now);
    if (!frame.isOpen && checkDue(session.script.guards, session.facts)) stops.check(true);
    if (place.step === null) return again(() => moves.finish());
    if (moves.nothingToAsk(place.step)) return again(() => moves.passQuestions(/** @type {Step} */ (place.step)));
    if (world.isVisible() && place.step.kind === "work" && !place.paused && !place.interrupted) watchSet(place.step, place, now);
    conduct(now);
    return undefined;
  }

  /** What sounds is what lies ahead. @param {number} now */
  function conduct(now) {
    if (isOurs()) conductor.follow(frame.isOpen || session.standing() !== "running" ? [] : upcoming(now));
  }

  /** @param {Step} step @param {Place} place @param {number} now */
  function watchSet(step, place, now) {
    if (isUnwatched(place, now)) return again(() => moves.interrupted(step));
    if (place.over && place.length !== null) {
      const end = place.startedAt + place.length;
      return again(() => moves.done(step, moves.whole(step), end));
    }
    return undefined;
  }

  /** A set that ran while nobody looked, and that is not asked about yet. @param {Place} place @param {number} now */
  function isUnwatched(place, now) {
    return place.step?.kind === "work" && !place.paused && !place.interrupted && wasMissed(place, seen, now);
  }

  /** Tries by itself, not more often than every two seconds. @param {() => Promise<unknown>} verb */
  function again(verb) {
    if (isTrying || world.now() < notBefore) return;
    isTrying = true;
    frame.act(verb).then(() => {
      isTrying = false;
      notBefore = frame.trouble === "" ? 0 : world.now() + RETRY_MS;
    });
  }

  /** While nobody sees the page no set is taken to be done: the tones end with the one that runs. @param {number} now */
  function upcoming(now) {
    const ahead = session.ahead(now);
    if (world.isVisible()) return ahead;
    const firstSet = ahead.findIndex(({ step }) => step.kind === "work");
    return firstSet < 0 ? ahead : ahead.slice(0, firstSet + 1);
  }

  return { tick, conduct };
}
