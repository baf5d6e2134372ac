// What people read about the log.

/**
 * @param {import("./log.js").Unsent} unsent
 * @returns {string} empty when everything is on the server
 */
export function unsentWords({ sets, others, out }) {
  if (sets + others === 0) return "";
  const what = sets > 0 ? many(sets, "set") : many(others, "answer");
  const one = sets > 0 ? sets === 1 : others === 1;
  const when = out ? "once you log in again" : "when it can be reached";
  return `${what} ${one ? "is" : "are"} on this phone only. ${one ? "It goes" : "They go"} to the server ${when}.`;
}

/**
 * The same in one sentence, where a line is all there is.
 * @param {import("./log.js").Unsent} unsent
 */
export function unsentInShort(unsent) {
  return unsentWords(unsent).replace(/(?<=only\.).*/, "");
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function many(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
