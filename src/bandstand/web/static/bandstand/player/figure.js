// The figure of an exercise, drawn into the page so that the player can hold it still and set its clock.

import { el } from "./dom.js";

/** @typedef {{theme: "light" | "dark", still: boolean}} Look */
/** @typedef {{key: string, name: string, instead: string, clock: (() => number) | null}} Shows
 *   `instead`: the sentence where there is no key; `clock`: seconds into the loop now; null: held still */

const FRAME_MS = 33;

const DARK = "(prefers-color-scheme: dark)";
const CALM = "(prefers-reduced-motion: reduce)";

let version = "";

/** Addresses carry the version of the drawings, so that a browser may keep them. @param {string} name */
export function drawnBy(name) {
  version = name;
}

/**
 * @param {string} key
 * @param {Look} look
 */
function address(key, { theme, still }) {
  const name = `/figure/${key.split("/").map(encodeURIComponent).join("/")}/${theme}${still ? "-still" : ""}.svg`;
  return version ? `${name}?v=${version}` : name;
}

/** Every drawing fetched so far, kept so that it stays when the network goes. @type {Map<string, Promise<Document | null>>} */
const drawings = new Map();

/** @param {string} at @returns {Promise<Document | null>} */
function drawing(at) {
  const known = drawings.get(at);
  if (known) return known;
  const wanted = fetched(at);
  drawings.set(at, wanted);
  wanted.then((found) => found ?? drawings.delete(at)); // it may come another time
  return wanted;
}

/**
 * The browser reads it as an SVG document: no text of it ever becomes part of a page by itself.
 * @param {string} at
 * @returns {Promise<Document | null>}
 */
function fetched(at) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.addEventListener("load", () => resolve(request.status === 200 ? request.responseXML : null));
    request.addEventListener("error", () => resolve(null));
    request.open("GET", at);
    request.send();
  });
}

/** @param {Element} element @returns {SVGSVGElement | null} */
function drawn(element) {
  return element instanceof SVGSVGElement ? element : null;
}

/** @param {boolean} still @returns {Look} */
function look(still) {
  return { theme: matchMedia(DARK).matches ? "dark" : "light", still: still || matchMedia(CALM).matches };
}

/**
 * A picture with a name, one that only accompanies words, or words that are read as they stand.
 * @param {Element} frame
 * @param {string} name
 * @param {boolean} isWords
 */
function named(frame, name, isWords) {
  const label = isWords ? "" : name;
  for (const [attribute, value] of [["role", label && "img"], ["aria-label", label], ["aria-hidden", label || isWords ? "" : "true"]]) {
    if (value) frame.setAttribute(attribute, value);
    else frame.removeAttribute(attribute);
  }
}

/** A drawing whose key can change without anything else moving; its clock is the session's. */
export function figure() {
  const frame = el("div", { class: "figure" });
  /** @type {SVGSVGElement | null} */
  let svg = null;
  /** @type {Shows["clock"]} */
  let clock = null;
  let shown = "";
  let last = 0;
  let turning = false;

  /** @param {string} at */
  async function put(at) {
    const found = await drawing(at);
    if (shown !== at) return; // another one is wanted by now
    svg = found ? drawn(document.importNode(found.documentElement, true)) : null;
    svg?.setAttribute("class", "figure-image");
    svg?.setAttribute("aria-hidden", "true"); // the frame carries the name
    frame.replaceChildren(...(svg ? [svg] : []));
    frame.classList.toggle("is-missing", svg === null);
    if (svg === null) shown = "";
    svg?.pauseAnimations();
    turn(performance.now());
  }

  /** @param {number} now */
  function turn(now) {
    turning = svg !== null && clock !== null && frame.isConnected;
    if (!turning || !svg || !clock) return;
    if (now - last >= FRAME_MS) {
      last = now;
      svg.setCurrentTime(clock());
    }
    requestAnimationFrame(turn);
  }

  return {
    element: frame,
    /** @param {Shows} shows */
    show({ key, name, instead, clock: time }) {
      frame.classList.toggle("is-missing", key === "" && instead === "");
      clock = time;
      const wanted = key === "" ? instead : address(key, look(time === null));
      if (wanted !== shown) {
        shown = wanted;
        svg = null;
        if (key === "") frame.replaceChildren(...(instead ? [el("p", { class: "figure-instead", text: instead })] : []));
        else put(wanted);
      }
      named(frame, name, key === "" && instead !== "");
      if (!turning) turn(performance.now());
    },
  };
}

/**
 * Every picture a session will show, fetched once it has begun: still ones for the rests, moving ones for the rest.
 * @param {readonly import("./script.js").Step[]} steps
 */
export function preload(steps) {
  for (const step of steps.filter((each) => each.figure)) {
    drawing(address(step.figure, look(false)));
    if (step.kind === "work") drawing(address(step.figure, look(true))); // the rest before it shows it still
  }
}

/**
 * Where every picture of a session stands, moving and still: first as the screen is now, then for the other light.
 * @param {readonly import("./script.js").Step[]} steps
 */
export function addressesOf(steps) {
  const keys = [...new Set(steps.map((step) => step.figure).filter(Boolean))];
  const { theme } = look(false);
  /** @type {Look["theme"][]} */
  const themes = theme === "dark" ? ["dark", "light"] : ["light", "dark"];
  return themes.flatMap((each) => [false, true].flatMap((still) => keys.map((key) => address(key, { theme: each, still }))));
}
