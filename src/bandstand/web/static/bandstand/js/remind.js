import { bytesOf, textOf } from "./base64url.js";

/**
 * Reminders on this device: asks the browser where pushes to it go, and sends that with the form.
 * Where the browser has no push, or no worker runs, the button stays away.
 */
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-remind]"));
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-remind-here]"));

/** @param {HTMLFormElement} into */
async function subscribe(into) {
  const worker = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(into.dataset.remind ?? "") };
  const told = await worker.pushManager.subscribe(options);
  fill(into, "endpoint", told.endpoint);
  fill(into, "key", textOf(told.getKey("p256dh")));
  fill(into, "secret", textOf(told.getKey("auth")));
  into.submit();
}

/** @param {HTMLFormElement} into @param {string} name @param {string} value */
function fill(into, name, value) {
  const field = into.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** @param {HTMLFormElement} into */
function refused(into) {
  const told = /** @type {HTMLElement | null} */ (into.querySelector("[data-not-reminded]"));
  if (told) told.hidden = false;
}

if (form?.dataset.remind && button && "PushManager" in window && "serviceWorker" in navigator) {
  button.hidden = false;
  button.addEventListener("click", () => { subscribe(form).catch(() => refused(form)); });
}
