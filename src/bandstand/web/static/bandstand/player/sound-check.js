// Before the first session: two tones and a voice, and what to ask about them.

import { sound } from "./sound.js";
import { voice } from "./voice.js";
import { SAY } from "./words.js";

/**
 * @param {() => number} now
 * @param {AudioContext | null} audio the session's own; null where this browser has no sound
 */
export async function checkSound(now, audio) {
  const make = () => {
    if (!audio) throw new Error("this browser has no sound");
    return audio;
  };
  const tones = sound({ make, now, monotonic: () => performance.now() });
  const speech = voice({ synth: globalThis.speechSynthesis, now, language: document.documentElement.lang || "en" });
  return trySound(tones, speech, now);
}

/**
 * @param {ReturnType<typeof sound>} tones
 * @param {ReturnType<typeof voice>} speech
 * @param {() => number} now
 */
export async function trySound(tones, speech, now) {
  await tones.unlock();
  tones.schedule([
    { due: now() + 100, tone: "ready" },
    { due: now() + 1100, tone: "go" },
  ]);
  setTimeout(() => speech.say("This is the voice."), 2000);
  return speech.exists ? SAY.soundAsk : SAY.soundNoVoice;
}
