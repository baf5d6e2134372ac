// Where a session stands: computed from the script, the taps with their times, and now. Never from counted ticks.
// Pure: a phone that slept through a rest asks again and is right at once.

/** What begins with a tap begins a moment after it, so that its first tone is on the audio clock beforehand. */
export const LEAD_MS = 400;

/** @typedef {import("./script.js").Step} Step */
/**
 * What a person did, in order. `at` is UTC in milliseconds.
 * began; at: put at the start of `step`; passed, done, skipped, answered: `step` is over; paused; resumed;
 * more: `step` lasts `seconds` longer; interrupted: nobody watched `step`; left_out: `prescription` is over for today;
 * by_itself: from now on setting up waits for Ready ("no") or begins the set after its seconds ("yes"); ended.
 * @typedef {object} Tap
 * @property {number} seq
 * @property {number} at
 * @property {"began" | "at" | "passed" | "done" | "skipped" | "answered" | "paused" | "resumed" | "more" | "interrupted"
 *   | "left_out" | "said" | "by_itself" | "ended"} did
 * @property {string} [step]
 * @property {number} [seconds]
 * @property {string} [prescription]
 * @property {string} [question]
 * @property {number | string} [value]
 */
/**
 * @typedef {object} Place
 * @property {number} index of the step; the number of steps when there are none left
 * @property {Step | null} step null: nothing left to do
 * @property {number} elapsed milliseconds in the step
 * @property {number | null} length milliseconds; null: the step waits for a person
 * @property {number | null} left milliseconds
 * @property {boolean} paused
 * @property {boolean} over the time of a set is up; somebody has to say it was done
 * @property {boolean} interrupted the set ran while nobody watched
 * @property {number} startedAt when the step began, as if the pauses since were none
 */
/**
 * @typedef {object} Anchor
 * @property {number} index
 * @property {number} since
 * @property {number} from when the clock goes on after the last tap; nothing from before is heard again
 * @property {number} held milliseconds of pause since then
 * @property {number | null} pausedAt
 * @property {string} interrupted a step's id
 * @property {Map<string, number>} extra seconds given to a step
 * @property {Set<string>} leftOut prescriptions
 * @property {boolean} byItself whether setting up ends without a tap
 * @property {boolean} ended
 */

/**
 * @param {readonly Step[]} steps
 * @param {readonly Tap[]} taps
 * @param {number} now
 * @returns {Place}
 */
export function placeAt(steps, taps, now) {
  return forward(steps, anchorOf(steps, taps, now), now);
}

/**
 * The steps from here to the next one that waits, with the times they begin if nobody touches anything.
 * Sets are taken to end by themselves. Empty while paused or interrupted.
 * @param {readonly Step[]} steps
 * @param {readonly Tap[]} taps
 * @param {number} now
 * @returns {{step: Step, startsAt: number, length: number | null, from: number}[]} `from`: nothing due before then is heard again
 */
export function ahead(steps, taps, now) {
  const anchor = anchorOf(steps, taps, now);
  const place = forward(steps, anchor, now);
  if (place.paused || place.interrupted || place.step === null) return [];
  const list = [];
  let startsAt = place.startedAt;
  for (const step of steps.slice(place.index)) {
    if (anchor.leftOut.has(step.prescription)) continue;
    const length = lengthIn(anchor, step);
    list.push({ step, startsAt, length, from: anchor.from });
    if (length === null) break;
    startsAt += length;
  }
  return list;
}

/**
 * How long a step lasts in milliseconds; null when it waits.
 * @param {Step} step
 * @param {ReadonlyMap<string, number>} [extra]
 */
export function lengthOf(step, extra) {
  if (step.kind === "ask") return null;
  const seconds = step.seconds ?? (step.reps && step.pace ? step.reps[1] * step.pace : null);
  return seconds === null ? null : (seconds + (extra?.get(step.id) ?? 0)) * 1000;
}

/** @param {Anchor} anchor @param {Step} step */
function lengthIn(anchor, step) {
  return step.kind === "set_up" && !anchor.byItself ? null : lengthOf(step, anchor.extra);
}

/**
 * @param {readonly Step[]} steps
 * @param {readonly Tap[]} taps none: the session begins just now
 * @param {number} now
 * @returns {Anchor}
 */
function anchorOf(steps, taps, now) {
  /** @type {Anchor} */
  const anchor = {
    index: 0,
    since: taps[0]?.at ?? now,
    from: taps[0]?.at ?? now,
    held: 0,
    pausedAt: null,
    interrupted: "",
    extra: new Map(),
    leftOut: new Set(),
    byItself: false,
    ended: false,
  };
  const indexOf = new Map(steps.map((step, index) => [step.id, index]));
  for (const tap of [...taps].sort((one, other) => one.seq - other.seq)) follow(steps, anchor, tap, indexOf);
  return anchor;
}

/**
 * One tap moves the anchor.
 * @param {readonly Step[]} steps
 * @param {Anchor} anchor
 * @param {Tap} tap
 * @param {ReadonlyMap<string, number>} indexOf
 */
