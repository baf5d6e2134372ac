// The service worker, written by hand. It keeps the shell of its version, and of one person Today, the last session,
// the page that says what works without a network, and their figures. Whatever the server says comes first; what is
// kept stands in where it says nothing. It shows reminders. The server writes `self.BUILT` above this: the version and
// the shell's files.
//
// Each kept page is marked when it is shown: <html data-kept="when it was last checked" data-session="what can be played">.

/** @typedef {{person?: string, address?: string, figures?: string[], on?: boolean, do: "keep" | "running" | "forget" | "take over"}} Told */

const house = /** @type {any} */ (self);
/** @type {{version: string, shell: string[]}} */
const BUILT = house.BUILT;
const SHELLS = "bandstand-shell-";
const PAGES = "bandstand-pages-";
const FIGURES = "bandstand-figures-";
const META = "bandstand-meta";
const OFFLINE = "/offline/";
const SESSION = /^\/session\/[^/]+\/$/;
const SHELL_OF = /\/static\/([0-9a-f]+)\//g;
const PATIENCE_MS = 4000; // a network that hangs is none
const RUNS_FOR_MS = 12 * 60 * 60 * 1000; // afterwards a session counts as left open; as in running.js
const MOST_FIGURES = 240;

/** @param {any} event */
const installing = (event) => event.waitUntil(install());
/** @param {any} event */
const activating = (event) => event.waitUntil(tidy().then(() => house.clients.claim()));
/** @param {any} event */
const hearing = (event) => event.waitUntil(hear(event.data).then(() => event.ports[0]?.postMessage("done")));
/** @param {any} event */
const fetching = (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
};
/** @param {any} event */
const pushed = (event) => event.waitUntil(remind(event.data?.text() ?? ""));
/** @param {any} event */
const tapped = (event) => {
  event.notification.close();
  event.waitUntil(openToday());
};
house.addEventListener("install", installing);
house.addEventListener("activate", activating);
house.addEventListener("message", hearing);
house.addEventListener("fetch", fetching);
house.addEventListener("push", pushed);
house.addEventListener("notificationclick", tapped);

// --- reminders ----------------------------------------------------------------------------------------------------------

/** One at a time: a newer one takes the place of one that was not looked at. @param {string} words */
function remind(words) {
  const icon = BUILT.shell.find((address) => address.endsWith("/icons/mark-192.png"));
  return house.registration.showNotification("Bandstand", { body: words, tag: "today", icon });
}

/** Today, in a window that is open already where there is one. A session that runs is not left. */
async function openToday() {
  const windows = await house.clients.matchAll({ type: "window" });
  const free = windows.find((/** @type {any} */ each) => !SESSION.test(new URL(each.url).pathname));
  if (!free) return house.clients.openWindow("/");
  await free.focus();
  return free.navigate("/");
}

// --- what is kept -------------------------------------------------------------------------------------------------------

async function install() {
  const cache = await caches.open(SHELLS + BUILT.version);
  const known = new Set((await cache.keys()).map((each) => new URL(each.url).pathname));
  await Promise.all(BUILT.shell.filter((address) => !known.has(address)).map((address) => bring(cache, address)));
  await fill(OFFLINE).catch(() => {});
}

/**
 * One file, as it is kept for good: a page in its place, which a hotel's log-in would give, is none of ours.
 * @param {Cache} cache @param {string} address
 */
async function bring(cache, address) {
  const answer = await fetch(address);
  const isPage = (answer.headers.get("Content-Type") ?? "").includes("text/html");
  if (answer.status !== 200 || answer.redirected || isPage) throw new TypeError(`${address} did not come`);
  await cache.put(address, answer);
}

