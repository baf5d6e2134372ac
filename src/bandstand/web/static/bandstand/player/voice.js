// A voice where the browser has one. It measures how long each phrase takes, so that the next one ends in time.

const MS_A_LETTER = 75;
const MS_TO_START = 250;

/**
 * @param {{synth: SpeechSynthesis | undefined, now: () => number, language: string}} world
 */
export function voice({ synth, now, language }) {
  /** @type {Map<string, number>} */
  const measured = new Map();
  let silent = false;

  /** @param {string} say */
  const lengthOf = (say) => measured.get(say) ?? MS_TO_START + MS_A_LETTER * say.length;

  return {
    get exists() {
      return synth !== undefined && synth.getVoices().length > 0;
    },
    lengthOf,
    /** @param {boolean} on */
    silence(on) {
      silent = on;
      if (on) synth?.cancel();
    },
    /** @param {string} say */
    say(say) {
      if (!synth || silent) return;
      const words = new SpeechSynthesisUtterance(say);
      words.lang = language;
      words.rate = 0.95;
      const asked = now();
      words.onend = () => measured.set(say, now() - asked);
      synth.speak(words);
    },
    /** A late voice is cut: the tone that follows matters more. */
    cut() {
      synth?.cancel();
    },
  };
}
