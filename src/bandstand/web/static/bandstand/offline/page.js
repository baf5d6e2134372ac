// The page for no network: what can be played from here, what is only here as a file, and another try.

import { saveFile } from "../player/save.js";
import { startLog } from "../log/start.js";
import { checkedOn, keptFrom } from "./kept.js";

const kept = keptFrom(document.documentElement.dataset);

/** @param {string} name @returns {HTMLElement | null} */
const part = (name) => document.querySelector(`[data-${name}]`);

/** @param {HTMLElement | null} element @param {string} [words] */
function show(element, words) {
  if (!element) return;
  if (words) element.textContent = words;
  element.hidden = false;
}

const link = part("session-link");
if (kept.session && link instanceof HTMLAnchorElement) {
  link.href = kept.session;
  show(link);
}
if (kept.since !== null) show(part("checked-on"), `This phone last reached Bandstand on ${checkedOn(kept.since)}.`);
if (document.documentElement.dataset.form !== undefined) show(part("was-form"));
part("again")?.addEventListener("click", () => location.reload());

const { person } = document.body.dataset;
if (person) {
  const { log } = await startLog(person);
  const waiting = async () => (await log.shelf.waiting()).map((row) => row.event);
  if ((await waiting()).length > 0) show(part("save-line"));
  part("save")?.addEventListener("click", async () => saveFile(await waiting()));
}
