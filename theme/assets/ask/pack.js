// What is asked, as the part of an address behind "#": "scene.network" as it stands, or "z" and all of it, squeezed.

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

export async function packed(state) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"));
  const letters = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  return `z${btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** Return what an address says; throws for one that was cut. */
export async function unpacked(hash) {
  const plain = /^(\w+)\.(\w+)$/.exec(hash);
  if (plain) return { scene: plain[1], network: plain[2] };
  if (!/^z[\w-]+$/.test(hash)) return {};
  const letters = atob(hash.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
}
