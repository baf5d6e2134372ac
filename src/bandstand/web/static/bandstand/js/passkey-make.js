// A new passkey, once the passphrase was told again.

import { ask, reads, send } from "./passkey.js";

const form = document.querySelector("[data-make]");
const trouble = document.querySelector("[data-trouble]");
const known = reads();

/** @param {string} words */
function tell(words) {
  const place = trouble?.querySelector("[data-words]");
  if (place) place.textContent = words;
  if (trouble instanceof HTMLElement) trouble.hidden = words === "";
}

if (known && form instanceof HTMLFormElement) {
  const button = form.querySelector("[data-button]");
  if (button instanceof HTMLButtonElement) button.disabled = false;
  form.querySelector("[data-cannot]")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    tell("");
    try {
      const { question, options } = await ask(form.dataset.make ?? "", form);
      send(form, question, await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(options.publicKey) }));
    } catch (why) {
      const isOurs = why instanceof Error && !(why instanceof DOMException) && why.message !== "";
      tell(isOurs ? why.message : "No passkey was made. Nothing has changed.");
    }
  });
}
