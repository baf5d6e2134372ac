// Names for facts, made on the phone: an event at its tap, a session from what it plays.

import { sha1 } from "./sha1.js";

/**
 * A UUIDv7: made at the tap, sorted by time, not trusted for time.
 * @param {number} now UTC in milliseconds
 * @param {(bytes: Uint8Array) => void} fill fills with random bytes
 */
export function uuid7(now, fill) {
  const bytes = new Uint8Array(16);
  fill(bytes);
  let rest = Math.max(0, Math.floor(now));
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return written(bytes, 7);
}

/**
 * A UUIDv5: the same namespace and name give the same id on every device.
 * @param {string} namespace a UUID
 * @param {string} name
 */
export function uuid5(namespace, name) {
  const tail = new TextEncoder().encode(name);
  const bytes = new Uint8Array(16 + tail.length);
  bytes.set(bytesOf(namespace));
  bytes.set(tail, 16);
  return written(sha1(bytes).slice(0, 16), 5);
}

/**
 * One session: three devices playing one script offline name one session.
 * @param {string} script the script's id
 * @param {string} localDate the date as the person sees it
 * @param {number} ordinal 1 for the first of that day on this device
 */
export function sessionId(script, localDate, ordinal) {
  return uuid5(script, `${localDate}/${ordinal}`);
}

/** @param {string} uuid */
function bytesOf(uuid) {
  const digits = uuid.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/i.test(digits)) throw new Error(`not a UUID: ${uuid}`);
  return Uint8Array.from({ length: 16 }, (_, place) => Number.parseInt(digits.slice(place * 2, place * 2 + 2), 16));
}

/**
 * @param {Uint8Array} bytes
 * @param {number} version
 */
function written(bytes, version) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
