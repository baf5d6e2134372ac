// After a session: what was done, what is only here, what comes tomorrow. Every answer can still be changed.

import { isUpdated } from "../log/start.js";
import { button, el, write } from "./dom.js";
import { icon } from "./icons.js";
import { shownOf } from "./script.js";
import { QUESTION, SAY, answerWords, doneWords, sideWords } from "./words.js";

/** @typedef {import("./script.js").Script} Script */
/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./script.js").Question} Question */
/** @typedef {import("./ledger.js").Fact} Fact */
/** @typedef {{answer: (step: Step, question: Question, fact: Fact | null) => void, amount: (fact: Fact) => void,
 *   hurt: (fact: Fact, question: "hurt_pain" | "hurt_kind") => void, again: () => void, save: () => void}} Verbs */

/**
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @param {string} home where Today is
 * @param {Verbs} verbs
 */
export function finish(script, facts, home, verbs) {
  const status = el("p", { class: "status" });
  const updated = el("p", { class: "quiet", text: SAY.updated });
  const save = button(SAY.saveFile, verbs.save, { kind: "plain" });
  const stop = stopWords(script, facts);
  const early = facts.some((fact) => fact.kind === "session_finished" && fact.body.early);
  const isEmpty = !facts.some((fact) => fact.kind === "set_done");
  const root = el(
    "div",
    { class: "finish" },
    stop.length > 0
      ? el("div", { class: "stop" }, icon("check"), el("div", {}, ...stop.map((words, place) => el(place === 0 ? "h1" : "p", { text: words }))))
      : el("h1", { class: "title", text: early ? (isEmpty ? SAY.finishedEmpty : SAY.finishedEarly) : SAY.finished }),
    status,
    doneList(script, facts, verbs),
    isEmpty ? null : el("p", { class: "tick-key quiet" }, el("span", { class: "tick", data: { tick: "here" } }), SAY.onPhone, el("span", { class: "tick", data: { tick: "stored" } }), SAY.onServer),
    stop.length > 0 ? null : el("p", { class: "lead", text: SAY.tomorrow }),
    updated,
    el("a", { class: "act act-main", text: SAY.today, is: { href: home } }),
    answerList(script, facts, verbs),
    el("div", { class: "finish-more" }, save, stop.length > 0 ? null : button(SAY.nextSession, verbs.again, { kind: "plain" })),
  );
  return {
    element: root,
    /** @param {string} words @param {boolean} any whether anything waits here */
    update(words, any) {
      write(status, words);
      save.hidden = !any;
      updated.hidden = !isUpdated();
    },
  };
}

/**
 * What a sign that stopped the session says: its advice, and that the plan is paused.
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @returns {string[]}
 */
export function stopWords(script, facts) {
  const check = facts.filter((fact) => fact.kind === "safety_check").at(-1);
  /** @type {{sign: string, worse?: boolean}[]} */
  const reviews = check?.body.reviews ?? [];
  const open = script.signs.filter((sign) => (check?.body.signs ?? []).includes(sign.id) && !isCleared(sign, reviews));
  if (open.length === 0) return [];
  const worst = open.some((sign) => sign.level === "emergency") ? open.filter((sign) => sign.level === "emergency") : open;
  return [...new Set(worst.map((sign) => sign.advice)), SAY.paused];
}

/**
 * @param {import("./script.js").Sign} sign
 * @param {{sign: string, worse?: boolean}[]} reviews
 */
function isCleared(sign, reviews) {
  return sign.level === "urgent" && reviews.some((review) => review.sign === sign.id && review.worse === false);
}

/**
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @param {Verbs} verbs
 */
function doneList(script, facts, verbs) {
  const sets = facts.filter((fact) => fact.kind === "set_done");
  if (sets.length === 0) return el("p", { text: SAY.nothingDone });
  const keys = [...new Set(sets.map((fact) => fact.body.prescription))];
  return el("ul", { class: "done" }, ...keys.map((key) => doneExercise(script, key, sets.filter((fact) => fact.body.prescription === key), verbs)));
}

