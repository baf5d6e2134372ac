// The only maker of values that the page's policy asks for: nothing else may become an address of a script.

const WORKER = "/worker.js";

/** @type {{createPolicy: (name: string, rules: {createScriptURL: (address: string) => string}) => {createScriptURL: (address: string) => string}} | undefined} */
const trusted = /** @type {any} */ (globalThis).trustedTypes;

const policy = trusted?.createPolicy("bandstand", { createScriptURL: onlyOurs });

/** @param {string} address */
function onlyOurs(address) {
  if (address !== WORKER) throw new TypeError(`${address} is no script of ours`);
  return address;
}

/** Where the service worker stands, in the form the browser takes. @returns {string} */
export function workerAddress() {
  return policy ? policy.createScriptURL(WORKER) : WORKER;
}
