import assert from "node:assert/strict";
import { test } from "node:test";

import { checkDue } from "../../src/bandstand/web/static/bandstand/player/guards.js";
import { memoryShelf } from "../../src/bandstand/web/static/bandstand/log/memory.js";
import { lastOf, saidIn } from "../../src/bandstand/web/static/bandstand/player/ledger.js";
import { phone, script, stepOf } from "./world.js";

const WALK = "lateral-band-walk-1";
const MARCH = "hip-flexor-march-1";
const FIRST = stepOf(`${WALK}/1/work`);

/** @typedef {Awaited<ReturnType<typeof phone>>} Phone */

/** Begin and play until this step, every set done in full. @param {Phone} one @param {string} id */
async function playTo(one, id) {
  await one.moves.begin(null);
  for (;;) {
    const { step } = one.session.place();
    if (!step || step.id === id) return;
    one.wait(step.kind === "work" || step.kind === "ask" ? 0.01 : 0.5);
    if (step.kind === "work") await one.moves.done(step, one.moves.whole(step));
    else if (step.kind === "ask") await one.moves.passQuestions(step);
    else await one.moves.ready(step);
  }
}

/** @param {Phone} one */
const kinds = (one) => one.session.facts.map((fact) => fact.kind);

test("a set is logged with what was asked for, once", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  one.wait(30);
  await one.moves.done(FIRST, one.moves.whole(FIRST));
  const [, set] = one.session.facts;
  assert.deepEqual(set.body, {
    prescription: WALK,
    set: 1,
    seconds: 30,
    asked: { sets: [2, 2], work: { is: "Timed", seconds: [30, 30] }, rest: [45, 45] },
    placement: "knees",
    band: 2,
  });
  assert.equal(set.step, FIRST.id);
  assert.equal(one.session.place().step?.kind, "rest");
});

test("a reload in each phase goes on at the same place", async () => {
  for (const step of script.steps) {
    const one = await phone();
    await playTo(one, step.id);
    one.wait(2);
    const before = one.session.place();
    one.clock.now += 1000;
    const after = (await one.reload()).session.place();
    assert.equal(after.step?.id, before.step?.id, step.id);
    if (before.left !== null) assert.equal(after.left, before.left - 1000);
    assert.equal(after.step?.side, step.side);
  }
});

test("another phone goes on after what the server holds, and sends none of it again", async () => {
  const one = await phone();
  const second = script.steps.filter((step) => step.kind === "work")[1];
  await playTo(one, second.id);
  const held = (await one.shelf.waiting()).map((row) => row.event);
  const shelf = memoryShelf();
  await (await phone(shelf, one.clock.now)).log.learn(held, "epoch-1");
  const other = await phone(shelf, one.clock.now + 60_000);
  assert.equal(other.session.id, one.session.id);
  assert.deepEqual(other.session.facts.map((fact) => fact.id), one.session.facts.map((fact) => fact.id));
  assert.deepEqual(await shelf.waiting(), []);
  other.wait(600);
  assert.equal(other.session.place().step?.id, second.id);
  await other.moves.done(second, other.moves.whole(second));
  assert.equal((await shelf.waiting()).length, 1);
});

test("what the server tells never overwrites what this phone holds", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  await one.log.learn((await one.shelf.waiting()).map((row) => ({ ...row.event, body: {} })), "epoch-1");
  assert.notDeepEqual((await one.shelf.waiting())[0].event.body, {});
});

test("a clock set back before a reload neither lengthens a rest nor stops it", async () => {
  const one = await phone();
  await playTo(one, `${WALK}/1/rest`);
  one.wait(10);
  const before = one.session.place();
  one.clock.now -= 2 * 3600 * 1000;
  const two = await one.reload();
  two.wait(5);
  const after = two.session.place();
  assert.equal(after.step?.id, before.step?.id);
  assert.ok((after.left ?? Infinity) <= (before.left ?? 0) + 10_000);
  two.wait(5);
  assert.equal((after.left ?? 0) - (two.session.place().left ?? 0), 5000);
});

