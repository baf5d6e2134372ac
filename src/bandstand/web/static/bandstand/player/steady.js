// Time that never runs backwards: a clock set back in the middle of a session must not lengthen a rest by hours.

const SLACK_MS = 1000;

/**
 * Follows the wall clock forwards (a phone that slept was away that long); where the wall clock falls behind the
 * monotonic one, it goes on from where it was.
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
    last = Math.max(last, wall() + offset);
    lastTick = tick;
    return last;
  };
}
