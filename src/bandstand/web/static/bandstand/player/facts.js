// A tap becomes the body of an event. Field names are those of the server's journal; what is unknown is left out.

import { shownOf } from "./script.js";

/** @typedef {import("./script.js").Script} Script */
/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("../log/event.js").Told} Told */
/** @typedef {{[name: string]: unknown}} Body */

/** @param {Body} body @returns {Body} */
function known(body) {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

/**
 * @param {Script} script
 * @param {number | null} pre pain before, null when not answered
 * @returns {Told}
 */
export function sessionStarted(script, pre) {
  return { kind: "session_started", body: known({ script: script.id, day: script.day, pre }) };
}

/**
 * @param {Script} script
 * @param {Step} step
 * @param {{reps?: number, seconds?: number}} done
 * @returns {Told}
 */
export function setDone(script, step, done) {
  const shown = shownOf(script, step.prescription);
  const body = known({
    prescription: step.prescription,
    set: step.set,
    side: step.side,
    ...done,
    asked: shown?.dose,
    variant: shown?.variant,
    placement: shown?.placement,
    band: shown?.band,
  });
  return { kind: "set_done", step: step.id, body };
}

/** @typedef {"tired" | "time" | "pain" | "equipment" | "other"} Reason */

/**
 * @param {Step} step
 * @param {Reason} reason
 * @returns {Told}
 */
export function setSkipped(step, reason) {
  const body = known({ prescription: step.prescription, set: step.set, side: step.side, reason });
  return { kind: "set_skipped", step: step.id, body };
}

/**
 * @param {Script} script
 * @param {Step} step
 * @param {{[question: string]: number | string}} answers only what was answered
 * @returns {Told}
 */
export function exerciseAnswered(script, step, answers) {
  const { peak, effort, left, popping } = answers;
  const variant = shownOf(script, step.prescription)?.variant;
  const body = known({ prescription: step.prescription, variant, peak, effort, left, popping });
  return { kind: "exercise_answered", step: step.id, body };
}

/**
 * @param {Script} script
 * @param {Step | null} step where it hurt
 * @param {{pain: number | null, kind: string | null}} answers
 * @returns {Told}
 */
export function hurt(script, step, { pain, kind }) {
  const prescription = step?.prescription ?? "";
  const variant = shownOf(script, prescription)?.variant;
  return { kind: "hurt", step: step?.id ?? "", body: known({ prescription, variant, pain, kind }) };
}

/**
 * @param {string[]} signs empty: none of these
 * @param {Body[]} reviews what is known of each sign
 * @returns {Told}
 */
export function safetyCheck(signs, reviews) {
  return { kind: "safety_check", body: reviews.length > 0 ? { signs, reviews } : { signs } };
}

/**
 * @param {number | null} painNow
 * @param {boolean} early
 * @param {string} [step]
 * @returns {Told}
 */
export function sessionFinished(painNow, early, step = "") {
  return { kind: "session_finished", step, body: known({ pain_now: painNow, early: early || null }) };
}

/**
 * @param {string} supersedes an event's id
 * @param {Body} body the whole body as it should have been
 * @returns {Told}
 */
export function correction(supersedes, body) {
  return { kind: "correction", body: { supersedes, body } };
}

/**
 * @param {string} supersedes
 * @returns {Told}
 */
export function taken(supersedes) {
  return { kind: "void", body: { supersedes } };
}
