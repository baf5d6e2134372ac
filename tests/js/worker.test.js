// The service worker as it is, in a world made up for it: caches, a network, a clock.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { runsHere } from "../../src/bandstand/web/static/bandstand/offline/running.js";

const SOURCE = readFileSync(new URL("../../src/bandstand/web/static/bandstand/offline/worker.js", import.meta.url), "utf8");
const HERE = "http://bandstand.test";
const SESSION = "/session/one/";

/** @typedef {(address: string, asked: any) => Response | Promise<Response>} Network */

/** @returns {any} caches as a browser has them, without what no test needs */
function cachesOf() {
  /** @type {Map<string, Map<string, Response>>} */
  const all = new Map();
  const name = (/** @type {any} */ asked) => new URL(typeof asked === "string" ? asked : asked.url, HERE).href;
  const open = async (/** @type {string} */ which) => {
    const kept = all.get(which) ?? new Map();
    all.set(which, kept);
    const put = async (/** @type {any} */ asked, /** @type {Response} */ answer) => {
      kept.delete(name(asked)), kept.set(name(asked), answer);
    };
    return {
      put,
      match: async (/** @type {any} */ asked) => kept.get(name(asked))?.clone(),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
      delete: async (/** @type {any} */ asked) => kept.delete(name(asked)),
    };
  };
  return {
    open,
    keys: async () => [...all.keys()],
    delete: async (/** @type {string} */ which) => all.delete(which),
    match: async (/** @type {any} */ asked) => [...all.values()].map((kept) => kept.get(name(asked))).find(Boolean)?.clone(),
  };
}

/** @param {{version?: string, caches?: any, windows?: number, network: Network, now?: () => number}} world */
function worker({ version = "aaa", caches = cachesOf(), windows = 1, network, now = Date.now }) {
  /** @type {{[name: string]: (event: any) => void}} */
  const listeners = {};
  const took = { over: 0 };
  /** @type {any} */
  const self = {
    BUILT: { version, shell: [`/static/${version}/a.js`, `/static/${version}/b.css`] },
    addEventListener: (/** @type {string} */ name, /** @type {any} */ listener) => (listeners[name] = listener),
    location: { origin: HERE },
    clients: { claim: async () => {}, matchAll: async () => Array(windows) },
    skipWaiting: async () => (took.over += 1),
  };
  const fetch = async (/** @type {any} */ asked, /** @type {any} */ how) => {
    const address = new URL(typeof asked === "string" ? asked : asked.url, HERE).pathname;
    return network(address, how);
  };
  const still = { setTimeout: (/** @type {() => void} */ then, /** @type {number} */ ms) => setTimeout(then, ms / 100) };
  runInContext(SOURCE, createContext({ self, caches, fetch, Response, Headers, URL, Date: { now }, Promise, ...still }));
  /** @param {string} name @param {object} more @returns {Promise<any>} */
  const fire = async (name, more = {}) => {
    /** @type {Promise<any>[]} */
    const waits = [];
    /** @type {Promise<Response> | undefined} */
    let answer;
    listeners[name]({ ...more, ports: [], waitUntil: (/** @type {any} */ p) => waits.push(p), respondWith: (/** @type {any} */ p) => (answer = p) });
    await Promise.all(waits);
    return answer;
  };
  const visit = (/** @type {string} */ path, method = "GET") => fire("fetch", { request: { url: HERE + path, mode: "navigate", method } });
  return { self, fire, visit, caches, took, tell: (/** @type {object} */ data) => fire("message", { data }) };
}

/** @param {string} words @param {{[name: string]: string}} [how] */
const page = (words, { person = "ann", version = "aaa", ...more } = {}) =>
  new Response(`<!doctype html><html lang="en"><link href="/static/${version}/a.js">${words}`, {
    headers: { "Bandstand-Keep": person, "Bandstand-Version": version, "Content-Security-Policy": "default-src 'none'", ...more },
  });
/** @returns {never} */
const gone = () => {
  throw new TypeError("no network");
};

