// On every page: send what waits, and say what is on this phone only. Wants <body data-person> and [data-unsent].
// A page that was made from the log ([data-from-log] says how far it had come) is made anew once the server has more
// from this phone: what hurt yesterday must never be absent from what is proposed today.

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
  const look = async () => {
    await show();
    if (!(made instanceof HTMLElement) || !place.hidden || isWriting()) return;
    if (isBehind(made.dataset.fromLog ?? "", await log.shelf.meta("reached"))) location.reload();
  };
  log.listen(look);
  await look();
}

/** Nobody loses a word they are typing. */
function isWriting() {
  const field = document.activeElement;
  return (field instanceof HTMLInputElement && field.type === "text") || field instanceof HTMLTextAreaElement;
}
