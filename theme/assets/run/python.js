// Python for the page: one worker, started by the first question, for all scripts of the page.
// ask(blocks, { progress, limit }) -> Promise<{ steps, ms }>. Questions wait for those before them.
// blocks: a session of [kind, code], the last one answered. Kinds: "python" (a module), "pycon", "console" (typed by a reader).
// steps: { source, expected, got, agrees } for each statement of it. An exception stands in `got`, as "Traceback" and a line.
// It rejects with a sentence for the reader; the next question works. limit: seconds.

const PATIENCE = 60; // seconds without a sign of life, after which a start has failed
const READ_ON = "The page is complete without it.";
let python = null;
let last = Promise.resolve();

const started = () => Boolean(python?.up);

export function ask(blocks, { progress = () => {}, limit = 5 } = {}) {
  if (!started()) progress("Loading Python");
  const answer = last.then(async () => {
    python ??= start();
    const mine = python;
    mine.progress = progress;
    await mine.ready;
    return asked(mine, blocks, limit);
  });
  last = answer.catch(() => {});
  return answer;
}

/** Make a worker and return it with the promise of its start. */
function start() {
  const mine = { up: false, progress: () => {}, answered: null };
  mine.ready = new Promise((resolve, reject) => {
    const fail = (why) => {
      reject(new Error(`Python did not start: ${why}. ${READ_ON}`));
      end(mine);
    };
    let watch;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(fail, PATIENCE * 1000, `nothing came for ${PATIENCE} s`);
    };
    if (typeof WebAssembly !== "object") return fail("this browser has no WebAssembly");
    alive();
    try {
      mine.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    } catch (error) {
      return fail(error.message);
    }
    mine.worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(watch);
      if (mine.up) mine.answered?.({ broke: event.message });
      else fail(reason(event.message || "its worker was blocked or is missing"));
    };
    mine.worker.onmessage = ({ data }) => {
      if (data.failed) {
        clearTimeout(watch);
        fail(reason(data.failed));
      } else if (data.ready) {
        clearTimeout(watch);
        mine.up = true;
        resolve();
      } else if (data.whole) {
        alive();
        mine.progress(`Loading Python: ${mb(data.come)} of ${mb(data.whole)} MB`);
      } else mine.answered?.(data);
    };
  });
  return mine;
}

const mb = (bytes) => (bytes / 1e6).toFixed(1);

/** Say in words what a start that failed lacks. */
function reason(failed) {
  if (!navigator.onLine) return "there is no network";
  if (/Failed to fetch|NetworkError|Load failed|dynamically imported/.test(failed)) return "its files could not be fetched";
  if (/WebAssembly|wasm/i.test(failed)) return `WebAssembly is not allowed here (${failed})`;
  return failed.split("\n")[0];
}

/** Ask for a session; what takes too long or breaks Python ends it, and the next question finds a new one. */
function asked(mine, blocks, limit) {
  return new Promise((resolve, reject) => {
    const stop = (why) => {
      end(mine);
      python = start(); // warm for the next question
      python.ready.catch(() => {});
      reject(new Error(why));
    };
    const late = setTimeout(stop, limit * 1000, `Stopped after ${limit} s: does it ever end? The next Run begins anew.`);
    mine.answered = (data) => {
      clearTimeout(late);
      if (data.steps) resolve(data);
      else stop(`Python broke off: ${data.broke}. The next Run begins anew.`);
    };
    mine.worker.postMessage({ blocks });
  });
}

function end(mine) {
  mine.worker?.terminate();
  if (python === mine) python = null;
}
