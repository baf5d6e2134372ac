// Where the session stands, in words: for captions, the buttons of a headset, a screen reader, and for whoever asks.

import { write } from "./dom.js";
import { leftWords, screenAt, tellAt } from "./shown.js";

/**
 * @param {object} house
 * @param {import("./session.js").Session} house.session
 * @param {ReturnType<typeof import("./frame.js").frame>} house.frame
 * @param {{show: (now: import("./keys.js").Playing) => void}} house.headset
 * @param {{say: (say: string) => void, cut: () => void}} house.voice
 * @param {(choice: import("./choices.js").Choice) => boolean} house.isOn
 * @param {() => string} house.noticed what was just changed, for a few seconds
 * @param {() => boolean} house.isOurs whether this window plays
 * @param {() => boolean} house.isStage whether the stage is on the screen
 */
export function telling({ session, frame, headset, voice, isOn, noticed, isOurs, isStage }) {
  const { script } = session;
  let asked = "";

  function update() {
    if (isOn("reader")) write(frame.live, noticed() || spoken());
    else if (!noticed()) write(frame.live, asked);
    const isRunning = session.standing() === "running" && isOurs();
    const place = session.place();
    frame.told.update(isRunning ? tellAt(script, place) : "", isOn("captions") && isStage() && !frame.isOpen);
    if (!isRunning || !place.step) return;
    const { title, detail } = screenAt(script, place);
    const isHeld = place.paused || place.length === null;
    headset.show({ title, artist: detail, album: script.title, isHeld, length: place.length, elapsed: place.elapsed });
  }

  /** What a screen reader is told, once for each change of state. */
  function spoken() {
    if (frame.isOpen || session.standing() !== "running") return "";
    const place = session.place();
    const { word, title, detail } = screenAt(script, place);
    const begins = place.step && place.length !== null ? leftWords({ ...place, elapsed: 0, left: place.length }) : "";
    return [word, title, detail, place.step?.kind === "work" && !place.paused ? begins : ""].filter(Boolean).join(". ");
  }

  /** Where are we? Said aloud, or by the screen reader. */
  function where() {
    asked = tellAt(script, session.place());
    write(frame.live, asked);
    voice.cut();
    voice.say(asked);
  }

  return { update, where };
}
