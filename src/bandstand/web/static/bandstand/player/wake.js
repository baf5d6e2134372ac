// Keeps the screen on during a session, where the browser lets us.

/** @param {Navigator} navigator */
export function wake(navigator) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let wanted = false;
  let refused = false;

  /** One at a time: of two locks the first would never be let go. @type {Promise<void> | null} */
  let pending = null;

  function ask() {
    if (!wanted || lock || document.visibilityState !== "visible") return pending;
    pending ??= request().finally(() => {
      pending = null;
    });
    return pending;
  }

  async function request() {
    try {
      const given = (await navigator.wakeLock?.request("screen")) ?? null;
      refused = given === null;
      if (!wanted) return await given?.release(); // the session ended meanwhile
      lock = given;
      given?.addEventListener("release", () => {
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
      await pending;
      if (!wanted) await lock?.release();
    },
  };
}
