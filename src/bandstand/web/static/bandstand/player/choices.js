// What a person chose about the player, remembered on this phone: a screen reader, the voice, captions, who begins a set.

/** @typedef {"reader" | "by_itself" | "voice" | "captions" | "sound_tried"} Choice */
/** @typedef {Awaited<ReturnType<typeof choicesOf>>} Choices */

/** @type {{[choice in Choice]: string}} */
const AT_FIRST = { reader: "off", by_itself: "no", voice: "usual", captions: "off", sound_tried: "no" };

/** @param {{meta: (name: string) => Promise<string | undefined>, setMeta: (name: string, value: string) => Promise<void>}} shelf */
export async function choicesOf(shelf) {
  const names = /** @type {Choice[]} */ (Object.keys(AT_FIRST));
  const kept = await Promise.all(names.map((name) => shelf.meta(name).catch(() => undefined)));
  const chosen = Object.fromEntries(names.map((name, place) => [name, kept[place] ?? AT_FIRST[name]]));
  return {
    /** @param {Choice} name */
    get: (name) => chosen[name],
    /** @param {Choice} name @param {string} value */
    set(name, value) {
      chosen[name] = value;
      shelf.setMeta(name, value).catch(() => {}); // it holds for this session all the same
    },
  };
}
