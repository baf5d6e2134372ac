// On every page: send what waits, and say what is on this phone only. Wants <body data-person> and [data-unsent].
// A page that was made from the log ([data-from-log] says how far it had come) is made anew once the server has more
// from this phone: what hurt yesterday must never be absent from what is proposed today.

import { keepOnPhone } from "../offline/phone.js";
import { hasUnsent, runsHere } from "../offline/running.js";
import { makeAnew } from "../js/anew.js";
import { isBehind } from "./reached.js";
import { startLog } from "./start.js";
import { unsentWords } from "./words.js";

const { person } = document.body.dataset;
const place = document.querySelector("[data-unsent]");
if (person && place instanceof HTMLElement) {
  const { log } = await startLog(person);
  const show = async () => {
    const words = unsentWords(await log.unsent());
    place.textContent = words;
    place.hidden = words === "";
  };
  const made = document.querySelector("[data-from-log]");
  const isKept = document.documentElement.dataset.kept !== undefined;
  const look = async () => {
    await show();
    if (!(made instanceof HTMLElement) || !place.hidden || isWriting()) return;
    if (isBehind(made.dataset.fromLog ?? "", await log.shelf.meta("reached"))) makeAnew();
  };
  log.listen(look);
  await (isKept ? show() : look()); // a kept copy is made anew when the server has taken something, not before
  if (made) await askToStay(log);
  await keepOnPhone(made ? figuresHere() : [], { isRunning: () => runsHere(log.shelf, Date.now()), isBusy: () => hasUnsent(log.shelf) }, made !== null);
}

/** From the first plan on the browser is asked, once, not to clear what is kept here. @param {import("./log.js").Log} log */
async function askToStay(log) {
  if ((await log.shelf.meta("asked to stay")) || (await navigator.storage?.persisted?.())) return;
  await log.shelf.setMeta("asked to stay", "yes").catch(() => {});
  navigator.storage?.persist?.().catch(() => {});
}

/** The pictures of this page, for day and for dim rooms. */
function figuresHere() {
  const shown = [...document.querySelectorAll(".figure source[srcset], .figure img[src]")];
  return [...new Set(shown.map((each) => each.getAttribute("srcset") ?? each.getAttribute("src") ?? ""))].filter((each) => each.startsWith("/figure/"));
}

/** Nobody loses a word they are typing. */
function isWriting() {
  const field = document.activeElement;
  return (field instanceof HTMLInputElement && field.type === "text") || field instanceof HTMLTextAreaElement;
}
