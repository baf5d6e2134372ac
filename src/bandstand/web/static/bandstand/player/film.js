// In step with the count: at which moment of its loop a figure stands, from the script and the clock alone.

/** @typedef {{seconds: number, start: number, end: number, again: number}} Passage from one moment of the loop to another */
/** @typedef {{passages: Passage[], repeats: boolean, loop: number}} Film `loop`: how many seconds the drawn loop lasts */

/** @param {any} json @returns {Film | null} */
export function readFilm(json) {
  if (!json || !Array.isArray(json.passages)) return null;
  const passages = json.passages.map((/** @type {Partial<Passage>} */ each) => ({
    seconds: each.seconds ?? 0,
    start: each.start ?? 0,
    end: each.end ?? 0,
    again: each.again ?? 0,
  }));
  return { passages, repeats: json.repeats ?? false, loop: json.loop ?? 0 };
}

/**
 * The seconds into the drawn loop at so many milliseconds of a set; without a film the loop runs at its own pace.
 * @param {Film | null} film
 * @param {number} elapsed
 */
export function loopSecondsAt(film, elapsed) {
  if (!film) return elapsed / 1000;
  const whole = film.passages.reduce((sum, each) => sum + each.seconds, 0);
  let left = Math.max(0, elapsed / 1000);
  if (whole === 0) return 0;
  if (film.repeats) left %= whole;
  for (const each of film.passages) {
    if (left < each.seconds) return within(each, left) * film.loop;
    left -= each.seconds;
  }
  return 0; // over: back where it began
}

/** @param {Passage} passage @param {number} gone */
function within({ seconds, start, end, again }, gone) {
  const share = again > 0 ? (gone % again) / again : gone / seconds;
  return start + (end - start) * share;
}
