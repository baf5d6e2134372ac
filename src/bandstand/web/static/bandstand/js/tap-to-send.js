/**
 * One question, one tap: a number that is tapped or clicked is sent at once.
 * Whoever goes through the numbers by arrow keys sends with the button, or with Enter.
 */
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-tap-to-send]"))) {
  let tapped = false;
  form.addEventListener("pointerup", () => { tapped = true; });
  form.addEventListener("keydown", () => { tapped = false; });
  form.addEventListener("change", () => { if (tapped) form.requestSubmit(); });
}
