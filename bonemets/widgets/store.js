// What the learner did, kept in this browser and nowhere else. Used by the widgets and by the page around them; imports
// nothing. Holds no marking and no schedule: days are worked out in Python, here they are only kept.
const PREFIX = "bonemets.";
const DEVICE = `${PREFIX}device`;
const RECORD = `${PREFIX}record`;
const UNDO = `${PREFIX}undo`;
const THEME = `${PREFIX}theme`;
const FORMAT = { file: "bonemets-device", record: "bonemets-record" };
const VERSION = 1;
const LONGEST = 10_000_000;
const SENTENCES = {
  works: "Saved on this device",
  blocked: "Not saved: this browser does not let the course keep anything. Your answers last until you close this page; download them before.",
  full: "Not saved: this browser has no room left for the course. Download your answers, then erase them here.",
  replaced: "Not saved: your answers were replaced or erased meanwhile. Load this page again to go on from there.",
};

// A page may hold two copies of this module, its own and that of the widgets: what did not fit into the storage,
// and what went wrong, they share.
const shared = (globalThis.__bonemetsStore ??= { spare: new Map(), trouble: "works", device: null });

// --- The storage, which may be blocked, full, or changed by another tab at any time ---

function get(key) {
  if (shared.spare.has(key)) return shared.spare.get(key);
  try { return localStorage.getItem(key); } catch { return null; }
}

const isFull = (error) => error?.name === "QuotaExceededError" || error?.name === "NS_ERROR_DOM_QUOTA_REACHED";

/** Whether another tab has replaced or erased everything since this page was opened. */
function isReplaced() {
  try { return shared.device !== null && localStorage.getItem(DEVICE) !== shared.device; } catch { return false; }
}

/** Keep a text. What does not fit stays in the page's memory, so that it can still be downloaded. */
function put(key, text) {
  if (isReplaced()) shared.trouble = "replaced";
  else {
    try {
      localStorage.setItem(key, text);
      shared.spare.delete(key);
      shared.trouble = "works";
    } catch (error) {
      shared.spare.set(key, text);
      shared.trouble = isFull(error) ? "full" : "blocked";
    }
  }
  document.dispatchEvent(new CustomEvent("bonemets:stored", { detail: state() }));
  return SENTENCES[shared.trouble];
}

function drop(key) {
  shared.spare.delete(key);
  try { localStorage.removeItem(key); } catch { /* nothing was stored */ }
}

/** All that is ours, by key, as text. */
function all() {
  const found = new Map();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) found.set(key, localStorage.getItem(key));
  } catch { /* blocked: there is only what the page remembers */ }
  for (const [key, text] of shared.spare) found.set(key, text);
  return found;
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether answers are kept: {kind: "works" | "blocked" | "full" | "replaced", sentence}. */
export function state() {
  return { kind: shared.trouble, sentence: SENTENCES[shared.trouble] };
}

// --- The device ---

function device() {
  const kept = parse(get(DEVICE));
  if (Number.isInteger(kept?.seed)) return kept;
  const made = { seed: crypto.getRandomValues(new Uint32Array(1))[0], turn: 0 };
  put(DEVICE, JSON.stringify(made));
  return made;
}
device();
if (shared.device === null && !shared.spare.has(DEVICE)) shared.device = get(DEVICE);

/** A number of this device, made once, by which questions are shuffled. */
export const seed = () => device().seed;

/** Today on this device, such as 2026-11-23. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// --- The record: what is remembered of each question from day to day ---

/** All entries by item id. A record nobody can read is empty. */
export function record() {
  const kept = parse(get(RECORD));
  const { items } = kept?.format === FORMAT.record && kept.version === VERSION ? kept : {};
  return items !== null && typeof items === "object" && !Array.isArray(items) ? items : {};
}

/** What is remembered of one question, or null. */
export function recall(id) {
  const items = record();
  return Object.hasOwn(items, id) ? items[id] : null;
}

