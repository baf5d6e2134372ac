import assert from "node:assert/strict";
import { test } from "node:test";

import { drain } from "../../src/bandstand/web/static/bandstand/log/drain.js";
import { counted, openLog } from "../../src/bandstand/web/static/bandstand/log/log.js";
import { memoryShelf } from "../../src/bandstand/web/static/bandstand/log/memory.js";
import { MOST_BYTES, batch, meaning, wait } from "../../src/bandstand/web/static/bandstand/log/outbox.js";
import { isBehind } from "../../src/bandstand/web/static/bandstand/log/reached.js";
import { unsentWords } from "../../src/bandstand/web/static/bandstand/log/words.js";
import { START, fill } from "./world.js";

/** @typedef {import("../../src/bandstand/web/static/bandstand/log/outbox.js").Answer} Answer */
/** @typedef {{id: string, kind: string}[]} Sent */

const JSON_TYPE = "application/json; charset=utf-8";
/** @param {unknown} body @param {number} [status] @returns {Answer} */
const says = (body, status = 200) => ({ status, type: JSON_TYPE, text: JSON.stringify(body), after: null });
/** @param {Sent} events @param {string} [epoch] */
const stores = (events, epoch = "first") => says({ stored: events.map((event) => event.id), epoch, cursor: 1 });

/**
 * A log with some sets waiting, and a server that answers as told.
 * @param {number} sets
 * @param {(events: Sent) => Answer} server
 */
async function outbox(sets, server) {
  const clock = { now: START };
  const shelf = memoryShelf();
  const log = await openLog(shelf, { now: () => clock.now, zone: () => "UTC", fill });
  /** @type {Sent[]} */
  const posts = [];
  const post = async (/** @type {string} */ body) => {
    const { events } = JSON.parse(body);
    posts.push(events);
    return server(events);
  };
  const sender = drain(log, { post, alone: (work) => work(), now: () => clock.now });
  const events = Array.from({ length: sets }, (_, set) => log.make({ kind: "set_done", body: { set } }));
  if (sets > 0) await log.append(events);
  return { clock, log, shelf, posts, sender, events, waiting: async () => (await shelf.waiting()).length };
}

test("what the server names leaves the outbox, and nothing else does", async () => {
  const one = await outbox(3, (events) => stores(events.slice(0, 2)));
  await one.sender.send();
  assert.equal(await one.waiting(), 1);
  assert.deepEqual((await one.shelf.waiting()).map((row) => row.id), [one.events[2].id]);
});

test("where nobody is logged in everything waits, and the words say what helps", async () => {
  let isOut = true;
  const one = await outbox(5, (events) => (isOut ? says({ error: "Log in again" }, 401) : stores(events)));
  await one.sender.send();
  assert.equal(await one.waiting(), 5);
  assert.equal(unsentWords(await one.log.unsent()), "5 sets are on this phone only. They go to the server once you log in again.");
  isOut = false;
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
  assert.equal(unsentWords(await one.log.unsent()), "");
});

test("a hotel's page with status 200 is no acknowledgement", async () => {
  const one = await outbox(2, () => ({ status: 200, type: "text/html", text: "<h1>Welcome</h1>", after: null }));
  await one.sender.send();
  assert.equal(await one.waiting(), 2);
});

test("nothing, 401, 429, 500, 507, an empty answer and half an answer all keep everything", async () => {
  /** @type {Answer[]} */
  const answers = [
    null,
    says({}, 401),
    says({}, 429),
    says({}, 500),
    says({}, 507),
    says({}),
    says(null),
    says({ stored: "all", epoch: "e" }),
    says({ stored: [1], epoch: "e" }),
    says({ stored: [] }),
    { status: 200, type: JSON_TYPE, text: '{"stored": ["', after: null },
    { status: 302, type: "", text: "", after: null },
    { status: 0, type: "", text: "", after: null },
  ];
  for (const answer of answers) {
    const one = await outbox(2, () => answer);
    await one.sender.send();
    assert.equal(await one.waiting(), 2, JSON.stringify(answer));
    assert.equal(one.posts.length, 1, "no hammering");
  }
});

