// What a person can do in a session, each verb once. Every verb becomes facts and taps in one transaction.

import { amount } from "./counts.js";
import * as facts from "./facts.js";
import { answersOf, verdict } from "./guards.js";
import { lastOf, saidIn } from "./ledger.js";

/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./script.js").Question} Question */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Move} Move */
/** @typedef {import("../log/event.js").Told} Told */
/** @typedef {import("./facts.js").Reason} Reason */
/** @typedef {{[question: string]: number | string}} Answers */
/** @typedef {ReturnType<typeof movesOf>} Moves */
/** @typedef {import("./guards.js").Verdict & {left: number}} Followed left: how many sets were left out because of it */

const MORE_SECONDS = 15;
const BACK_INTO_MS = 3000;

/** @param {Session} session */
export function movesOf(session) {
  const { script } = session;
  const { steps } = script;

  /** @param {Step} step */
  const stillToDo = (step) => !session.facts.some((fact) => isAbout(fact, step));
  /** @param {string} key */
  const remaining = (key) => steps.filter((step) => step.kind === "work" && step.prescription === key && stillToDo(step));

  /** A set done again takes back what was said of it before. @param {Step} step @returns {Told[]} */
  function takeBack(step) {
    return session.facts.filter((fact) => isAbout(fact, step)).map((fact) => facts.taken(fact.id));
  }

  /** The exercise is over for today: every set that is left is logged as left out. @param {string} key @param {Reason} reason */
  function leavingOut(key, reason) {
    return {
      told: remaining(key).map((step) => facts.setSkipped(step, reason)),
      moves: /** @type {Move[]} */ ([{ did: "left_out", prescription: key }]),
    };
  }

  return {
    /** @param {number | null} pre @param {boolean} [byItself] whether exercises begin without a tap */
    begin: (pre, byItself = false) => session.begin(facts.sessionStarted(script, pre), [{ did: "by_itself", value: byItself ? "yes" : "no" }]),
    /** From now on. @param {boolean} byItself whether exercises begin without a tap */
    setUp: (byItself) => session.tell([], [{ did: "by_itself", value: byItself ? "yes" : "no" }]),
    pause: () => session.tell([], [{ did: "paused" }]),
    resume: () => session.tell([], [{ did: "resumed" }]),
    more: () => session.tell([], [{ did: "more", step: session.place().step?.id, seconds: MORE_SECONDS }]),
    /** Sooner than the clock. @param {Step} step */
    ready: (step) => session.tell([], [{ did: "passed", step: step.id }]),
    /** Nobody watched the present set. @param {Step} step */
    async interrupted(step) {
      if (session.place().step === step) await session.tell([], [{ did: "interrupted", step: step.id }]);
    },
    /** To where a set begins. @param {Step} work */
    again: (work) => session.tell([], [{ did: "at", step: beginningOf(steps, work).id }]),

    back() {
      const place = session.place();
      const target = backFrom(steps, place.index, place.step?.kind === "work" && place.elapsed > BACK_INTO_MS);
      return session.tell([], [{ did: "at", step: target.id }]);
    },

    /** The present set was done; a second telling of it is none. @param {Step} step @param {{reps?: number, seconds?: number}} done @param {number} [at] */
    async done(step, done, at) {
      if (session.place().step !== step) return;
      await session.tell([...takeBack(step), facts.setDone(script, step, done)], [], at);
    },
    /** What a set came to when it was ended at the present place. */
    soFar() {
      const { step, elapsed } = session.place();
      return step ? amount(step, elapsed) : {};
    },
    /** All of it. @param {Step} step */
    whole: (step) => amount(step, Infinity),
    /** Leave what was logged of this set before, and go on. @param {Step} step */
    keep: (step) => session.tell([], [{ did: "passed", step: step.id }]),

    /** @param {Step} step @param {Reason} reason */
    skip: (step, reason) => session.tell([...takeBack(step), facts.setSkipped(step, reason)]),
    /** A set was left out by mistake. @param {Step} step */
    undoSkip(step) {
      const said = lastOf(session.facts, "set_skipped", step.id);
      const told = said ? [facts.taken(said.id)] : [];
      return session.tell(told, [{ did: "at", step: beginningOf(steps, step).id }]);
    },
    /** Whether sets of this exercise are left after this one. @param {Step} step */
    hasMore: (step) => remaining(step.prescription).length > 0,
    /** The rest of this exercise too; what was done of it is still asked about. @param {string} key @param {Reason} reason */
    skipExercise(key, reason) {
      const { told, moves } = leavingOut(key, reason);
      const asks = steps.find((step) => step.kind === "ask" && step.prescription === key);
      const anyDone = session.facts.some((fact) => fact.kind === "set_done" && fact.body.prescription === key);
      return session.tell(told, asks && anyDone && reason !== "pain" ? [{ did: "at", step: asks.id }] : moves);
    },

    /** Nothing hurts too much to say how much: the answer, and what the guards make of it. @param {Step | null} step @param {{pain: number | null, kind: string | null}} answers */
    async hurt(step, answers) {
      const told = facts.hurt(script, step, answers);
      return followed(told, step?.prescription ?? "", []);
    },
    /** @param {string} key */
    leaveOut: (key) => {
      const { told, moves } = leavingOut(key, "pain");
      return session.tell(told, moves);
    },

    /** One answer; when it was the last one, the whole is logged. @param {Step} step @param {Question} question @param {number | string} value */
    async say(step, question, value) {
      const said = { ...saidIn(session.taps, step.id), [question]: value };
      /** @type {Move[]} */
      const moves = [{ did: "said", step: step.id, question, value }];
      if (!step.asks.every((each) => each in said)) return void (await session.tell([], moves));
      return answered(step, said, moves);
    },
    /** Of an exercise that was left out as a whole nothing is asked. @param {Step} step */
    nothingToAsk: (step) =>
      step.kind === "ask" &&
      step.prescription !== "" &&
      !session.facts.some((fact) => fact.kind === "set_done" && fact.body.prescription === step.prescription),
    /** No more answers: what was said so far counts, the rest stays unknown. @param {Step} step */
    async passQuestions(step) {
      const said = saidIn(session.taps, step.id);
      return answered(step, said, [{ did: "passed", step: step.id }]);
    },

    /** @param {number | null} painNow */
    finishEarly: (painNow) => session.tell([facts.sessionFinished(painNow, true)]),
    finish: () => session.tell([facts.sessionFinished(null, false)]),
    /** @param {string[]} signs @param {import("./facts.js").Body[]} reviews @param {boolean} stops */
    check: (signs, reviews, stops) =>
      session.tell([facts.safetyCheck(signs, reviews), ...(stops && !hasEnded(session) ? [facts.sessionFinished(null, true)] : [])]),
    /** New words for something logged. @param {string} id @param {import("./facts.js").Body} body */
    correct: (id, body) => session.tell([facts.correction(id, body)]),
    /** Questions that were skipped, answered after all. @param {Step} step @param {Answers} answers */
    answerLate: (step, answers) => session.tell([facts.exerciseAnswered(script, step, answers)]),
  };

  /** @param {Step} step @param {Answers} said @param {Move[]} moves */
  async function answered(step, said, moves) {
    if (step.asks.includes("pain_now")) {
      const painNow = typeof said.pain_now === "number" ? said.pain_now : null;
      await session.tell([facts.sessionFinished(painNow, false, step.id)], moves);
      return null;
    }
    if (Object.keys(said).length === 0) return void (await session.tell([], moves));
    return followed(facts.exerciseAnswered(script, step, said), step.prescription, moves);
  }

  /**
   * Tell something and do at once what the guards ask, so that a reload cannot come between.
   * @param {Told} told
   * @param {string} key
   * @param {Move[]} moves
   * @returns {Promise<Followed | null>}
   */
  async function followed(told, key, moves) {
    const follows = verdict(script.guards, key, answersOf(/** @type {any} */ (told)));
    const ends = follows?.consequence === "end_exercise" && key !== "";
    const left = ends ? leavingOut(key, "pain") : { told: [], moves: [] };
    const stop = follows?.consequence === "stop_session" ? [facts.sessionFinished(null, true)] : [];
    const gone = ends && remaining(key).length > 0 ? left.moves : [];
    /** @type {Move[]} */
    const hold = follows && !stop.length ? [{ did: "paused" }] : [];
    await session.tell([told, ...left.told, ...stop], [...moves, ...gone, ...hold]);
    return follows && { ...follows, left: left.told.length };
  }
}

/** @param {Session} session */
function hasEnded(session) {
  return session.facts.some((fact) => fact.kind === "session_finished");
}

/**
 * @param {import("./ledger.js").Fact} fact
 * @param {Step} step
 */
function isAbout(fact, step) {
  return (fact.kind === "set_done" || fact.kind === "set_skipped") && fact.step === step.id;
}

/**
 * The step in which a set begins: getting ready, where there is one.
 * @param {readonly Step[]} steps
 * @param {Step} work
 */
export function beginningOf(steps, work) {
  const index = steps.indexOf(work);
  const before = steps[index - 1];
  if (before?.kind === "prepare" || before?.kind === "switch_side") return before;
  return work;
}

/**
 * Where Back leads: to the beginning of this set, or, near that beginning, to the set before it.
 * @param {readonly Step[]} steps
 * @param {number} index
 * @param {boolean} isInside whether this set is well under way
 */
export function backFrom(steps, index, isInside) {
  if (isInside) return beginningOf(steps, steps[index]);
  const work = steps.slice(0, index).filter((step) => step.kind === "work").at(-1);
  return work ? beginningOf(steps, work) : steps[0];
}
