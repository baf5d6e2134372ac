import assert from "node:assert/strict";
import { test } from "node:test";

import { tonesDue } from "../../src/bandstand/web/static/bandstand/player/cues.js";
import { LEAD_MS, ahead, placeAt } from "../../src/bandstand/web/static/bandstand/player/place.js";
import { START, script } from "./world.js";

const { steps } = script;
const AT = (/** @type {number} */ seconds) => START + seconds * 1000;

/** @param {[number, string, object?][]} given seconds, what, and more */
function taps(...given) {
  return given.map(([seconds, did, more], place) => /** @type {import("../../src/bandstand/web/static/bandstand/player/place.js").Tap} */ ({ seq: place + 1, at: AT(seconds), did, ...more }));
}
const WALK = "lateral-band-walk-1";
/** Began, and chose that exercises begin by themselves. */
const BEGAN = /** @type {[number, string, object?][]} */ ([[0, "began"], [0, "by_itself", { value: "yes" }]]);

test("setting up waits for Ready, however long that takes", () => {
  const place = placeAt(steps, taps([0, "began"]), AT(3600));
  assert.equal(place.step?.kind, "set_up");
  assert.equal(place.left, null);
});

test("a choice that exercises wait holds from then on and moves nothing that went by", () => {
  const began = taps(...BEGAN);
  const before = placeAt(steps, began, AT(41));
  const chosen = [...began, ...taps([41, "by_itself", { value: "no" }])].map((tap, place) => ({ ...tap, seq: place }));
  assert.deepEqual(placeAt(steps, chosen, AT(41)), before);
  const setUp = [...chosen, ...taps([42, "at", { step: "hip-flexor-march-1/set-up" }])].map((tap, place) => ({ ...tap, seq: place }));
  assert.equal(placeAt(steps, setUp, AT(4200)).step?.kind, "set_up");
});

test("what begins with a tap begins a moment after it, and stands still until then", () => {
  const ready = taps(...BEGAN, [8, "passed", { step: `${WALK}/set-up` }]);
  const [soon, sooner] = [placeAt(steps, ready, AT(8.1)), placeAt(steps, ready, AT(8.2))];
  assert.equal(soon.elapsed, 0);
  assert.equal(soon.left, soon.length);
  assert.equal(soon.startedAt, AT(8) + LEAD_MS);
  assert.equal(sooner.startedAt, soon.startedAt);
});

test("choosing that exercises begin by themselves lets the session flow from set-up to work", () => {
  const began = taps(...BEGAN);
  assert.equal(placeAt(steps, began, AT(10)).step?.kind, "set_up");
  assert.equal(placeAt(steps, began, AT(32)).step?.kind, "prepare");
  const work = placeAt(steps, began, AT(40));
  assert.equal(work.step?.kind, "work");
  assert.equal(work.left, 25_000);
});

test("a session whose beginning is still being kept stands at its first step, and has missed nothing", () => {
  const place = placeAt(steps, [], AT(3600));
  assert.equal(place.step?.kind, "set_up");
  assert.equal(place.elapsed, 0);
});

test("a set whose time is up waits for someone to say it was done, however long that takes", () => {
  const place = placeAt(steps, taps(...BEGAN), AT(3600));
  assert.equal(place.step?.id, `${WALK}/1/work`);
  assert.equal(place.over, true);
});

test("Ready goes sooner than the clock", () => {
  const place = placeAt(steps, taps(...BEGAN, [8, "passed", { step: `${WALK}/set-up` }]), AT(9));
  assert.equal(place.step?.kind, "prepare");
  assert.equal(place.elapsed, 1000 - LEAD_MS);
});

test("a second tap on Ready moves nothing", () => {
  const ready = /** @type {const} */ ([8, "passed", { step: `${WALK}/set-up` }]);
  const once = placeAt(steps, taps(...BEGAN, [...ready]), AT(9));
  const twice = placeAt(steps, taps(...BEGAN, [...ready], [8.2, "passed", { step: `${WALK}/set-up` }]), AT(9));
  assert.deepEqual(twice, once);
});

test("a phone that slept through a rest is right at once", () => {
  const done = taps(...BEGAN, [65, "done", { step: `${WALK}/1/work` }]);
  assert.equal(placeAt(steps, done, AT(65 + 20)).step?.kind, "rest");
  assert.equal(placeAt(steps, done, AT(65 + 20)).left, 25_000);
  assert.equal(placeAt(steps, done, AT(65 + 48)).step?.kind, "prepare");
});