test("ids of somebody else's events change nothing here", async () => {
  const one = await outbox(1, () => says({ stored: ["018f0000-0000-7000-8000-000000000000"], epoch: "first" }));
  await one.sender.send();
  assert.equal(await one.waiting(), 1);
});

test("what is too much at once is halved until it goes", async () => {
  const one = await outbox(100, (events) => (events.length > 30 ? says({}, 413) : stores(events)));
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
  assert.deepEqual(one.posts.slice(0, 3).map((events) => events.length), [100, 50, 25]);
});

test("one event that is refused alone is kept, marked, and does not hold up the others", async () => {
  const one = await outbox(5, (events) => (events.some((event) => event.id === one.events[2].id) ? says({}, 400) : stores(events)));
  await one.sender.send();
  assert.deepEqual((await one.shelf.waiting()).map((row) => [row.id, row.refused]), [[one.events[2].id, true]]);
  assert.deepEqual(await one.log.unsent(), { sets: 1, others: 0, refused: 1 });
});

test("a request holds a hundred events and 256 KiB at most", async () => {
  const one = await outbox(250, (events) => stores(events));
  await one.sender.send();
  assert.deepEqual(one.posts.map((events) => events.length), [100, 100, 50]);
  const large = Array.from({ length: 10 }, () => one.log.make({ kind: "note", body: { text: "ü".repeat(30_000) } }));
  const taken = batch(large, 100);
  assert.ok(taken.length < 10);
  assert.ok(new TextEncoder().encode(JSON.stringify({ events: taken })).length <= MOST_BYTES);
  const huge = one.log.make({ kind: "note", body: { text: "x".repeat(MOST_BYTES) } });
  assert.deepEqual(batch([huge, large[0]], 100), [huge]);
});

test("a server restored from an older copy is given everything again", async () => {
  let epoch = "first";
  const one = await outbox(4, (events) => stores(events, epoch));
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
  epoch = "restored";
  await one.log.append([one.log.make({ kind: "set_done", body: {} })]);
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
  assert.deepEqual(one.posts.map((events) => events.length), [4, 1, 4]);
});

test("a phone that logs no more gives a restored server everything again, within an hour of use", async () => {
  let epoch = "first";
  const one = await outbox(3, (events) => stores(events, epoch));
  await one.sender.send();
  epoch = "restored";
  await one.sender.send();
  assert.deepEqual(one.posts.map((events) => events.length), [3], "no asking on every page");
  one.clock.now += 61 * 60_000;
  await one.sender.send();
  assert.deepEqual(one.posts.map((events) => events.length), [3, 0, 3]);
  assert.equal(await one.waiting(), 0);
});

test("a phone that never logged anything asks nothing, and a server that refuses to be asked is left alone", async () => {
  const silent = await outbox(0, () => says({}, 500));
  await silent.sender.send();
  assert.equal(silent.posts.length, 0);
  const one = await outbox(1, (events) => (events.length === 0 ? says({}, 400) : stores(events)));
  await one.sender.send();
  one.clock.now += 61 * 60_000;
  await one.sender.send();
  assert.deepEqual(one.posts.map((events) => events.length), [1, 0]);
});

test("what the server has is kept here for thirty days of use", async () => {
  const one = await outbox(2, (events) => stores(events));
  await one.sender.send();
  const kept = async () => (await one.shelf.session("")).rows.length;
  for (const [days, rows] of [[29, 3], [2, 2]]) {
    one.clock.now += days * 86_400_000;
    await one.log.append([one.log.make({ kind: "set_done", body: {} })]);
    await one.sender.send();
    await one.sender.prune();
    assert.equal(await kept(), rows);
  }
});

test("a clock that runs a month ahead makes nothing old", async () => {
  const one = await outbox(2, (events) => stores(events));
  await one.sender.send();
  one.clock.now += 40 * 86_400_000;
  await one.sender.prune();
  assert.equal((await one.shelf.session("")).rows.length, 2);
});

