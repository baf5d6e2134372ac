import assert from "node:assert/strict";
import { test } from "node:test";

import { amount, countAt, nudged, paceCues } from "../../src/bandstand/web/static/bandstand/player/counts.js";
import { tonesDue, wordsDue } from "../../src/bandstand/web/static/bandstand/player/cues.js";
import { stopWords } from "../../src/bandstand/web/static/bandstand/player/finish.js";
import { verdict } from "../../src/bandstand/web/static/bandstand/player/guards.js";
import { verbOf } from "../../src/bandstand/web/static/bandstand/player/keys.js";
import { aboutWords } from "../../src/bandstand/web/static/bandstand/player/opening.js";
import { ahead } from "../../src/bandstand/web/static/bandstand/player/place.js";
import { screenAt, ticks } from "../../src/bandstand/web/static/bandstand/player/shown.js";
import { steady } from "../../src/bandstand/web/static/bandstand/player/steady.js";
import { wasMissed } from "../../src/bandstand/web/static/bandstand/player/watch.js";
import { REASONS, OPTIONS, SAY, checkedWords, clock } from "../../src/bandstand/web/static/bandstand/player/words.js";
import { START, phone, script, stepOf } from "./world.js";

const MARCH = stepOf("hip-flexor-march-1/1/work");
const WALK = stepOf("lateral-band-walk-1/1/work");

test("paced reps count by the clock and end with the top of the range", () => {
  assert.deepEqual([0, 4.9, 5, 74, 75, 200].map((seconds) => countAt(MARCH, seconds * 1000)), [1, 1, 2, 15, 15, 15]);
  assert.deepEqual(amount(MARCH, Infinity), { reps: 15 });
});

test("the phone counts the minutes of a session as Today does (tests/web/test_session_page.py)", () => {
  assert.equal(aboutWords(script), "3 exercises, about 11 minutes");
});

test("a set that was ended early counts what was whole", () => {
  assert.deepEqual(amount(MARCH, 37_000), { reps: 7 });
  assert.deepEqual(amount(WALK, 12_900), { seconds: 12 });
});

test("a correction stays within reason", () => {
  assert.deepEqual([nudged(0, -1), nudged(15, 1), nudged(999, 1)], [0, 16, 999]);
});

test("each rep but the first begins with a soft tick", () => {
  assert.deepEqual(paceCues(MARCH).map((cue) => cue.at), Array.from({ length: 14 }, (_, done) => (done + 1) * 5));
  assert.deepEqual(paceCues(WALK), []);
});

/** @type {import("../../src/bandstand/web/static/bandstand/player/place.js").Tap[]} */
const BEGAN = [
  { seq: 1, at: START, did: "began" },
  { seq: 2, at: START, did: "by_itself", value: "yes" },
];

test("all tones up to the next question are due in order at their exact times", () => {
  const list = tonesDue(ahead(script.steps, BEGAN, START), START);
  const go = list.filter(({ tone }) => tone === "go").map(({ due }) => (due - START) / 1000);
  assert.deepEqual(go, [35, 35 + 30 + 45 + 5]);
  assert.deepEqual([...list].sort((one, other) => one.due - other.due), list);
});

test("words begin early enough to end before a go tone", () => {
  const prepare = stepOf("lateral-band-walk-1/1/prepare");
  const two = [
    { step: prepare, startsAt: START, length: 5000 },
    { step: WALK, startsAt: START + 5000, length: 30_000 },
  ];
  const [usual] = wordsDue(two, START - 3000, () => 2000);
  const [long] = wordsDue(two, START - 3000, () => 6000);
  assert.equal(usual.due, START);
  assert.equal(long.due, START + 5000 - 6000 - 150);
  assert.deepEqual(wordsDue(two, START + 4000, () => 2000).map(({ say }) => say), ["Half way."]);
});

test("a phone that was busy between two readings of its clocks does not run ahead", () => {
  let [time, busy] = [0, 0];
  const now = steady(
    () => START + (time += busy),
    () => time,
  );
  time = 1000;
  assert.equal(now(), START + 1000);
  busy = 30;
  now();
  busy = 0;
  time = 2000;
  assert.equal(now(), START + 2000);
});

test("a clock set back does not lengthen a rest, and a phone that slept was away that long", () => {
  let [wall, tick] = [1_000_000, 0];
  const now = steady(() => wall, () => tick);
  const pass = (/** @type {number} */ ms, jump = 0) => {
    wall += ms + jump;
    tick += ms;
    return now();
  };
  assert.equal(pass(5000), 1_005_000);
  assert.equal(pass(1000, -7_200_000), 1_006_000);
  assert.equal(pass(1000), 1_007_000);
  wall += 60_000;
  assert.equal(now(), 1_067_000);
});

test("a set hidden for more than two seconds was not watched", () => {
  const work = { startedAt: START, length: 30_000 };
  assert.equal(wasMissed(work, { at: START + 10_000, hidden: true }, START + 11_900), false);
  assert.equal(wasMissed(work, { at: START + 10_000, hidden: true }, START + 12_100), true);
  assert.equal(wasMissed(work, { at: START + 29_000, hidden: true }, START + 90_000), false, "it was over by then");
  assert.equal(wasMissed(work, { at: 0, hidden: true }, START + 1500), false, "a quick reload");
  assert.equal(wasMissed(work, { at: 0, hidden: true }, START + 3000), true);
});

