// A small wrapper round IndexedDB: one database for each person, opened when needed and again when it was closed.

const VERSION = 1;

/**
 * @typedef {object} Db
 * @property {<T>(stores: string[], mode: IDBTransactionMode, work: (tx: IDBTransaction) => Promise<T> | T) => Promise<T>} run
 * resolves when the transaction is complete, and with strict durability when it writes
 * @property {() => void} close
 */

/**
 * @param {IDBFactory} factory
 * @param {string} person
 * @returns {Db}
 */
export function database(factory, person) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;
  const forget = () => {
    opened = null;
  };
  const open = () => {
    opened ??= opening(factory, `bandstand-${person}`, forget).catch((trouble) => {
      forget();
      throw trouble;
    });
    return opened;
  };
  return {
    async run(stores, mode, work) {
      try {
        return await transaction(await open(), stores, mode, work);
      } catch (trouble) {
        if (!isClosed(trouble)) throw trouble;
        forget();
        return transaction(await open(), stores, mode, work);
      }
    },
    close() {
      opened?.then((db) => db.close()).catch(() => {});
      forget();
    },
  };
}

/** @param {unknown} trouble a browser may close a database under a page; that is no reason to lose a set */
function isClosed(trouble) {
  return trouble instanceof DOMException && trouble.name === "InvalidStateError";
}

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @param {() => void} onGone
 * @returns {Promise<IDBDatabase>}
 */
function opening(factory, name, onGone) {
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () => lay(request.result);
  return asked(request).then((db) => {
    db.onversionchange = () => {
      db.close();
      onGone();
    };
    db.onclose = onGone;
    return db;
  });
}

/** @param {IDBDatabase} db */
function lay(db) {
  const events = db.createObjectStore("events", { keyPath: "id" });
  events.createIndex("session", "session");
  events.createIndex("script", "script");
  events.createIndex("waiting", "waiting");
  db.createObjectStore("touches", { keyPath: ["session", "seq"] });
  db.createObjectStore("meta");
}

/**
 * @template T
 * @param {IDBDatabase} db
 * @param {string[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(tx: IDBTransaction) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
async function transaction(db, stores, mode, work) {
  const tx = db.transaction(stores, mode, { durability: "strict" });
  const complete = new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve(undefined);
    tx.onabort = () => reject(tx.error ?? new DOMException("The transaction was given up", "AbortError"));
  });
  try {
    const [result] = await Promise.all([work(tx), complete]);
    return result;
  } catch (trouble) {
    complete.catch(() => {});
    throw trouble;
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
