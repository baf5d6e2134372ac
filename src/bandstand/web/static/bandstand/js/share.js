/**
 * The text of the page, handed on: by the phone's own sheet where there is one, by copying, or on paper.
 * Without this script the text stands in its field, to be selected by hand.
 */
const text = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("[data-text]"));

/**
 * Show a button and say what it does.
 * @param {string} name
 * @param {() => void} act
 */
function offer(name, act) {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(`[data-${name}]`));
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", act);
}

/** @param {HTMLTextAreaElement} from */
async function copy(from) {
  try {
    await navigator.clipboard.writeText(from.value);
  } catch {
    from.focus();
    from.select();
    return;
  }
  const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-copied]"));
  if (told) told.hidden = false;
}

/** @param {HTMLTextAreaElement} from */
async function share(from) {
  try {
    await navigator.share({ title: document.title, text: from.value });
  } catch {
    // Closed again without sending: nothing happened, and nothing is to be said.
  }
}

if (text) {
  if (typeof navigator.share === "function") offer("share", () => { void share(text); });
  offer("copy", () => { void copy(text); });
  offer("print", () => window.print());
}
