// Which chapter of a track is heard at a moment, and which comes before and after it.

const AGAIN_SECONDS = 3; // "back" later than this begins the same chapter anew, as every player does

/**
 * The chapter that is heard at a moment; -1 before the first.
 * @param {readonly number[]} starts in seconds, in order
 * @param {number} now in seconds
 */
export function chapterAt(starts, now) {
  const slack = 0.05; // a player that was sent to a moment may stand a hair before it
  return starts.filter((start) => start <= now + slack).length - 1;
}

/**
 * Where "next" leads; the same moment where there is no next chapter.
 * @param {readonly number[]} starts
 * @param {number} now
 */
export function nextFrom(starts, now) {
  return starts[chapterAt(starts, now) + 1] ?? now;
}

/**
 * Where "back" leads: to the beginning of this chapter, or of the one before where this has only begun.
 * @param {readonly number[]} starts
 * @param {number} now
 */
export function backFrom(starts, now) {
  const here = chapterAt(starts, now);
  const begun = now - (starts[here] ?? 0);
  return starts[begun > AGAIN_SECONDS ? here : here - 1] ?? starts[0] ?? 0;
}
