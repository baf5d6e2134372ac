// The questions after an exercise, all on one screen. It goes on by itself when the last one is answered.

import { attribute, button, el, write } from "./dom.js";
import { choice } from "./choice.js";
import { icon } from "./icons.js";
import { OPTIONS, PAIN, QUESTION, SAY } from "./words.js";

/** @typedef {import("./script.js").Question} Question */

/**
 * One question in its own look.
 * @param {string} question
 * @param {number | string | null} value
 * @param {(value: number | string) => void} pick
 */
export function asked(question, value, pick) {
  const options = OPTIONS[question];
  const look = options === PAIN ? "pain" : question === "left" ? "count" : "words";
  return choice({ legend: QUESTION[question], options, look, value, pick });
}

/**
 * @param {object} screen
 * @param {string} screen.title the exercise asked about
 * @param {readonly Question[]} screen.asks
 * @param {{[question: string]: number | string}} screen.said
 * @param {(question: Question, value: number | string) => void} screen.say
 * @param {() => void} screen.pass
 * @param {() => void} screen.hurts
 * @param {() => void} screen.close
 */
export function asking({ title, asks, said, say, pass, hurts, close }) {
  const status = el("p", { class: "status" });
  const skip = button(asks.length > 1 ? SAY.skipQuestions : SAY.skipQuestion, pass, { kind: "plain" });
  const root = el(
    "div",
    { class: "stage ask", data: { state: "ask", kind: "ask", asks: String(asks.length) } },
    el("div", { class: "head" }, status, el("h1", { class: "state ask-title" }, icon("ask"), el("span", { text: title }))),
    el("div", { class: "questions" }, ...asks.map((each) => asked(each, said[each] ?? null, (value) => say(each, value)))),
    el(
      "div",
      { class: "controls controls-low" },
      skip,
      el("div", { class: "always" }, button(SAY.hurts, hurts, { icon: icon("hurts"), kind: "hurts" }), button(SAY.close, close, { icon: icon("close") })),
    ),
  );
  return {
    element: root,
    /** @param {string} words */
    update(words) {
      write(status, words);
    },
    /** While the last answer is being kept nothing more can be said. @param {boolean} on */
    busy(on) {
      attribute(root, "inert", on);
      root.classList.toggle("is-busy", on);
    },
  };
}
