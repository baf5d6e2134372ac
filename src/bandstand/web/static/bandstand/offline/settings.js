// Settings, the part about this phone: what is only here, and leaving it.

import { startLog } from "../log/start.js";
import { saveFile } from "../player/save.js";
import { leave } from "./leave.js";

const card = document.querySelector("[data-on-phone]");
const { person } = document.body.dataset;

/** @param {string} name @returns {HTMLElement} */
function part(name) {
  const found = card?.querySelector(`[data-${name}]`);
  if (!(found instanceof HTMLElement)) throw new Error(`this page has no ${name}`);
  return found;
}

if (person && card instanceof HTMLElement) {
  const started = await startLog(person);
  const { log } = started;
  const look = async () => {
    const any = (await log.shelf.waiting()).length > 0;
    part("nothing-waits").hidden = any;
    part("save").hidden = !any;
  };
  part("save").addEventListener("click", async () => saveFile((await log.shelf.waiting()).map((row) => row.event)));
  part("leave").addEventListener("click", async () => {
    const left = await leave(person, started).catch(() => "waits");
    part("left").hidden = left !== "removed";
    part("not-left").hidden = left !== "waits";
    part("plays").hidden = left !== "plays";
    if (left === "removed") part("leave").hidden = true;
  });
  log.listen(look);
  await look();
  card.hidden = false;
}
