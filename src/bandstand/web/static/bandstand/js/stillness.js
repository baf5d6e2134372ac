/**
 * A figure that moves has a button to hold it still; it swaps the picture for its strip of stills and back.
 * Where motion is not wanted the browser already shows the stills, and the button stays away.
 */
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

function swap(/** @type {HTMLElement} */ figure, /** @type {boolean} */ still) {
  for (const part of figure.querySelectorAll("source[data-moving], img[data-moving]")) {
    const { moving = "", still: held = "" } = /** @type {HTMLElement} */ (part).dataset;
    part.setAttribute(part.tagName === "IMG" ? "src" : "srcset", still ? held : moving);
  }
}

function addButton(/** @type {HTMLElement} */ figure) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet figure-button";
  button.textContent = "Hold still";
  button.addEventListener("click", () => {
    const still = button.textContent === "Hold still";
    button.textContent = still ? "Let it move" : "Hold still";
    swap(figure, still);
  });
  figure.after(button);
}

if (!CALM.matches) {
  for (const figure of document.querySelectorAll(".figure-moving")) addButton(/** @type {HTMLElement} */ (figure));
}
