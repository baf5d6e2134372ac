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
  turn: [
    { pitch: 659.26, at: 0, for: 0.12 },
    { pitch: 493.88, at: 0.12, for: 0.12 },
    { pitch: 659.26, at: 0.24, for: 0.2 },
  ],
  question: [{ pitch: 220, at: 0, for: 0.5 }],
};

const LOUD = 0.32;
const SOFT_EDGE = 0.015;

const SAMPLES = 15; // one a tick: a second and a half
const MOVED_S = 0.0005; // a tone stays where it is unless its time moved by more
const JUMP_S = 0.005; // a device that ran dry is behind by a whole buffer from then on: no noise is so large
const SURE_MS = 2; // a busy phone may come between reading one clock and the other
const TOO_NEAR_S = 0.15;
const ANOTHER_CLOCK_MS = 1000;

/** @typedef {{due: number, tone: Tone, when: number, nodes: OscillatorNode[]}} Planned */

/** @param {{make: () => AudioContext, now: () => number, monotonic: () => number}} world */
export function sound({ make, now, monotonic }) {
  /** @type {AudioContext | null} */
  let context = null;
  /** @type {Planned[]} */
  let planned = [];
  /** How far the clock of what is heard is from the wall clock, in seconds, as it was last seen. @type {number[]} */
  let seen = [];

  /** @param {AudioContext} audio */
  function look(audio) {
    const { contextTime = 0, performanceTime = 0 } = audio.getOutputTimestamp?.() ?? {};
    const tick = monotonic();
    const wall = now();
    const isSure = monotonic() - tick <= SURE_MS;
    const ago = tick - performanceTime;
    const isTold = performanceTime > 0 && Math.abs(ago) < ANOTHER_CLOCK_MS;
    const newest = isTold ? contextTime - (wall - ago) / 1000 : audio.currentTime - wall / 1000;
    const jumped = seen.length > 0 && Math.abs(newest - middle(seen)) > JUMP_S;
    if (isSure || seen.length === 0) seen = jumped ? [newest] : [...seen, newest].slice(-SAMPLES);
    return middle(seen);
  }

  /** @param {AudioContext} audio @param {Note} note @param {number} when */
  function play(audio, { pitch, at, for: length }, when) {
    const [tone, loud] = [audio.createOscillator(), audio.createGain()];
    const [start, end] = [when + at, when + at + length];
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(LOUD, start + SOFT_EDGE);
    loud.gain.setValueAtTime(LOUD, Math.max(start + SOFT_EDGE, end - 0.06));
    loud.gain.linearRampToValueAtTime(0, end);
    tone.connect(loud).connect(audio.destination);
    tone.start(start);
    tone.stop(end + 0.01);
    return tone;
  }

  /** @param {AudioContext} audio @param {{due: number, tone: Tone}} cue @param {number} zero */
  function plan(audio, { due, tone }, zero) {
    const when = Math.max(audio.currentTime, zero + due / 1000);
    return { due, tone, when, nodes: NOTES[tone].map((note) => play(audio, note, when)) };
  }

  /** Another loudspeaker, a sleep, a drift: what is to come is put where it belongs now. */
  function retune() {
    if (!context || context.state !== "running") return;
    const audio = context;
    const zero = look(audio);
    planned = planned
      .filter(({ when }) => when > audio.currentTime - 1)
      .flatMap((each) => {
        const when = zero + each.due / 1000;
        if (Math.abs(when - each.when) < MOVED_S || each.when < audio.currentTime + TOO_NEAR_S) return [each];
        silence(each);
        return when < audio.currentTime ? [] : [plan(audio, each, zero)];
      });
  }

  return {
    /** Browsers give sound only to a touch. Safe to call with each. */
    async unlock() {
      try {
        if (!context) {
          context = make();
          context.onstatechange = () => {
            seen = [];
          };
        }
        if (context.state !== "running") await context.resume();
      } catch {
        context = null; // no sound here: screen and vibration carry everything
      }
    },
    get isOn() {
      return context?.state === "running";
    },
    /** @param {readonly {due: number, tone: Tone}[]} tones with wall-clock times in milliseconds, when they are to be heard */
    schedule(tones) {
      if (!context) return;
      const audio = context;
      const zero = look(audio);
      planned = [...planned, ...tones.map((each) => plan(audio, each, zero))];
    },
    retune,
    /** Everything not yet heard is taken back. */
    cut() {
      planned.forEach(silence);
      planned = [];
    },
  };
}

/** @param {Planned} planned */
function silence({ nodes }) {
  nodes.forEach((node) => node.stop());
}

/** @param {readonly number[]} numbers */
function middle(numbers) {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1];
}
