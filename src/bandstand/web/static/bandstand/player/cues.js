// Which tones and words are due, from the steps ahead. All tones of a stretch are known before it begins.

import { paceCues } from "./counts.js";

/** @typedef {import("./script.js").Tone} Tone */
/** @typedef {{step: import("./script.js").Step, startsAt: number, length: number | null, from?: number}} Ahead */
/** @typedef {{due: number, tone: Tone}} DueTone */
/** @typedef {{due: number, latest: number, say: string}} DueWords start no later than `latest`, or not at all */

/** @type {import("./script.js").Voice[]} */
export const VOICES = ["less", "usual", "more"];

const LATE_MS = 1500;
const JUST_NOW_MS = 300; // a tap takes a moment to be kept: its tone still sounds
const BREATH_MS = 150;

/**
 * @param {readonly Ahead[]} ahead
 * @param {number} now
 * @returns {DueTone[]} in order, none of them long past
 */
export function tonesDue(ahead, now) {
  return all(ahead)
    .flatMap(({ due, cue }) => (cue.tone && due >= now - JUST_NOW_MS ? [{ due, tone: cue.tone }] : []))
    .sort((one, other) => one.due - other.due);
}

/**
 * Words begin early enough to end before a go tone, by the length such a phrase had last time; late words are cut.
 * @param {readonly Ahead[]} ahead
 * @param {number} now
 * @param {(say: string) => number} lengthOf milliseconds
 * @param {import("./script.js").Voice} [voice] how much the person wants to hear
 * @returns {DueWords[]}
 */
export function wordsDue(ahead, now, lengthOf, voice = "usual") {
  const gos = tonesDue(ahead, now).filter(({ tone }) => tone === "go");
  return all(ahead)
    .filter(({ cue }) => cue.say !== "" && VOICES.indexOf(cue.voice ?? "less") <= VOICES.indexOf(voice))
    .map(({ due, cue }) => words(due, cue.say, gos.find((go) => go.due > due)?.due ?? Infinity, lengthOf(cue.say)))
    .filter(({ latest }) => latest >= now)
    .sort((one, other) => one.due - other.due);
}

/**
 * @param {number} due
 * @param {string} say
 * @param {number} go when the next go tone sounds
 * @param {number} length
 * @returns {DueWords}
 */
function words(due, say, go, length) {
  return { say, due: Math.min(due, go - length - BREATH_MS), latest: due + LATE_MS };
}

/** @param {readonly Ahead[]} ahead */
function all(ahead) {
  return ahead.flatMap(({ step, startsAt, from = startsAt }) =>
    [...step.cues, ...paceCues(step)].map((cue) => ({ cue, due: startsAt + cue.at * 1000 })).filter(({ due }) => due >= from),
  );
}
