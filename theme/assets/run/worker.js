// Python beside the page: starts when it is made, then answers one session at a time. It has no way to the network once it runs.

import { wake } from "./wake.js";

const MOST_MEMORY = 512 * 2 ** 20;
const PAGE = 65536;
const WAYS_OUT = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker",
  "BroadcastChannel", "indexedDB", "caches", "importScripts", "navigator"];

limitMemory();
const ready = start();
ready.catch((error) => postMessage({ failed: String(error?.message ?? error) }));

onmessage = async ({ data }) => {
  const answer = await ready;
  const begun = performance.now();
  try {
    const steps = JSON.parse(answer(JSON.stringify(data.blocks)));
    postMessage({ steps, ms: performance.now() - begun });
  } catch (error) {
    postMessage({ broke: String(error?.message ?? error).trim().split("\n").pop() });
  }
};

async function start() {
  const at = (name) => new URL(name, import.meta.url).href;
  const response = await fetch(at("files.json"), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.url} is missing`);
  const files = await response.json();
  countBytes(files.bytes);
  const packed = fetch(at(files.memory));
  const { loadPyodide } = await import(at(`${files.python}pyodide.mjs`));
  const python = await wake(loadPyodide, { length: files.length, packed, indexURL: at(files.python), stdLibURL: at(files.rest) });
  python.runPython("import random; random.seed(); from handbook import in_browser; in_browser.close_doors()");
  const answer = python.globals.get("in_browser").answer;
  for (const way of WAYS_OUT) Reflect.defineProperty(self, way, { value: undefined });
  postMessage({ ready: true });
  return answer;
}

/** Tell how much of the whole has come, whoever fetches it. */
function countBytes(whole) {
  const plain = self.fetch;
  let come = 0;
  self.fetch = async (...asked) => {
    const response = await plain(...asked);
    if (!response.ok) postMessage({ failed: `${response.url} is missing` }); // Pyodide itself would wait for ever
    if (!response.ok || !response.body) return response;
    const counted = response.body.pipeThrough(new TransformStream({
      transform(chunk, on) {
        come += chunk.byteLength;
        postMessage({ come: Math.min(come, whole), whole });
        on.enqueue(chunk);
      },
    }));
    return new Response(counted, { headers: response.headers });
  };
}

/** Refuse more memory than a page should take: Python then raises MemoryError, and goes on. */
function limitMemory() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + Number(pages) * PAGE > MOST_MEMORY) throw new RangeError("too much memory");
    return grow.call(this, pages);
  };
}
