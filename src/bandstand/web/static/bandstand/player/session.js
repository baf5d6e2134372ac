// One session on this phone: what was told and touched so far, and one door to tell more. Nothing is shown as done
// before the phone has it for good.

import { sessionId } from "../log/ids.js";
import { localDate } from "../log/event.js";
import { factsOf, nextSeq, standing, tapsOf } from "./ledger.js";
import { ahead, placeAt } from "./place.js";

/** @typedef {import("../log/event.js").Told} Told */
/** @typedef {import("../log/shelf.js").Row} Row */
/** @typedef {import("../log/shelf.js").Touch} Touch */
/** @typedef {Omit<Touch, "session" | "seq" | "at"> & {did: import("./place.js").Tap["did"]}} Move */
/** @typedef {import("./script.js").Script} Script */
/** @typedef {{rows: Row[], touches: Touch[], over: boolean}} Going */
/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */

/**
 * The newest session of this script on this phone, or none begun yet.
 * @param {Script} script
 * @param {import("../log/log.js").Log} log
 * @param {{now: () => number, zone: () => string}} phone
 */
export async function openSession(script, log, phone) {
  /** A clock set back since the last tap would stand still until it caught up: that session goes on from the tap. */
  const resumed = { id: "", behind: 0 };
  const world = { ...phone, now: () => phone.now() + (id === resumed.id ? resumed.behind : 0) };
  /** @type {Row[]} */
  let rows = [];
  /** @type {Touch[]} */
  let touches = [];
  let id = "";
  let seq = 1;
  /** @type {Promise<unknown>} */
  let line = Promise.resolve();
  /** @type {ReturnType<typeof factsOf>} */
  let facts = [];
  /** @type {import("./place.js").Tap[]} */
  let taps = [];
  /** What is being kept just now. @type {Going[]} */
  let going = [];

  async function read() {
    const over = going.filter((each) => each.over);
    if (id) ({ rows, touches } = await log.shelf.session(id));
    going = going.filter((each) => !over.includes(each));
    settle();
  }
  function settle() {
    facts = factsOf(rows);
    const told = going.flatMap((each) => each.rows).filter((row) => !rows.some(({ id }) => id === row.id));
    const moved = going.flatMap((each) => each.touches).filter((touch) => !touches.some(({ seq }) => seq === touch.seq));
    taps = tapsOf(told.length > 0 ? factsOf([...rows, ...told]) : facts, [...touches, ...moved]);
    seq = Math.max(seq, nextSeq(rows, touches));
  }

  async function findNewest() {
    const starts = await log.shelf.startsOf(script.id);
    const newest = starts.sort((one, other) => one.event.occurred_at - other.event.occurred_at).at(-1);
    id = newest?.session ?? "";
    await read();
  }
  await findNewest();
  if (id && standing(facts, phone.now()) !== "finished") {
    Object.assign(resumed, { id, behind: Math.max(0, ...taps.map((tap) => tap.at - phone.now())) });
  }

  /**
   * Keep events and moves in one transaction; resolves when this phone has them for good. The place moves on at once, so
   * that what begins now can be scheduled in time; where it cannot be kept, the place goes back. Facts are what is kept.
   * @param {readonly Told[]} told
   * @param {readonly Move[]} [moves]
   * @param {number} [when] it happened, now unless said
   */
  function tell(told, moves = [], when = world.now()) {
    const at = Math.round(when);
    const events = told.map((each) =>
      log.make({ ...each, session: id, seq: seq++, plan_number: script.plan_number }, at),
    );
    const moved = moves.map((each) => ({ ...each, session: id, seq: seq++, at }));
    /** @type {Going} */
    const mine = { rows: events.map((event) => ({ id: event.id, session: id, script: "", event, waiting: 1 })), touches: moved, over: false };
    going = [...going, mine];
    settle();
    const kept = line.then(async () => {
      try {
        await log.append(events, moved);
      } finally {
        mine.over = true;
        await read();
      }
    });
    line = kept.catch(() => {});
    return kept.then(() => events);
  }

  return {
    script,
    get id() {
      return id;
    },
    get facts() {
      return facts;
    },
    get taps() {
      return taps;
    },
    get hasBegun() {
      return id !== "";
    },
    standing: () => (id ? standing(facts, world.now()) : "none"),
    place: (now = world.now()) => placeAt(script.steps, taps, now),
    ahead: (now = world.now()) => ahead(script.steps, taps, now),
    read,
    tell,
    /** A new session of this script. @param {Told} started @param {Move[]} moves */
    async begin(started, moves) {
      const today = localDate(world.now(), world.zone());
      const before = await log.shelf.startsOf(script.id);
      const ordinal = 1 + before.filter((row) => row.event.local_date === today).length;
      [rows, touches, going, seq] = [[], [], [], 1];
      id = sessionId(script.id, today, ordinal);
      await tell([started], moves);
    },
  };
}
