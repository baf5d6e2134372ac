/**
 * Pointing at a field lights up its words in the sheet, and the other way round.
 * Without this module the fields still link to their words.
 */
const LIT = "is-pointed";
const WIDE = window.matchMedia("(min-width: 60rem)");

/** @returns {HTMLElement[]} everything that belongs to one of the fields named */
function partsOf(/** @type {readonly string[]} */ fields) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-fields]"));
  return [...all].filter((part) => fieldsOf(part).some((field) => fields.includes(field)));
}

/** @returns {string[]} */
function fieldsOf(/** @type {HTMLElement} */ part) {
  return (part.dataset.fields ?? "").split(" ");
}

function point(/** @type {Event} */ event) {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  const part = event.target instanceof Element ? event.target.closest("[data-fields]") : null;
  if (!(part instanceof HTMLElement)) return;
  const parts = partsOf(fieldsOf(part));
  for (const each of parts) each.classList.add(LIT);
  if (!part.matches("mark")) show(parts.find((each) => each.matches("mark")));
}

/** Bring words into view inside the sheet's own pane, never by moving the page. */
function show(/** @type {HTMLElement | undefined} */ words) {
  const sheet = /** @type {HTMLElement | null} */ (document.querySelector(".sheet"));
  if (!words || !sheet || !WIDE.matches) return;
  const where = words.getBoundingClientRect();
  const pane = sheet.getBoundingClientRect();
  if (where.top >= pane.top && where.bottom <= pane.bottom) return;
  sheet.scrollTop += where.top - pane.top - pane.height / 3;
}

/** On a phone the cards come first, and the sheet waits folded. */
function fold() {
  const original = document.querySelector("details.original");
  if (original instanceof HTMLDetailsElement) original.open = WIDE.matches;
}

/** A link to something inside a fold opens the fold first. */
function unfoldFor(/** @type {Event} */ event) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link && document.getElementById((link.getAttribute("href") ?? "#").slice(1));
  const details = target?.closest("details");
  if (details) details.open = true;
}

document.addEventListener("pointerover", point);
document.addEventListener("focusin", point);
document.addEventListener("click", unfoldFor);
WIDE.addEventListener("change", fold);
fold();
