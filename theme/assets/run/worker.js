// Python beside the page: starts when it is made, then answers one session at a time. It has no way to the network once it runs.

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
    postMessage({ id: data.id, steps, ms: performance.now() - begun });
  } catch (error) {
    postMessage({ id: data.id, broke: String(error?.message ?? error).trim().split("\n").pop() });
  }
};

async function start() {
  const here = new URL(".", import.meta.url);
  const response = await fetch(new URL("files.json", here), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.url} is missing`);
  const files = await response.json();
  const home = new URL(files.python, here);
  countBytes(files.bytes);
  const law = fetched(new URL(files.law, here));
  const { loadPyodide } = await import(new URL("pyodide.mjs", home));
  const python = await loadPyodide({ indexURL: home.href, checkAPIVersion: false });
  python.FS.writeFile("/law.zip", new Uint8Array(await law));
  python.runPython("import sys; sys.path.insert(0, '/law.zip'); from handbook import in_browser; in_browser.warm()");
  const answer = python.globals.get("in_browser").answer;
  python.runPython("in_browser.close_doors()");
  for (const way of WAYS_OUT) Reflect.defineProperty(self, way, { value: undefined });
  postMessage({ ready: true });
  return answer;
}

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is missing`);
  return response.arrayBuffer();
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
