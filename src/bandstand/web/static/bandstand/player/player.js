// Brings a session, its screens and its sound together. It decides nothing: the place comes from script, taps and
// now; what follows from an answer comes from the guards.

import { afterwards } from "./afterwards.js";
import { asking } from "./asking.js";
import { nudged } from "./counts.js";
import { button, el, write } from "./dom.js";
import { finish } from "./finish.js";
import { loopSecondsAt } from "./film.js";
import { frame } from "./frame.js";
import { interruptions } from "./interruptions.js";
import { handsFree } from "./keys.js";
import { VOICES } from "./cues.js";
import { saidIn } from "./ledger.js";
import { opening } from "./opening.js";
import { choicesPanel, interruptedPanel } from "./panels.js";
import { shownOf } from "./script.js";
import { justDone, screenAt, ticks } from "./shown.js";
import { stage } from "./stage.js";
import { telling } from "./telling.js";
import { watching } from "./watching.js";
import { SAY, VOICE_NOW, setWords } from "./words.js";

/** @typedef {import("./script.js").Step} Step */
/** @typedef {import("./moves.js").Followed} Followed */
/** @typedef {{key: string, element: HTMLElement, update: () => void}} View */

const NOTICE_MS = 6000;

/**
 * @param {object} house
 * @param {HTMLElement} house.root
 * @param {import("./session.js").Session} house.session
 * @param {import("./moves.js").Moves} house.moves
 * @param {ReturnType<typeof import("./conductor.js").conductor>} house.conductor
 * @param {{unlock: () => Promise<void>, isOn: boolean}} house.sound
 * @param {{silence: (on: boolean) => void, say: (say: string) => void, cut: () => void}} house.voice
 * @param {{hold: () => void, release: () => void, isRefused: boolean}} house.wake
 * @param {{begin: () => void, show: (now: import("./keys.js").Playing) => void, end: () => void}} house.headset
 * @param {{name: string, checked: number, pre: number | null, home: string}} house.day
 * @param {{now: () => number, isVisible: () => boolean}} house.world
 * @param {{words: () => string, inShort: () => string, any: () => boolean, save: () => void}} house.unsent
 * @param {import("./choices.js").Choices} house.choices
 * @param {() => Promise<string>} house.soundCheck says what to ask after two tones and a voice
 * @param {boolean} house.durable
 * @param {() => void} house.begun what to see to once a session has begun: the screen, the storage, the pictures
 */
