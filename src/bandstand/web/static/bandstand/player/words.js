// Every sentence the player says of its own. The script brings its sentences in words.

import { many } from "../log/words.js";

/** @typedef {import("./script.js").Step} Step */

/** What a state is called, as large as a glance from the floor needs. @type {{[kind: string]: string}} */
export const STATE = {
  set_up: "Set up",
  prepare: "Get ready",
  work: "Work",
  switch_side: "Switch sides",
  rest: "Rest",
  ask: "Question",
  paused: "Paused",
};

/** @type {{[question: string]: string}} */
export const QUESTION = {
  peak: "Pain at its worst",
  left: "How many more could you do?",
  effort: "How hard was it?",
  popping: "Any popping?",
  pain_now: "Pain now",
  hurt_pain: "How much does it hurt?",
  hurt_kind: "How does it hurt?",
};

/** @typedef {{value: number | string, label: string, hint?: string}} Option */

/** @type {Option[]} */
export const PAIN = Array.from({ length: 11 }, (_, value) => ({
  value,
  label: String(value),
  hint: value === 0 ? "none" : value === 10 ? "worst" : undefined,
}));

/** @type {{[question: string]: Option[]}} */
export const OPTIONS = {
  peak: PAIN,
  pain_now: PAIN,
  hurt_pain: PAIN,
  left: [0, 1, 2, 3, 4, 5].map((value) => ({ value, label: value === 5 ? "5+" : String(value) })),
  effort: [
    { value: 4, label: "Easy" },
    { value: 6, label: "Right" },
    { value: 8, label: "Hard" },
    { value: 10, label: "Could not finish" },
  ],
  popping: [
    { value: "none", label: "None" },
    { value: "painless", label: "Painless" },
    { value: "painful", label: "Painful" },
    { value: "caught", label: "Caught or gave way" },
  ],
  hurt_kind: [
    { value: "ache", label: "Ache" },
    { value: "sharp", label: "Sharp" },
    { value: "popped", label: "Popped" },
    { value: "caught", label: "Caught or gave way" },
  ],
};

/** @type {{reason: import("./facts.js").Reason, label: string}[]} */
export const REASONS = [
  { reason: "tired", label: "Too tired" },
  { reason: "time", label: "No time" },
  { reason: "pain", label: "It hurts" },
  { reason: "equipment", label: "No band" },
  { reason: "other", label: "Other" },
];

/**
 * An answer in words, as the finish screen lists it.
 * @param {string} question
 * @param {number | string | null | undefined} value
 */
export function answerWords(question, value) {
  if (value === null || value === undefined) return "not answered";
  const label = OPTIONS[question]?.find((option) => option.value === value)?.label ?? String(value);
  return OPTIONS[question] === PAIN ? `${label} of 10` : label.toLowerCase();
}

/**
 * @param {"left" | "right" | null} side
 * @param {string} [limb] leg, arm or side
 */
export function sideWords(side, limb = "leg") {
  return side ? `${side} ${limb}` : "";
}

/** @param {Step} step */
export function setWords(step) {
  const set = step.sets > 0 ? `Set ${step.set} of ${step.sets}` : "";
  return [set, sideWords(step.side, step.limb)].filter(Boolean).join(", ");
}

/**
 * Whole seconds left, as a clock.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whole seconds left, in words. @param {number} ms */
export function secondsWords(ms) {
  return `${many(Math.max(0, Math.ceil(ms / 1000)), "second")} left`;
}

/** @param {[number, number]} reps */
export function repsWords([low, high]) {
  return low === high ? `of ${high}` : `of ${low} to ${high}`;
}

/**
 * What was done in a set, in words.
 * @param {{reps?: number, seconds?: number}} body
 */
export function doneWords({ reps, seconds }) {
  if (reps !== undefined) return many(reps, "rep");
  return seconds === undefined ? "done" : many(seconds, "second");
}

/**
 * @param {Step} step the next set
 * @param {string} name of its exercise
 * @param {boolean} isOther whether another exercise begins
 */
export function nextWords(step, name, isOther) {
  if (isOther) return `Next: ${name}`;
  return `Next: ${setWords(step).toLowerCase()}`;
}

/**
 * @param {number} checked UTC in milliseconds
 * @param {number} now
 */
export function checkedWords(checked, now) {
  const minutes = Math.floor((now - checked) / 60_000);
  if (minutes < 2) return "Plan checked just now.";
  if (minutes < 90) return `Plan checked ${many(minutes, "minute")} ago.`;
  if (minutes < 36 * 60) return `Plan checked ${many(Math.round(minutes / 60), "hour")} ago.`;
  return `Plan checked ${many(Math.round(minutes / 1440), "day")} ago.`;
}

