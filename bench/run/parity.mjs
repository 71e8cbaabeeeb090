// node bench/run/parity.mjs PYTHON KEPT < SESSIONS: run each session in Pyodide, print what every statement printed, as JSON.
// PYTHON is the folder that the site ships, KEPT that with the memory it starts from; a session is a list of [kind, code].

import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { wake } from "../../theme/assets/run/wake.js";

const [home, kept] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")));
const packed = readFile(path.join(kept, "memory.bin")).then((bytes) => new Response(bytes));
const length = Number(await readFile(path.join(kept, "length")));
const python = await wake(loadPyodide, { length, packed, indexURL: `${home}/`, stdLibURL: path.join(kept, "rest.zip") });
python.runPython("import random; random.seed(); from handbook import in_browser; in_browser.close_doors()");
const answer = python.globals.get("in_browser").answer;
const sessions = JSON.parse(await text(process.stdin));
// As the page asks: each block with all those before it.
const steps = sessions.map((blocks) => blocks.flatMap((_, n) => JSON.parse(answer(JSON.stringify(blocks.slice(0, n + 1))))));
process.stdout.write(JSON.stringify(steps), () => process.exit(0));
