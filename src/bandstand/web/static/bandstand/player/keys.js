// Without touching the screen. By keyboard: space pauses, arrows go back and on, H says that it hurts, T tells where
// we are, plus and minus are for the voice. By headset: its one button pauses, resumes, and is Ready.

/**
 * The verb a key stands for; none while something else has it (a field, a button under the finger).
 * @param {{key: string, target: EventTarget | null, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @param {(target: EventTarget | null) => boolean} isBusy
 * @returns {"pause" | "back" | "next" | "hurts" | "tell" | "moreVoice" | "lessVoice" | null}
 */
export function verbOf(event, isBusy) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === " ") return isBusy(event.target) ? null : "pause";
  if (event.key === "ArrowLeft") return "back";
  if (event.key === "ArrowRight") return "next";
  return KEYS[event.key.toLowerCase()] ?? null;
}

/** @type {{[key: string]: "hurts" | "tell" | "moreVoice" | "lessVoice"}} */
const KEYS = { h: "hurts", t: "tell", "+": "moreVoice", "-": "lessVoice" };

/**
 * What keys and the buttons of a headset do at the present place. Nobody can answer a question with a headset.
 * @param {object} house
 * @param {import("./session.js").Session} house.session
 * @param {import("./stage.js").Verbs} house.verbs
 * @param {import("./moves.js").Moves} house.moves
 * @param {(verb: () => Promise<unknown>) => unknown} house.act
 * @param {() => boolean} house.isFree whether the running session is on the screen, and nothing over it
 * @param {() => void} house.tell says where we are
 */
export function handsFree({ session, verbs, moves, act, isFree, tell }) {
  const isBetween = () => ["set_up", "rest", "switch_side"].includes(session.place().step?.kind ?? "");
  const ifFree = (/** @type {() => unknown} */ verb) => () => isFree() && verb();
  const turn = () => (session.place().paused ? verbs.resume() : verbs.pause());

  /** A set ended from the headset counts as far as it went; it can be put right in the rest. */
  function endHere() {
    const { step, length } = session.place();
    if (step?.kind === "work") act(() => moves.done(step, length === null ? moves.whole(step) : moves.soFar()));
  }
  const go = () => {
    const { paused, step } = session.place();
    return !paused && step?.kind === "set_up" ? verbs.ready() : turn();
  };
  /** @type {{[verb: string]: () => void}} */
  const keyed = { pause: turn, back: verbs.back, hurts: verbs.hurts, tell, moreVoice: verbs.moreVoice, lessVoice: verbs.lessVoice };

  return {
    /** @param {KeyboardEvent} event */
    key(event) {
      if (!isFree()) return;
      const verb = verbOf(event, (target) => target instanceof HTMLElement && target.closest("button, input, a") !== null);
      if (!verb) return;
      event.preventDefault();
      if (verb === "next") (isBetween() ? verbs.ready : verbs.next)();
      else keyed[verb]();
    },
    pressed: {
      play: ifFree(go),
      pause: ifFree(turn),
      previoustrack: ifFree(verbs.back),
      nexttrack: ifFree(() => (isBetween() ? verbs.ready() : endHere())),
    },
  };
}

/** @typedef {{title: string, artist: string, album: string, isHeld: boolean, length: number | null, elapsed: number}} Playing */

/**
 * The buttons of a headset and of the lock screen. A browser gives them only to a page whose audio element plays something
 * of five seconds or more, so six seconds of silence do, again and again.
 * @param {MediaSession | undefined} media
 * @param {() => HTMLAudioElement} make a silent sound that never ends
 * @param {{play: () => void, pause: () => void, nexttrack: () => void, previoustrack: () => void}} verbs
 */
export function headset(media, make, verbs) {
  /** @type {HTMLAudioElement | null} */
  let silent = null;
  let shown = "";
  for (const [name, verb] of Object.entries(verbs)) {
    try {
      media?.setActionHandler(/** @type {MediaSessionAction} */ (name), verb);
    } catch {
      // a browser that knows no such button has none
    }
  }
  return {
    begin() {
      if (!media || silent) return;
      silent = make();
      silent.loop = true;
      silent.play().catch(() => {
        silent = null; // it is asked for again with the next touch
      });
    },
    /** @param {Playing} now */
    show({ title, artist, album, isHeld, length, elapsed }) {
      if (!media || !silent) return;
      media.playbackState = isHeld ? "paused" : "playing";
      if (shown !== `${title} ${artist}` && globalThis.MediaMetadata) {
        shown = `${title} ${artist}`;
        media.metadata = new MediaMetadata({ title, artist, album });
      }
      const [duration, position] = [(length ?? 0) / 1000, elapsed / 1000];
      media.setPositionState?.(length ? { duration, position: Math.min(duration, position), playbackRate: 1 } : {});
    },
    end() {
      silent?.pause();
      silent = null;
      if (media) media.playbackState = "none";
    },
  };
}
