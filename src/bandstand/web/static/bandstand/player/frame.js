// The frame of the player: one screen, at most one panel over it, one verb after the other.

import { attribute, el, write } from "./dom.js";
import { SAY } from "./words.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {ReturnType<typeof frame>} Frame */

const FLASH_MS = 450;
const FLASH_APART_MS = 500;
const PHRASES = 3;

/**
 * @param {object} house
 * @param {HTMLElement} house.root
 * @param {Session} house.session
 * @param {{pause: () => Promise<unknown>, resume: () => Promise<unknown>}} house.moves
 * @param {() => void} house.quiet ends what is being said and sounded
 * @param {() => void} house.moved follows at once with what sounds
 * @param {() => void} house.changed draws anew
 */
export function frame({ root, session, moves, quiet, moved, changed }) {
  const live = el("p", { class: "unseen", is: { "aria-live": "polite" } });
  const told = transcript();
  const floor = el("div", { class: "floor" });
  root.replaceChildren(floor, told.element, live);

  /** @type {HTMLElement | null} */
  let panel = null;
  let pausedByPanel = false;
  let trouble = "";
  let waiting = 0;
  let flashedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let flashing;
  /** @type {Promise<void>} */
  let line = Promise.resolve();

  /** One verb after the other; what cannot be kept is said, and nothing moves on. @param {() => Promise<unknown>} verb */
  function act(verb) {
    waiting += 1;
    line = line.then(async () => {
      try {
        const kept = verb();
        moved();
        await kept;
        trouble = "";
      } catch {
        trouble = SAY.notKept;
      }
      waiting -= 1;
      moved();
      changed();
    });
    return line;
  }

  /** @param {HTMLElement | null} next */
  function show(next) {
    const opened = next !== null && panel === null;
    panel = next;
    changed();
    const title = panel?.querySelector("h1");
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
    if (opened) quiet();
  }

  async function stopClock() {
    if (session.standing() !== "running" || session.place().paused) return;
    pausedByPanel = true;
    await act(moves.pause);
  }

  return {
    floor,
    live,
    told,
    /** A soft light over the whole screen, at most two a second. @param {string} tone */
    flash(tone) {
      if (Date.now() - flashedAt < FLASH_APART_MS) return;
      flashedAt = Date.now();
      root.dataset.flash = tone;
      clearTimeout(flashing);
      flashing = setTimeout(() => delete root.dataset.flash, FLASH_MS);
    },
    act,
    show,
    stopClock,
    get trouble() {
      return trouble;
    },
    /** A verb is being kept: what follows from it is not known yet. */
    get isBusy() {
      return waiting > 0;
    },
    get isOpen() {
      return panel !== null;
    },
    /** The Escape key goes back where a panel has a way back. @param {KeyboardEvent} event */
    leave(event) {
      const way = event.key === "Escape" ? panel?.querySelector(".act-leaves") : null;
      if (way instanceof HTMLElement) way.click();
      return Boolean(way);
    },
    /** Stop the clock, then show. @param {() => HTMLElement} make */
    async open(make) {
      await stopClock();
      show(make());
    },
    /** Back to where it was. */
    async shut() {
      const resume = pausedByPanel && session.standing() === "running" && session.place().paused;
      pausedByPanel = false;
      const kept = resume ? act(moves.resume) : null;
      show(null);
      await kept;
    },
    /** A verb that moves the session on by itself; what begins is heard in time, so the panel goes before it is kept. @param {() => Promise<unknown>} verb */
    async away(verb) {
      pausedByPanel = false;
      const kept = act(verb);
      show(null);
      await kept;
    },
    /** A verb that ends the session: the panel stays until it is kept. @param {() => Promise<unknown>} verb */
    async end(verb) {
      pausedByPanel = false;
      await act(verb);
      show(null);
    },
    /** The pause that a verb made is the panel's own: leaving the panel ends it. */
    ownPause() {
      pausedByPanel = true;
    },
    /** Put the panel where it belongs, and nothing else within reach. */
    draw() {
      const shown = root.querySelector(":scope > .panel");
      if (shown && shown !== panel) shown.remove();
      if (panel && panel.parentNode !== root) root.append(panel);
      attribute(floor, "inert", panel !== null);
    },
  };
}

/** Where we are, and what was said last, as text: for a reader who asks, and on the screen where captions are wanted. */
function transcript() {
  const now = el("p", { class: "told-now" });
  const said = el("ul", { class: "told-said" });
  const element = el("section", { class: "told unseen", is: { "aria-label": SAY.told } }, now, said);
  return {
    element,
    /** @param {string} words @param {boolean} isShown */
    update(words, isShown) {
      write(now, words);
      element.classList.toggle("unseen", !isShown);
      element.hidden = words === "";
    },
    /** @param {string} phrase */
    say(phrase) {
      said.append(el("li", { text: phrase }));
      if (said.childElementCount > PHRASES) said.firstElementChild?.remove();
    },
  };
}
