import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { event, localDate } from "../../src/bandstand/web/static/bandstand/log/event.js";
import { sessionId, uuid5, uuid7 } from "../../src/bandstand/web/static/bandstand/log/ids.js";
import { sha1 } from "../../src/bandstand/web/static/bandstand/log/sha1.js";
import { fill } from "./world.js";

const DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

test("our SHA-1 is the world's, for every length round a block", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = new Uint8Array(length).map((_, place) => (place * 7 + length) & 255);
    assert.equal(Buffer.from(sha1(bytes)).toString("hex"), createHash("sha1").update(bytes).digest("hex"));
  }
});

test("a name in a namespace has the UUID the standard gives it", () => {
  assert.equal(uuid5(DNS, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

test("two devices that play one script on one day name one session", () => {
  const script = "6f0c5c0e-2f9a-4c3e-9d5e-0d7a3a1f7b11";
  assert.equal(sessionId(script, "2026-11-22", 1), sessionId(script.toUpperCase(), "2026-11-22", 1));
  assert.notEqual(sessionId(script, "2026-11-22", 1), sessionId(script, "2026-11-22", 2));
});

test("ids made later sort later, and no two are the same", () => {
  const made = Array.from({ length: 300 }, (_, place) => uuid7(1_795_302_000_000 + place, fill));
  assert.deepEqual([...made].sort(), made);
  assert.equal(new Set(made).size, 300);
  assert.match(made[0], /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the date is the one on the person's own calendar", () => {
  const late = Date.UTC(2026, 10, 22, 23, 30);
  assert.equal(localDate(late, "Europe/Berlin"), "2026-11-23");
  assert.equal(localDate(late, "America/Los_Angeles"), "2026-11-22");
  assert.equal(localDate(late, "Pacific/Kiritimati"), "2026-11-23");
  assert.equal(localDate(late, "Asia/Kathmandu"), "2026-11-23");
});

test("an event stands on the wire with every field", () => {
  const made = event({ kind: "hurt", body: { pain: 0 } }, { now: 1_795_302_000_000.4, zone: "Europe/Berlin", device: "d", fill });
  assert.deepEqual({ ...made, id: "" }, {
    id: "",
    schema: 1,
    device: "d",
    session: null,
    step: "",
    seq: 0,
    kind: "hurt",
    plan_number: null,
    occurred_at: 1_795_302_000_000,
    zone: "Europe/Berlin",
    local_date: "2026-11-22",
    body: { pain: 0 },
  });
});
