// Today as a kept copy: it says when it was last checked, and leads to the session that is on this phone.

import { makeAnew } from "../js/anew.js";
import { checkedOn, keptFrom } from "./kept.js";

const kept = keptFrom(document.documentElement.dataset);
const line = document.querySelector("[data-kept-line]");
if (kept.since !== null && line instanceof HTMLElement) {
  const when = line.querySelector("[data-checked-on]");
  if (when) when.textContent = `Last checked on ${checkedOn(kept.since)}.`;
  const [link, none] = ["[data-session-link]", "[data-no-session]"].map((name) => line.querySelector(name));
  if (link instanceof HTMLAnchorElement && none instanceof HTMLElement) {
    link.href = kept.session;
    link.hidden = kept.session === "";
    none.hidden = kept.session !== "";
  }
  line.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  line.hidden = false;
}
window.addEventListener("online", () => kept.since !== null && makeAnew());
