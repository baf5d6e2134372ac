// Logging out: what waits is sent first, then this phone forgets the pages. What could not be sent stays in the outbox of
// its person, and is sent when they log in here again. Without this module the form logs out all the same.

import { startLog } from "../log/start.js";
import { leave } from "./leave.js";
import { forgetPages } from "./phone.js";

const form = document.querySelector("[data-log-out]");
const { person } = document.body.dataset;

/** @param {string} name @returns {HTMLElement} */
function part(name) {
  const found = form?.querySelector(`[data-${name}]`);
  if (!(found instanceof HTMLElement)) throw new Error(`this page has no ${name}`);
  return found;
}

if (person && form instanceof HTMLFormElement) {
  const started = await startLog(person);
  let isTold = false; // that something stays behind
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    part("button").setAttribute("aria-busy", "true");
    const left = await leave(person, started).catch(() => "waits");
    part("button").removeAttribute("aria-busy");
    part("plays").hidden = left !== "plays";
    part("waits").hidden = left !== "waits";
    if (left === "removed" || (left === "waits" && isTold)) {
      await forgetPages(person);
      form.submit();
    }
    isTold = left === "waits";
    if (isTold) part("button").textContent = "Log out all the same";
  });
}
