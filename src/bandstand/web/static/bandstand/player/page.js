// The session page: the real clock, sound, voice, storage and network, handed to the player.

import { startLog } from "../log/start.js";
import { unsentInShort, unsentWords } from "../log/words.js";
import { choicesOf } from "./choices.js";
import { conductor } from "./conductor.js";
import { drawnBy, preload } from "./figure.js";
import { hold } from "./hold.js";
import { headset } from "./keys.js";
import { movesOf } from "./moves.js";
import { player } from "./player.js";
import { saveFile } from "./save.js";
import { readScript } from "./script.js";
import { openSession } from "./session.js";
import { sound } from "./sound.js";
import { steady } from "./steady.js";
import { voice } from "./voice.js";
import { wake } from "./wake.js";
import { SAY } from "./words.js";

const TICK_MS = 100;
const FLICKER_MS = 1500;

/** @returns {{[name: string]: any}} */
function given() {
  return JSON.parse(document.getElementById("session-data")?.textContent ?? "{}");
}

async function open() {
  const root = document.getElementById("player");
  const page = given();
  if (!root || !page.script) return;
  const script = readScript(page.script);
  drawnBy(page.figures ?? "");
  const now = steady(Date.now, () => performance.now());
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const { log, durable } = await startLog(page.person, { now });
  await log.learn(page.told ?? [], page.epoch ?? "").catch(() => {}); // without it the session begins anew, as offline
  const session = await openSession(script, log, { now, zone });
  const tones = sound({ make: () => new AudioContext({ latencyHint: "interactive" }), now, monotonic: () => performance.now() });
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
    day: { name: page.name ?? "", checked: page.checked_at ?? script.made_at, pre: page.pre ?? null, home: page.home ?? "/" },
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
  const held = hold(`bandstand-session-${page.person}-${script.id}`, house, navigator.locks);
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

/**
 * @param {ReturnType<typeof sound>} tones
 * @param {ReturnType<typeof voice>} speech
 * @param {() => number} now
 */
async function trySound(tones, speech, now) {
  await tones.unlock();
  tones.schedule([
    { due: now() + 100, tone: "ready" },
    { due: now() + 1100, tone: "go" },
  ]);
  setTimeout(() => speech.say("This is the voice."), 2000);
  return speech.exists ? SAY.soundAsk : SAY.soundNoVoice;
}

await open();
