// Start Python from a memory that was kept: handbook/browser/keep.mjs.

/** `packed`: a promise of a Response with the memory as gzip. */
export function wake(loadPyodide, { length, packed, ...options }) {
  const memory = new Uint8Array(length);
  return new Promise((resolve, reject) => {
    const come = unpack(packed, memory);
    come.catch(reject);
    for (const way of ["instantiate", "instantiateStreaming"]) {
      const plain = WebAssembly[way];
      WebAssembly[way] = async (...asked) => {
        const made = plain.apply(WebAssembly, asked);
        made.catch(reject); // Pyodide itself would wait for ever
        const fresh = (await made).instance?.exports.memory;
        if (fresh) await come.then(() => add(memory, fresh.buffer));
        return made;
      };
    }
    loadPyodide({ ...options, checkAPIVersion: false, _loadSnapshot: memory }).then(resolve, reject);
  });
}

async function unpack(packed, memory) {
  const bytes = (await packed).body.pipeThrough(new DecompressionStream("gzip"));
  memory.set(new Uint8Array(await new Response(bytes).arrayBuffer()));
}

/** Kept is the difference from a fresh memory, behind a head whose second word is its length. */
export function add(memory, fresh) {
  const [, head] = new Uint32Array(memory.buffer, 0, 2);
  const kept = new Uint32Array(memory.buffer, head);
  const words = new Uint32Array(fresh);
  for (let n = Math.min(kept.length, words.length) - 1; n >= 0; n -= 1) kept[n] ^= words[n];
}
