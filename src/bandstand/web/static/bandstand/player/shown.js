// What the screen says at a place: words and numbers only, so that a test can read the whole screen without one.

import { countAt } from "./counts.js";
import { shownOf } from "./script.js";
import { SAY, STATE, clock, nextWords, repsWords, secondsWords, setWords, sideWords } from "./words.js";

/** @typedef {import("./script.js").Script} Script */
/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./ledger.js").Fact} Fact */
/**
 * @typedef {object} Screen
 * @property {string} state the step's kind, or "paused"
 * @property {string} word the state in a word
 * @property {string} title what to do
 * @property {string} detail which set, which side
 * @property {string[]} lines
 * @property {string} number large, never moving
 * @property {string} unit beside the number
 * @property {string} figure
 * @property {string} instead said in its place where there is none
 * @property {string} name of the exercise, for the figure's description
 */

/**
 * @param {Script} script
 * @param {Place} place
 * @returns {Screen}
 */
export function screenAt(script, place) {
  const step = place.step ?? script.steps[script.steps.length - 1];
  const name = shownOf(script, step.prescription)?.name ?? script.title;
  const ahead = step.kind === "rest" ? nextWork(script, place.index) : null;
  const figure = figureOf(script, ahead ?? step);
  const base = { state: step.kind, word: STATE[step.kind], name: ahead ? nameOf(script, ahead) : name, figure, instead: insteadOf(script, ahead ?? step), ...counted(script, step, place) };
  const said = { ...base, ...told(script, step, name, place) };
  return place.paused ? { ...said, state: "paused", word: STATE.paused } : said;
}

/**
 * @param {Script} script
 * @param {Step} step
 * @param {string} name
 * @param {Place} place
 * @returns {{title: string, detail: string, lines: string[]}}
 */
function told(script, step, name, { index, elapsed }) {
  const shown = shownOf(script, step.prescription);
  const wear = wearWords(shown);
  const how = [shown?.variant_words, wear].filter(Boolean).join(", ");
  if (step.kind === "set_up") {
    return { title: name, detail: shown?.dose_words ?? "", lines: distinct([how, ...cautions(script, step), ...step.words], name) };
  }
  if (step.kind === "rest") return resting(script, step, index);
  if (step.kind === "switch_side") return { title: `Now your ${sideWords(step.side, step.limb)}`, detail: name, lines: step.words };
  return { title: name, detail: setWords(step), lines: inTurn(step.words, elapsed, step.pace * 1000 || LINE_MS) };
}

const LINE_MS = 8000;

/**
 * One line of coaching at a time, in turn: in a counted set for whole repetitions, so that none begins or ends inside one.
 * @param {string[]} lines
 * @param {number} elapsed
 * @param {number} rep milliseconds of one
 */
function inTurn(lines, elapsed, rep) {
  const shownFor = rep * Math.ceil(LINE_MS / rep);
  return lines.length === 0 ? [] : [lines[Math.floor(elapsed / shownFor) % lines.length]];
}

/** The set that comes after a place, null where none does. @param {Script} script @param {number} index */
function nextWork(script, index) {
  return script.steps.slice(index + 1).find((each) => each.kind === "work") ?? null;
}

/** @param {Script} script @param {Step} step */
function nameOf(script, step) {
  return shownOf(script, step.prescription)?.name ?? script.title;
}

/** Where the band goes and which one, in words. @param {import("./script.js").Shown | null} shown */
function wearWords(shown) {
  return [shown?.band_words, shown?.placement_words].filter(Boolean).join(", ");
}

/**
 * What comes next, and what to have on for it.
 * @param {Script} script
 * @param {Step} step
 * @param {number} index
 */
function resting(script, step, index) {
  const next = nextWork(script, index);
  if (!next) return { title: "Nearly done", detail: "", lines: step.words };
  const isOther = next.prescription !== step.prescription;
  const shown = shownOf(script, next.prescription);
  const name = shown?.name ?? "";
  const wear = wearWords(shown);
  const hint = isOther ? wear : (next.words[0] ?? wear);
  return { title: nextWords(next, name, isOther), detail: isOther ? setWords(next) : name, lines: [...step.words, hint].filter(Boolean) };
}