test("half the answers given before a reload are still there after it", async () => {
  const one = await phone();
  const ask = stepOf(`${WALK}/ask`);
  await playTo(one, ask.id);
  await one.moves.say(ask, "peak", 3);
  const two = await one.reload();
  assert.deepEqual(saidIn(two.session.taps, ask.id), { peak: 3 });
  await two.moves.say(ask, "effort", 6);
  assert.deepEqual(lastOf(two.session.facts, "exercise_answered", ask.id)?.body, { prescription: WALK, peak: 3, effort: 6 });
  assert.equal(two.session.place().step?.kind, "rest");
});

test("a question that was skipped stays unanswered: no zero is written", async () => {
  const one = await phone();
  const ask = stepOf(`${MARCH}/ask`);
  await playTo(one, ask.id);
  await one.moves.say(ask, "left", 2);
  await one.moves.passQuestions(ask);
  assert.deepEqual(lastOf(one.session.facts, "exercise_answered", ask.id)?.body, { prescription: MARCH, variant: "supine", left: 2 });
});

test("pain above the limit leaves the exercise out at once, and asks for the safety check", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  const follows = await one.moves.hurt(FIRST, { pain: 7, kind: "ache" });
  assert.equal(follows?.consequence, "end_exercise");
  assert.deepEqual(kinds(one), ["session_started", "hurt", "set_skipped", "set_skipped"]);
  assert.equal(one.session.place().step?.id, `${MARCH}/set-up`);
  assert.equal(checkDue(script.guards, one.session.facts), true);
  const two = await one.reload();
  assert.equal(checkDue(script.guards, two.session.facts), true);
  await two.moves.check([], [], false);
  assert.equal(checkDue(script.guards, two.session.facts), false);
});

test("pain inside the limit goes on, and a missing answer sets nothing off", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  assert.equal(await one.moves.hurt(FIRST, { pain: 4, kind: "ache" }), null);
  assert.equal(await one.moves.hurt(FIRST, { pain: null, kind: null }), null);
  assert.equal(one.session.place().step?.id, FIRST.id);
  assert.equal(checkDue(script.guards, one.session.facts), false);
});

test("sharp, popped, caught or gave way leaves the exercise out whatever the number", async () => {
  for (const kind of ["sharp", "popped", "caught"]) {
    const one = await phone();
    await playTo(one, FIRST.id);
    assert.equal((await one.moves.hurt(FIRST, { pain: 1, kind }))?.left, 2, kind);
  }
});

test("a set left out can be taken back, and is then done once", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  await one.moves.skip(FIRST, "tired");
  assert.equal(one.session.place().step?.kind, "rest");
  await one.moves.undoSkip(FIRST);
  assert.equal(one.session.place().step?.id, `${WALK}/1/prepare`);
  assert.deepEqual(kinds(one), ["session_started"]);
  one.wait(35);
  await one.moves.done(FIRST, { seconds: 30 });
  assert.deepEqual(kinds(one), ["session_started", "set_done"]);
});

test("a set done again takes the first telling back", async () => {
  const one = await phone();
  await playTo(one, `${WALK}/1/rest`);
  await one.moves.back();
  assert.equal(one.session.place().step?.id, `${WALK}/1/prepare`);
  one.wait(35);
  await one.moves.done(FIRST, { seconds: 20 });
  const sets = one.session.facts.filter((fact) => fact.kind === "set_done");
  assert.deepEqual(sets.map((fact) => fact.body.seconds), [20]);
});

test("leaving out the rest of an exercise still asks about what was done of it", async () => {
  const one = await phone();
  await playTo(one, `${WALK}/2/work`);
  await one.moves.skipExercise(WALK, "tired");
  assert.equal(one.session.place().step?.id, `${WALK}/ask`);
});

test("of an exercise that was left out as a whole nothing is asked", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  await one.moves.skip(FIRST, "time");
  await one.moves.skipExercise(WALK, "time");
  assert.equal(one.session.place().step?.id, `${MARCH}/set-up`);
});

