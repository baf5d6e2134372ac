// Keeps the screen on during a session, where the browser lets us.

/** @param {Navigator} navigator */
export function wake(navigator) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let wanted = false;

  async function ask() {
    if (!wanted || lock || document.visibilityState !== "visible") return;
    try {
      lock = (await navigator.wakeLock?.request("screen")) ?? null;
      lock?.addEventListener("release", () => {
        lock = null;
      });
    } catch {
      lock = null; // refused (a low battery, an old browser): the session goes on by wall clock all the same
    }
  }
  document.addEventListener("visibilitychange", ask);
  return {
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
