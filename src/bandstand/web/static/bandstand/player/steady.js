// Time that never runs backwards: a clock set back in the middle of a session must not lengthen a rest by hours.

const SLACK_MS = 1000;
const APART_MS = 20; // a wall clock tells whole milliseconds, and is put right little by little
const SLEW = 0.0005;
const SURE_MS = 2; // a busy phone may come between reading one clock and the other: what they say then is not compared

/**
 * Follows the monotonic clock, which knows fractions of a millisecond, and the wall clock where that is ahead (a phone
 * that slept was away that long); where the wall clock falls behind, it goes on from where it was.
 * @param {() => number} wall UTC in milliseconds
 * @param {() => number} monotonic milliseconds
 */
export function steady(wall, monotonic) {
  let offset = 0;
  let last = wall();
  let lastTick = monotonic();
  return () => {
    const tick = monotonic();
    const seen = wall();
    const isSure = monotonic() - tick <= SURE_MS;
    const expected = last + (tick - lastTick);
    if (isSure && seen + offset < expected - SLACK_MS) offset = expected - seen;
    const ahead = isSure ? seen + offset - expected : 0;
    const slower = -(tick - lastTick) * SLEW;
    last = expected + (ahead > APART_MS ? ahead : ahead < -APART_MS ? slower : 0);
    lastTick = tick;
    return last;
  };
}
