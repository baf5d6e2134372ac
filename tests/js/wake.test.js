// The screen stays on by one lock at a time, which goes when the session ends.

import assert from "node:assert/strict";
import { test } from "node:test";

import { wake } from "../../src/bandstand/web/static/bandstand/player/wake.js";

/** A screen whose browser answers when it is told to. */
function screenOf() {
  Object.assign(globalThis, { document: { visibilityState: "visible", addEventListener: () => {} } });
  /** @type {((lock: any) => void)[]} */
  const asked = [];
  const held = { now: 0 };
  const request = () => new Promise((resolve) => asked.push(resolve));
  const answer = () => {
    held.now += 1;
    /** @type {() => void} */
    let gone = () => {};
    const release = async () => {
      held.now -= 1;
      gone();
    };
    asked.shift()?.({ release, addEventListener: (/** @type {string} */ _, /** @type {() => void} */ then) => (gone = then) });
  };
  return { screen: wake(/** @type {any} */ ({ wakeLock: { request } })), asked, held, answer };
}

test("two touches before the browser answers keep the screen on once, and the end of the session lets it go", async () => {
  const { screen, asked, held, answer } = screenOf();
  const touches = [screen.hold(), screen.hold()];
  assert.equal(asked.length, 1);
  answer();
  await Promise.all(touches);
  assert.equal(held.now, 1);
  await screen.release();
  assert.equal(held.now, 0);
});

test("a session that ends before the browser answers keeps no screen on", async () => {
  const { screen, held, answer } = screenOf();
  const began = screen.hold();
  const ended = screen.release();
  answer();
  await Promise.all([began, ended]);
  assert.equal(held.now, 0);
});

test("a session that ends and goes on before the browser answers keeps the screen on", async () => {
  const { screen, asked, held, answer } = screenOf();
  const began = screen.hold();
  const ended = screen.release();
  const again = screen.hold();
  assert.equal(asked.length, 1);
  answer();
  await Promise.all([began, ended, again]);
  assert.equal(held.now, 1);
  await screen.release();
  assert.equal(held.now, 0);
});
