// Screens laid over a paused session: it hurts, end this set, close, a sentence to read, a set nobody saw.

import { asked } from "./asking.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { REASONS, SAY } from "./words.js";

/** The button that goes back and changes nothing; the Escape key is the same. */
export const LEAVES = { class: "act-leaves" };

/**
 * @param {string} name
 * @param {string} title
 * @param {import("./dom.js").Child[]} body
 * @param {import("./dom.js").Child[]} foot
 */
export function panel(name, title, body, foot) {
  const head = el("h1", { class: "panel-title", text: title, is: { tabindex: "-1", id: "panel-title" } });
  return el(
    "section",
    { class: "panel", data: { panel: name }, is: { role: "dialog", "aria-modal": "true", "aria-labelledby": "panel-title" } },
    head,
    el("div", { class: "panel-body" }, ...body),
    el("div", { class: "panel-foot" }, ...foot),
  );
}

/**
 * @param {{done: (answers: {pain: number | null, kind: string | null}) => void, back: (answers: {pain: number | null, kind: string | null}) => void}} verbs
 */
export function hurtPanel({ done, back }) {
  /** @type {{pain: number | null, kind: string | null}} */
  const answers = { pain: null, kind: null };
  const both = () => answers.pain !== null && answers.kind !== null && done(answers);
  return panel(
    "hurt",
    SAY.hurts,
    [
      asked("hurt_pain", null, (value) => {
        answers.pain = Number(value);
        both();
      }),
      asked("hurt_kind", null, (value) => {
        answers.kind = String(value);
        both();
      }),
    ],
    [button(SAY.hurtBack, () => back(answers), LEAVES)],
  );
}

/**
 * What follows from an answer: its sentences, and what can be done now.
 * @param {{title: string, say: string[], acts: {label: string, act: () => void}[]}} shown
 */
export function noticePanel({ title, say, acts }) {
  return panel(
    "notice",
    title,
    say.map((words) => el("p", { class: "lead", text: words })),
    acts.map(({ label, act }, place) => button(label, act, { kind: place === 0 ? "main" : "quiet" })),
  );
}

/**
 * End a set before its time: it counts as far as it went, or it is left out with a reason.
 * @param {{isWork: boolean, wasLogged: boolean, soFar: string}} at soFar is empty where nothing was done yet
 * @param {{done: () => void, keep: () => void, skip: (reason: import("./facts.js").Reason) => void, hurts: () => void, back: () => void}} verbs
 */
export function nextPanel({ isWork, wasLogged, soFar }, { done, keep, skip, hurts, back }) {
  const reasons = REASONS.map(({ reason, label }) => button(label, () => (reason === "pain" ? hurts() : skip(reason))));
  return panel(
    "next",
    isWork ? SAY.nextTitle : SAY.leaveSet,
    [
      wasLogged ? button(SAY.keepAsWas, keep, { kind: "main" }) : null,
      isWork && !wasLogged && soFar ? button(SAY.nextDone, done, { kind: "main", hint: soFar }) : null,
      el("p", { class: "panel-or", text: isWork ? SAY.nextWhy : "Why?" }),
      el("div", { class: "reasons" }, ...reasons),
    ],
    [button(SAY.keepGoing, back, LEAVES)],
  );
}

/**
 * @param {{status: string}} at
 * @param {{finish: (painNow: number | null) => void, back: () => void}} verbs
 */
export function closePanel({ status }, { finish, back }) {
  /** @type {number | null} */
  let painNow = null;
  const pick = (/** @type {number | string} */ value) => {
    painNow = Number(value);
  };
  return panel(
    "close",
    SAY.closeTitle,
    [el("p", { text: SAY.closeText }), status ? el("p", { class: "quiet", text: status }) : null, asked("pain_now", null, pick)],
    [button(SAY.closeFinish, () => finish(painNow), { kind: "main" }), button(SAY.keepGoing, back, LEAVES)],
  );
}

/**
 * A set that was hidden asks; it never completes itself.
 * @param {{detail: string, done: () => void, again: () => void, skip: () => void}} verbs
 */
export function interruptedPanel({ detail, done, again, skip }) {
  return panel(
    "interrupted",
    SAY.interruptedAsk,
    [el("p", { class: "lead", text: SAY.interrupted }), el("p", { text: detail })],
    [
      button(SAY.did, done, { kind: "main", icon: icon("ready") }),
      button(SAY.again, again, { icon: icon("back") }),
      button(SAY.leaveSet, skip, { icon: icon("leave") }),
    ],
  );
}

/**
 * Change one answer given before.
 * @param {{title: string, question: string, value: number | string | null, pick: (value: number | string) => void, back: () => void}} shown
 */
export function changePanel({ title, question, value, pick, back }) {
  return panel("change", title, [asked(question, value, pick)], [button("Leave as it is", back, LEAVES)]);
}

/**
 * Change how many reps, or seconds, a set was.
 * @param {{title: string, value: number, unit: string, save: (value: number) => void, back: () => void}} shown
 */
export function amountPanel({ title, value, unit, save, back }) {
  let now = value;
  const number = el("output", { class: "amount", text: String(now) });
  const by = (/** @type {number} */ step) => () => {
    now = Math.min(999, Math.max(0, now + step));
    number.textContent = String(now);
  };
  const nudge = (/** @type {string} */ label, /** @type {string} */ said, /** @type {number} */ step) =>
    el("button", { class: "nudge", text: label, click: by(step), is: { type: "button", "aria-label": said } });
  return panel(
    "amount",
    title,
    [el("div", { class: "amounts" }, nudge("−", "One fewer", -1), number, el("span", { text: unit }), nudge("+", "One more", 1))],
    [button("Save", () => save(now), { kind: "main" }), button("Leave as it is", back, LEAVES)],
  );
}

/** @typedef {"by_itself" | "captions" | "reader"} OnOff */

/**
 * What holds for every session on this phone.
 * @param {{isOn: (choice: OnOff) => boolean, choose: (choice: OnOff, on: boolean) => void, back: () => void}} shown
 */
export function choicesPanel({ isOn, choose, back }) {
  const each = (/** @type {OnOff} */ choice, /** @type {string} */ label) => onOff(label, isOn(choice), (on) => choose(choice, on));
  return panel(
    "choices",
    SAY.choices,
    [each("by_itself", SAY.byItself), each("captions", SAY.captions), each("reader", `${SAY.reader}. ${SAY.readerHint}`), el("div", { class: "by-keys quiet" }, el("p", { text: SAY.keysTitle }), el("p", { text: SAY.keys }))],
    [button(SAY.chosen, back, { kind: "main", icon: icon("ready"), ...LEAVES })],
  );
}

/**
 * @param {string} label
 * @param {boolean} on
 * @param {(on: boolean) => void} change
 */
function onOff(label, on, change) {
  const box = el("input", { is: { type: "checkbox", role: "switch" }, change: () => change(box.checked) });
  box.checked = on;
  return el("label", { class: "switch" }, box, el("span", { text: label }));
}