/** @type {{[voice in import("./script.js").Voice]: string}} */
export const VOICE_NOW = {
  less: "The voice says only which side, what and how long.",
  usual: "The voice counts and coaches.",
  more: "The voice explains each exercise again.",
};

export const SAY = {
  begin: "Begin",
  goOn: "Go on",
  needed: "What you need",
  noBand: "nothing but the floor",
  asTrack: "Play it with the phone locked",
  soundCheck: "Try the sound",
  soundAsk: "Did you hear two tones and a voice? If not, look at the silent switch and the volume.",
  soundNoVoice: "Did you hear two tones? If not, look at the silent switch and the volume. This browser has no voice; the screen says everything.",
  byItself: "Each exercise begins by itself when there was time to set up",
  keysTitle: "With a keyboard",
  keys: "Space pauses and goes on. The arrows go back and on. H: it hurts. T: where we are. + and −: more and less voice. Escape: back.",
  captions: "Show what is said",
  choices: "Choices",
  chosen: "Done choosing",
  moreVoice: "More voice",
  lessVoice: "Less voice",
  waits: "waits for Ready",
  noWake: "This phone may turn the screen off. Touch it now and then.",
  soundFirst: "Before your first session: are the tones loud enough?",
  told: "What is said",
  soundAgain: "Tap anywhere to hear the tones again.",
  reader: "My screen reader speaks",
  readerHint: "Our own voice is silent then.",
  old: "This plan was made more than 14 days ago. Is it still right?",
  oldBegin: "Yes, begin",
  leftOpen: "Your last session was left open. All its sets are kept.",
  elsewhere: "This session is open in another window.",
  here: "Use it here",
  cannotKeep: "This browser keeps nothing. What you do is lost if you close this page before it is sent.",
  notLoaded: "The session could not be loaded. Tap Begin again when the network is there.",
  notKept: "This phone could not keep that yet. It tries again by itself.",
  interrupted: "This set ran while the screen was off.",
  interruptedAsk: "Did you do it?",
  did: "Yes, all of it",
  again: "Do it again",
  leaveSet: "Leave this set out",
  leaveExercise: "Leave this exercise out for today",
  skipQuestions: "Skip these questions",
  skipQuestion: "Skip this question",
  hurts: "It hurts",
  close: "Close",
  back: "Back",
  pause: "Pause",
  resume: "Resume",
  ready: "Ready",
  next: "Next",
  done: "Done",
  more: "+15 s",
  leaveOut: "Leave out",
  check: "Safety check",
  undo: "Undo",
  leftOutToast: "Set left out.",
  whole: "The whole exercise",
  nextTitle: "End this set here?",
  nextDone: "I did what I could",
  nextWhy: "Or leave it out, because",
  keepAsWas: "Keep what I logged before",
  keepGoing: "Keep going",
  closeTitle: "Close for today?",
  closeText: "Everything you did is kept. A short version counts.",
  closeFinish: "Finish here",
  hurtBack: "Back to the exercise",
  hurtNothing: "Thank you. That is inside your limits. You decide whether to go on.",
  leftForToday: "This one is left out for today",
  thanks: "Thank you for saying so",
  stopToday: "Stop here for today",
  easier: "Go on, slower and smaller",
  nextExercise: "Go on with the next exercise",
  noneOfThese: "None of these",
  theseSigns: "These are true",
  checkTitleFirst: "Is any of these true for you now?",
  checkTitleSecond: "And any of these?",
  reviewAsk: "Has your therapist or doctor already looked at this?",
  reviewYes: "Yes, and it is not worse",
  reviewWorse: "Yes, but it is worse since then",
  reviewNo: "No",
  reviewWho: "Who looked at it?",
  reviewWhen: "When, roughly?",
  reviewWhoChoices: ["My therapist", "My doctor"],
  reviewWhenChoices: ["This week", "This month", "Longer ago"],
  reviewGoOn: "Thank you. Leave running and hopping off.",
  paused: "Your plan is paused until someone has checked this.",
  finished: "Done for today",
  finishedEarly: "Closed for today. It counts.",
  finishedEmpty: "Closed for today",
  updated: "Bandstand was updated meanwhile. Go back to Today to use the new one.",
  tomorrow: "Tomorrow morning one short question comes: how it feels then.",
  answers: "What you said",
  change: "Change",
  changeHint: "You can change this until your next session.",
  today: "Back to today",
  nextSession: "Do this session once more",
  saveFile: "Save what is only here as a file",
  nothingDone: "No sets were logged, and that is all right. The session is here when you are.",
  onPhone: "on this phone",
  onServer: "on the server",
  refused: "The server could not take everything. It is kept here.",
};
