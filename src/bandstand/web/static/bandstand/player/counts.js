// Paced reps: which one it is now, what was done when a set ends, and small corrections in the rest.

/** @typedef {import("./script.js").Step} Step */

/**
 * The count on the screen: the rep being done now, from 1.
 * @param {Step} step
 * @param {number} elapsed milliseconds of work
 */
export function countAt(step, elapsed) {
  if (!step.reps || !step.pace) return 0;
  return Math.min(step.reps[1], Math.floor(elapsed / (step.pace * 1000)) + 1);
}

/**
 * What a set came to: all of it when its time was up, else what was whole by then.
 * @param {Step} step
 * @param {number} elapsed milliseconds of work
 * @returns {{reps: number} | {seconds: number} | {}}
 */
export function amount(step, elapsed) {
  if (step.reps && step.pace) return { reps: Math.min(step.reps[1], Math.floor(elapsed / (step.pace * 1000))) };
  if (step.reps) return { reps: step.reps[1] };
  if (step.seconds !== null) return { seconds: Math.min(step.seconds, Math.floor(elapsed / 1000)) };
  return {};
}

/**
 * One more or one fewer, within reason.
 * @param {number} number
 * @param {number} by
 */
export function nudged(number, by) {
  return Math.min(999, Math.max(0, number + by));
}

const BEFORE_S = 3; // words of the script take about so long; a count would come late after them

/**
 * A soft tick and the count at the start of each rep but the first, where the script brings no tones of its own.
 * @param {Step} step
 * @returns {import("./script.js").Cue[]}
 */
export function paceCues(step) {
  if (!step.reps || !step.pace) return [];
  const [, most] = step.reps;
  const last = most * step.pace;
  if (step.cues.some((cue) => cue.tone && cue.at > 0 && cue.at < last)) return [];
  return Array.from({ length: most - 1 }, (_, done) => {
    const at = (done + 1) * step.pace;
    const isLast = done + 2 === most;
    return { at, say: isLast ? LAST_ONE : isFree(step, at) ? String(done + 2) : "", tone: "tick", voice: isLast ? "less" : "usual" };
  });
}

const LAST_ONE = "Last one.";

/** @param {Step} step @param {number} at */
function isFree(step, at) {
  return !step.cues.some((cue) => cue.say !== "" && cue.at > at - BEFORE_S && cue.at <= at);
}
