// node precompile.mjs FOLDER: put Python for the browser into a folder, its standard library compiled in advance.
// The lock lists no packages: a page loads none.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { compiled } from "./compile.mjs";

const AS_THEY_ARE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];
const [LIBRARY, LOCK] = ["python_stdlib.zip", "pyodide-lock.json"];
const [to] = process.argv.slice(2);
const from = path.dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const part = `${to}.part`;
await rm(part, { recursive: true, force: true });
await mkdir(part, { recursive: true });
for (const name of AS_THEY_ARE) await copyFile(path.join(from, name), path.join(part, name));
const { info } = JSON.parse(await readFile(path.join(from, LOCK), "utf8"));
await writeFile(path.join(part, LOCK), JSON.stringify({ info, packages: {} }));
await writeFile(path.join(part, LIBRARY), await compiled(await readFile(path.join(from, LIBRARY)), { docs: false }));
const digest = async (name) => createHash("sha256").update(await readFile(path.join(part, name))).digest("hex");
const sums = [...AS_THEY_ARE, LIBRARY, LOCK].sort().map(async (name) => `${await digest(name)}  ${name}\n`);
await writeFile(path.join(part, "SHA256SUMS"), (await Promise.all(sums)).join("")); // so that spoilt files are found
await rm(to, { recursive: true, force: true });
await rename(part, to); // whole or not at all
process.exit(0);
