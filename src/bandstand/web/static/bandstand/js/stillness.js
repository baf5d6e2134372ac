/**
 * A figure that moves has a link to hold it still. With this module the picture is swapped on the spot.
 * Where motion is not wanted the browser already shows the still picture, and the link is taken away.
 */
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

function swap(/** @type {ParentNode} */ figure, /** @type {boolean} */ still) {
  for (const part of figure.querySelectorAll("[data-moving]")) {
    const { moving = "", still: held = "" } = /** @type {HTMLElement} */ (part).dataset;
    part.setAttribute(part.tagName === "IMG" ? "src" : "srcset", still ? held : moving);
  }
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-hold-still]"))) {
  if (CALM.matches) link.remove();
  let still = false;
  link.setAttribute("role", "button");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    still = !still;
    link.textContent = still ? "Let it move" : "Hold still";
    swap(document, still);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") link.click();
  });
}
