// Brings a session, its screens and its sound together. It decides nothing: the place comes from script, taps and
// now; what follows from an answer comes from the guards.

import { asking } from "./asking.js";
import { nudged } from "./counts.js";
import { attribute, button, el, write } from "./dom.js";
import { finish } from "./finish.js";
import { checkDue } from "./guards.js";
import { verbOf } from "./keys.js";
import { lastOf, saidIn } from "./ledger.js";
import { opening } from "./opening.js";
import { amountPanel, changePanel, closePanel, hurtPanel, interruptedPanel, nextPanel, noticePanel } from "./panels.js";
import { safetyCheck } from "./safety.js";
import { shownOf } from "./script.js";
import { justDone, screenAt, ticks } from "./shown.js";
import { stage } from "./stage.js";
import { toast } from "./toast.js";
import { wasMissed } from "./watch.js";
import { SAY, doneWords, setWords } from "./words.js";

/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./ledger.js").Fact} Fact */
/** @typedef {import("./moves.js").Followed} Followed */
/** @typedef {{key: string, element: HTMLElement, update: () => void}} View */

const RETRY_MS = 2000;

/**
 * @param {object} house
 * @param {HTMLElement} house.root
 * @param {import("./session.js").Session} house.session
 * @param {import("./moves.js").Moves} house.moves
 * @param {ReturnType<typeof import("./conductor.js").conductor>} house.conductor
 * @param {{unlock: () => Promise<void>, isOn: boolean}} house.sound
 * @param {{silence: (on: boolean) => void}} house.voice
 * @param {{hold: () => void, release: () => void}} house.wake
 * @param {{name: string, checked: number, pre: number | null, home: string}} house.day
 * @param {{now: () => number, isVisible: () => boolean}} house.world
 * @param {{words: () => string, inShort: () => string, any: () => boolean, save: () => void}} house.unsent
 * @param {{on: boolean, set: (on: boolean) => void}} house.reader whether a screen reader speaks
 * @param {() => Promise<string>} house.soundCheck says what to ask after two tones and a voice
 * @param {boolean} house.durable
 * @param {() => void} house.begun what to see to once a session has begun: the screen, the storage, the pictures
 */
