// Whether somebody's screen was on during a set. A set that was hidden asks; it never completes itself.

export const UNSEEN_MS = 2000;
// A slow phone draws nothing for some seconds and was looked at all the same; a machine put to sleep says nothing either.
export const STALLED_MS = 10_000;

/**
 * How long, in milliseconds, a set ran while nobody saw it.
 * @param {{startedAt: number, length: number | null}} work
 * @param {number} lastSeen when the page was last known to be seen
 * @param {number} now
 */
export function unseen({ startedAt, length }, lastSeen, now) {
  const ends = length === null ? now : Math.min(now, startedAt + length);
  return Math.max(0, ends - Math.max(startedAt, lastSeen));
}

/**
 * @param {{startedAt: number, length: number | null}} work
 * @param {{at: number, hidden: boolean}} seen when the page was last known to be seen, and whether it was hidden or away since
 * @param {number} now
 */
export function wasMissed(work, seen, now) {
  return unseen(work, seen.at, now) > (seen.hidden ? UNSEEN_MS : STALLED_MS);
}
