// Keeps the screen on during a session, where the browser lets us.

/** @param {Navigator} navigator */
export function wake(navigator) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let wanted = false;
  let refused = false;

  async function ask() {
    if (!wanted || lock || document.visibilityState !== "visible") return;
    try {
      lock = (await navigator.wakeLock?.request("screen")) ?? null;
      refused = lock === null;
      lock?.addEventListener("release", () => {
        lock = null;
      });
    } catch {
      lock = null;
      refused = true; // a low battery, an old browser: the session goes on by wall clock all the same, and the page says so
    }
  }
  document.addEventListener("visibilitychange", ask);
  return {
    /** Whether the browser was asked and would not. */
    get isRefused() {
      return wanted && refused;
    },
    hold() {
      wanted = true;
      return ask();
    },
    async release() {
      wanted = false;
      await lock?.release();
    },
  };
}
