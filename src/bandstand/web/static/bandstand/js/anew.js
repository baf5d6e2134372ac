// A page that reloads by itself does so only while nobody is on the way out of it: who tapped a link gets where it leads.

let isLeaving = false;
window.addEventListener("beforeunload", () => {
  isLeaving = true;
});

/** Have the server make this page again. */
export function makeAnew() {
  if (!isLeaving) location.reload();
}