export function player({ root, session, moves, conductor, sound, voice, wake, headset, day, world, unsent, choices, soundCheck, durable, begun }) {
  const { script } = session;
  const framed = frame({ root, session, moves, quiet: conductor.cut, moved: () => clockwork.conduct(world.now()), changed: () => render() });
  const { act } = framed;
  const stops = interruptions({ session, moves, frame: framed, now: world.now, unsentWords: unsent.words });
  const changes = afterwards({ session, moves, frame: framed, again: () => begin(), save: unsent.save });
  const clockwork = watching({ session, moves, conductor, frame: framed, stops, world, isOurs: () => turn === "ours", render: () => render() });
  const words = telling({
    session,
    frame: framed,
    headset,
    voice,
    isOn,
    noticed,
    isOurs: () => turn === "ours",
    isStage: () => view?.key === "stage",
  });
  root.append(stops.undoing.element);

  /** @type {View | null} */
  let view = null;
  let notice = { words: "", until: 0 };
  /** @type {"asking" | "ours" | "theirs"} which window plays: one at a time */
  let turn = /** @type {"asking" | "ours" | "theirs"} */ ("asking");

  async function begin() {
    await sound.unlock();
    await act(() => moves.begin(day.pre, isOn("by_itself")));
    headset.begin();
    begun();
  }

  /** @param {number} by */
  function nudge(by) {
    const fact = justDone(script, session.facts, session.place());
    if (!fact || typeof fact.body.reps !== "number") return;
    act(() => moves.correct(fact.id, { ...fact.body, reps: nudged(fact.body.reps, by) }));
  }

  /** @param {1 | -1} by */
  function speakMore(by) {
    const next = VOICES[Math.min(VOICES.length - 1, Math.max(0, VOICES.indexOf(voiceNow()) + by))];
    choices.set("voice", next);
    conductor.cut();
    notice = { words: VOICE_NOW[next], until: world.now() + NOTICE_MS };
    write(framed.live, VOICE_NOW[next]);
    render();
  }

  const verbs = {
    moreVoice: () => speakMore(1),
    lessVoice: () => speakMore(-1),
    back: () => act(moves.back),
    pause: () => act(moves.pause),
    resume: () => act(moves.resume),
    more: () => act(moves.more),
    ready: () => onStep((step) => moves.ready(step)),
    done: () => onStep((step) => moves.done(step, moves.whole(step))),
    next: stops.next,
    leaveOut: stops.next,
    hurts: stops.hurts,
    close: stops.close,
    check: () => stops.check(false),
    choices: openChoices,
    nudge,
  };

  /** @param {(step: Step) => Promise<unknown>} verb */
  function onStep(verb) {
    const { step } = session.place();
    if (step) act(() => verb(step));
  }

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
    const isFirst = choices.get("sound_tried") !== "yes";
    const given = { script, name: day.name, checked: day.checked, now: world.now(), notes, isFirst };
    const sound = async () => {
      choices.set("sound_tried", "yes");
      shown.heard(await soundCheck());
    };
    const shown = opening(given, { begin, sound, choices: openChoices });
    return { element: shown.element, update: () => shown.update(statusWords()) };
  }

  function openChoices() {
    framed.show(choicesPanel({ isOn, choose, back: () => framed.show(null) }));
  }

  function finishView() {
    wake.release();
    headset.end();
    const shown = finish(script, session.facts, day.home, changes);
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
      stops.follow(follows, step);
    };
    const isLast = (/** @type {string} */ question) => step.asks.every((each) => each === question || each in saidIn(session.taps, step.id));
    const shown = asking({
      title,
      asks: step.asks,
      said: saidIn(session.taps, step.id),
      say: (question, value) => then(() => moves.say(step, question, value), isLast(question)),
      pass: () => then(() => moves.passQuestions(step), true),
      hurts: stops.hurts,
      close: stops.close,
    });
    return { element: shown.element, update: () => shown.update(statusWords()) };
  }

  function stageView() {
    const shown = stage(verbs);
    const update = () => {
      const place = session.place();
      const kind = place.step?.kind ?? "rest";
      shown.update({
        screen: screenAt(script, place),
        kind,
        waits: place.length === null,
        ticks: ticks(script, session.facts, place),
        status: framed.trouble || noticed() || unsent.inShort() || soundWords(),
        done: justDone(script, session.facts, place),
        clock: figureClock,
        voice: voiceNow(),
      });
    };
    return { element: shown.element, update };
  }
  function figureClock() {
    const { step, elapsed } = session.place();
    return loopSecondsAt(step?.film ?? null, elapsed);
  }
  function statusWords() {
    if (framed.trouble) return framed.trouble;
    return unsent.words() || soundWords();
  }
  function soundWords() {
    if (session.standing() !== "running") return "";
    if (!sound.isOn) return SAY.soundAgain;
    return wake.isRefused ? SAY.noWake : "";
  }
  function noticed() {
    return world.now() < notice.until ? notice.words : "";
  }

  /** @param {import("./choices.js").Choice} choice */
  function isOn(choice) {
    return ["on", "yes"].includes(choices.get(choice));
  }
  /** @param {import("./choices.js").Choice} choice @param {boolean} on */
  function choose(choice, on) {
    choices.set(choice, choice === "by_itself" ? (on ? "yes" : "no") : on ? "on" : "off");
    if (choice === "reader") voice.silence(on);
    if (choice === "by_itself" && session.standing() === "running") act(() => moves.setUp(on));
  }
  const voiceNow = () => /** @type {import("./script.js").Voice} */ (choices.get("voice"));

  function render() {
    const next = wanted();
    if (next !== view) {
      framed.floor.replaceChildren(next.element);
      view = next;
    }
    view.update();
    stops.undoing.update(!framed.isOpen && session.standing() === "running");
    framed.draw();
    words.update();
  }

  const hands = handsFree({ session, verbs, moves, act, isFree: () => !framed.isOpen && session.standing() === "running" && view?.key === "stage", tell: words.where });

  return {
    render,
    tick: clockwork.tick,
    /** @param {KeyboardEvent} event */
    key: (event) => framed.leave(event) || hands.key(event),
    begin,
    choices: openChoices,
    pressed: hands.pressed,
    flash: framed.flash,
    /** @param {string} phrase */
    told: (phrase) => framed.told.say(phrase),
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
      if (session.standing() === "running") {
        wake.hold();
        headset.begin();
      }
      const was = sound.isOn;
      await sound.unlock();
      if (!was && sound.isOn) conductor.cut();
    },
  };
}
