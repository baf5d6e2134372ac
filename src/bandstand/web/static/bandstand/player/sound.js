// Tones on the audio clock: soft oscillators, scheduled before they are due, exact however busy the page is.

/** @typedef {import("./script.js").Tone} Tone */
/** @typedef {{pitch: number, at: number, for: number}} Note seconds */

/** @type {{[tone in Tone]: Note[]}} */
export const NOTES = {
  ready: [
    { pitch: 440, at: 0, for: 0.22 },
    { pitch: 554.37, at: 0.2, for: 0.34 },
  ],
  tick: [{ pitch: 880, at: 0, for: 0.07 }],
  go: [
    { pitch: 440, at: 0, for: 0.16 },
    { pitch: 659.26, at: 0.14, for: 0.42 },
  ],
  stop: [
    { pitch: 659.26, at: 0, for: 0.16 },
    { pitch: 440, at: 0.14, for: 0.42 },
  ],
  switch: [0, 1, 2, 3].map((turn) => ({ pitch: turn % 2 ? 392 : 493.88, at: turn * 0.2, for: 0.18 })),
  question: [{ pitch: 220, at: 0, for: 0.5 }],
};

const LOUD = 0.32;
const SOFT_EDGE = 0.015;

/** @param {{make: () => AudioContext, now: () => number}} world */
export function sound({ make, now }) {
  /** @type {AudioContext | null} */
  let context = null;
  /** @type {Set<OscillatorNode>} */
  let playing = new Set();

  /** @param {Note} note @param {number} when */
  function play({ pitch, at, for: length }, when) {
    if (!context) return;
    const [tone, loud] = [context.createOscillator(), context.createGain()];
    const [start, end] = [when + at, when + at + length];
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(LOUD, start + SOFT_EDGE);
    loud.gain.setValueAtTime(LOUD, Math.max(start + SOFT_EDGE, end - 0.06));
    loud.gain.linearRampToValueAtTime(0, end);
    tone.connect(loud).connect(context.destination);
    tone.start(start);
    tone.stop(end + 0.01);
    playing.add(tone);
    tone.onended = () => playing.delete(tone);
  }

  return {
    /** Browsers give sound only to a touch. Safe to call with each. */
    async unlock() {
      try {
        context ??= make();
        if (context.state !== "running") await context.resume();
      } catch {
        context = null; // no sound here: screen and vibration carry everything
      }
    },
    get isOn() {
      return context?.state === "running";
    },
    /** @param {readonly {due: number, tone: Tone}[]} tones with wall-clock times in milliseconds */
    schedule(tones) {
      if (!context) return;
      const { currentTime } = context;
      const zero = currentTime - now() / 1000;
      for (const { due, tone } of tones) {
        const when = Math.max(currentTime, zero + due / 1000);
        NOTES[tone].forEach((note) => play(note, when));
      }
    },
    /** Everything not yet heard is taken back. */
    cut() {
      playing.forEach((tone) => tone.stop());
      playing = new Set();
    },
  };
}
