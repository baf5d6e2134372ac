/**
 * One question, one tap: a number that is tapped or clicked is sent at once.
 * Whoever goes through the numbers by arrow keys sends with the button, or with Enter.
 */
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-tap-to-send]"))) {
  form.addEventListener("click", (event) => {
    const step = event.target instanceof Element ? event.target.closest(".pain-step") : null;
    const chosen = step?.querySelector("input");
    if (chosen?.checked && isTap(event)) form.requestSubmit();
  });
}

/** A key press on a radio button also clicks it, but at no place. */
function isTap(/** @type {MouseEvent} */ event) {
  return event.detail > 0 || event.clientX > 0 || event.clientY > 0;
}
