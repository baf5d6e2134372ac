// After the session: every answer and every number can still be changed. A change is a correction, never an overwriting.

import { amountPanel, changePanel } from "./panels.js";
import { shownOf } from "./script.js";
import { SAY } from "./words.js";

/**
 * @param {object} house
 * @param {import("./session.js").Session} house.session
 * @param {import("./moves.js").Moves} house.moves
 * @param {import("./frame.js").Frame} house.frame
 * @param {() => void} house.again
 * @param {() => void} house.save
 * @returns {import("./finish.js").Verbs}
 */
export function afterwards({ session, moves, frame, again, save }) {
  const nameOf = (/** @type {string} */ key) => shownOf(session.script, key)?.name ?? session.script.title;
  return {
    answer(step, question, fact) {
      const pick = (/** @type {number | string} */ value) =>
        frame.away(() => (fact ? moves.correct(fact.id, { ...fact.body, [question]: value }) : moves.answerLate(step, { [question]: value })));
      const value = fact?.body[question] ?? null;
      frame.show(changePanel({ title: nameOf(step.prescription), question, value, pick, back: frame.shut }));
    },
    hurt(fact, question) {
      const field = question === "hurt_pain" ? "pain" : "kind";
      const pick = (/** @type {number | string} */ value) => frame.away(() => moves.correct(fact.id, { ...fact.body, [field]: value }));
      frame.show(changePanel({ title: SAY.hurts, question, value: fact.body[field] ?? null, pick, back: frame.shut }));
    },
    amount(fact) {
      const unit = typeof fact.body.reps === "number" ? "reps" : "seconds";
      const put = (/** @type {number} */ value) => frame.away(() => moves.correct(fact.id, { ...fact.body, [unit]: value }));
      frame.show(amountPanel({ title: nameOf(fact.body.prescription), value: fact.body[unit] ?? 0, unit, save: put, back: frame.shut }));
    },
    again,
    save,
  };
}
