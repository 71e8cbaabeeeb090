// node compress.mjs FROM TO: pack each file of a site in advance, as .gz and .br, into a folder beside it; the same bytes each time.
// A host that packs on the way does so at every visit, and not as well.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const WORTH = 1000; // bytes below which a head costs more than it saves
const SAVES = 0.9; // what is packed already does not get smaller
const [from, to] = process.argv.slice(2);
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const WAYS = {
  gz: (content) => promisify(gzip)(content, { level: 9 }),
  br: (content) => promisify(brotliCompress)(content, brotli),
};

const listed = await readdir(from, { recursive: true, withFileTypes: true });
const files = listed.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
for (const file of files.sort()) {
  const content = await readFile(file);
  if (content.length < WORTH || /\.(png|gz|br|zip|woff2)$/.test(file)) continue;
  const target = path.join(to, path.relative(from, file));
  await mkdir(path.dirname(target), { recursive: true });
  const packed = await Promise.all(Object.entries(WAYS).map(async ([end, pack]) => [end, await pack(content)]));
  for (const [end, less] of packed) if (less.length < content.length * SAVES) await writeFile(`${target}.${end}`, less);
}