/** Shells go that no kept page was made with. A page that was kept by an earlier version still finds all of its own. */
async function tidy() {
  const used = new Set([BUILT.version]);
  for (const name of await named(PAGES)) {
    const cache = await caches.open(name);
    const pages = await Promise.all((await cache.keys()).map(async (each) => (await cache.match(each))?.text() ?? ""));
    pages.forEach((page) => [...page.matchAll(SHELL_OF)].forEach(([, version]) => used.add(version)));
  }
  const old = (await named(SHELLS)).filter((name) => !used.has(name.slice(SHELLS.length)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {string} start @returns {Promise<string[]>} */
async function named(start) {
  return (await caches.keys()).filter((name) => name.startsWith(start));
}

/** @param {Told} told */
async function hear(told) {
  if (told.do === "keep") return keep(told.address ?? "", told.figures ?? []);
  if (told.do === "running") return runs(told.address ?? "", told.on === true);
  if (told.do === "forget") return forget(told.person ?? "");
  return takeOver();
}

/** The page has seen that no session runs and that nothing waits; a second window may be loading just now, so it waits too. */
async function takeOver() {
  const windows = await house.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length <= 1) await house.skipWaiting();
}

/**
 * A page that is open: kept where it is not yet, with the page for no network and the figures it may show.
 * @param {string} address
 * @param {string[]} figures
 */
async function keep(address, figures) {
  if (!(await keptPage(address))) await fill(address);
  const offline = await keptPage(OFFLINE);
  if (offline?.headers.get("Bandstand-Version") !== BUILT.version) await fill(OFFLINE);
  const person = await whose();
  if (!person) return;
  const cache = await caches.open(FIGURES + person);
  for (const figure of figures) if (!(await cache.match(figure))) await bring(cache, figure).catch(() => {});
  const spare = (await cache.keys()).slice(0, -MOST_FIGURES);
  await Promise.all(spare.map((each) => cache.delete(each)));
}

/** @param {string} address */
async function fill(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (isOurs(answer)) await put(address, answer);
}

/**
 * Whose phone this is now. Pages of anybody else go; what they logged stays in their own outbox.
 * @param {string} person
 */
async function become(person) {
  const others = [...(await named(PAGES)), ...(await named(FIGURES))].filter((name) => !name.endsWith(person));
  await Promise.all(others.map((name) => caches.delete(name)));
  const meta = await caches.open(META);
  if ((await whose()) !== person) await meta.put("/person", new Response(person));
}

/** @returns {Promise<string>} */
async function whose() {
  const said = await (await caches.open(META)).match("/person");
  return said ? said.text() : "";
}

/**
 * Of sessions only the last one is kept, and one that runs.
 * @param {string} address
 * @param {Response} answer
 */
async function put(address, answer) {
  const person = answer.headers.get("Bandstand-Keep") ?? "";
  await become(person);
  const cache = await caches.open(PAGES + person);
  const headers = new Headers(answer.headers);
  headers.set("Bandstand-Checked", String(Date.now()));
  await cache.put(address, new Response(await answer.text(), { status: 200, headers: plain(headers) }));
  if (!SESSION.test(address)) return;
  for (const each of await cache.keys()) {
    const { pathname } = new URL(each.url);
    if (SESSION.test(pathname) && pathname !== address && !(await isRunning(pathname))) await cache.delete(each);
  }
}

/** The text is unpacked by now. @param {Headers} headers */
function plain(headers) {
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return headers;
}

/** @param {string} address @param {boolean} on */
async function runs(address, on) {
  const meta = await caches.open(META);
  const name = `/running${address}`;
  if (on) await meta.put(name, new Response(String(Date.now())));
  else await meta.delete(name);
}

/** @param {string} address */
async function isRunning(address) {
  const since = await (await caches.open(META)).match(`/running${address}`);
  return since !== undefined && Date.now() - Number(await since.text()) < RUNS_FOR_MS;
}

/** @param {string} person */
async function forget(person) {
  await Promise.all([caches.delete(PAGES + person), caches.delete(FIGURES + person)]);
  if ((await whose()) === person) await caches.delete(META);
}

// --- what is answered ---------------------------------------------------------------------------------------------------

/** @param {Request} request @returns {Promise<Response> | null} null: as if there were no worker */
function answerTo(request) {
  const { origin, pathname } = new URL(request.url);
  if (origin !== house.location.origin) return null;
  if (request.mode === "navigate") return request.method === "GET" ? page(request, pathname) : form(request);
  const keeps = request.method === "GET" && (pathname.startsWith("/static/") || pathname.startsWith("/figure/"));
  return keeps ? keptOr(request) : null;
}

/** These addresses never change their meaning. @param {Request} request */
async function keptOr(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** @param {Request} request */
async function form(request) {
  try {
    return await fetch(request);
  } catch {
    return withoutNetwork({ "data-form": "yes" });
  }
}

/** @param {Request} request @param {string} address */
async function page(request, address) {
  const kept = await keptPage(address);
  try {
    const answer = await (kept ? inTime(asked(request, kept).then(whole)) : fetch(request));
    if (kept && answer.status === 304) return checked(address, kept);
    if (isOurs(answer)) return await taken(address, answer, kept);
    return kept && (isNoWord(answer) || (await isRunning(address))) ? marked(kept) : answer;
  } catch {
    return kept ? marked(kept) : withoutNetwork();
  }
}

/** Asked so that the server may say "as you have it", and nothing else moves. @param {Request} request @param {Response} kept */
function asked(request, kept) {
  const tag = kept.headers.get("ETag");
  if (!tag) return fetch(request);
  const headers = { "If-None-Match": tag, Accept: "text/html" };
  return fetch(request.url, { headers, credentials: "same-origin", redirect: "manual", cache: "no-store" });
}

/** A page with all of its words: a network that stops in the middle of one is none either. @param {Response} answer */
async function whole(answer) {
  if (!isOurs(answer)) return answer;
  return new Response(await answer.text(), { status: 200, headers: plain(new Headers(answer.headers)) });
}

/** @param {Promise<Response>} answer @returns {Promise<Response>} */
function inTime(answer) {
  return Promise.race([answer, new Promise((_, reject) => setTimeout(reject, PATIENCE_MS))]);
}

/** One of the pages that may be kept, from our own server. @param {Response} answer */
function isOurs(answer) {
  return answer.status === 200 && answer.headers.has("Bandstand-Keep");
}

/**
 * A hotel's log-in, a proxy without its server, a server that has lost the script or has no time: none of them is a word
 * on this page. A session that runs goes on whatever is answered.
 * @param {Response} answer
 */
function isNoWord(answer) {
  return answer.ok || [400, 404, 408, 413, 429].includes(answer.status) || answer.status >= 500;
}

/**
 * A session that runs goes on with the version it began with.
 * @param {string} address
 * @param {Response} answer
 * @param {Response | undefined} kept
 */
async function taken(address, answer, kept) {
  const isOther = kept && kept.headers.get("Bandstand-Version") !== answer.headers.get("Bandstand-Version");
  if (isOther && sameOwner(kept, answer) && (await isRunning(address))) return marked(kept);
  await put(address, answer.clone());
  return answer;
}

/** @param {Response} one @param {Response} other */
function sameOwner(one, other) {
  return one.headers.get("Bandstand-Keep") === other.headers.get("Bandstand-Keep");
}

/** @param {string} address @param {Response} kept */
async function checked(address, kept) {
  await put(address, kept.clone());
  return marked(kept, { "data-checked": String(Date.now()) });
}

/** @param {string} address @returns {Promise<Response | undefined>} */
async function keptPage(address) {
  const person = await whose();
  return person ? (await caches.open(PAGES + person)).match(address) : undefined;
}

/** @param {{[name: string]: string}} [more] */
async function withoutNetwork(more = {}) {
  const kept = await keptPage(OFFLINE);
  return kept ? marked(kept, { ...(await marksOf(kept)), ...more }) : Response.error();
}

/**
 * A kept page that says so.
 * @param {Response} kept
 * @param {{[name: string]: string}} [says]
 */
async function marked(kept, says) {
  const words = Object.entries(says ?? (await marksOf(kept))).map(([name, value]) => `${name}="${value}" `);
  const text = (await kept.text()).replace("<html ", `<html ${words.join("")}`);
  return new Response(text, { status: 200, headers: plain(new Headers(kept.headers)) });
}

/** @param {Response} kept @returns {Promise<{[name: string]: string}>} */
async function marksOf(kept) {
  return { "data-kept": kept.headers.get("Bandstand-Checked") ?? "0", "data-session": await lastSession() };
}

async function lastSession() {
  const cache = await caches.open(PAGES + (await whose()));
  return (await cache.keys()).map((each) => new URL(each.url).pathname).filter((each) => SESSION.test(each)).at(-1) ?? "";
}
