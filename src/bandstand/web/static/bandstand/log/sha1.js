// SHA-1, needed only for UUIDv5: the browser's own is absent where a page is not served over https.

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array} 20 bytes
 */
export function sha1(bytes) {
  const blocks = padded(bytes);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let at = 0; at < blocks.byteLength; at += 64) mix(state, blocks, at);
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, place) => digest.setUint32(place * 4, word));
  return new Uint8Array(digest.buffer);
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
  const size = (((bytes.length + 8) >> 6) + 1) * 64;
  const view = new DataView(new ArrayBuffer(size));
  bytes.forEach((byte, place) => view.setUint8(place, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(size - 4, bytes.length * 8);
  return view;
}

/**
 * @param {Uint32Array} state
 * @param {DataView} blocks
 * @param {number} at
 */
function mix(state, blocks, at) {
  const words = new Uint32Array(80);
  for (let i = 0; i < 16; i += 1) words[i] = blocks.getUint32(at + i * 4);
  for (let i = 16; i < 80; i += 1) words[i] = turn(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  let [a, b, c, d, e] = state;
  for (let i = 0; i < 80; i += 1) {
    const [chosen, constant] = round(i, b, c, d);
    const next = (turn(a, 5) + chosen + e + constant + words[i]) | 0;
    [e, d, c, b, a] = [d, c, turn(b, 30), a, next];
  }
  [a, b, c, d, e].forEach((word, place) => {
    state[place] += word;
  });
}

/**
 * @param {number} i
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @returns {[number, number]}
 */
function round(i, b, c, d) {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

/**
 * @param {number} word
 * @param {number} by
 */
function turn(word, by) {
  return (word << by) | (word >>> (32 - by));
}
