// Keys as push services write them: base64url without its padding.

/** @param {string} key base64url @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(key) {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @param {ArrayBuffer | null} bytes @returns {string} base64url */
export function textOf(bytes) {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
