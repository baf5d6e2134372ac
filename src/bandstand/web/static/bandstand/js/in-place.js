/**
 * A tap on the review changes the page where it is: the answer of the server takes the place of what stood there, the
 * eye stays where it was, and what was done is said aloud. Without this module every tap is a page of its own.
 */

/** @typedef {{address: string, method: string, body: FormData | null}} Asked */

/** @returns {Promise<{page: Document, address: string}>} */
function fetched(/** @type {Asked} */ { address, method, body }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // it hands out a document; a text would have to be parsed as HTML here
    request.open(method, address);
    request.responseType = "document";
    request.onload = () => resolve({ page: request.response, address: request.responseURL });
    request.onerror = reject;
    request.send(body);
  });
}

/** Where the eye is: the card or section that was tapped, and how far down the screen it stands. */
function placeOf(/** @type {Element} */ tapped) {
  const home = tapped.closest("article[id], section[id], form[id]");
  return home ? { id: home.id, top: home.getBoundingClientRect().top } : null;
}

function keepPlace(/** @type {{id: string, top: number} | null} */ place) {
  const home = place && document.getElementById(place.id);
  if (home && place) window.scrollBy(0, home.getBoundingClientRect().top - place.top);
}

/** What the person opened or scrolled stays so. */
function keepSheet(/** @type {Element} */ before, /** @type {Element} */ after) {
  const [old, now] = [before, after].map((each) => each.querySelector("details.original"));
  if (!(old instanceof HTMLDetailsElement) || !(now instanceof HTMLDetailsElement)) return () => undefined;
  now.open = old.open;
  const top = old.querySelector(".sheet")?.scrollTop ?? 0;
  return () => now.querySelector(".sheet")?.scrollTo(0, top);
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @returns {Field[]} what can be filled in */
function fieldsIn(/** @type {Element} */ part) {
  const all = /** @type {NodeListOf<Field>} */ (part.querySelectorAll("input:not([type=hidden]), textarea, select"));
  return [...all];
}

function isTouched(/** @type {Field} */ field) {
  if (field instanceof HTMLSelectElement) return [...field.options].some((each) => each.selected !== each.defaultSelected) && field.selectedIndex > 0;
  const ticks = field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type);
  return ticks ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** The same field of another page: same form, same name, and of several answers the same one. */
function isSame(/** @type {Field} */ one, /** @type {Field} */ other) {
  if (one.name !== other.name || one.form?.getAttribute("action") !== other.form?.getAttribute("action")) return false;
  return !(one instanceof HTMLInputElement && one.type === "radio") || one.value === other.value;
}

/** What was filled in and not sent yet stays, except in the form that was just sent; what was laid open stays open. */
function keepTyped(/** @type {Element} */ before, /** @type {Element} */ after, /** @type {Element} */ tapped) {
  const sent = tapped instanceof HTMLFormElement ? tapped : tapped instanceof HTMLButtonElement ? tapped.form : null;
  const now = fieldsIn(after);
  for (const old of fieldsIn(before).filter((each) => each.form !== sent && !each.closest(".editor, .use") && isTouched(each))) {
    const field = now.find((each) => isSame(old, each));
    if (field instanceof HTMLInputElement && old instanceof HTMLInputElement) field.checked = old.checked;
    if (field) field.value = old.value;
  }
  const opened = new Set([...before.querySelectorAll("details.folded[open] > summary")].map((each) => each.textContent));
  for (const summary of after.querySelectorAll("details.folded > summary")) {
    if (opened.has(summary.textContent)) summary.parentElement?.setAttribute("open", "");
  }
}

/** Put the new page in place of the old one; false where the answer is another page. */
function swap(/** @type {Document} */ page, /** @type {Element} */ tapped) {
  const before = document.querySelector("[data-review]");
  const after = page.querySelector("[data-review]");
  if (!before || !(after instanceof HTMLElement)) return false;
  const place = placeOf(tapped);
  const scrollSheet = keepSheet(before, after);
  keepTyped(before, after, tapped);
  before.replaceWith(document.adoptNode(after));
  scrollSheet();
  keepPlace(place);
  goOnFrom(after);
  return true;
}

/** The keyboard goes on from what was tapped; a field laid open is ready to be typed into. */
function goOnFrom(/** @type {HTMLElement} */ review) {
  const at = document.getElementById(review.dataset.at ?? "");
  const typed = at?.matches(".editor, .use") ? at.querySelector("input.input") : null;
  if (typed instanceof HTMLInputElement) typed.select();
  const next = typed ?? at;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  inView(next);
}

function inView(/** @type {Element | null} */ part) {
  const dock = document.querySelector(".dock");
  const wide = window.matchMedia("(min-width: 60rem)").matches;
  const free = dock && !wide && !dock.contains(part) ? dock.getBoundingClientRect().top : window.innerHeight;
  const where = (part?.closest(".editor, .use") ?? part)?.getBoundingClientRect();
  if (!where || (where.top >= 0 && where.bottom <= free)) return;
  window.scrollBy(0, where.height > free ? where.top - 16 : where.top - (free - where.height) / 2);
}

/** A line that is empty while the server is asked, and gets its words afterwards, is said by screen readers. */
function announce(/** @type {string} */ words) {
  const line = document.querySelector("[data-announce]");
  if (line) line.textContent = words;
}

function said() {
  return document.querySelector("[data-said] p, .review [role=alert], .review .saved")?.textContent?.trim() ?? "";
}

async function ask(/** @type {Asked} */ asked, /** @type {Element} */ tapped, /** @type {() => void} */ then) {
  const review = document.querySelector("[data-review]");
  review?.setAttribute("aria-busy", "true");
  announce("");
  const { page, address } = await fetched(asked);
  if (!page || !swap(page, tapped)) {
    if (asked.method === "POST" && address === new URL(asked.address, window.location.href).href) throw new Error("it answers with a page of its own");
    window.location.assign(address);
    return;
  }
  window.history.replaceState(null, "", window.location.pathname);
  then();
  announce(said());
}

/** @returns {FormData} what the form would send */
function sentBy(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement | null} */ button) {
  const sent = new FormData(form);
  if (button instanceof HTMLButtonElement && button.name) sent.append(button.name, button.value);
  return sent;
}

function begin() {
  const review = document.querySelector("[data-review]");
  if (review instanceof HTMLElement && review.dataset.at) goOnFrom(review);
  announce(said());
}

/** Take over the forms and links that are marked for it; `then` readies what has come. */
export function stayingInPlace(/** @type {() => void} */ then) {
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin); // after the browser has gone to the place the address names
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("inPlace" in form.dataset)) return;
    event.preventDefault();
    const button = event.submitter;
    const address = button?.getAttribute("formaction") ?? form.action;
    const body = sentBy(form, button);
    ask({ address, method: "POST", body }, button ?? form, then).catch(() => {
      delete form.dataset.inPlace;
      form.requestSubmit(button);
    });
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-in-place]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const leave = () => window.location.assign(link.href);
    ask({ address: link.href, method: "GET", body: null }, link, then).catch(leave);
  });
}
