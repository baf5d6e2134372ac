// One window plays a session at a time; a browser without locks plays all the same.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hold } from "../../src/bandstand/web/static/bandstand/player/hold.js";

/** @param {string} refusal the name of what the browser throws */
async function refused(refusal) {
  const told = { got: 0, lost: 0 };
  const locks = { request: async () => Promise.reject(new DOMException("no", refusal)) };
  hold("one", { got: () => (told.got += 1), lost: () => (told.lost += 1) }, /** @type {any} */ (locks));
  await new Promise((resolve) => setImmediate(resolve));
  return told;
}

test("a browser that keeps nothing and refuses locks plays the session here", async () => {
  assert.deepEqual(await refused("SecurityError"), { got: 1, lost: 0 });
});

test("a session that another window takes over is left to it", async () => {
  assert.deepEqual(await refused("AbortError"), { got: 0, lost: 1 });
});