/** @param {Script} script @param {Step} step */
function cautions(script, step) {
  const shown = shownOf(script, step.prescription);
  return [...(shown?.precautions ?? []).map((words) => `Remember: ${words}.`), ...(shown?.cautions ?? [])];
}

/**
 * Each line once, without what the title says already.
 * @param {string[]} lines
 * @param {string} name
 */
function distinct(lines, name) {
  const plain = (/** @type {string} */ line) => line.toLowerCase().replace(/[.]$/, "");
  const seen = new Set([plain(name), `next: ${plain(name)}`]);
  return lines.filter((line) => line !== "" && !seen.has(plain(line)) && seen.add(plain(line)));
}

/**
 * @param {Script} script
 * @param {Step} step
 * @param {Place} place
 * @returns {{number: string, unit: string}}
 */
function counted(script, step, place) {
  if (step.kind === "work" && step.reps) {
    return step.pace
      ? { number: String(countAt(step, place.elapsed)), unit: repsWords(step.reps) }
      : { number: String(step.reps[1]), unit: "at your own pace" };
  }
  if (step.kind === "set_up" && place.length === null) return { number: "", unit: SAY.waits };
  return place.left === null ? { number: "", unit: "" } : { number: clock(place.left + readyAfter(script, place)), unit: "" };
}

/** Getting ready is part of a rest, as the voice counts it: its milliseconds, 0 elsewhere. @param {Script} script @param {Place} place */
function readyAfter(script, { step, index }) {
  const after = script.steps[index + 1];
  return step?.kind === "rest" && after?.kind === "prepare" ? (after.seconds ?? 0) * 1000 : 0;
}

/**
 * Where we are in one line, for whoever does not see the screen: what, which side, and how long it still takes.
 * @param {Script} script
 * @param {Place} place
 */
export function tellAt(script, place) {
  const { word, title, detail } = screenAt(script, place);
  return [word, title, detail, leftWords(place, readyAfter(script, place))].filter(Boolean).join(". ") + ".";
}

/** @param {Place} place @param {number} [more] milliseconds that count as well */
export function leftWords({ step, left, elapsed }, more = 0) {
  if (!step) return "";
  if (step.kind === "work" && step.reps) return step.pace ? `Rep ${countAt(step, elapsed)} ${repsWords(step.reps)}` : `${step.reps[1]} reps, then Done`;
  if (left === null) return step.kind === "set_up" ? SAY.waits : "";
  return secondsWords(left + more);
}

/**
 * @param {Script} script
 * @param {Step} step
 */
export function figureOf(script, step) {
  return step.figure || (shownOf(script, step.prescription)?.figure ?? "");
}

/**
 * Why there is no figure; empty where there is one, or never was one.
 * @param {Script} script
 * @param {Step} step
 */
export function insteadOf(script, step) {
  return figureOf(script, step) ? "" : (shownOf(script, step.prescription)?.no_figure ?? "");
}

/** @typedef {"todo" | "now" | "skipped" | "here" | "stored"} Tick here: on this phone; stored: the server has named it */

/**
 * One mark for each set of the session.
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @param {Place} place
 * @returns {Tick[]}
 */
export function ticks(script, facts, place) {
  const steps = script.steps.filter((step) => step.kind === "work");
  const current = script.steps.slice(place.index).find((step) => step.kind === "work");
  return steps.map((step) => {
    const fact = facts.filter((each) => each.step === step.id && (each.kind === "set_done" || each.kind === "set_skipped")).at(-1);
    if (fact?.kind === "set_done") return fact.stored ? "stored" : "here";
    if (fact) return "skipped";
    return step === current ? "now" : "todo";
  });
}

/**
 * The set just done, in the rest after it.
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @param {Place} place
 * @returns {Fact | null}
 */
export function justDone(script, facts, place) {
  const before = script.steps.slice(0, place.index).filter((step) => step.kind === "work").at(-1);
  return (before && facts.filter((fact) => fact.kind === "set_done" && fact.step === before.id).at(-1)) ?? null;
}
