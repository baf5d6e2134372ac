// One question with a row of answers. Nothing is preselected; arrows move, a tap or Enter chooses.

import { attribute, el } from "./dom.js";

/** @typedef {import("./words.js").Option} Option */

/**
 * @param {object} asked
 * @param {string} asked.legend
 * @param {Option[]} asked.options
 * @param {string} asked.look "pain", "count" or "words"
 * @param {number | string | null} asked.value what was chosen before, null for nothing
 * @param {(value: number | string) => void} asked.pick
 */
export function choice({ legend, options, look, value, pick }) {
  const name = el("h2", { class: "question", text: legend, is: { id: `ask-${serial()}` } });
  /** @type {number | string | null} */
  let chosen = value;
  const buttons = options.map((option) => one(option, look, () => choose(option.value)));
  const row = el("div", { class: `answers answers-${look}`, is: { role: "radiogroup", "aria-labelledby": name.id } }, ...buttons);
  row.addEventListener("keydown", (event) => walk(event, buttons));

  /** @param {number | string} next */
  function choose(next) {
    chosen = next;
    mark();
    pick(next);
  }
  function mark() {
    buttons.forEach((each, place) => {
      attribute(each, "aria-checked", String(options[place].value === chosen));
      each.tabIndex = options[place].value === chosen || (chosen === null && place === 0) ? 0 : -1;
    });
  }
  mark();
  const ends = look === "pain" ? el("div", { class: "ends", is: { "aria-hidden": "true" } }, el("span", { text: "0 none" }), el("span", { text: "10 worst" })) : null;
  return el("section", { class: "asked" }, name, row, ends);
}

let count = 0;
function serial() {
  count += 1;
  return count;
}

/**
 * @param {Option} option
 * @param {string} look
 * @param {() => void} click
 */
function one(option, look, click) {
  const label = option.hint ? `${option.label}, ${option.hint}` : option.label;
  const shade = look === "pain" ? ` answer-pain-${option.value}` : "";
  return el("button", {
    class: `answer${shade}`,
    text: option.label,
    click,
    is: { type: "button", role: "radio", "aria-label": label, "data-value": String(option.value) },
  });
}

/** @type {{[key: string]: number}} */
const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {KeyboardEvent} event
 * @param {HTMLButtonElement[]} buttons
 */
function walk(event, buttons) {
  const step = STEP[event.key];
  const from = buttons.findIndex((each) => each === document.activeElement);
  if (step === undefined || from < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(from + step + buttons.length) % buttons.length].focus();
}