export function player({ root, session, moves, conductor, sound, voice, wake, day, world, unsent, reader, soundCheck, durable, begun }) {
  const { script } = session;
  const live = el("p", { class: "unseen", is: { "aria-live": "polite" } });
  const floor = el("div", { class: "floor" });
  const undoing = toast({
    now: world.now,
    undo: () => leftOut && act(() => moves.undoSkip(/** @type {{step: Step}} */ (leftOut).step)),
    whole: () => leftOut && act(() => moves.skipExercise(/** @type {{step: Step}} */ (leftOut).step.prescription, lastReason())),
  });
  root.replaceChildren(floor, undoing.element, live);

  /** @type {View | null} */
  let view = null;
  /** @type {HTMLElement | null} */
  let panel = null;
  let pausedByPanel = false;
  /** @type {{step: Step, reason: import("./facts.js").Reason} | null} */
  let leftOut = null;
  let trouble = "";
  let notBefore = 0;
  let isTrying = false;
  let lastSeen = 0;
  /** @type {"asking" | "ours" | "theirs"} which window plays: one at a time */
  let turn = /** @type {"asking" | "ours" | "theirs"} */ ("asking");

  // --- acting -------------------------------------------------------------------------------------------------------

  /** One verb after the other; what cannot be kept is said, and nothing moves on. @param {() => Promise<unknown>} verb */
  function act(verb) {
    line = line.then(async () => {
      try {
        await verb();
        trouble = "";
      } catch {
        trouble = SAY.notKept;
      }
      render();
    });
    return line;
  }
  /** @type {Promise<void>} */
  let line = Promise.resolve();

  async function begin() {
    await sound.unlock();
    await act(() => moves.begin(day.pre));
    begun();
  }

  /** @param {HTMLElement | null} next */
  function show(next) {
    const opened = next !== null && panel === null;
    panel = next;
    render();
    const title = panel?.querySelector("h1");
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
    if (opened) conductor.cut();
  }

  /** Stop the clock, then show. @param {() => HTMLElement} make */
  async function open(make) {
    await stopClock();
    show(make());
  }
  async function stopClock() {
    if (session.standing() !== "running" || session.place().paused) return;
    pausedByPanel = true;
    await act(moves.pause);
  }
  /** Back to where it was. */
  async function shut() {
    const resume = pausedByPanel && session.standing() === "running" && session.place().paused;
    pausedByPanel = false;
    if (resume) await act(moves.resume);
    show(null);
  }
  /** A verb that moves the session on by itself. @param {() => Promise<unknown>} verb */
  async function away(verb) {
    pausedByPanel = false;
    await act(verb);
    show(null);
  }

  /** @param {Followed | null | void} follows @param {Step | null} step */
  function follow(follows, step) {
    if (!follows) return;
    pausedByPanel = true;
    const next = { label: follows.left > 0 ? SAY.nextExercise : SAY.goOn, act: shut };
    const left = { label: SAY.leaveExercise, act: () => away(() => moves.leaveOut(step?.prescription ?? "")) };
    const acts = follows.consequence === "offer_easier" && step?.kind === "work" ? [{ ...next, label: SAY.easier }, left] : [next];
    show(noticePanel({ title: titleOf(follows), say: follows.say, acts }));
  }

  async function openHurt() {
    const step = whereItHurts();
    /** @param {{pain: number | null, kind: string | null}} answers */
    const done = async (answers) => {
      /** @type {Followed | null} */
      let follows = null;
      await act(async () => {
        follows = await moves.hurt(step, answers);
      });
      if (follows) return follow(follows, step);
      pausedByPanel = true;
      const left = { label: SAY.leaveExercise, act: () => away(() => moves.leaveOut(step?.prescription ?? "")) };
      return show(noticePanel({ title: SAY.hurts, say: [SAY.hurtNothing], acts: [{ label: SAY.goOn, act: shut }, left] }));
    };
    await open(() => hurtPanel({ done, back: (given) => (given.pain === null && given.kind === null ? shut() : done(given)) }));
  }

  function whereItHurts() {
    const { index, step } = session.place();
    if (step?.prescription) return step;
    return script.steps.slice(0, index).filter((each) => each.kind === "work").at(-1) ?? step;
  }

  async function openNext() {
    const { step, index } = session.place();
    const work = step?.kind === "work" ? step : script.steps.slice(index).find((each) => each.kind === "work");
    if (!work) return;
    const isWork = step === work;
    await stopClock();
    const soFar = isWork ? moves.soFar() : {};
    const skip = async (/** @type {import("./facts.js").Reason} */ reason) => {
      leftOut = { step: work, reason };
      await away(() => moves.skip(work, reason));
      undoing.show(moves.hasMore(work));
    };
    const at = { isWork, wasLogged: lastOf(session.facts, "set_done", work.id) !== null, soFar: isSomething(soFar) ? doneWords(soFar) : "" };
    const verbs = { done: () => away(() => moves.done(work, soFar)), keep: () => away(() => moves.keep(work)), skip, hurts: openHurt, back: shut };
    show(nextPanel(at, verbs));
  }
  const lastReason = () => leftOut?.reason ?? "other";

  async function openClose() {
    await open(() => closePanel({ status: unsent.words() }, { finish: (painNow) => away(() => moves.finishEarly(painNow)), back: shut }));
  }

  /** @param {boolean} isDue */
  async function openCheck(isDue) {
    await stopClock();
    const done = (/** @type {import("./safety.js").Checked} */ { signs, reviews, stops }) =>
      act(() => moves.check(signs, reviews, stops)).then(shut);
    safetyCheck(script.signs, { show, done, back: isDue ? null : shut });
  }

  /** @param {number} by */
  function nudge(by) {
    const fact = justDone(script, session.facts, session.place());
    if (!fact || typeof fact.body.reps !== "number") return;
    act(() => moves.correct(fact.id, { ...fact.body, reps: nudged(fact.body.reps, by) }));
  }

  const verbs = {
    back: () => act(moves.back),
    pause: () => act(moves.pause),
    resume: () => act(moves.resume),
    more: () => act(moves.more),
    ready: () => onStep((step) => moves.ready(step)),
    done: () => onStep((step) => moves.done(step, moves.whole(step))),
    next: openNext,
    leaveOut: openNext,
    hurts: openHurt,
    close: openClose,
    check: () => openCheck(false),
    nudge,
  };

  /** @param {(step: Step) => Promise<unknown>} verb */
  function onStep(verb) {
    const { step } = session.place();
    if (step) act(() => verb(step));
  }

  // --- changing what was said -----------------------------------------------------------------------------------------

  /** @type {import("./finish.js").Verbs} */
  const afterwards = {
    answer(step, question, fact) {
      const pick = (/** @type {number | string} */ value) =>
        away(() => (fact ? moves.correct(fact.id, { ...fact.body, [question]: value }) : moves.answerLate(step, { [question]: value })));
      const title = shownOf(script, step.prescription)?.name ?? script.title;
      show(changePanel({ title, question, value: fact?.body[question] ?? null, pick, back: shut }));
    },
    hurt(fact, question) {
      const field = question === "hurt_pain" ? "pain" : "kind";
      const pick = (/** @type {number | string} */ value) => away(() => moves.correct(fact.id, { ...fact.body, [field]: value }));
      show(changePanel({ title: SAY.hurts, question, value: fact.body[field] ?? null, pick, back: shut }));
    },
    amount(fact) {
      const field = typeof fact.body.reps === "number" ? "reps" : "seconds";
      const title = shownOf(script, fact.body.prescription)?.name ?? script.title;
      const save = (/** @type {number} */ value) => away(() => moves.correct(fact.id, { ...fact.body, [field]: value }));
      show(amountPanel({ title, value: fact.body[field] ?? 0, unit: field, save, back: shut }));
    },
    again: begin,
    save: unsent.save,
  };

  // --- screens --------------------------------------------------------------------------------------------------------

  /** @returns {View} */
  function wanted() {
    const standing = session.standing();
    if (turn === "asking") return kept("asking", () => ({ element: el("div"), update: () => {} }));
    if (turn === "theirs") return kept("elsewhere", elsewhere);
    if (standing === "none" || standing === "abandoned") return kept(`opening ${standing}`, () => openingView(standing));
    if (standing === "finished") return kept(`finish ${signature()}`, finishView);
    const place = session.place();
    if (place.interrupted && place.step) return kept(`interrupted ${place.step.id}`, () => interrupted(/** @type {Step} */ (place.step)));
    if (place.step?.kind === "ask" && !place.paused) return kept(`ask ${place.step.id}`, () => askView(/** @type {Step} */ (place.step)));
    return kept("stage", stageView);
  }

  /** @param {string} key @param {() => Omit<View, "key">} make */
  function kept(key, make) {
    return view?.key === key ? view : { key, ...make() };
  }
  function signature() {
    return session.facts.map((fact) => `${fact.id}${fact.stored}${JSON.stringify(fact.body)}`).join(" ");
  }

  function elsewhere() {
    const element = el("div", { class: "elsewhere" }, el("h1", { class: "title", text: SAY.elsewhere }), button(SAY.here, take, { kind: "main" }));
    return { element, update: () => {} };
  }
  let take = () => {};

  /** @param {"none" | "abandoned"} standing */
  function openingView(standing) {
    const notes = [standing === "abandoned" ? SAY.leftOpen : "", durable ? "" : SAY.cannotKeep].filter(Boolean);
    const given = { script, name: day.name, checked: day.checked, now: world.now(), notes, reader: reader.on };
    const shown = opening(given, { begin, sound: async () => shown.heard(await soundCheck()), reader: (on) => setReader(on) });
    return { element: shown.element, update: () => shown.update(statusWords()) };
  }

  function finishView() {
    wake.release();
    const shown = finish(script, session.facts, day.home, afterwards);
    return { element: shown.element, update: () => shown.update(statusWords(), unsent.any()) };
  }

  /** @param {Step} step */
  function interrupted(step) {
    const name = shownOf(script, step.prescription)?.name ?? "";
    const element = interruptedPanel({
      detail: [name, setWords(step)].filter(Boolean).join(". "),
      done: () => act(() => moves.done(step, moves.whole(step))),
      again: () => act(() => moves.again(step)),
      skip: () => act(() => moves.skip(step, "other")),
    });
    return { element, update: () => {} };
  }

  /** @param {Step} step */
  function askView(step) {
    const title = step.prescription ? (shownOf(script, step.prescription)?.name ?? "") : (step.words[0] ?? SAY.finished);
    /** @param {() => Promise<Followed | null | void>} verb @param {boolean} isLast */
    const then = async (verb, isLast) => {
      /** @type {Followed | null | void} */
      let follows = null;
      shown.busy(isLast);
      await act(async () => {
        follows = await verb();
      });
      shown.busy(false);
      follow(follows, step);
    };
    const isLast = (/** @type {string} */ question) => step.asks.every((each) => each === question || each in saidIn(session.taps, step.id));
    const shown = asking({
      title,
      asks: step.asks,
      said: saidIn(session.taps, step.id),
      say: (question, value) => then(() => moves.say(step, question, value), isLast(question)),
      pass: () => then(() => moves.passQuestions(step), true),
      hurts: openHurt,
      close: openClose,
    });
    return { element: shown.element, update: () => shown.update(statusWords()) };
  }

  function stageView() {
    const shown = stage(verbs);
    flash = shown.flash;
    const update = () => {
      const place = session.place();
      const kind = place.step?.kind ?? "rest";
      shown.update({
        screen: screenAt(script, place),
        kind,
        waits: place.length === null,
        ticks: ticks(script, session.facts, place),
        status: trouble || unsent.inShort() || soundWords(),
        done: justDone(script, session.facts, place),
      });
    };
    return { element: shown.element, update };
  }
  /** @type {(tone: string) => void} */
  let flash = () => {};

  function statusWords() {
    if (trouble) return trouble;
    return unsent.words() || soundWords();
  }
  function soundWords() {
    return session.standing() === "running" && !sound.isOn ? SAY.soundAgain : "";
  }

  /** @param {boolean} on */
  function setReader(on) {
    reader.set(on);
    voice.silence(on);
  }

  function render() {
    const next = wanted();
    if (next !== view) {
      floor.replaceChildren(next.element);
      view = next;
    }
    view.update();
    undoing.update(panel === null && session.standing() === "running");
    if (panel && panel.parentNode !== root) {
      root.querySelector(":scope > .panel")?.remove();
      root.append(panel);
    }
    if (!panel) root.querySelector(":scope > .panel")?.remove();
    attribute(floor, "inert", panel !== null);
    if (reader.on) write(live, spoken());
  }

  /** What a screen reader is told, once for each change of state. */
  function spoken() {
    if (panel || session.standing() !== "running") return "";
    const { word, title, detail } = screenAt(script, session.place());
    return [word, title, detail].filter(Boolean).join(". ");
  }

  // --- time -----------------------------------------------------------------------------------------------------------

  function tick() {
    if (turn !== "ours") return;
    const now = world.now();
    if (session.standing() === "running") watchOver(now);
    if (world.isVisible()) lastSeen = now;
    render();
  }

  /** @param {number} now */
  function watchOver(now) {
    const place = session.place(now);
    if (!panel && checkDue(script.guards, session.facts)) openCheck(true);
    if (place.step === null) return again(() => moves.finish());
    if (moves.nothingToAsk(place.step)) return again(() => moves.passQuestions(/** @type {Step} */ (place.step)));
    if (world.isVisible() && place.step.kind === "work" && !place.paused && !place.interrupted) watchSet(place.step, place, now);
    conductor.follow(panel ? [] : upcoming(now));
    return undefined;
  }

  /** @param {Step} step @param {import("./place.js").Place} place @param {number} now */
  function watchSet(step, place, now) {
    if (wasMissed(place, lastSeen, now)) return again(() => moves.interrupted(step));
    if (place.over && place.length !== null) {
      const end = place.startedAt + place.length;
      return again(() => moves.done(step, moves.whole(step), end));
    }
    return undefined;
  }

  /** Tries by itself, not more often than every two seconds. @param {() => Promise<unknown>} verb */
  function again(verb) {
    if (isTrying || world.now() < notBefore) return;
    isTrying = true;
    act(verb).then(() => {
      isTrying = false;
      notBefore = trouble === "" ? 0 : world.now() + RETRY_MS;
    });
  }

  /** While nobody sees the page no set is taken to be done: the tones end with the one that runs. @param {number} now */
  function upcoming(now) {
    const ahead = session.ahead(now);
    if (world.isVisible()) return ahead;
    const firstSet = ahead.findIndex(({ step }) => step.kind === "work");
    return firstSet < 0 ? ahead : ahead.slice(0, firstSet + 1);
  }

  // --- keys -----------------------------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (panel || session.standing() !== "running" || view?.key !== "stage") return;
    const verb = verbOf(event, (target) => target instanceof HTMLElement && target.closest("button, input, a") !== null);
    if (!verb) return;
    event.preventDefault();
    if (verb === "pause") act(session.place().paused ? moves.resume : moves.pause);
    else if (verb === "hurts") openHurt();
    else if (verb === "back") verbs.back();
    else if (["set_up", "rest", "switch_side"].includes(session.place().step?.kind ?? "")) verbs.ready();
    else openNext();
  }

  return {
    render,
    tick,
    key,
    /** @param {string} tone */
    flash: (tone) => flash(tone),
    lost() {
      turn = "theirs";
      conductor.cut();
      render();
    },
    async got() {
      await session.read();
      turn = "ours";
      render();
    },
    /** @param {() => void} by */
    takeBy(by) {
      take = by;
    },
    /** A touch gives sound back after a reload. */
    async touched() {
      if (session.standing() === "running") wake.hold();
      const was = sound.isOn;
      await sound.unlock();
      if (!was && sound.isOn) conductor.cut();
    },
  };
}

/** @param {{reps?: number, seconds?: number}} done */
function isSomething({ reps, seconds }) {
  return reps !== 0 && seconds !== 0;
}

/** @param {import("./moves.js").Followed} follows */
function titleOf({ consequence, left }) {
  if (consequence === "stop_session") return SAY.stopToday;
  return left > 0 ? SAY.leftForToday : SAY.thanks;
}
