// Before a session: the day's name, what is needed, when the plan was checked, and one button.

import { button, el, write } from "./dom.js";
import { figure } from "./figure.js";
import { icon } from "./icons.js";
import { figureOf, insteadOf } from "./shown.js";
import { SAY, checkedWords } from "./words.js";

const SET_UP_SECONDS = 45;
const WAITING_SECONDS = 10;
const USUAL_REP_SECONDS = 4;

/** @typedef {import("./script.js").Script} Script */

/**
 * @param {object} day
 * @param {Script} day.script
 * @param {string} day.name the person's
 * @param {number} day.checked when the server gave the script
 * @param {number} day.now
 * @param {string[]} day.notes sentences to read first
 * @param {boolean} day.isFirst whether the sound was never tried on this phone
 * @param {{begin: () => void, sound: () => void, choices: () => void}} verbs
 */
export function opening({ script, name, checked, now, notes, isFirst }, verbs) {
  const isOld = now > script.valid_until;
  const status = el("p", { class: "status" });
  const picture = figure();
  const first = script.steps[0];
  if (first) picture.show({ key: figureOf(script, first), name: "", instead: insteadOf(script, first), clock: null });
  const sound = el("p", { class: "quiet sound-said", text: isFirst ? SAY.soundFirst : "", is: { "aria-live": "polite" } });
  const root = el(
    "div",
    { class: "opening" },
    el("div", { class: "picture" }, picture.element),
    el(
      "div",
      { class: "opening-words" },
      name ? el("p", { class: "quiet", text: name }) : null,
      el("h1", { class: "title", text: script.title }),
      el("p", { class: "detail", text: aboutWords(script) }),
      ...notes.map((words) => el("p", { class: "lead", text: words })),
      isOld ? el("p", { class: "lead", text: SAY.old }) : null,
      el("h2", { class: "needed-title", text: SAY.needed }),
      el("ul", { class: "needed" }, ...needed(script).map((words) => el("li", { text: words }))),
      el("p", { class: "quiet", text: checkedWords(checked, now) }),
      status,
      el("p", {}, el("a", { class: "as-track", text: SAY.asTrack, is: { href: `/session/${script.id}/audio/` } })),
    ),
    el(
      "div",
      { class: "opening-foot" },
      button(isOld ? SAY.oldBegin : SAY.begin, verbs.begin, { kind: "main", icon: icon("resume"), class: "act-begin" }),
      el(
        "div",
        { class: "opening-more" },
        sound,
        button(SAY.soundCheck, verbs.sound, { icon: icon("sound"), kind: isFirst ? "quiet" : "plain" }),
        button(SAY.choices, verbs.choices, { icon: icon("choices"), kind: "plain" }),
      ),
    ),
  );
  return {
    element: root,
    /** @param {string} words */
    update: (words) => write(status, words),
    /** @param {string} words */
    heard: (words) => write(sound, words),
  };
}

/**
 * Bands, and what else has to be fetched, each once.
 * @param {Script} script
 * @returns {string[]}
 */
export function needed(script) {
  const wear = script.shown.map((each) => each.band_words).filter((words) => words !== "" && words !== "no band");
  const all = [...new Set([...wear, ...script.shown.flatMap((each) => each.needs)])];
  return all.length > 0 ? all : [SAY.noBand];
}

/**
 * How many exercises, and about how long: counted as Today counts it (session/length.py).
 * @param {Script} script
 */
export function aboutWords(script) {
  const seconds = script.steps.reduce((sum, step) => sum + secondsOf(step), 0);
  const minutes = Math.max(1, Math.round(seconds / 60));
  const many = script.shown.length;
  return `${many} ${many === 1 ? "exercise" : "exercises"}, about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

/** @param {import("./script.js").Step} step */
function secondsOf(step) {
  if (step.kind === "set_up") return SET_UP_SECONDS;
  return step.seconds ?? (step.reps ? step.reps[1] * (step.pace || USUAL_REP_SECONDS) : WAITING_SECONDS);
}
