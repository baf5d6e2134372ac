// What is only on this phone, as a file to keep. It has the form the server takes.

import { envelope } from "../log/outbox.js";

/** @param {import("../log/event.js").Event[]} events */
export function saveFile(events) {
  const address = URL.createObjectURL(new Blob([envelope(events)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "bandstand-not-sent.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