/**
 * @param {Script} script
 * @param {string} key
 * @param {Fact[]} sets
 * @param {Verbs} verbs
 */
function doneExercise(script, key, sets, verbs) {
  return el(
    "li",
    { class: "done-exercise" },
    el("h2", { text: shownOf(script, key)?.name ?? key }),
    el("ul", { class: "done-sets" }, ...sets.map((fact) => el("li", {}, doneSet(fact, shownOf(script, key)?.limb, verbs)))),
  );
}

/**
 * @param {Fact} fact
 * @param {string | undefined} limb
 * @param {Verbs} verbs
 */
function doneSet(fact, limb, verbs) {
  const words = [doneWords(fact.body), sideWords(fact.body.side ?? null, limb)].filter(Boolean).join(", ");
  const where = fact.stored ? SAY.onServer : SAY.onPhone;
  return el(
    "button",
    { class: "done-set", click: () => verbs.amount(fact), is: { type: "button", "aria-label": `${words}, ${where}. ${SAY.change}` } },
    el("span", { class: "tick", data: { tick: fact.stored ? "stored" : "here" } }),
    el("span", { text: words }),
  );
}

/**
 * @param {Script} script
 * @param {readonly Fact[]} facts
 * @param {Verbs} verbs
 */
function answerList(script, facts, verbs) {
  const given = script.steps.filter((step) => step.kind === "ask").flatMap((step) => answersOf(script, step, facts, verbs));
  const hurts = facts.filter((fact) => fact.kind === "hurt").flatMap((fact) => hurtRows(script, fact, verbs));
  const rows = [...hurts, ...given];
  if (rows.length === 0) return null;
  return el("section", { class: "said" }, el("h2", { text: SAY.answers }), el("p", { class: "quiet", text: SAY.changeHint }), el("ul", { class: "said-list" }, ...rows));
}

/**
 * The answers of one screen of questions; none where nothing of the exercise was done or said.
 * @param {Script} script
 * @param {Step} step
 * @param {readonly Fact[]} facts
 * @param {Verbs} verbs
 */
function answersOf(script, step, facts, verbs) {
  const atEnd = step.asks.includes("pain_now");
  const kind = atEnd ? "session_finished" : "exercise_answered";
  const fact = facts.filter((each) => each.kind === kind && (atEnd || each.step === step.id)).at(-1) ?? null;
  const any = atEnd || fact || facts.some((each) => each.kind === "set_done" && each.body.prescription === step.prescription);
  if (!any) return [];
  const name = shownOf(script, step.prescription)?.name ?? "";
  return step.asks.map((question) =>
    row(name, QUESTION[question], answerWords(question, fact?.body[question]), () => verbs.answer(step, question, fact)),
  );
}

/**
 * @param {Script} script
 * @param {Fact} fact
 * @param {Verbs} verbs
 */
function hurtRows(script, fact, verbs) {
  const name = shownOf(script, fact.body.prescription ?? "")?.name ?? "";
  return [
    row(name, SAY.hurts, answerWords("hurt_pain", fact.body.pain), () => verbs.hurt(fact, "hurt_pain")),
    row(name, SAY.hurts, answerWords("hurt_kind", fact.body.kind), () => verbs.hurt(fact, "hurt_kind")),
  ];
}

/**
 * @param {string} name
 * @param {string} question
 * @param {string} words
 * @param {() => void} change
 */
function row(name, question, words, change) {
  return el(
    "li",
    { class: "said-row" },
    el("span", { class: "said-question" }, name ? el("span", { class: "quiet", text: name }) : null, el("span", { text: question })),
    el("span", { class: "said-answer", text: words }),
    el("button", { class: "act act-plain", text: SAY.change, click: change, is: { type: "button", "aria-label": `${SAY.change}: ${name} ${question}` } }),
  );
}
