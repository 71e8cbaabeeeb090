// node bench/prose.mjs [PAGE ...]: hold pages against one voice; one line for each fault, exit code 1 if there is any.

import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { voice } from "./prose/voice.mjs";

const ROOT = path.dirname(import.meta.dirname);
const PAGES = ["README.md", "docs/**/*.md"];

export async function prose(files) {
  const failures = [];
  for (const file of files) {
    const faults = await voice(await readFile(file, "utf8"));
    failures.push(...faults.map(({ line, rule, what }) => `${path.relative("", file)}:${line}: ${rule}: ${what}`));
  }
  return failures;
}

async function all() {
  const files = await Array.fromAsync(glob(PAGES, { cwd: ROOT }));
  return files.sort().map((file) => path.join(ROOT, file));
}

if (process.argv[1] === import.meta.filename) {
  const start = performance.now();
  const asked = process.argv.slice(2);
  const files = asked.length ? asked : await all();
  try {
    const failures = await prose(files);
    for (const failure of failures) console.log(failure);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`prose: ${files.length} pages, ${failures.length} faults, ${seconds} s`);
    process.exit(failures.length ? 1 : 0);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}
