// The log-in: a browser that knows passkeys offers them. Where nothing comes of it, the passphrase is still there.

import { ask, reads, send } from "./passkey.js";

const form = document.querySelector("[data-show]");
const known = reads();
if (known && form instanceof HTMLFormElement) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { question, options } = await ask(form.dataset.show ?? "", form);
      send(form, question, await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(options.publicKey) }));
    } catch {
      document.getElementById("passphrase")?.focus(); // the person or the browser said no
    }
  });
}
