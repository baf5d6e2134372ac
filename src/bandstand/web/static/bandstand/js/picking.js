/** Words that are marked on the sheet may be added as an exercise that the reader missed. */
const LONGEST = 2000;

/** @returns {string} the words marked on the sheet, empty where none are */
function marked() {
  const selection = document.getSelection();
  const node = selection?.anchorNode;
  const place = node instanceof Element ? node : node?.parentElement;
  return place?.closest(".sheet") ? (selection?.toString().trim() ?? "").slice(0, LONGEST) : "";
}

function offer() {
  const button = document.querySelector("[data-pick]");
  if (button instanceof HTMLButtonElement) button.hidden = marked() === "";
}

function take(/** @type {Event} */ event) {
  if (!(event.target instanceof Element) || !event.target.closest("[data-pick]")) return;
  const form = document.querySelector("form.add");
  const field = form?.querySelector("textarea");
  if (!(form instanceof HTMLFormElement) || !field) return;
  field.value = marked();
  form.requestSubmit();
}

/** A tap on the button leaves the words marked. */
function hold(/** @type {Event} */ event) {
  if (event.target instanceof Element && event.target.closest("[data-pick]")) event.preventDefault();
}

export function picking() {
  document.addEventListener("pointerdown", hold);
  document.addEventListener("mousedown", hold);
  document.addEventListener("selectionchange", offer);
  document.addEventListener("click", take);
}
