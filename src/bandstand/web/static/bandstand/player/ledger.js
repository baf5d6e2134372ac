// What this phone knows of one session: its events with corrections and voids applied, and the taps they tell.
// The resume point is computed from these, never stored apart.

/** @typedef {import("../log/shelf.js").Row} Row */
/** @typedef {import("../log/shelf.js").Touch} Touch */
/** @typedef {import("./place.js").Tap} Tap */
/**
 * @typedef {object} Fact an event as it stands now
 * @property {string} id
 * @property {string} kind
 * @property {string} step
 * @property {number} seq
 * @property {number} at
 * @property {{[name: string]: any}} body corrected
 * @property {boolean} stored the server has named it, and all its corrections
 */

/**
 * @param {readonly Row[]} rows
 * @returns {Fact[]} in the order they were told, without what was taken back
 */
export function factsOf(rows) {
  const inOrder = [...rows].sort((one, other) => one.event.seq - other.event.seq || (one.id < other.id ? -1 : 1));
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const { event, waiting } of inOrder) {
    const about = facts.get(String(event.body.supersedes ?? ""));
    if (event.kind === "void") facts.delete(about?.id ?? "");
    else if (event.kind === "correction") correct(about, event.body.body, !waiting);
    else facts.set(event.id, fact(event, !waiting));
  }
  return [...facts.values()];
}

/**
 * @param {import("../log/event.js").Event} event
 * @param {boolean} stored
 * @returns {Fact}
 */
function fact(event, stored) {
  return { id: event.id, kind: event.kind, step: event.step, seq: event.seq, at: event.occurred_at, body: event.body, stored };
}

/**
 * @param {Fact | undefined} about
 * @param {unknown} body
 * @param {boolean} stored
 */
function correct(about, body, stored) {
  if (!about || typeof body !== "object" || body === null) return;
  about.body = { ...body };
  about.stored = about.stored && stored;
}

/** @type {{[kind: string]: Tap["did"]}} */
const TOLD = {
  session_started: "began",
  set_done: "done",
  set_skipped: "skipped",
  exercise_answered: "answered",
  session_finished: "ended",
};

/**
 * Facts and touches as one row of taps.
 * @param {readonly Fact[]} facts
 * @param {readonly Touch[]} touches
 * @returns {Tap[]}
 */
export function tapsOf(facts, touches) {
  const told = facts
    .filter((fact) => fact.kind in TOLD)
    .map((fact) => ({ seq: fact.seq, at: fact.at, did: TOLD[fact.kind], step: fact.step }));
  const touched = touches.map((touch) => /** @type {Tap} */ (/** @type {unknown} */ (touch)));
  return [...told, ...touched].sort((one, other) => one.seq - other.seq);
}

/**
 * The last thing said about a step.
 * @param {readonly Fact[]} facts
 * @param {string} kind
 * @param {string} step
 */
export function lastOf(facts, kind, step) {
  return facts.filter((fact) => fact.kind === kind && fact.step === step).at(-1) ?? null;
}

/**
 * What was answered in a step so far, by question.
 * @param {readonly Tap[]} taps
 * @param {string} step
 * @returns {{[question: string]: number | string}}
 */
export function saidIn(taps, step) {
  const said = taps.filter((tap) => tap.did === "said" && tap.step === step && tap.value !== undefined);
  return Object.fromEntries(said.map((tap) => [tap.question, tap.value]));
}

/**
 * The next number in the order of a session.
 * @param {readonly Row[]} rows
 * @param {readonly Touch[]} touches
 */
export function nextSeq(rows, touches) {
  return 1 + Math.max(0, ...rows.map((row) => row.event.seq), ...touches.map((touch) => touch.seq));
}

const GIVEN_UP_MS = 12 * 60 * 60 * 1000;

/**
 * Whether a session is running, finished, or was left open for more than twelve hours (all its sets are kept).
 * @param {readonly Fact[]} facts
 * @param {number} now
 * @returns {"running" | "finished" | "abandoned"}
 */
export function standing(facts, now) {
  if (facts.some((fact) => fact.kind === "session_finished")) return "finished";
  const started = facts.find((fact) => fact.kind === "session_started");
  return started && now - started.at > GIVEN_UP_MS ? "abandoned" : "running";
}
