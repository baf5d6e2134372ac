// After a set was left out: ten seconds to take it back, or to leave out the whole exercise.

import { button, el } from "./dom.js";
import { SAY } from "./words.js";

const SHOWN_MS = 10_000;

/**
 * @param {{now: () => number, undo: () => void, whole: () => void}} world
 */
export function toast({ now, undo, whole }) {
  let until = 0;
  const over = (/** @type {() => void} */ verb) => () => {
    until = 0;
    element.hidden = true;
    verb();
  };
  const rest = button(SAY.whole, over(whole));
  const element = el(
    "div",
    { class: "toast", is: { role: "status" } },
    el("span", { text: SAY.leftOutToast }),
    button(SAY.undo, over(undo), { class: "act-undo" }),
    rest,
  );
  element.hidden = true;
  return {
    element,
    /** @param {boolean} hasMore whether the exercise has more sets to leave out */
    show(hasMore) {
      until = now() + SHOWN_MS;
      rest.hidden = !hasMore;
    },
    update(/** @type {boolean} */ isFree) {
      element.hidden = !isFree || now() >= until;
    },
  };
}