test("a slow phone that stalls for some seconds in view was watched all the same", () => {
  const work = { startedAt: START, length: 30_000 };
  assert.equal(wasMissed(work, { at: START + 10_000, hidden: false }, START + 15_000), false);
  assert.equal(wasMissed(work, { at: START + 10_000, hidden: false }, START + 21_000), true, "a lid was closed");
});

test("the strongest guard speaks, and one of another exercise is silent", () => {
  const painful = verdict(script.guards, MARCH.prescription, { peak: 7, popping: "painful" });
  assert.equal(painful?.consequence, "end_exercise");
  assert.equal(painful?.high, true);
  assert.equal(verdict(script.guards, WALK.prescription, { peak: 2, popping: "painful" }), null);
  assert.equal(verdict(script.guards, MARCH.prescription, { peak: 5, popping: "painful" })?.consequence, "offer_easier");
  assert.equal(verdict(script.guards, WALK.prescription, { peak: undefined, popping: null }), null);
});

test("which side the screen names is the side that is logged", async () => {
  for (const step of script.steps.filter((each) => each.kind === "work" && each.side)) {
    const one = await phone();
    await one.moves.begin(null);
    await one.moves.again(step);
    one.wait(8.5);
    const place = one.session.place();
    const said = screenAt(script, place);
    const words = place.step?.kind === "switch_side" ? said.title : said.detail;
    assert.match(words, new RegExp(`${place.step?.side} leg`));
  }
});

test("where a precaution leaves no figure its sentence is shown, and only there", async () => {
  const one = await phone();
  await one.moves.begin(null);
  const place = one.session.place();
  const words = "Your precaution leaves no picture of this.";
  const shown = script.shown.map((each) => ({ ...each, figure: "", no_figure: words }));
  const without = { ...script, shown, steps: script.steps.map((step) => ({ ...step, figure: "" })) };
  assert.equal(screenAt({ ...script, shown: shown.map((each) => ({ ...each, figure: "x" })) }, place).instead, "");
  const bare = { ...place, step: place.step && { ...place.step, figure: "" } };
  assert.deepEqual([screenAt(without, bare).figure, screenAt(without, bare).instead], ["", words]);
  assert.equal(screenAt({ ...without, shown: shown.map((each) => ({ ...each, no_figure: "" })) }, bare).instead, "");
});

test("a ring shows on this phone, and is filled when the server has it", async () => {
  const one = await phone();
  await one.moves.begin(null);
  await one.moves.again(WALK);
  one.wait(35);
  await one.moves.done(WALK, { seconds: 30 });
  assert.deepEqual(ticks(script, one.session.facts, one.session.place()).slice(0, 3), ["here", "now", "todo"]);
  const waiting = await one.shelf.waiting();
  await one.shelf.stored(waiting.map((row) => row.id), "first", one.clock.now);
  await one.session.read();
  assert.deepEqual(ticks(script, one.session.facts, one.session.place()).slice(0, 2), ["stored", "now"]);
});

test("an emergency sign and one that nobody looked at stop with their advice; a reviewed one does not", async () => {
  const one = await phone();
  await one.moves.begin(null);
  await one.moves.check(["night-pain"], [{ sign: "night-pain", worse: false }], false);
  assert.deepEqual(stopWords(script, one.session.facts), []);
  await one.moves.check(["night-pain"], [{ sign: "night-pain", worse: true }], true);
  assert.match(stopWords(script, one.session.facts)[0], /needs a check/);
  await one.moves.check(["hot-joint", "night-pain"], [{ sign: "hot-joint", worse: false }], true);
  assert.match(stopWords(script, one.session.facts)[0], /Call emergency care now/);
});

test("keys stand for the large buttons and leave fields and browsers alone", () => {
  const key = (/** @type {string} */ name, ctrlKey = false) => verbOf({ key: name, target: null, ctrlKey, metaKey: false, altKey: false }, () => false);
  assert.deepEqual([key(" "), key("ArrowLeft"), key("ArrowRight"), key("h"), key("h", true), key("x")], ["pause", "back", "next", "hurts", null, null]);
  assert.equal(verbOf({ key: " ", target: null, ctrlKey: false, metaKey: false, altKey: false }, () => true), null);
});

test("a clock reads whole seconds and never below nothing", () => {
  assert.deepEqual([clock(61_000), clock(59_001), clock(0), clock(-5)], ["1:01", "1:00", "0:00", "0:00"]);
});

test("effort in words has the numbers of the scale, and every reason is one the journal knows", () => {
  assert.deepEqual(OPTIONS.effort.map(({ value }) => value), [4, 6, 8, 10]);
  assert.deepEqual(REASONS.map(({ reason }) => reason), ["tired", "time", "pain", "equipment", "other"]);
});

test("the player speaks plainly: no exclamation marks, fifteen words a sentence", () => {
  const sentences = Object.values(SAY).flat().join(". ").split(/[.?]\s*/);
  for (const sentence of sentences) {
    assert.ok(!sentence.includes("!"), sentence);
    assert.ok(sentence.split(/\s+/).length <= 15, sentence);
  }
});

test("when the plan was checked is said in the largest whole unit", () => {
  assert.deepEqual([0, 5, 300, 3000].map((minutes) => checkedWords(START, START + minutes * 60_000)), [
    "Plan checked just now.",
    "Plan checked 5 minutes ago.",
    "Plan checked 5 hours ago.",
    "Plan checked 2 days ago.",
  ]);
});
