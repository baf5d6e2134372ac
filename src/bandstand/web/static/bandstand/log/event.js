// One reported fact in its envelope, as it stands on the wire.

import { uuid7 } from "./ids.js";

/** @typedef {{[name: string]: unknown}} Body */
/**
 * @typedef {object} Event
 * @property {string} id
 * @property {number} schema
 * @property {string} device
 * @property {string | null} session
 * @property {string} step
 * @property {number} seq
 * @property {string} kind
 * @property {number | null} plan_number
 * @property {number} occurred_at UTC in milliseconds
 * @property {string} zone
 * @property {string} local_date as the person sees it; never recomputed
 * @property {Body} body
 */
/** @typedef {{kind: string, body: Body, step?: string, seq?: number, session?: string | null, plan_number?: number | null}} Told */

export const SCHEMA = 1;

/**
 * @param {Told} told
 * @param {{now: number, zone: string, device: string, fill: (bytes: Uint8Array) => void}} at
 * @returns {Event}
 */
export function event(told, at) {
  return {
    id: uuid7(at.now, at.fill),
    schema: SCHEMA,
    device: at.device,
    session: told.session ?? null,
    step: told.step ?? "",
    seq: told.seq ?? 0,
    kind: told.kind,
    plan_number: told.plan_number ?? null,
    occurred_at: Math.round(at.now),
    zone: at.zone,
    local_date: localDate(at.now, at.zone),
    body: told.body,
  };
}

/**
 * The date on the person's own calendar.
 * @param {number} now
 * @param {string} zone
 */
export function localDate(now, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (/** @type {string} */ type) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
