// Many sessions as a phone tells them, with the product's modules: `node dates.js MODULES` reads a line of sessions,
// each {script, prescription, at: [[now, zone], ...]}, and answers with a line of their events. The first is the start.

import { createInterface } from "node:readline";

const from = (/** @type {string} */ name) => import(`${process.argv[2]}/${name}.js`);
const [{ event, localDate }, { sessionId }] = [await from("log/event"), await from("log/ids")];

let seed = 1;
const fill = (/** @type {Uint8Array} */ bytes) => {
  for (let place = 0; place < bytes.length; place += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    bytes[place] = (seed >> 8) & 255;
  }
};

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(JSON.parse(line).map(told)));

/** @param {{script: string, prescription: string, at: [number, string][]}} session */
function told({ script, prescription, at }) {
  const session = sessionId(script, localDate(...at[0]), 1);
  return at.map(([now, zone], seq) => {
    const first = { kind: "session_started", body: { script, day: "full" } };
    const fact = seq === 0 ? first : { kind: "set_done", body: { prescription, set: seq, reps: 10 } };
    return event({ ...fact, session, seq, step: `${seq}`, plan_number: 1 }, { now, zone, device: "phone-1", fill });
  });
}