test("a server that has come less far than it once had is given everything again", async () => {
  let cursor = 5;
  const one = await outbox(3, (events) => says({ stored: events.map((event) => event.id), epoch: "first", cursor }));
  await one.sender.send();
  assert.equal(one.posts.length, 1);
  cursor = 4;
  await one.log.append([one.log.make({ kind: "set_done", body: {} })]);
  await one.sender.send();
  assert.deepEqual(one.posts.map((events) => events.length), [3, 1, 3]);
  assert.equal(await one.waiting(), 0);
});

test("a clock set back after a server asked to be left alone is not waited for", async () => {
  let isBusy = true;
  const one = await outbox(1, (events) => (isBusy ? { status: 503, type: JSON_TYPE, text: "{}", after: "60" } : stores(events)));
  await one.sender.send();
  isBusy = false;
  one.clock.now -= 40 * 86_400_000;
  assert.ok(one.sender.pause() <= 15 * 60_000 * 1.2);
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
});

test("what waits is never forgotten, however old", async () => {
  const one = await outbox(2, () => null);
  await one.sender.send();
  one.clock.now += 400 * 86_400_000;
  await one.sender.prune();
  assert.equal(await one.waiting(), 2);
});

for (const [status, why] of /** @type {const} */ ([[429, "busy"], [503, "away"], [507, "full"]])) {
  test(`a server that is ${why} is left alone for as long as it asks`, async () => {
    const one = await outbox(1, () => ({ status, type: JSON_TYPE, text: "{}", after: "30" }));
    await one.sender.send();
    await one.sender.send();
    assert.equal(one.posts.length, 1);
    one.clock.now += 31_000;
    await one.sender.send();
    assert.equal(one.posts.length, 2);
  });
}

test("a set logged while another is being sent goes too", async () => {
  /** @type {Awaited<ReturnType<typeof outbox>>} */
  let one;
  let added = false;
  one = await outbox(1, (events) => {
    if (!added) {
      added = true;
      one.log.append([one.log.make({ kind: "set_done", body: {} })]).then(() => one.sender.send());
    }
    return stores(events);
  });
  await one.sender.send();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(await one.waiting(), 0);
});

test("the next try by the clock comes after a minute, later and later, after fifteen minutes at most", () => {
  assert.equal(wait(0, 0.5), 60_000);
  assert.equal(wait(2, 0.5), 240_000);
  assert.equal(wait(50, 0.5), 15 * 60_000);
  assert.ok(wait(0, 0) < 60_000 && wait(0, 1) > 60_000);
});

test("an acknowledgement is JSON that names ids and an epoch", () => {
  assert.deepEqual(meaning(says({ stored: ["a"], epoch: "e", cursor: 4 })), { is: "stored", ids: ["a"], epoch: "e", cursor: 4 });
});

test("people read how many sets are only here, and nothing when none are", () => {
  assert.equal(unsentWords({ sets: 3, others: 4, refused: 0 }), "3 sets are on this phone only. They go to the server when it can be reached.");
  assert.equal(unsentWords({ sets: 1, others: 0, refused: 0 }), "1 set is on this phone only. It goes to the server when it can be reached.");
  assert.equal(unsentWords({ sets: 0, others: 1, refused: 0 }), "1 answer is on this phone only. It goes to the server when it can be reached.");
  assert.equal(unsentWords(counted([])), "");
});

test("a page made before the server had what this phone sent is behind; a restored database says nothing", () => {
  assert.equal(isBehind("first 10", "first 12"), true);
  assert.equal(isBehind("first 12", "first 12"), false);
  assert.equal(isBehind("first 10", "second 12"), false);
  assert.equal(isBehind("first 10", undefined), false);
  assert.equal(isBehind("", "first 12"), false);
});

test("whoever asks for all to be sent while something is on its way hears when it has gone", async () => {
  const one = await outbox(3, (events) => stores(events));
  const first = one.sender.send();
  await one.sender.send();
  assert.equal(await one.waiting(), 0);
  await first;
});