test("reps corrected in the rest are a correction, and the sum is right", async () => {
  const one = await phone();
  await playTo(one, `${MARCH}/1/rest`);
  const set = lastOf(one.session.facts, "set_done", `${MARCH}/1/work`);
  assert.equal(set?.body.reps, 15);
  await one.moves.correct(set?.id ?? "", { ...set?.body, reps: 12 });
  assert.equal(lastOf(one.session.facts, "set_done", `${MARCH}/1/work`)?.body.reps, 12);
  assert.equal(one.session.place().step?.id, `${MARCH}/1/rest`);
});

test("a whole session ends by its last answer", async () => {
  const one = await phone();
  await playTo(one, "end/ask");
  await one.moves.say(stepOf("end/ask"), "pain_now", 2);
  assert.equal(one.session.standing(), "finished");
  assert.deepEqual(one.session.facts.at(-1)?.body, { pain_now: 2 });
  assert.equal(one.session.facts.filter((fact) => fact.kind === "set_done").length, 6);
});

test("closing early keeps everything and says so", async () => {
  const one = await phone();
  await playTo(one, `${WALK}/1/rest`);
  await one.moves.finishEarly(null);
  assert.deepEqual(one.session.facts.at(-1)?.body, { early: true });
  assert.equal(one.session.standing(), "finished");
});

test("a session left open for more than twelve hours is over, and the next one has a name of its own", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  const { id } = one.session;
  one.wait(12 * 3600 + 1);
  assert.equal(one.session.standing(), "abandoned");
  await one.moves.begin(null);
  assert.notEqual(one.session.id, id);
  assert.equal(one.session.standing(), "running");
});

test("the number in the order of a session only rises, also after a reload", async () => {
  const one = await phone();
  await playTo(one, `${MARCH}/set-up`);
  const two = await one.reload();
  await two.moves.pause();
  await two.moves.hurt(null, { pain: 2, kind: null });
  const { rows, touches } = await two.shelf.session(two.session.id);
  const all = [...rows.map((row) => row.event.seq), ...touches.map((touch) => touch.seq)];
  assert.equal(new Set(all).size, all.length);
});

test("what the disk refuses is not shown as done", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  const { put } = one.shelf;
  one.shelf.put = () => Promise.reject(new Error("the disk is full"));
  await assert.rejects(one.moves.done(FIRST, { seconds: 30 }));
  assert.equal(one.session.place().step?.id, FIRST.id);
  one.shelf.put = put;
  await one.moves.done(FIRST, { seconds: 30 });
  assert.deepEqual(kinds(one), ["session_started", "set_done"]);
});

test("an emergency sign ends the session, a reviewed one does not", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  await one.moves.check(["night-pain"], [{ sign: "night-pain", seen_by: "my doctor", worse: false }], false);
  assert.equal(one.session.standing(), "running");
  await one.moves.check(["hot-joint"], [], true);
  assert.equal(one.session.standing(), "finished");
});

test("the place moves on at once, and a set counts as done when it is kept", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  one.wait(30);
  const kept = one.moves.done(FIRST, one.moves.whole(FIRST));
  assert.equal(one.session.place().step?.kind, "rest");
  assert.equal(lastOf(one.session.facts, "set_done", FIRST.id), null);
  await kept;
  assert.equal(one.session.place().step?.kind, "rest");
  assert.notEqual(lastOf(one.session.facts, "set_done", FIRST.id), null);
});

test("a set told twice at once is logged once", async () => {
  const one = await phone();
  await playTo(one, FIRST.id);
  one.wait(30);
  await one.moves.done(FIRST, { seconds: 30 });
  await one.moves.done(FIRST, { seconds: 30 });
  assert.deepEqual(kinds(one), ["session_started", "set_done"]);
});

test("a set left out while getting ready for it is not played", async () => {
  const one = await phone();
  await one.moves.begin(null);
  await one.moves.skip(FIRST, "equipment");
  assert.equal(one.session.place().step?.id, `${WALK}/1/rest`);
  await one.moves.skip(stepOf(`${WALK}/2/work`), "equipment");
  assert.equal(one.session.place().step?.id, `${WALK}/ask`);
});