test("a pause holds the clock and a resume goes on from there", () => {
  const paused = taps(...BEGAN, [40, "paused"]);
  assert.equal(placeAt(steps, paused, AT(500)).left, 25_000);
  const resumed = taps(...BEGAN, [40, "paused"], [500, "resumed"]);
  assert.equal(placeAt(steps, resumed, AT(505)).left, 20_000 + LEAD_MS);
});

test("a pause before the first moment is over leaves the whole step", () => {
  const given = taps(...BEGAN, [8, "passed", { step: `${WALK}/set-up` }], [8.1, "paused"], [50, "resumed"]);
  const place = placeAt(steps, given, AT(50.1));
  assert.equal(place.left, place.length);
  assert.equal(place.startedAt, AT(50) + LEAD_MS);
});

test("nothing from before a pause is heard again", () => {
  const resumed = taps(...BEGAN, [40, "paused"], [500, "resumed"]);
  const due = tonesDue(ahead(steps, resumed, AT(500)), AT(500));
  assert.ok(due.length > 0);
  assert.ok(due.every((each) => each.due >= AT(500) + LEAD_MS));
});

test("fifteen seconds more make a rest longer, once for each tap", () => {
  const rest = { step: `${WALK}/1/rest`, seconds: 15 };
  const more = taps(...BEGAN, [65, "done", { step: `${WALK}/1/work` }], [70, "more", rest], [71, "more", rest]);
  assert.equal(placeAt(steps, more, AT(75)).left, 65_000);
});

test("Back begins the set again with its full time", () => {
  const back = taps(...BEGAN, [50, "at", { step: `${WALK}/1/work` }]);
  assert.equal(placeAt(steps, back, AT(51)).left, 29_000 + LEAD_MS);
});

test("questions are answered in the rest: answering slowly does not make the rest longer", () => {
  const asked = taps(...BEGAN, [0, "at", { step: `${WALK}/2/work` }], [30, "done", { step: `${WALK}/2/work` }]);
  assert.equal(placeAt(steps, asked, AT(100)).step?.kind, "ask");
  const answered = [...asked, ...taps([50, "answered", { step: `${WALK}/ask` }])].map((tap, place) => ({ ...tap, seq: place }));
  const rest = placeAt(steps, answered, AT(55));
  assert.equal(rest.step?.kind, "rest");
  assert.equal(rest.left, 35_000 + LEAD_MS);
});

test("an exercise left out is stepped over, and its sets further on move nothing", () => {
  const out = taps(
    ...BEGAN,
    [40, "skipped", { step: `${WALK}/1/work` }],
    [40, "skipped", { step: `${WALK}/2/work` }],
    [40, "left_out", { prescription: WALK }],
  );
  const place = placeAt(steps, out, AT(41));
  assert.equal(place.step?.id, "hip-flexor-march-1/set-up");
  assert.equal(place.elapsed, 1000 - LEAD_MS);
});

test("a set that nobody watched is marked until it is begun again or told", () => {
  const missed = taps(...BEGAN, [60, "interrupted", { step: `${WALK}/1/work` }]);
  assert.equal(placeAt(steps, missed, AT(61)).interrupted, true);
  const again = [...missed, ...taps([70, "at", { step: `${WALK}/1/work` }])].map((tap, place) => ({ ...tap, seq: place }));
  assert.equal(placeAt(steps, again, AT(71)).interrupted, false);
});

test("the order of taps is their number, not the clock that was set back between them", () => {
  const back = taps(...BEGAN, [65, "done", { step: `${WALK}/1/work` }], [-7000, "passed", { step: `${WALK}/1/rest` }]);
  assert.equal(placeAt(steps, back, AT(-6999)).step?.kind, "prepare");
});

test("everything up to the next question is known ahead, with its times", () => {
  const list = ahead(steps, taps(...BEGAN), AT(10));
  assert.deepEqual(list.map(({ step }) => step.kind), ["set_up", "prepare", "work", "rest", "prepare", "work", "ask"]);
  assert.equal(list[2].startsAt, AT(35));
  assert.equal(list[6].startsAt, AT(35 + 30 + 45 + 5 + 30));
});

test("nothing is ahead of a pause", () => {
  assert.deepEqual(ahead(steps, taps(...BEGAN, [4, "paused"]), AT(10)), []);
});

test("a session that ended is nowhere", () => {
  assert.equal(placeAt(steps, taps(...BEGAN, [4, "ended"]), AT(10)).step, null);
});
