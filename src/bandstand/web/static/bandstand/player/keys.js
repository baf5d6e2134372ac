// By keyboard: space pauses, arrows go back and on, H says that it hurts.

/**
 * The verb a key stands for; none while something else has it (a field, a button under the finger).
 * @param {{key: string, target: EventTarget | null, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @param {(target: EventTarget | null) => boolean} isBusy
 * @returns {"pause" | "back" | "next" | "hurts" | null}
 */
export function verbOf(event, isBusy) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === " ") return isBusy(event.target) ? null : "pause";
  if (event.key === "ArrowLeft") return "back";
  if (event.key === "ArrowRight") return "next";
  return event.key === "h" || event.key === "H" ? "hurts" : null;
}