function follow(steps, anchor, tap, indexOf) {
  const index = indexOf.get(tap.step ?? "");
  switch (tap.did) {
    case "began":
      return put(anchor, 0, tap.at);
    case "at":
      if (index === undefined) return undefined;
      anchor.extra.delete(tap.step ?? "");
      return put(anchor, index, tap.at + LEAD_MS);
    case "passed":
    case "answered":
      return passOver(steps, anchor, index, tap.at);
    case "done":
    case "skipped":
      return passSet(steps, anchor, index, tap.at);
    case "left_out":
      anchor.leftOut.add(tap.prescription ?? "");
      return put(anchor, forward(steps, anchor, tap.at).index, tap.at + LEAD_MS);
    case "by_itself":
      return byItself(steps, anchor, tap);
    case "paused":
      anchor.pausedAt ??= tap.at;
      return undefined;
    case "resumed":
      if (anchor.pausedAt !== null) {
        const stood = clockOf(anchor, tap.at);
        anchor.from = tap.at + LEAD_MS;
        anchor.held += Math.max(0, anchor.from - stood);
      }
      anchor.pausedAt = null;
      return undefined;
    case "more":
      anchor.extra.set(tap.step ?? "", (anchor.extra.get(tap.step ?? "") ?? 0) + (tap.seconds ?? 0));
      return undefined;
    case "interrupted":
      anchor.interrupted = tap.step ?? "";
      return undefined;
    case "ended":
      anchor.ended = true;
      return undefined;
    default:
      return undefined;
  }
}

/**
 * @param {Anchor} anchor
 * @param {number} index
 * @param {number} since
 */
function put(anchor, index, since) {
  anchor.index = index;
  anchor.since = since;
  anchor.from = since;
  anchor.held = 0;
  anchor.pausedAt = null;
  anchor.interrupted = "";
}

/**
 * A step is over. Only the present step can be: a second tap on the same button moves nothing. Questions are answered in the rest: a rest that follows them began when they did.
 * @param {readonly Step[]} steps
 * @param {Anchor} anchor
 * @param {number | undefined} index
 * @param {number} at
 */
function passOver(steps, anchor, index, at) {
  const place = forward(steps, anchor, at);
  if (index === undefined || place.index !== index) return;
  const inRest = steps[index].kind === "ask" && steps[index + 1]?.kind === "rest";
  put(anchor, index + 1, inRest ? at - place.elapsed : at + LEAD_MS);
}

/**
 * A set is over: the present one, or the one that is being got ready for. One further on moves nothing.
 * @param {readonly Step[]} steps
 * @param {Anchor} anchor
 * @param {number | undefined} index
 * @param {number} at
 */
function passSet(steps, anchor, index, at) {
  const { index: from, over, startedAt, length } = forward(steps, anchor, at);
  const isNext = index !== undefined && index >= from && !steps.slice(from, index).some((step) => step.kind === "work");
  if (!isNext) return;
  const atItsEnd = over && index === from && at - startedAt - (length ?? 0) < LEAD_MS;
  put(anchor, index + 1, atItsEnd ? at : at + LEAD_MS);
}

/**
 * The choice holds from here on: what went by before stays as it was.
 * @param {readonly Step[]} steps
 * @param {Anchor} anchor
 * @param {Tap} tap
 */
function byItself(steps, anchor, tap) {
  const { index, startedAt } = forward(steps, anchor, tap.at);
  anchor.byItself = tap.value === "yes";
  [anchor.index, anchor.since, anchor.held] = [index, startedAt, 0];
}

/**
 * @param {readonly Step[]} steps
 * @param {Anchor} anchor
 * @param {number} now
 * @returns {Place}
 */
function forward(steps, anchor, now) {
  const paused = anchor.pausedAt !== null;
  let elapsed = Math.max(0, clockOf(anchor, now) - anchor.since - anchor.held);
  let index = anchor.ended ? steps.length : anchor.index;
  for (; index < steps.length; index += 1) {
    const step = steps[index];
    if (anchor.leftOut.has(step.prescription)) continue;
    const length = lengthIn(anchor, step);
    if (length === null || elapsed < length || step.kind === "work") return here(anchor, step, index, elapsed, length, now);
    elapsed -= length;
  }
  return { ...NOWHERE, index, elapsed, paused, startedAt: now - elapsed };
}

/** The clock stands still in a pause, and for a moment after a tap. @param {Anchor} anchor @param {number} now */
function clockOf(anchor, now) {
  return Math.max(anchor.pausedAt ?? now, anchor.from);
}

const NOWHERE = { step: null, length: null, left: null, over: false, interrupted: false };

/**
 * @param {Anchor} anchor
 * @param {Step} step
 * @param {number} index
 * @param {number} elapsed
 * @param {number | null} length
 * @param {number} now
 * @returns {Place}
 */
function here(anchor, step, index, elapsed, length, now) {
  return {
    index,
    step,
    elapsed,
    length,
    left: length === null ? null : Math.max(0, length - elapsed),
    paused: anchor.pausedAt !== null,
    over: step.kind === "work" && length !== null && elapsed >= length,
    interrupted: anchor.interrupted === step.id,
    startedAt: clockOf(anchor, now) - elapsed,
  };
}
