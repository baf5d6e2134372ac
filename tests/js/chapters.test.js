import assert from "node:assert/strict";
import { test } from "node:test";

import { backFrom, chapterAt, nextFrom } from "../../src/bandstand/web/static/bandstand/track/chapters.js";

const STARTS = [1, 21.9, 96.9];

test("the chapter that is heard is the last one that has begun", () => {
  assert.deepEqual([0, 1, 21.89, 50, 96.9, 500].map((now) => chapterAt(STARTS, now)), [-1, 0, 1, 1, 2, 2]);
  assert.equal(chapterAt([], 3), -1);
});

test("next leads to the next chapter, and nowhere from the last", () => {
  assert.deepEqual([0, 1, 30, 100].map((now) => nextFrom(STARTS, now)), [1, 21.9, 96.9, 100]);
});

test("back begins the chapter anew, and the one before where this has only begun", () => {
  assert.deepEqual([0, 2, 30, 23, 97].map((now) => backFrom(STARTS, now)), [1, 1, 21.9, 1, 21.9]);
  assert.equal(backFrom([], 30), 0);
});
