// What stops a session for a moment: it hurts, end this set, close, the safety check, and what follows from an answer.

import { lastOf } from "./ledger.js";
import { closePanel, hurtPanel, nextPanel, noticePanel } from "./panels.js";
import { safetyCheck } from "./safety.js";
import { toast } from "./toast.js";
import { SAY, doneWords } from "./words.js";

/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./facts.js").Reason} Reason */
/** @typedef {import("./moves.js").Followed} Followed */
/** @typedef {{pain: number | null, kind: string | null}} Hurt */

/**
 * @param {object} house
 * @param {import("./session.js").Session} house.session
 * @param {import("./moves.js").Moves} house.moves
 * @param {import("./frame.js").Frame} house.frame
 * @param {() => number} house.now
 * @param {() => string} house.unsentWords
 */
export function interruptions({ session, moves, frame, now, unsentWords }) {
  const { script } = session;
  /** @type {{step: Step, reason: Reason} | null} */
  let leftOut = null;
  const undoing = toast({
    now,
    undo: () => leftOut && undo(leftOut),
    whole: () => leftOut && leaveAll(leftOut),
  });
  const undo = (/** @type {{step: Step}} */ { step }) => frame.act(() => moves.undoSkip(step));
  const leaveAll = (/** @type {{step: Step, reason: Reason}} */ { step, reason }) =>
    frame.act(() => moves.skipExercise(step.prescription, reason));

  /** @param {Followed | null | void} follows @param {Step | null} step */
  function follow(follows, step) {
    if (!follows) return;
    frame.ownPause();
    const easier = follows.consequence === "offer_easier" && step?.kind === "work";
    const label = easier ? SAY.easier : follows.left > 0 ? SAY.nextExercise : SAY.goOn;
    const acts = [{ label, act: frame.shut }];
    if (easier) acts.push(leaving(step));
    frame.show(noticePanel({ title: titleOf(follows), say: follows.say, acts }));
  }

  /** @param {Step | null} step */
  function leaving(step) {
    return { label: SAY.leaveExercise, act: () => frame.away(() => moves.leaveOut(step?.prescription ?? "")) };
  }

  async function hurts() {
    const step = whereItHurts();
    /** @param {Hurt} answers */
    const done = async (answers) => {
      /** @type {Followed | null} */
      let follows = null;
      await frame.act(async () => {
        follows = await moves.hurt(step, answers);
      });
      if (follows) return follow(follows, step);
      frame.ownPause();
      const acts = [{ label: SAY.goOn, act: frame.shut }, leaving(step)];
      return frame.show(noticePanel({ title: SAY.hurts, say: [SAY.hurtNothing], acts }));
    };
    const back = (/** @type {Hurt} */ given) => (given.pain === null && given.kind === null ? frame.shut() : done(given));
    await frame.open(() => hurtPanel({ done, back }));
  }

  /** The exercise of this step, or the one before it. */
  function whereItHurts() {
    const { index, step } = session.place();
    if (step?.prescription) return step;
    return script.steps.slice(0, index).filter((each) => each.kind === "work").at(-1) ?? step;
  }

  async function next() {
    const { step, index } = session.place();
    const work = step?.kind === "work" ? step : script.steps.slice(index).find((each) => each.kind === "work");
    if (!work) return;
    await frame.stopClock();
    const soFar = step === work ? moves.soFar() : {};
    const at = {
      isWork: step === work,
      wasLogged: lastOf(session.facts, "set_done", work.id) !== null,
      soFar: isSomething(soFar) ? doneWords(soFar) : "",
    };
    const skip = async (/** @type {Reason} */ reason) => {
      leftOut = { step: work, reason };
      await frame.away(() => moves.skip(work, reason));
      undoing.show(moves.hasMore(work));
    };
    const done = () => frame.away(() => moves.done(work, soFar));
    const keep = () => frame.away(() => moves.keep(work));
    frame.show(nextPanel(at, { done, keep, skip, hurts, back: frame.shut }));
  }

  async function close() {
    const finish = (/** @type {number | null} */ painNow) => frame.end(() => moves.finishEarly(painNow));
    await frame.open(() => closePanel({ status: unsentWords() }, { finish, back: frame.shut }));
  }

  let isChecking = false;

  /** @param {boolean} isDue then it cannot be put off */
  async function check(isDue) {
    if (isChecking) return;
    isChecking = true;
    await frame.stopClock();
    const over = () => {
      isChecking = false;
      return frame.shut();
    };
    const done = (/** @type {import("./safety.js").Checked} */ { signs, reviews, stops }) =>
      frame.act(() => moves.check(signs, reviews, stops)).then(over);
    safetyCheck(script.signs, { show: frame.show, done, back: isDue ? null : over });
  }

  return { undoing, follow, hurts, next, close, check };
}

/** @param {{reps?: number, seconds?: number}} done */
function isSomething({ reps, seconds }) {
  return reps !== 0 && seconds !== 0;
}

/** @param {Followed} follows */
function titleOf({ consequence, left }) {
  if (consequence === "stop_session") return SAY.stopToday;
  return left > 0 ? SAY.leftForToday : SAY.thanks;
}
