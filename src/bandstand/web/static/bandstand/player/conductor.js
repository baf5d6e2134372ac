// Plays what is due: tones at once on the audio clock; voice, vibration and light by timers close to their time.

import { tonesDue, wordsDue } from "./cues.js";

const STALE_MS = 500; // later than that a flash would say something that is not so
/** @typedef {import("./script.js").Tone} Tone */
/** @typedef {import("./cues.js").Ahead} Ahead */

/** @type {{[tone in Tone]: number[]}} */
const BUZZ = {
  ready: [80],
  tick: [30],
  go: [200],
  stop: [120, 80, 120],
  switch: [90, 70, 90, 70, 90],
  turn: [60, 60, 160],
  question: [60],
};

/**
 * @param {object} world
 * @param {ReturnType<typeof import("./sound.js").sound>} world.sound
 * @param {ReturnType<typeof import("./voice.js").voice>} world.voice
 * @param {() => number} world.now
 * @param {(pattern: number[]) => void} world.vibrate
 * @param {(tone: Tone) => void} world.flash
 * @param {() => import("./script.js").Voice} world.wanted how much the person wants to hear
 * @param {(say: string) => void} world.told each phrase at its time, said or not
 */
export function conductor({ sound, voice, now, vibrate, flash, wanted, told }) {
  let plan = "";
  /** @type {ReturnType<typeof setTimeout>[]} */
  let timers = [];

  /** @param {number} due @param {() => void} act */
  const at = (due, act) => timers.push(setTimeout(act, Math.max(0, due - now())));

  function cut() {
    timers.forEach(clearTimeout);
    timers = [];
    plan = "";
    sound.cut();
    voice.cut();
  }

  /** @param {Tone} tone */
  function show(tone) {
    if (tone === "go") voice.cut();
    vibrate(BUZZ[tone]);
    flash(tone);
  }

  /** @param {readonly Ahead[]} ahead @param {number} time */
  function play(ahead, time) {
    const tones = tonesDue(ahead, time);
    sound.schedule(tones);
    tones.forEach(({ due, tone }) =>
      at(due, () => {
        if (now() <= due + STALE_MS) show(tone);
      }),
    );
    wordsDue(ahead, time, voice.lengthOf, wanted()).forEach(({ due, latest, say }) =>
      at(due, () => {
        if (now() > latest) return;
        told(say);
        voice.say(say);
      }),
    );
  }

  return {
    /** What lies ahead; nothing happens while it is what was planned already. @param {readonly Ahead[]} ahead */
    follow(ahead) {
      const next = ahead.map(({ step, startsAt }) => `${step.id}@${Math.round(startsAt)}`).join(" ");
      sound.retune();
      if (next === plan || (plan !== "" && plan.endsWith(` ${next}`))) return;
      cut();
      plan = next;
      if (ahead.length > 0) play(ahead, now());
    },
    cut,
  };
}