/** Remember entries, {id: entry}, beside those other tabs have written; null forgets. */
export function remember(entries) {
  const text = get(RECORD);
  if (text !== null && parse(text)?.version !== VERSION) setAside(RECORD, text);
  const items = Object.entries({ ...record(), ...entries }).filter(([, entry]) => entry !== null);
  return put(RECORD, JSON.stringify({ format: FORMAT.record, version: VERSION, items: Object.fromEntries(items) }));
}

// --- The state of one widget ---

/** A text nobody can read is kept under another name, not thrown away. */
function setAside(key, text) {
  const names = ["unreadable", ...[2, 3, 4, 5].map((number) => `unreadable-${number}`)].map((end) => `${key}.${end}`);
  put(names.find((name) => get(name) === null) ?? names.at(-1), text);
}

const isNewer = (one, other) => one.version > other.version || (one.version === other.version && one.tries > other.tries);

/** Keep the state of one widget. Every method works, or says why not, and never throws. */
export function keeper(name) {
  const key = PREFIX + name;
  const write = (value) => put(key, JSON.stringify(value));
  return {
    read: () => get(key),
    write,
    /** Write, but leave in place what another tab has answered meanwhile. */
    add(value) {
      const kept = parse(get(key));
      const same = kept?.format === value.format && kept.version === value.version && kept.name === value.name;
      const answers = { ...value.answers };
      for (const [id, answer] of Object.entries((same && kept.answers) || {})) {
        if (!answers[id] || isNewer(answer, answers[id])) answers[id] = answer;
      }
      return write({ ...value, answers });
    },
    /** The same; without any answer the learner has cleared them, and none is left in place. */
    addOrClear(value) { return Object.keys(value.answers).length ? this.add(value) : write(value); },
    forget() { drop(key); },
    /** Put a state aside that cannot be read, or only the answers named. */
    setAside(ids = null) {
      const text = get(key);
      if (text === null) return;
      const kept = parse(text);
      if (ids === null || !kept?.answers) { setAside(key, text); drop(key); return; }
      const entries = Object.entries(kept.answers);
      const part = (isBad) => JSON.stringify({ ...kept, answers: Object.fromEntries(entries.filter(([id]) => ids.includes(id) === isBad)) });
      setAside(key, part(true));
      put(key, part(false));
    },
  };
}

// --- Everything: into a file, back from a file, gone ---

function toFile(texts) {
  const keys = Object.fromEntries([...texts].filter(([key]) => key !== UNDO));
  return JSON.stringify({ format: FORMAT.file, version: VERSION, day: today(), keys });
}

/** What is kept, counted: questions answered, and calls and queues taken. */
export function counted(texts = all()) {
  const questions = new Set();
  let calls = 0;
  for (const [key, text] of texts) {
    if (key === UNDO || key.includes(".unreadable")) continue;
    const [, kind] = key.split(".");
    const kept = parse(text);
    const ids = Object.keys((kind === "record" ? kept?.items : kept?.answers) ?? {});
    if (["practice", "queue"].includes(kind)) calls += ids.length;
    if (["record", "quiz", "case"].includes(kind)) for (const id of ids) questions.add(id);
  }
  return { questions: questions.size, calls };
}

const plural = (count, one, more) => `${count} ${count === 1 ? one : more}`;

/** What is kept, in words. */
export function inWords({ questions, calls }) {
  const words = [];
  if (questions) words.push(plural(questions, "answered question", "answered questions"));
  if (calls) words.push(plural(calls, "practice call", "practice calls"));
  return words.join(" and ") || "nothing yet";
}

