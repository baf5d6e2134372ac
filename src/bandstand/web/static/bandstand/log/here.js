// On every page: send what waits, and say what is on this phone only. Wants <body data-person> and [data-unsent].

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
  log.listen(show);
  await show();
}
