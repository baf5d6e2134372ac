// The page of a track: looks again while it is being made; then jumps to chapters and marks the one that is heard.

import { backFrom, chapterAt, nextFrom } from "./chapters.js";

const LOOK_AGAIN_MS = 1500;
const BEING_MADE = 202;

/**
 * Anything but "being made" is for the page to tell: the track, or the sentence why there is none.
 * @param {string} address
 */
async function reloadWhenMade(address) {
  try {
    const answer = await fetch(address, { method: "HEAD" });
    if (answer.status !== BEING_MADE) return location.reload();
  } catch {
    // away for a moment: look again all the same
  }
  setTimeout(() => reloadWhenMade(address), LOOK_AGAIN_MS);
}

/**
 * @param {HTMLAudioElement} audio
 * @param {HTMLElement[]} links
 */
function follow(audio, links) {
  const starts = links.map((link) => Number(link.dataset.at));

  /** @param {number} at */
  function go(at) {
    audio.currentTime = at;
    audio.play().catch(() => {}); // refused without a touch: the controls are there
  }
  function mark() {
    const here = chapterAt(starts, audio.currentTime);
    links.forEach((link, place) => {
      if (place === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  links.forEach((link, place) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(starts[place]);
    }),
  );
  for (const event of ["timeupdate", "seeked", "loadedmetadata"]) audio.addEventListener(event, mark);
  onHeadset(go, () => audio.currentTime, starts);
}

/**
 * What a locked screen and a headset show and do. No word of anybody's body stands there.
 * @param {(at: number) => void} go
 * @param {() => number} now
 * @param {readonly number[]} starts
 */
function onHeadset(go, now, starts) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: "Session", artist: "Bandstand" });
  navigator.mediaSession.setActionHandler("nexttrack", () => go(nextFrom(starts, now())));
  navigator.mediaSession.setActionHandler("previoustrack", () => go(backFrom(starts, now())));
}

const waiting = /** @type {HTMLElement | null} */ (document.querySelector("[data-being-made]"));
if (waiting?.dataset.beingMade) reloadWhenMade(waiting.dataset.beingMade);

const audio = document.querySelector("audio");
if (audio) follow(audio, [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-at]"))]);
