// The figure of an exercise as a picture: light or dark as the screen is, still where motion is not wanted.

import { el } from "./dom.js";

/** @typedef {{theme: "light" | "dark", still: boolean}} Look */

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

/** A picture whose key can change without anything else moving. */
export function figure() {
  /** @type {{source: HTMLSourceElement, look: Look}[]} */
  const sources = [
    { source: source(`${DARK} and ${CALM}`), look: { theme: "dark", still: true } },
    { source: source(CALM), look: { theme: "light", still: true } },
    { source: source(DARK), look: { theme: "dark", still: false } },
  ];
  const image = el("img", { class: "figure-image", is: { alt: "", decoding: "async" } });
  const picture = el("picture", { class: "figure" }, ...sources.map((each) => each.source), image);
  let shown = "";
  image.addEventListener("error", () => picture.classList.add("is-missing"));
  image.addEventListener("load", () => picture.classList.remove("is-missing"));
  return {
    element: picture,
    /** @param {string} key @param {string} name @param {boolean} [still] */
    show(key, name, still = false) {
      image.alt = name;
      if (`${key} ${still}` === shown) return;
      shown = `${key} ${still}`;
      picture.classList.toggle("is-missing", key === "");
      if (key === "") return;
      for (const { source: each, look } of sources) each.srcset = address(key, { ...look, still: still || look.still });
      image.src = address(key, { theme: "light", still });
    },
  };
}

/** @param {string} media */
function source(media) {
  return el("source", { is: { media, type: "image/svg+xml" } });
}

/** @type {HTMLImageElement[]} held, so that the pictures stay when the network goes */
const held = [];

/**
 * Every picture a session will show, fetched once it has begun: still ones for the rests, moving ones for the rest.
 * @param {readonly import("./script.js").Step[]} steps
 */
export function preload(steps) {
  const theme = matchMedia(DARK).matches ? "dark" : "light";
  const calm = matchMedia(CALM).matches;
  const shown = steps.filter((step) => step.figure).map((step) => address(step.figure, { theme, still: calm || step.kind === "rest" }));
  for (const source of new Set(shown)) {
    const image = new Image();
    image.src = source;
    held.push(image);
  }
}
