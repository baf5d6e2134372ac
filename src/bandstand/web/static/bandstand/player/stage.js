// The screen of a running session. Its parts stay where they are; only words, numbers and the ground change.

import { attribute, button, el, write } from "./dom.js";
import { VOICES } from "./cues.js";
import { figure } from "./figure.js";
import { icon } from "./icons.js";
import { SAY, doneWords } from "./words.js";

/** @typedef {import("./shown.js").Screen} Screen */
/** @typedef {import("./shown.js").Tick} Tick */
/** @typedef {import("./ledger.js").Fact} Fact */
/** @typedef {{screen: Screen, kind: string, waits: boolean, ticks: Tick[], status: string, done: Fact | null,
 *   clock: () => number, voice: import("./script.js").Voice}} Seen `clock`: seconds into the loop of the figure */
/** @typedef {{back: () => void, pause: () => void, resume: () => void, ready: () => void, more: () => void, next: () => void,
 *   leaveOut: () => void, done: () => void, hurts: () => void, close: () => void, check: () => void, lessVoice: () => void,
 *   moreVoice: () => void, choices: () => void, nudge: (by: number) => void}} Verbs */

/** Which buttons a state has, in their fixed places. @type {{[state: string]: (keyof Verbs)[]}} */
const ROW = {
  set_up: ["back", "pause", "leaveOut", "ready"],
  prepare: ["back", "pause", "leaveOut"],
  work: ["back", "pause", "next"],
  waiting: ["back", "pause", "leaveOut", "done"],
  switch_side: ["back", "pause", "ready"],
  rest: ["back", "pause", "more", "ready"],
  paused: ["back", "check", "choices", "resume"],
};
const MAIN = new Set(["ready", "resume", "done"]);
/** @type {{[verb: string]: string}} */
const ICON = { leaveOut: "leave", done: "ready" };

/** @param {Verbs} verbs */
export function stage(verbs) {
  const word = el("span", { class: "state-word" });
  const state = el("p", { class: "state" }, icon("work"), word);
  const picture = figure();
  const held = icon("paused");
  held.setAttribute("class", "icon held");
  const hit = el("button", { class: "hit", click: () => toggle(), is: { type: "button" } }, held);
  const title = el("h1", { class: "title" });
  const detail = el("p", { class: "detail" });
  const lines = el("ul", { class: "lines" });
  const number = el("span", { class: "number" });
  const unit = el("span", { class: "unit" });
  const logged = loggedLine(verbs);
  const bar = progress();
  const row = el("div", { class: "row" });
  const less = button(SAY.lessVoice, verbs.lessVoice, { icon: icon("quieter"), class: "act-voice" });
  const more = button(SAY.moreVoice, verbs.moreVoice, { icon: icon("sound"), class: "act-voice" });
  const always = el(
    "div",
    { class: "always" },
    button(SAY.hurts, verbs.hurts, { icon: icon("hurts"), kind: "hurts" }),
    less,
    more,
    button(SAY.close, verbs.close, { icon: icon("close") }),
  );
  const root = el(
    "div",
    { class: "stage" },
    el("div", { class: "head" }, bar.element),
    el("div", { class: "picture" }, picture.element, hit),
    el("div", { class: "say" }, state, title, detail, el("p", { class: "count" }, number, unit), lines, logged.element),
    el("div", { class: "controls" }, row, always),
  );
  let paused = false;
  let shown = "";
  const toggle = () => (paused ? verbs.resume() : verbs.pause());

  return {
    element: root,
    /** @param {Seen} seen */
    update({ screen, kind, waits, ticks, status, done, clock, voice }) {
      attribute(less, "aria-disabled", voice === VOICES[0] ? "true" : null);
      attribute(more, "aria-disabled", voice === VOICES[VOICES.length - 1] ? "true" : null);
      paused = screen.state === "paused";
      const place = paused ? "paused" : kind === "work" && waits ? "waiting" : kind;
      root.dataset.state = screen.state;
      root.dataset.kind = kind;
      if (shown !== place) {
        shown = place;
        state.replaceChild(icon(screen.state), /** @type {Node} */ (state.firstChild));
        row.replaceChildren(...ROW[place].map((verb) => control(verb, verbs)));
      }
      write(word, screen.word);
      write(title, screen.title);
      write(detail, screen.detail);
      write(number, screen.number);
      write(unit, screen.unit);
      fill(lines, screen.lines.slice(0, kind === "set_up" ? 3 : 1));
      picture.show({ key: screen.figure, name: screen.name, instead: screen.instead, clock: kind === "rest" ? null : clock });
      attribute(hit, "aria-label", `${screen.name}. ${paused ? SAY.resume : SAY.pause}`);
      bar.update(ticks, status);
      logged.update(kind === "rest" && !paused ? done : null);
    },
  };
}

/**
 * @param {keyof Verbs} verb
 * @param {Verbs} verbs
 */
function control(verb, verbs) {
  const label = /** @type {{[verb: string]: string}} */ (/** @type {unknown} */ (SAY))[verb];
  const act = /** @type {() => void} */ (verbs[verb]);
  return button(label, () => act(), { icon: icon(ICON[verb] ?? verb), kind: MAIN.has(verb) ? "main" : "quiet", class: `act-${verb}` });
}

/**
 * @param {Element} list
 * @param {string[]} lines
 */
function fill(list, lines) {
  if (list.childElementCount === lines.length) lines.forEach((line, place) => write(list.children[place], line));
  else list.replaceChildren(...lines.map((line) => el("li", { text: line })));
}

/** One mark a set: a ring on this phone, filled once the server has it. */
function progress() {
  const marks = el("div", { class: "marks", is: { role: "img" } });
  const status = el("p", { class: "status" });
  return {
    element: el("div", { class: "progress" }, marks, status),
    /** @param {Tick[]} ticks @param {string} words */
    update(ticks, words) {
      if (marks.childElementCount !== ticks.length) marks.replaceChildren(...ticks.map(() => el("span", { class: "mark" })));
      ticks.forEach((tick, place) => attribute(marks.children[place], "data-tick", tick));
      const done = ticks.filter((tick) => tick === "here" || tick === "stored").length;
      attribute(marks, "aria-label", `${done} of ${ticks.length} sets done`);
      write(status, words);
    },
  };
}

/** What was logged a moment ago, with - and + for reps. @param {Verbs} verbs */
function loggedLine(verbs) {
  const tick = el("span", { class: "tick" });
  const words = el("span", { class: "logged-words" });
  const fewer = el("button", { class: "nudge", text: "−", click: () => verbs.nudge(-1), is: { type: "button", "aria-label": "One rep fewer" } });
  const more = el("button", { class: "nudge", text: "+", click: () => verbs.nudge(1), is: { type: "button", "aria-label": "One rep more" } });
  const element = el("div", { class: "logged" }, tick, fewer, words, more);
  return {
    element,
    /** @param {Fact | null} fact */
    update(fact) {
      element.hidden = fact === null;
      if (!fact) return;
      const reps = typeof fact.body.reps === "number";
      fewer.hidden = more.hidden = !reps;
      attribute(tick, "data-tick", fact.stored ? "stored" : "here");
      attribute(tick, "title", fact.stored ? SAY.onServer : SAY.onPhone);
      write(words, `Logged: ${doneWords(fact.body)}`);
    },
  };
}
