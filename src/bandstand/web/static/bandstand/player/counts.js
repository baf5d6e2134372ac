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

/**
 * A soft tick at the start of each rep but the first, where the script brings no tones of its own.
 * @param {Step} step
 * @returns {import("./script.js").Cue[]}
 */
export function paceCues(step) {
  if (!step.reps || !step.pace) return [];
  const last = step.reps[1] * step.pace;
  if (step.cues.some((cue) => cue.tone && cue.at > 0 && cue.at < last)) return [];
  return Array.from({ length: step.reps[1] - 1 }, (_, done) => ({ at: (done + 1) * step.pace, say: "", tone: "tick" }));
}
