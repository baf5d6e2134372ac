// Behind the door: the real clock, sound, voice, storage and network, handed to the player.

import { unsentInShort, unsentWords } from "../log/words.js";
import { choicesOf } from "./choices.js";
import { conductor } from "./conductor.js";
import { preload } from "./figure.js";
import { hold } from "./hold.js";
import { headset } from "./keys.js";
import { movesOf } from "./moves.js";
import { player } from "./player.js";
import { saveFile } from "./save.js";
import { openSession } from "./session.js";
import { sound } from "./sound.js";
import { trySound } from "./sound-check.js";
import { voice } from "./voice.js";
import { wake } from "./wake.js";
import { SAY } from "./words.js";

const TICK_MS = 100;
const FLICKER_MS = 1500;

/** @typedef {"begin" | "choices" | ""} Wish */

/**
 * @param {HTMLElement} root
 * @param {import("./door.js").Given} page
 * @param {import("./door.js").World} world
 * @param {Wish} wish what was tapped at the door
 */
export async function enter(root, page, { now, zone, log, durable, audio }, wish) {
  const { script } = page;
  await log.learn(page.told, page.epoch).catch(() => {}); // without it the session begins anew, as offline
  const session = await openSession(script, log, { now, zone });
  const tones = sound({ make: () => audio ?? new AudioContext({ latencyHint: "interactive" }), now, monotonic: () => performance.now() });
  const speech = voice({ synth: globalThis.speechSynthesis, now, language: document.documentElement.lang || "en" });
  const vibrate = (/** @type {number[]} */ pattern) => void navigator.vibrate?.(pattern);
  const choices = await choicesOf(log.shelf);
  const wanted = () => /** @type {import("./script.js").Voice} */ (choices.get("voice"));
  const shown = { flash: (/** @type {string} */ tone) => house.flash(tone), told: (/** @type {string} */ say) => house.told(say) };
  const baton = conductor({ sound: tones, voice: speech, now, vibrate, wanted, ...shown });
  speech.silence(choices.get("reader") === "on");
  const buttons = headset(navigator.mediaSession, () => new Audio(new URL("silence.wav", import.meta.url).href), {
    play: () => house.pressed.play(),
    pause: () => house.pressed.pause(),
    nexttrack: () => house.pressed.nexttrack(),
    previoustrack: () => house.pressed.previoustrack(),
  });
  const waiting = await unsentOf(log, now);
  const screen = wake(navigator);
  const house = player({
    root,
    session,
    moves: movesOf(session),
    conductor: baton,
    sound: tones,
    voice: speech,
    wake: screen,
    headset: buttons,
    day: { name: page.name, checked: page.checked, pre: page.pre, home: page.home },
    world: { now, isVisible: () => document.visibilityState === "visible" },
    unsent: waiting,
    choices,
    soundCheck: () => trySound(tones, speech, now),
    durable,
    begun: () => {
      screen.hold();
      navigator.storage?.persist?.().catch(() => {});
      preload(script.steps);
    },
  });
  const got = async () => {
    await house.got();
    if (wish === "begin" && !session.hasBegun) await house.begin();
    if (wish === "choices") house.choices();
    wish = "";
  };
  const held = hold(`bandstand-session-${page.person}-${script.id}`, { got, lost: house.lost }, navigator.locks);
  house.takeBy(held.take);
  if (session.hasBegun) preload(script.steps);
  log.listen(async () => {
    await session.read();
    house.render();
  });
  document.addEventListener("keydown", house.key);
  document.addEventListener("keydown", house.touched);
  document.addEventListener("pointerdown", house.touched);
  document.addEventListener("visibilitychange", house.tick);
  setInterval(house.tick, TICK_MS);
  root.dataset.ready = "yes";
}

/**
 * What is on this phone only. A set on its way for a moment is no news: its ring says so.
 * @param {import("../log/log.js").Log} log
 * @param {() => number} now
 */
async function unsentOf(log, now) {
  let words = "";
  let short = "";
  let refused = 0;
  let since = 0;
  const look = async () => {
    const unsent = await log.unsent();
    words = unsentWords(unsent);
    short = unsentInShort(unsent);
    refused = unsent.refused;
    since = words === "" ? 0 : since || now();
  };
  log.listen(look);
  await look();
  return {
    any: () => words !== "",
    words: () => (refused > 0 ? `${SAY.refused} ${words}` : words !== "" && now() - since > FLICKER_MS ? words : ""),
    inShort: () => (words !== "" && now() - since > FLICKER_MS ? short : ""),
    save: async () => saveFile((await log.shelf.waiting()).map((row) => row.event)),
  };
}
