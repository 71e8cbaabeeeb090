// node bench/run/parity.mjs PYTHON LAW < SESSIONS: run each session in Pyodide, print what every statement printed, as JSON.
// PYTHON is the folder that the site ships, LAW the zip that it ships; a session is a list of [kind, code].

import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [home, law] = process.argv.slice(2).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: home });
python.FS.writeFile("/law.zip", new Uint8Array(await readFile(law)));
python.runPython("import sys; sys.path.insert(0, '/law.zip'); from handbook import in_browser");
const answer = python.globals.get("in_browser").answer;
python.runPython("in_browser.close_doors()");
const sessions = JSON.parse(await text(process.stdin));
// As the page asks: each block with all those before it.
const steps = sessions.map((blocks) => blocks.flatMap((_, n) => JSON.parse(answer(JSON.stringify(blocks.slice(0, n + 1))))));
process.stdout.write(JSON.stringify(steps), () => process.exit(0));
