// What a reader did on the learning paths, kept in this browser: by path and step, what was predicted or repaired.

const KEY = "learn";
let unsaved = null; // where the browser keeps nothing, this page still does

/** Return all that is kept: { name, steps: { "path#step": entry } }; what cannot be read counts as nothing. */
export function all() {
  if (unsaved) return unsaved;
  try {
    return sound(JSON.parse(localStorage.getItem(KEY))) ?? empty();
  } catch {
    return empty();
  }
}

export const step = (path, anchor) => all().steps[`${path}#${anchor}`];

/** Add to what is kept of a step. */
export function keep(path, anchor, entry) {
  const now = all();
  const key = `${path}#${anchor}`;
  now.steps[key] = { ...now.steps[key], ...entry };
  save(now);
}

export const rename = (name) => save({ ...all(), name });
export const forget = () => save(empty());

/** Take in what was exported; throws an Error with a sentence for the reader if it is nothing of ours. */
export function bring(text) {
  let found = null;
  try {
    found = sound(JSON.parse(text));
  } catch {
    // told below
  }
  if (!found) throw new Error("That file is no export of this page.");
  save(found);
}

function save(now) {
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
    unsaved = null;
  } catch {
    unsaved = now;
  }
}

const empty = () => ({ name: "", steps: {} });

function sound(found) {
  const steps = found?.steps;
  if (typeof steps !== "object" || steps === null || Array.isArray(steps)) return null;
  const entries = Object.entries(steps).filter(([, entry]) => typeof entry === "object" && entry !== null);
  return { name: String(found.name ?? ""), steps: Object.fromEntries(entries) };
}

/** Return today, as the reader's calendar has it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Whether a step is done: predicted, rightly or not, or repaired. */
export const done = (entry) => Boolean(entry && (entry.said || entry.solved));

/** Return in a few words what was done in a step. */
export function told(entry) {
  if (!entry) return "not yet";
  if (entry.said) return entry.right ? `predicted rightly: ${entry.said}` : `predicted: ${entry.said} The model said: ${entry.model}`;
  const tries = `${entry.tries} ${entry.tries === 1 ? "check" : "checks"}`;
  return entry.solved ? `repaired on ${entry.solved}, after ${tries}` : `not repaired yet, after ${tries}`;
}