/** Give the learner a file with all that is kept here. Says how it is called. */
export function download() {
  const name = `bonemets-answers-${today()}.json`;
  const url = URL.createObjectURL(new Blob([toFile(all())], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return `Downloaded as ${name}. It holds ${inWords(counted())}.`;
}

function readFile(text) {
  if (typeof text !== "string" || !text.trim()) throw new Error("The file is empty.");
  if (text.length > LONGEST) throw new Error("The file is too large to be one of this course.");
  const file = parse(text);
  if (file?.format !== FORMAT.file) throw new Error("This is not a file that the Download button of this course has made.");
  if (file.version !== VERSION) {
    throw new Error(file.version > VERSION
      ? `This file comes from a newer course (format ${file.version}; this one reads ${VERSION}). Open it there.`
      : "This file says a version that never was.");
  }
  const keys = parse(JSON.stringify(file.keys ?? null));
  if (!keys || !Object.entries(keys).every(([key, value]) => isOurs(key, value))) throw new Error("The file is damaged: a part of it cannot be read.");
  const day = /^\d{4}-\d\d-\d\d$/.test(file.day) ? file.day : "";
  return { day, texts: new Map(Object.entries(keys).filter(([key]) => ![THEME, UNDO].includes(key))) };
}

function isOurs(key, value) {
  if (!/^bonemets\.[\w.-]+$/.test(key) || typeof value !== "string") return false;
  if (key === THEME || key.includes(".unreadable")) return true;
  try { JSON.parse(value); return true; } catch { return false; }
}

/** Words for a day, such as "November 23, 2026". */
export function dayInWords(day, style = { dateStyle: "long" }) {
  const [year, month, date] = day.split("-").map(Number);
  return new Intl.DateTimeFormat("en-US", style).format(new Date(year, month - 1, date));
}

/**
 * Check a file to go back to. Gives {ok: false, sentence}, or {ok: true, sentence, apply} where `sentence` says what
 * would be replaced and `apply()` does it, wholly or not at all, and gives {ok, sentence}.
 */
export function restore(text) {
  let file = null;
  try { file = readFile(text); } catch (error) { return { ok: false, sentence: `${error.message} Nothing was changed.` }; }
  const now = inWords(counted());
  return {
    ok: true,
    sentence: `The file${file.day ? `, saved on ${dayInWords(file.day)},` : ""} holds ${inWords(counted(file.texts))}. `
      + `It replaces what is on this device: ${now}.`,
    apply: () => replace(file.texts),
  };
}

function replace(texts) {
  const before = new Map([...all()].filter(([key]) => ![THEME, UNDO].includes(key)));
  const undo = toFile(before);
  const own = { ...device(), ...parse(texts.get(DEVICE)) };
  own.turn = Math.max(device().turn ?? 0, own.turn ?? 0) + 1;
  try {
    localStorage.removeItem(UNDO);
    localStorage.setItem(UNDO, undo);
    for (const key of before.keys()) localStorage.removeItem(key);
    for (const [key, value] of texts) localStorage.setItem(key, value);
    localStorage.setItem(DEVICE, JSON.stringify(own)); // by its turn, other tabs see that they are out of date
  } catch (error) {
    for (const key of [...texts.keys(), UNDO]) drop(key);
    for (const [key, value] of before) {
      try { localStorage.setItem(key, value); } catch { shared.spare.set(key, value); }
    }
    return { ok: false, sentence: isFull(error)
      ? "There is no room on this device to keep what would be replaced. Nothing was changed; download your answers and erase them first."
      : "This browser does not let the course keep anything, so nothing can be restored here. Nothing was changed." };
  }
  shared.spare.clear();
  return { ok: true, sentence: "Restored. What was here before is kept; one button brings it back." };
}

/** Whether something that was replaced or erased can be brought back. */
export const canUndo = () => get(UNDO) !== null;

/** Bring back what the last restore has replaced. */
export function undo() {
  const plan = restore(get(UNDO));
  return plan.ok ? plan.apply() : plan;
}

/** Erase everything but the colors. Nothing of it can be brought back, except from a downloaded file. */
export function erase() {
  for (const key of all().keys()) if (key !== THEME) drop(key);
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch { /* blocked: nothing was stored */ }
  return "Erased. Nothing of yours is left on this device.";
}
