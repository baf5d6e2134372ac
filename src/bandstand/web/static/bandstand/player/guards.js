// Answers and the guards of the script: what follows, and the sentence. A phone follows guards; it never decides.

/** @typedef {import("./script.js").Guard} Guard */
/** @typedef {import("./script.js").Consequence} Consequence */
/** @typedef {{consequence: Consequence, say: string[], high: boolean}} Verdict high: a limit of pain was passed */

/** @type {Consequence[]} gentlest first */
const GENTLEST_FIRST = ["offer_easier", "end_exercise", "stop_session"];

/**
 * The strongest consequence of some answers, with every sentence that goes with it. Null: nothing follows.
 * An absent answer sets nothing off, and is no all-clear either.
 * @param {readonly Guard[]} guards
 * @param {string} prescription
 * @param {{[asked: string]: number | string | null | undefined}} answers
 * @returns {Verdict | null}
 */
export function verdict(guards, prescription, answers) {
  const fired = guards.filter((guard) => concerns(guard, prescription) && fires(guard, answers[guard.asked]));
  if (fired.length === 0) return null;
  const rank = Math.max(...fired.map((guard) => GENTLEST_FIRST.indexOf(guard.consequence)));
  const strongest = fired.filter((guard) => GENTLEST_FIRST.indexOf(guard.consequence) === rank);
  return {
    consequence: GENTLEST_FIRST[rank],
    say: [...new Set(strongest.map((guard) => guard.say))],
    high: fired.some((guard) => guard.at_least !== null),
  };
}

/**
 * @param {Guard} guard
 * @param {string} prescription
 */
function concerns(guard, prescription) {
  return guard.prescription === "" || guard.prescription === prescription;
}

/**
 * @param {Guard} guard
 * @param {number | string | null | undefined} answer
 */
function fires(guard, answer) {
  if (answer === null || answer === undefined) return false;
  if (guard.at_least !== null) return typeof answer === "number" && answer >= guard.at_least;
  return guard.any_of.includes(String(answer));
}

/**
 * The answers of a fact under the names that guards watch.
 * @param {import("./ledger.js").Fact} fact
 * @returns {{[asked: string]: number | string | null | undefined}}
 */
export function answersOf(fact) {
  if (fact.kind === "hurt") return { "hurt.pain": fact.body.pain, "hurt.kind": fact.body.kind };
  if (fact.kind === "exercise_answered") return { peak: fact.body.peak, popping: fact.body.popping };
  return {};
}

/**
 * Whether the safety check is still to be answered: pain passed a limit and no check came after it.
 * Computed from the facts, so that a reload cannot lose it.
 * @param {readonly Guard[]} guards
 * @param {readonly import("./ledger.js").Fact[]} facts
 */
export function checkDue(guards, facts) {
  const high = facts.filter((fact) => verdict(guards, fact.body.prescription ?? "", answersOf(fact))?.high);
  const newest = Math.max(-1, ...high.map((fact) => fact.seq));
  return newest >= 0 && !facts.some((fact) => fact.kind === "safety_check" && fact.seq > newest);
}
