// Phones with clocks of their own, each playing one session with the product's modules against a real server:
// `node phone.js MODULES` reads a line of {port, script, clock: {now, ahead, back, zone}, online, seed} for each, and
// answers with a line of what was told. `now` is the true time in milliseconds; the wall clock is `ahead` of it, and is
// set `back` half way, where the page is loaded anew.

import { createInterface } from "node:readline";

const from = (/** @type {string} */ name) => import(`${process.argv[2]}/${name}.js`);
const [{ openLog }, { drain }, { memoryShelf }] = [await from("log/log"), await from("log/drain"), await from("log/memory")];
const [{ openSession }, { movesOf }, { readScript }] = [await from("player/session"), await from("player/moves"), await from("player/script")];
const { steady } = await from("player/steady");

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await played(JSON.parse(line))));

/** One phone, from Begin to the end. @param {any} asked */
async function played({ port, script, clock, online, seed }) {
  const wall = () => clock.now + clock.ahead;
  const shelf = memoryShelf();
  const answers = /** @type {any[]} */ ([]);
  const trouble = /** @type {string[]} */ ([]);
  let sets = 0;
  let { session, moves, sender } = await opened();
  const half = Math.ceil(session.script.steps.filter((/** @type {any} */ step) => step.kind === "work").length / 2);
  await moves.begin(null);
  for (let turns = 0; session.standing() === "running" && turns < 500; turns += 1) {
    await turn(session.place().step);
    clock.now += 2_000;
  }
  await sender.send();
  const told = (await shelf.session(session.id)).rows.map((/** @type {any} */ row) => row.event);
  told.sort((/** @type {any} */ one, /** @type {any} */ other) => one.seq - other.seq);
  return { session: session.id, told, sets, unsent: (await shelf.waiting()).length, answers, trouble, ended: clock.now };

  /** The page is loaded: the shelf is all that is left of what was before. */
  async function opened() {
    const world = { now: steady(wall, () => clock.now), zone: () => clock.zone, fill };
    const log = await openLog(shelf, world);
    const session = await openSession(readScript(script), log, world);
    return { session, moves: movesOf(session), sender: drain(log, { post, alone: (/** @type {any} */ work) => work(), now: wall }) };
  }

  /** @param {any} step */
  async function turn(step) {
    if (!step) return moves.finish();
    if (step.kind === "ask") return moves.passQuestions(step);
    if (step.kind !== "work") return moves.ready(step);
    clock.now += 20_000;
    sets += 1;
    await moves.done(step, step.seconds ? { seconds: sets } : { reps: sets });
    if (online) await sender.send();
    if (clock.back && sets === half) await setBack();
  }

  /** The rest goes on where it was, and ends in time. */
  async function setBack() {
    const before = session.place();
    clock.ahead -= clock.back;
    ({ session, moves, sender } = await opened());
    const after = session.place();
    if (after.step?.id !== before.step?.id) trouble.push(`resumed at ${after.step?.id}, not ${before.step?.id}`);
    if (Math.abs((after.left ?? 0) - (before.left ?? 0)) > 1_000) trouble.push(`${after.left} ms left, not ${before.left}`);
    clock.now += 3_000;
    const later = session.place();
    if (later.step === after.step && (after.left ?? 0) - (later.left ?? 0) < 2_000) trouble.push("its time stands still");
  }

  async function post(/** @type {string} */ body) {
    const headers = { "Content-Type": "application/json", "X-Now": String(clock.now) };
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events`, { method: "POST", headers, body });
    const text = await answer.text();
    answers.push({ status: answer.status, refused: JSON.parse(text).refused ?? [] });
    return { status: answer.status, type: answer.headers.get("Content-Type") ?? "", text, after: null };
  }

  function fill(/** @type {Uint8Array} */ bytes) {
    for (let place = 0; place < bytes.length; place += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      bytes[place] = (seed >> 8) & 255;
    }
  }
}
