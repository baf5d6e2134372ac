// What to send next, and what an answer means. Pure: only ids named by the server ever leave the outbox.

/** @typedef {import("./event.js").Event} Event */
/** @typedef {{status: number, type: string, text: string, after: string | null} | null} Answer null: nothing came back */
/**
 * @typedef {{is: "stored", ids: string[], epoch: string, cursor: number}
 *   | {is: "too big"}
 *   | {is: "kept"}
 *   | {is: "out"}
 *   | {is: "wait", ms: number}} Meaning
 */

export const MOST_EVENTS = 100;
export const MOST_BYTES = 256 * 1024;
const LATER = new Set([429, 503, 507]); // too many, away, no room: each says when to come again
export const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * The next events to send, oldest first, within the limits of one request.
 * An event that is too large by itself still goes, alone: the server's word decides.
 * @param {readonly Event[]} waiting
 * @param {number} most
 */
export function batch(waiting, most) {
  const encoder = new TextEncoder();
  const taken = [];
  let bytes = envelope([]).length;
  for (const event of waiting.slice(0, Math.min(most, MOST_EVENTS))) {
    bytes += encoder.encode(JSON.stringify(event)).length + 1;
    if (bytes > MOST_BYTES && taken.length > 0) break;
    taken.push(event);
  }
  return taken;
}

/** @param {readonly Event[]} events */
export function envelope(events) {
  return JSON.stringify({ events });
}

/**
 * What an answer means. Anything that does not name ids means: keep everything and try again.
 * A page of HTML with status 200 (a hotel's log-in) is such an answer.
 * @param {Answer} answer
 * @returns {Meaning}
 */
export function meaning(answer) {
  if (answer === null) return { is: "kept" };
  if (answer.status === 401) return { is: "out" };
  if (answer.status === 400 || answer.status === 413) return { is: "too big" };
  if (LATER.has(answer.status)) return { is: "wait", ms: retryAfter(answer.after) };
  if (answer.status !== 200 || !answer.type.toLowerCase().includes("json")) return { is: "kept" };
  return stored(answer.text) ?? { is: "kept" };
}

/**
 * @param {string} text
 * @returns {Meaning | null}
 */
function stored(text) {
  try {
    const json = JSON.parse(text);
    const { stored: ids, epoch, cursor } = json ?? {};
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string") || typeof epoch !== "string") return null;
    return { is: "stored", ids, epoch, cursor: Number.isSafeInteger(cursor) ? cursor : 0 };
  } catch {
    return null;
  }
}

/** @param {string | null} after */
function retryAfter(after) {
  const seconds = Number(after);
  return after !== null && Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : 0;
}

/**
 * How many events to try in one request after a refusal, or after it went well.
 * @param {number} size how many were sent
 */
export function halved(size) {
  return Math.max(1, Math.floor(size / 2));
}

/**
 * How long until the next try by the clock: a minute, doubling while nothing answers, 15 minutes at most.
 * @param {number} failures in a row
 * @param {number} chance from 0 to 1, so that many phones do not come at once
 */
export function wait(failures, chance) {
  const plain = Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures, 10), LONGEST_WAIT_MS);
  return Math.round(plain * (0.8 + 0.4 * chance));
}
