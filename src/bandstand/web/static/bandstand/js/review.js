/**
 * The sheet and the cards answer each other: pointing at a field lights up its words, pointing at words lights up the
 * field and brings its card into view. Without this module each still links to the other.
 */
import { stayingInPlace } from "./in-place.js";
import { picking } from "./picking.js";

const LIT = "is-pointed";
const PASSING_MS = 250;
const WIDE = window.matchMedia("(min-width: 60rem)");
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

/** @returns {string[]} */
function fieldsOf(/** @type {HTMLElement} */ part) {
  return (part.dataset.fields ?? "").split(" ").filter(Boolean);
}

/** @returns {HTMLElement[]} everything that belongs to one of the fields named */
function partsOf(/** @type {readonly string[]} */ fields) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-fields]"));
  return [...all].filter((part) => fieldsOf(part).some((field) => fields.includes(field)));
}

/** @returns {HTMLElement | null} */
function partAt(/** @type {EventTarget | null} */ target) {
  const part = target instanceof Element ? target.closest("[data-fields]") : null;
  return part instanceof HTMLElement ? part : null;
}

function light(/** @type {HTMLElement | null} */ part) {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  const parts = part ? partsOf(fieldsOf(part)) : [];
  for (const each of parts) each.classList.add(LIT);
  return parts;
}

function isOnSheet(/** @type {Element} */ part) {
  return part.closest(".sheet") !== null;
}

/** Whichever side was pointed at, the other one comes into view. */
function point(/** @type {HTMLElement | null} */ part) {
  const parts = light(part);
  if (!part) return;
  if (isOnSheet(part)) showCard(parts.find((each) => !isOnSheet(each)));
  else showWords(parts.find(isOnSheet));
}

/** Bring words into view inside the sheet's own pane, never by moving the page. */
function showWords(/** @type {HTMLElement | undefined} */ words) {
  const sheet = words?.closest(".sheet");
  if (!words || !(sheet instanceof HTMLElement) || !sheet.offsetParent) return;
  const where = words.getBoundingClientRect();
  const pane = sheet.getBoundingClientRect();
  if (where.top >= pane.top && where.bottom <= pane.bottom) return;
  sheet.scrollTop += where.top - pane.top - pane.height / 3;
}

/** Bring a field into the part of the page that the sheet leaves free. */
function showCard(/** @type {HTMLElement | undefined} */ field) {
  if (!field) return;
  const where = field.getBoundingClientRect();
  const dock = WIDE.matches ? null : document.querySelector(".dock");
  const free = dock ? dock.getBoundingClientRect().top : window.innerHeight;
  if (where.top >= 0 && where.bottom <= free) return;
  window.scrollBy({ top: where.top - (free - where.height) / 2, behavior: CALM.matches ? "auto" : "smooth" });
}

let waiting = 0;

/** A mouse that only passes over words moves nothing. */
function hover(/** @type {PointerEvent} */ event) {
  if (event.pointerType === "touch") return;
  const part = partAt(event.target);
  window.clearTimeout(waiting);
  if (!part || !isOnSheet(part)) return point(part);
  light(part);
  waiting = window.setTimeout(() => point(part), PASSING_MS);
}

/** A tap or a click on words of the sheet goes to the field by the keyboard too, and stays where the eye is. */
function follow(/** @type {MouseEvent} */ event) {
  const words = event.target instanceof Element ? event.target.closest(".sheet a") : null;
  if (!(words instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  point(words);
  const field = document.getElementById(decodeURIComponent(words.hash.slice(1)));
  if (event.detail === 0) field?.focus({ preventScroll: true });
}

/** The words of the sheet are one stop of the keyboard; arrow keys go from word to word. */
function walk(/** @type {KeyboardEvent} */ event) {
  const sheet = event.target instanceof Element ? event.target.closest(".sheet") : null;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!sheet || !step) return;
  event.preventDefault();
  const words = [...sheet.querySelectorAll("a")];
  const at = words.findIndex((each) => each === document.activeElement);
  words[Math.min(words.length - 1, Math.max(0, at + step))]?.focus({ preventScroll: true });
}

/** On a phone the sheet waits folded; its words are no stops of the Tab key. */
function settle() {
  const original = document.querySelector("details.original");
  if (original instanceof HTMLDetailsElement) original.open = WIDE.matches;
  calm();
}

function calm() {
  for (const words of document.querySelectorAll(".sheet a")) words.setAttribute("tabindex", "-1");
}

/** A link to something inside a fold opens the fold first. */
function unfoldFor(/** @type {Event} */ event) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link && document.getElementById(decodeURIComponent((link.getAttribute("href") ?? "#").slice(1)));
  const details = target?.closest("details:not(.original)");
  if (details instanceof HTMLDetailsElement) details.open = true;
}

document.addEventListener("pointerover", hover);
document.addEventListener("focusin", (event) => point(partAt(event.target)));
document.addEventListener("click", follow);
document.addEventListener("click", unfoldFor);
document.addEventListener("keydown", walk);
document.addEventListener("keydown", (event) => {
  const original = document.querySelector("details.original");
  if (event.key !== "Escape" || WIDE.matches || !(original instanceof HTMLDetailsElement) || !original.open) return;
  original.open = false;
  original.querySelector("summary")?.focus();
});
document.addEventListener("dragstart", (event) => {
  if (event.target instanceof Element && event.target.closest(".sheet")) event.preventDefault();
});
WIDE.addEventListener("change", settle);
settle();
picking();
stayingInPlace(calm);
