// On every page: send what waits, and say what is on this phone only. Wants <body data-person> and [data-unsent].
// A page that was made from the log ([data-from-log]) is made anew once the server has what was missing in it: what
// hurt yesterday must never be absent from what is proposed today.

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
  log.listen(async (what) => {
    await show();
    if (what !== "added" && place.hidden && document.querySelector("[data-from-log]") && !isWriting()) location.reload();
  });
  await show();
}

/** Nobody loses a word they are typing. */
function isWriting() {
  const field = document.activeElement;
  return (field instanceof HTMLInputElement && field.type === "text") || field instanceof HTMLTextAreaElement;
}
