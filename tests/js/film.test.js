// The figure keeps the prescribed time: what is tested is where its loop stands at each moment of a set.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loopSecondsAt, readFilm } from "../../src/bandstand/web/static/bandstand/player/film.js";

const REPS = readFilm({
  repeats: true,
  loop: 10,
  passages: [
    { seconds: 3, end: 0.4 },
    { seconds: 2, start: 0.4, end: 0.6 },
    { seconds: 3, start: 0.6, end: 1 },
  ],
});
const HOLD = readFilm({
  loop: 8,
  passages: [
    { seconds: 2, end: 0.35 },
    { seconds: 26, start: 0.35, end: 0.75, again: 3.2 },
    { seconds: 2, start: 0.75, end: 1 },
  ],
});

test("a repetition goes up, is held and comes down at the prescribed seconds", () => {
  assert.equal(loopSecondsAt(REPS, 0), 0);
  assert.ok(Math.abs(loopSecondsAt(REPS, 1500) - 2) < 1e-9);
  assert.ok(Math.abs(loopSecondsAt(REPS, 3000) - 4) < 1e-9);
  assert.ok(Math.abs(loopSecondsAt(REPS, 5000) - 6) < 1e-9);
  assert.ok(Math.abs(loopSecondsAt(REPS, 6500) - 8) < 1e-9);
});

test("each repetition begins where the first one did", () => {
  for (const rep of [1, 2, 7]) assert.ok(Math.abs(loopSecondsAt(REPS, rep * 8000 + 1500) - loopSecondsAt(REPS, 1500)) < 1e-6);
});

test("somebody who holds stays in position and breathes", () => {
  const held = [3000, 10_000, 20_000, 27_900].map((at) => loopSecondsAt(HOLD, at) / 8);
  for (const share of held) assert.ok(share >= 0.35 && share <= 0.75, String(share));
  assert.ok(Math.abs(loopSecondsAt(HOLD, 4000) - loopSecondsAt(HOLD, 4000 + 3200)) < 1e-6);
});

test("a hold ends out of its position and stays there", () => {
  assert.ok(loopSecondsAt(HOLD, 29_000) > 0.75 * 8);
  assert.equal(loopSecondsAt(HOLD, 45_000), 0);
});

test("without a film the loop runs with the clock, and a paused clock stands still", () => {
  assert.equal(loopSecondsAt(null, 2500), 2.5);
  assert.equal(loopSecondsAt(readFilm(undefined), 2500), 2.5);
});

test("a film without time shows its beginning", () => {
  assert.equal(loopSecondsAt(readFilm({ passages: [], repeats: true, loop: 4 }), 900), 0);
});
