// What the player would sound in each step of a script, and its notes: for the track to be compared with.
import { readFileSync } from "node:fs";

import { tonesDue } from "../../src/bandstand/web/static/bandstand/player/cues.js";
import { readScript } from "../../src/bandstand/web/static/bandstand/player/script.js";
import { NOTES } from "../../src/bandstand/web/static/bandstand/player/sound.js";

const { steps } = readScript(JSON.parse(readFileSync(0, "utf8")));
const tones = steps.map((step) => tonesDue([{ step, startsAt: 0, length: null }], 0).map(({ due, tone }) => [due / 1000, tone]));
console.log(JSON.stringify({ notes: NOTES, tones }));
