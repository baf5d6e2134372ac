// The safety check: one list a level, "None of these" as an answer to tap, nothing preselected.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { LEAVES, panel } from "./panels.js";
import { SAY } from "./words.js";

/** @typedef {import("./script.js").Sign} Sign */
/** @typedef {import("./facts.js").Body} Body */
/** @typedef {{signs: string[], reviews: Body[], stops: boolean}} Checked */

/**
 * The steps of a check as they come: each shows itself in `place` and leads to the next.
 * @param {readonly Sign[]} signs
 * @param {{show: (panel: HTMLElement) => void, done: (checked: Checked) => void, back: (() => void) | null}} world back
 * null: the check is due and cannot be put off
 */
export function safetyCheck(signs, { show, done, back }) {
  const urgent = signs.filter((sign) => sign.level === "urgent");
  const emergency = signs.filter((sign) => sign.level === "emergency");
  const second = () => level(urgent, SAY.checkTitleSecond, (ticked) => (ticked.length === 0 ? none() : review(ticked)));
  const none = () => done({ signs: [], reviews: [], stops: false });

  /** @param {Sign[]} list @param {string} title @param {(ticked: string[]) => void} next */
  function level(list, title, next) {
    if (list.length === 0) return next([]);
    const picks = list.map((sign) => pick(sign));
    const ticked = () => picks.filter((each) => each.box.checked).map((each) => each.box.value);
    const go = button(SAY.theseSigns, () => next(ticked()), { kind: "main", icon: icon("ready") });
    const clear = button(SAY.noneOfThese, () => next([]));
    const swap = () => {
      go.hidden = ticked().length === 0;
      clear.hidden = ticked().length > 0;
    };
    picks.forEach((each) => each.box.addEventListener("change", swap));
    swap();
    show(
      panel(
        "safety",
        title,
        [el("div", { class: "signs", is: { role: "group", "aria-labelledby": "panel-title" } }, ...picks.map((each) => each.element))],
        [clear, go, back ? button(SAY.keepGoing, back, { kind: "plain", ...LEAVES }) : null],
      ),
    );
  }

  /** @param {string[]} ticked */
  function review(ticked) {
    show(
      panel(
        "review",
        SAY.reviewAsk,
        signs.filter((sign) => ticked.includes(sign.id)).map((sign) => el("p", { text: sign.say })),
        [
          button(SAY.reviewYes, () => who(ticked)),
          button(SAY.reviewWorse, () => done({ signs: ticked, reviews: ticked.map((sign) => ({ sign, worse: true })), stops: true })),
          button(SAY.reviewNo, () => done({ signs: ticked, reviews: [], stops: true })),
        ],
      ),
    );
  }

  /** @param {string[]} ticked */
  function who(ticked) {
    const by = chips("seen-by", SAY.reviewWho, SAY.reviewWhoChoices);
    const on = chips("seen-on", SAY.reviewWhen, SAY.reviewWhenChoices);
    const known = () => ticked.map((sign) => ({ sign, seen_by: by.value(), seen_on: on.value(), worse: false }));
    show(
      panel(
        "review",
        SAY.reviewGoOn,
        [by.element, on.element],
        [button(SAY.goOn, () => done({ signs: ticked, reviews: known(), stops: false }), { kind: "main" })],
      ),
    );
  }

  level(emergency, SAY.checkTitleFirst, (ticked) => (ticked.length === 0 ? second() : done({ signs: ticked, reviews: [], stops: true })));
}

/** @param {Sign} sign */
function pick(sign) {
  const box = el("input", { is: { type: "checkbox", value: sign.id } });
  return { box, element: el("label", { class: "sign" }, box, el("span", { text: sign.say })) };
}

/**
 * A short answer: one of a few, or own words.
 * @param {string} id
 * @param {string} label
 * @param {string[]} choices
 */
function chips(id, label, choices) {
  const field = el("input", { class: "field", is: { type: "text", id, maxlength: "80", autocomplete: "off" } });
  const set = (/** @type {string} */ words) => () => {
    field.value = words;
  };
  const element = el(
    "div",
    { class: "asked" },
    el("label", { class: "question", text: label, is: { for: id } }),
    el("div", { class: "answers answers-words" }, ...choices.map((words) => el("button", { class: "answer", text: words, click: set(words), is: { type: "button" } }))),
    field,
  );
  return { element, value: () => field.value.trim() };
}
