// The figure of an exercise as a picture, light or dark as the screen is. Loaded before it is needed.

import { el } from "./dom.js";

/**
 * @param {string} key
 * @param {"light" | "dark"} theme
 */
function address(key, theme) {
  return `/figure/${key.split("/").map(encodeURIComponent).join("/")}/${theme}.svg`;
}

/** A picture whose key can change without anything else moving. */
export function figure() {
  const dark = el("source", { is: { media: "(prefers-color-scheme: dark)", type: "image/svg+xml" } });
  const image = el("img", { class: "figure-image", is: { alt: "", decoding: "async" } });
  const picture = el("picture", { class: "figure" }, dark, image);
  let shown = "";
  image.addEventListener("error", () => picture.classList.add("is-missing"));
  image.addEventListener("load", () => picture.classList.remove("is-missing"));
  return {
    element: picture,
    /** @param {string} key @param {string} name */
    show(key, name) {
      image.alt = name;
      if (key === shown) return;
      shown = key;
      picture.classList.toggle("is-missing", key === "");
      if (key === "") return;
      dark.srcset = address(key, "dark");
      image.src = address(key, "light");
    },
  };
}

/** @type {HTMLImageElement[]} kept, so that the pictures stay when the network goes */
const kept = [];

/** @param {readonly string[]} keys */
export function preload(keys) {
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  for (const key of new Set(keys.filter(Boolean))) {
    const image = new Image();
    image.src = address(key, theme);
    kept.push(image);
  }
}
