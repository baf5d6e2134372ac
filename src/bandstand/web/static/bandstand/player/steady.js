// Time that never runs backwards: a clock set back in the middle of a session must not lengthen a rest by hours.

const SLACK_MS = 1000;
const APART_MS = 20; // a wall clock tells whole milliseconds, and is put right little by little
const SLEW = 0.0005;

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
    const expected = last + (tick - lastTick);
    if (wall() + offset < expected - SLACK_MS) offset = expected - wall();
    const ahead = wall() + offset - expected;
    const slower = -(tick - lastTick) * SLEW;
    last = expected + (ahead > APART_MS ? ahead : ahead < -APART_MS ? slower : 0);
    lastTick = tick;
    return last;
  };
}
