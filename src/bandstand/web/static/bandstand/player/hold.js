// One window plays a session at a time; another may take it over.

/**
 * @param {string} name
 * @param {{got: () => void, lost: () => void}} tell
 * @param {LockManager | undefined} locks
 */
export function hold(name, { got, lost }, locks) {
  if (!locks) {
    got();
    return { take: () => {} };
  }
  const keep = () => new Promise(() => {}); // held as long as this page lives
  const run = (/** @type {LockOptions} */ options) =>
    locks
      .request(name, options, (lock) => {
        if (!lock) return lost();
        got();
        return keep();
      })
      .catch((why) => (why?.name === "AbortError" ? lost() : got())); // taken over; or this browser refuses locks at all
  run({ ifAvailable: true });
  return { take: () => void run({ steal: true }) };
}
