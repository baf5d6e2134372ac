// What the worker marked on a page: whether it is a kept copy, when it was last checked, what can be played from here.

/**
 * @typedef {object} Kept
 * @property {number | null} since when the server last gave or confirmed this page, UTC in milliseconds; null: just now
 * @property {number | null} checked when the server confirmed a kept copy on this visit
 * @property {string} session the address of the session that is on this phone, empty for none
 */

/** @param {{kept?: string, checked?: string, session?: string}} marks @returns {Kept} */
export function keptFrom({ kept, checked, session }) {
  return { since: kept ? Number(kept) : null, checked: checked ? Number(checked) : null, session: session ?? "" };
}

/** When a kept page was last checked, for people: "Friday 27 November, 22:11". @param {number} since @param {string} [zone] */
export function checkedOn(since, zone) {
  const said = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const part = Object.fromEntries(said.formatToParts(since).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month}, ${part.hour}:${part.minute}`;
}
