// What both passkey forms share: ask the server, have the browser answer, and put the answer into the form.

/**
 * Newer than the types that check this: the options of a server as the browser wants them, and its answer as JSON.
 * @typedef {{parseCreationOptionsFromJSON: (told: unknown) => PublicKeyCredentialCreationOptions,
 *   parseRequestOptionsFromJSON: (told: unknown) => PublicKeyCredentialRequestOptions}} Reads
 */

/** What this browser reads options with; null where it knows no passkeys. @returns {Reads | null} */
export function reads() {
  const known = /** @type {any} */ (globalThis).PublicKeyCredential;
  return known?.parseCreationOptionsFromJSON && known?.parseRequestOptionsFromJSON ? known : null;
}

/**
 * @param {string} address
 * @param {HTMLFormElement} form
 * @returns {Promise<{question: string, options: {publicKey: unknown}}>}
 */
export async function ask(address, form) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))), credentials: "same-origin" });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

/**
 * Send the form with what the browser answered.
 * @param {HTMLFormElement} form
 * @param {string} question
 * @param {Credential | null} credential
 */
export function send(form, question, credential) {
  if (!credential) throw new Error("");
  put(form, "question", question);
  put(form, "answer", JSON.stringify(/** @type {any} */ (credential).toJSON()));
  form.submit();
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function put(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
