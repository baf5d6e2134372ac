// Keys to and fro, as push services write them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOf, textOf } from "../../src/bandstand/web/static/bandstand/js/base64url.js";

test("every byte comes back, and no letter needs escaping in a form", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  for (const length of [0, 1, 2, 16, 65, 256]) {
    const text = textOf(bytes.slice(0, length).buffer);
    assert.match(text, /^[A-Za-z0-9_-]*$/);
    assert.deepEqual(bytesOf(text), bytes.slice(0, length));
  }
});

test("a browser without a key has none to send", () => assert.equal(textOf(null), ""));
