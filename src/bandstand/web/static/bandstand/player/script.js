// The script as the phone plays it: what the server left out because it was empty is filled in, and nothing else.

import { readFilm } from "./film.js";

/** @typedef {"set_up" | "prepare" | "work" | "switch_side" | "rest" | "ask"} StepKind */
/** @typedef {"ready" | "tick" | "go" | "stop" | "switch" | "turn" | "question"} Tone */
/** @typedef {"peak" | "left" | "effort" | "popping" | "pain_now"} Question */
/** @typedef {"left" | "right"} Side */
/** @typedef {"less" | "usual" | "more"} Voice how much of it a person wants */
/** @typedef {{at: number, say: string, tone: Tone | null, voice?: Voice}} Cue seconds after the step began; `voice`: the least with which it is said */
/**
 * @typedef {object} Step
 * @property {string} id
 * @property {StepKind} kind
 * @property {string} prescription
 * @property {number} set
 * @property {number} sets
 * @property {Side | null} side
 * @property {number | null} seconds
 * @property {[number, number] | null} reps
 * @property {number} pace seconds a rep
 * @property {string} figure
 * @property {import("./film.js").Film | null} film
 * @property {string[]} words
 * @property {Cue[]} cues
 * @property {Question[]} asks
 * @property {string} section
 * @property {string} [limb] what its sides are called: leg, arm or side
 */
/**
 * @typedef {object} Shown
 * @property {string} key
 * @property {string} name
 * @property {unknown} dose copied into every set as it stands
 * @property {string} dose_words
 * @property {string | null} variant
 * @property {string} variant_words
 * @property {string | null} placement
 * @property {string} placement_words
 * @property {number | null} band
 * @property {string} band_words
 * @property {string[]} needs what has to be fetched beside a band
 * @property {string} figure
 * @property {string} no_figure said in place of a figure that a precaution leaves out
 * @property {string[]} cautions
 * @property {string[]} precautions
 * @property {string} limb
 */
/** @typedef {"offer_easier" | "end_exercise" | "stop_session"} Consequence */
/**
 * @typedef {object} Guard
 * @property {"hurt.pain" | "hurt.kind" | "peak" | "popping"} asked
 * @property {Consequence} consequence
 * @property {string} say
 * @property {number | null} at_least
 * @property {string[]} any_of
 * @property {string} prescription empty: every exercise
 */
/** @typedef {{id: string, level: "emergency" | "urgent", say: string, advice: string}} Sign */
/**
 * @typedef {object} Script
 * @property {string} id
 * @property {number} plan_number
 * @property {number} made_at
 * @property {number} valid_until
 * @property {string} day
 * @property {string} title
 * @property {Shown[]} shown
 * @property {Step[]} steps
 * @property {Guard[]} guards
 * @property {Sign[]} signs
 */
/** @typedef {{[name: string]: any}} Json */

/**
 * @param {Json} json
 * @returns {Script}
 */
export function readScript(json) {
  const limbs = new Map(list(json.shown).map((each) => [each.key, each.limb ?? "leg"]));
  return {
    id: json.id,
    plan_number: json.plan_number,
    made_at: json.made_at,
    valid_until: json.valid_until,
    day: json.day ?? "full",
    title: json.title ?? "",
    shown: list(json.shown).map(shown),
    steps: list(json.sections).flatMap((section) => list(section.steps).map((each) => step(each, section.title ?? "", limbs))),
    guards: list(json.guards?.guards).map(guard),
    signs: list(json.signs).map((each) => ({ id: each.id, level: each.level, say: each.say, advice: each.advice })),
  };
}

/**
 * What is shown of one exercise.
 * @param {Script} script
 * @param {string} key
 */
export function shownOf(script, key) {
  return script.shown.find((each) => each.key === key) ?? null;
}

/** @param {unknown} json @returns {any[]} */
function list(json) {
  return Array.isArray(json) ? json : [];
}

/**
 * @param {Json} json
 * @param {string} section
 * @param {ReadonlyMap<string, string>} limbs by exercise
 * @returns {Step}
 */
function step(json, section, limbs) {
  return {
    id: json.id,
    kind: json.kind,
    prescription: json.prescription ?? "",
    set: json.set ?? 0,
    sets: json.sets ?? 0,
    side: json.side ?? null,
    seconds: json.seconds ?? null,
    reps: json.reps ?? null,
    pace: json.pace ?? 0,
    figure: json.figure ?? "",
    film: readFilm(json.film),
    words: list(json.words),
    cues: list(json.cues).map((cue) => ({ at: cue.at ?? 0, say: cue.say ?? "", tone: cue.tone ?? null, voice: cue.voice ?? "less" })),
    asks: list(json.asks),
    section,
    limb: limbs.get(json.prescription) ?? "leg",
  };
}

/**
 * @param {Json} json
 * @returns {Shown}
 */
function shown(json) {
  return {
    key: json.key,
    name: json.name,
    dose: json.dose ?? null,
    dose_words: json.dose_words ?? "",
    variant: json.variant ?? null,
    variant_words: json.variant_words ?? "",
    placement: json.placement ?? null,
    placement_words: json.placement_words ?? "",
    band: json.band ?? null,
    band_words: json.band_words ?? "",
    needs: list(json.needs),
    figure: json.figure ?? "",
    no_figure: json.no_figure ?? "",
    cautions: list(json.cautions),
    precautions: list(json.precautions),
    limb: json.limb ?? "leg",
  };
}

/**
 * @param {Json} json
 * @returns {Guard}
 */
function guard(json) {
  return {
    asked: json.asked,
    consequence: json.consequence,
    say: json.say ?? "",
    at_least: json.at_least ?? null,
    any_of: list(json.any_of),
    prescription: json.prescription ?? "",
  };
}