/** A file of the shell or a figure; nothing else is there unasked. @param {string} address */
const fileAt = (address) => new Response(address, { status: /^\/(static|figure)\//.test(address) ? 200 : 404 });

/** A house that can be switched off. @param {{[address: string]: () => Response}} pages */
function houseOf(pages) {
  const state = { there: true, asked: /** @type {any[]} */ ([]) };
  /** @type {Network} */
  const network = (address, how) => {
    state.asked.push([address, how]);
    if (!state.there) gone();
    return (pages[address] ?? (() => fileAt(address)))();
  };
  return { state, network };
}

/** @param {{[address: string]: () => Response}} [more] @returns {{[address: string]: () => Response}} */
const everyPage = (more = {}) => ({ "/": () => page("Today"), "/offline/": () => page("No network"), [SESSION]: () => page("Session"), ...more });

test("a kept page stands in for a server that is gone, says since when, and keeps its policy", async () => {
  const { state, network } = houseOf(everyPage());
  const one = worker({ network });
  await one.visit(SESSION);
  await one.visit("/");
  state.there = false;
  const answer = await one.visit("/");
  const text = await answer.text();
  assert.match(text, /<html data-kept="\d{13}" data-session="\/session\/one\/" lang="en">/);
  assert.match(text, /Today/);
  assert.equal(answer.headers.get("Content-Security-Policy"), "default-src 'none'");
});

test("a page that is not kept gives way to the one that says what works, and a form says that it was not sent", async () => {
  const { state, network } = houseOf(everyPage());
  const one = worker({ network });
  await one.fire("install");
  state.there = false;
  const told = await (await one.visit("/plan/")).text();
  assert.match(told, /No network/);
  assert.doesNotMatch(told, /data-form/);
  assert.match(await (await one.visit("/start/", "POST")).text(), /data-form="yes".*No network/);
});

test("a hotel's page, a proxy without its server and a lost script are no word on a kept page", async () => {
  for (const answer of [new Response("<h1>Welcome</h1>"), new Response("", { status: 502 }), new Response("", { status: 404 })]) {
    const pages = everyPage();
    const one = worker({ network: houseOf(pages).network });
    await one.visit(SESSION);
    pages[SESSION] = () => answer;
    assert.match(await (await one.visit(SESSION)).text(), /data-kept.*Session/);
  }
});

test("a session that runs goes on whatever is answered in its place", async () => {
  for (const status of [401, 403, 410, 429]) {
    const pages = everyPage();
    const one = worker({ network: houseOf(pages).network });
    await one.visit(SESSION);
    await one.tell({ do: "running", address: SESSION, on: true });
    pages[SESSION] = () => new Response("Log in first", { status });
    assert.match(await (await one.visit(SESSION)).text(), /data-kept.*Session/);
  }
});

test("a page in place of a file of the shell is not kept for good: the version comes another time", async () => {
  const pages = everyPage({ "/static/aaa/a.js": () => new Response("<h1>Welcome</h1>", { headers: { "Content-Type": "text/html" } }) });
  const one = worker({ network: houseOf(pages).network });
  await assert.rejects(one.fire("install"));
  delete pages["/static/aaa/a.js"];
  await one.fire("install");
  const file = await one.caches.match(`${HERE}/static/aaa/a.js`);
  assert.equal(await file.text(), "/static/aaa/a.js");
});

test("a network that hangs is none, once a page is kept", async () => {
  const { network } = houseOf(everyPage());
  let hangs = false;
  const one = worker({ network: (address, how) => (hangs ? new Promise(() => {}) : network(address, how)) });
  await one.visit(SESSION);
  hangs = true;
  assert.match(await (await one.visit(SESSION)).text(), /data-kept/);
});

test("a network that stops in the middle of a page is none, once the page is kept", async () => {
  const pages = everyPage();
  const one = worker({ network: houseOf(pages).network });
  await one.visit(SESSION);
  pages[SESSION] = () => new Response(new ReadableStream({}), { headers: page("").headers });
  assert.match(await (await one.visit(SESSION)).text(), /data-kept/);
});

test("of sessions only the last is kept, and one that runs", async () => {
  const { state, network } = houseOf(everyPage({ "/session/two/": () => page("Second"), "/session/three/": () => page("Third") }));
  const one = worker({ network });
  await one.visit(SESSION);
  await one.tell({ do: "running", address: SESSION, on: true });
  await one.visit("/session/two/");
  await one.visit("/session/three/");
  await one.visit("/offline/");
  state.there = false;
  assert.match(await (await one.visit(SESSION)).text(), /Session/);
  assert.match(await (await one.visit("/session/three/")).text(), /Third/);
  assert.match(await (await one.visit("/session/two/")).text(), /No network/);
});

test("somebody else's page removes every page that was kept before", async () => {
  const pages = everyPage();
  const { state, network } = houseOf(pages);
  const one = worker({ network });
  await one.visit(SESSION);
  pages["/"] = () => page("Today of Bea", { person: "bea" });
  pages["/offline/"] = () => page("No network for Bea", { person: "bea" });
  await one.visit("/");
  await one.tell({ do: "keep", address: "/", figures: ["/figure/x.svg"] });
  state.there = false;
  assert.match(await (await one.visit(SESSION)).text(), /No network for Bea/);
  assert.deepEqual((await one.caches.keys()).filter((/** @type {string} */ name) => name.endsWith("ann")), []);
});

test("a session that runs keeps the version it began with, and takes the next one once it is over", async () => {
  const pages = everyPage();
  const one = worker({ network: houseOf(pages).network });
  await one.visit(SESSION);
  await one.tell({ do: "running", address: SESSION, on: true });
  pages[SESSION] = () => page("New player", { version: "bbb" });
  assert.match(await (await one.visit(SESSION)).text(), /Session$/);
  await one.tell({ do: "running", address: SESSION, on: false });
  assert.match(await (await one.visit(SESSION)).text(), /New player/);
});

test("the shell of an earlier version stays for as long as a kept page needs it", async () => {
  const pages = everyPage();
  const old = worker({ network: houseOf(pages).network });
  await old.fire("install");
  await old.visit(SESSION);
  const next = worker({ version: "bbb", caches: old.caches, network: houseOf(pages).network });
  await next.fire("install");
  await next.fire("activate");
  assert.ok(await next.caches.match("/static/aaa/a.js"));
  for (const address of ["/", "/offline/", SESSION]) pages[address] = () => page("New", { version: "bbb" });
  for (const address of ["/", "/offline/", SESSION]) await next.visit(address);
  await next.fire("activate");
  assert.equal(await next.caches.match("/static/aaa/a.js"), undefined);
  assert.ok(await next.caches.match("/static/bbb/a.js"));
});

test("where nothing changed only that is asked, and the page says when", async () => {
  const pages = everyPage({ [SESSION]: () => page("Session", { ETag: '"tag"' }) });
  const { state, network } = houseOf(pages);
  const one = worker({ network });
  await one.visit(SESSION);
  pages[SESSION] = () => new Response(null, { status: 304 });
  assert.match(await (await one.visit(SESSION)).text(), /<html data-checked="\d{13}" lang="en">.*Session/);
  assert.equal(state.asked.at(-1)[1].headers["If-None-Match"], '"tag"');
});

test("a version takes over only when a page says so", async () => {
  const one = worker({ network: houseOf(everyPage()).network });
  await one.fire("install");
  assert.equal(one.took.over, 0);
  await one.tell({ do: "take over" });
  assert.equal(one.took.over, 1);
});

test("a version takes over only where one window is open", async () => {
  const one = worker({ windows: 2, network: houseOf(everyPage()).network });
  await one.fire("install");
  await one.tell({ do: "take over" });
  assert.equal(one.took.over, 0);
});

test("what was kept for one person is gone when that is asked for", async () => {
  const { state, network } = houseOf(everyPage());
  const one = worker({ network });
  await one.fire("install");
  await one.visit(SESSION);
  await one.tell({ do: "forget", person: "ann" });
  assert.deepEqual(await one.caches.keys(), ["bandstand-shell-aaa"]);
  state.there = false;
  assert.equal((await one.visit(SESSION)).type, "error");
});

test("the worker takes a session for running just as long as the pages do", async () => {
  const pages = everyPage({ "/session/two/": () => page("Another session") });
  const clock = { now: Date.UTC(2026, 10, 22, 7) };
  let since = 0;
  const shelf = { begunSince: async (/** @type {number} */ from) => ((since = from), []) };
  await runsHere(/** @type {any} */ (shelf), clock.now);
  const lasts = clock.now - since;
  for (const [later, isKept] of /** @type {[number, boolean][]} */ ([[lasts - 1, true], [lasts, false]])) {
    const from = clock.now;
    const one = worker({ network: houseOf(pages).network, now: () => clock.now });
    await one.visit(SESSION);
    await one.tell({ do: "running", address: SESSION, on: true });
    clock.now = from + later;
    await one.visit("/session/two/");
    assert.equal((await (await one.caches.open("bandstand-pages-ann")).match(SESSION)) !== undefined, isKept);
    clock.now = from;
  }
});

test("a push shows one line, a newer one takes its place, and a tap opens Today but never leaves a session", async () => {
  /** @type {any[]} */
  const shown = [];
  /** @type {string[]} */
  const went = [];
  const one = worker({ network: houseOf(everyPage()).network });
  one.self.registration = { showNotification: async (/** @type {any[]} */ ...told) => void shown.push(told) };
  for (const words of ["one", "two"]) await one.fire("push", { data: { text: () => words } });
  await one.fire("push", { data: null });
  assert.deepEqual(shown.map(([title, { body, tag }]) => [title, body, tag]), [["Bandstand", "one", "today"], ["Bandstand", "two", "today"], ["Bandstand", "", "today"]]);
  const open = (/** @type {string} */ path) => ({ url: HERE + path, focus: async () => {}, navigate: async (/** @type {string} */ to) => void went.push(path + " to " + to) });
  one.self.clients.openWindow = async (/** @type {string} */ to) => void went.push("new " + to);
  for (const paths of [[], [SESSION], [SESSION, "/plan/"]]) {
    one.self.clients.matchAll = async () => paths.map(open);
    await one.fire("notificationclick", { notification: { close: () => {} } });
  }
  assert.deepEqual(went, ["new /", "new /", "/plan/ to /"]);
});
