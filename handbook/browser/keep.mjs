// node keep.mjs PYTHON LAW.zip FOLDER: start Python, load the law, keep its memory, and what it has not loaded yet.
// The page's Python begins from there (theme/assets/run/wake.js).

import crypto from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { add } from "../../theme/assets/run/wake.js";
import { compiled } from "./compile.mjs";

// The law is put into the library, so that what the page gets of the two is one zip, at the same place.
const LOAD = `
import io, sys, zipimport, zipfile
from importlib import import_module
from pkgutil import walk_packages

LIBRARY = next(place for place in sys.path if place.endswith(".zip"))

def forget():
    """Let Python read anew what is in the library."""
    zipimport._zip_directory_cache.clear()
    sys.path_importer_cache.clear()

with zipfile.ZipFile(LIBRARY, "a") as library, zipfile.ZipFile("/law.zip") as law:
    for entry in law.infolist():
        library.writestr(entry, law.read(entry))
forget()
for package in ("awsnet", "handbook"):
    for module in walk_packages([f"{LIBRARY}/{package}"], f"{package}."):
        import_module(module.name)
import_module("handbook.in_browser").warm()
forget()
`;
// What needs a terminal, a process or a network stays behind, for a page has none of these; so do twins of what is there in C,
// tools for developers, and the code pages of other systems (zips may still need the first).
const REST = `
import re
NOT_HERE = {"_pydatetime", "_pydecimal", "_pyio", "_pyrepl", "compileall", "ctypes", "ensurepip", "ftplib", "idlelib", "imaplib", "mailbox",
            "modulefinder", "multiprocessing", "pickletools", "poplib", "profile", "pstats", "pydoc_data", "smtplib", "socketserver",
            "trace", "tracemalloc", "turtle", "venv", "webbrowser", "wsgiref", "xmlrpc"}
CODE_PAGE = re.compile("encodings/(?!cp437)(big5|cp|euc|gb|hp|hz|iso|johab|koi|kz|mac|ptcp|shift|tis)")

def stays(name):
    return name.split("/")[0].removesuffix(".pyc") in NOT_HERE or CODE_PAGE.match(name)

def rest():
    loaded = {getattr(module, "__file__", None) for module in sys.modules.values()}
    out = io.BytesIO()
    with zipfile.ZipFile(LIBRARY) as whole, zipfile.ZipFile(out, "w") as new:
        for entry in whole.infolist():
            name = entry.filename
            if f"{LIBRARY}/{name}" not in loaded and not stays(name):
                new.writestr(entry, whole.read(entry), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()

rest()
`;

const [home, law, to] = process.argv.slice(2).map((name) => path.resolve(name));
const part = `${to}.part-${process.pid}`;
try {
  await kept();
} catch (error) {
  console.error(String(error.message).trim().split("\n").at(-1)); // of a Python error, what it says
  process.exitCode = 1;
}
await rm(part, { recursive: true, force: true });
process.exit();

async function kept() {
  const packed = await compiled(await readFile(law), { docs: true });
  const fresh = freshMemory();
  const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")));
  const env = { PYTHONHASHSEED: "0" };
  leaveNothingToChance();
  const python = await loadPyodide({ indexURL: `${home}/`, checkAPIVersion: false, _makeSnapshot: true, env });
  python.FS.writeFile("/law.zip", packed);
  python.runPython(LOAD);
  const memory = python.makeMemorySnapshot();
  const rest = python.runPython(REST).toJs();
  add(memory, await fresh);
  const length = Math.ceil((memory.findLastIndex((byte) => byte) + 1) / 8) * 8;
  await mkdir(part, { recursive: true });
  await writeFile(path.join(part, "memory.bin"), gzipSync(memory.subarray(0, length), { level: 9 }));
  await writeFile(path.join(part, "rest.zip"), rest);
  await writeFile(path.join(part, "length"), String(length));
  await rename(part, to).catch(() => {}); // whole or not at all; another may have been first
}

/** Let the clock and the dice of this process say the same each time, so that the memory is the same each time. */
function leaveNothingToChance() {
  const start = Date.UTC(2020);
  let ticks = 0;
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [start]));
    }
    static now() {
      return start;
    }
  };
  performance.now = () => ticks++;
  crypto.randomFillSync = (view) => view.fill(1);
}

/** Return a promise of the memory of the next Python, as it is before it starts. */
function freshMemory() {
  const { promise, resolve } = Promise.withResolvers();
  const plain = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...asked) => {
    const made = await plain.apply(WebAssembly, asked);
    const memory = made.instance?.exports.memory;
    if (memory) resolve(memory.buffer.slice(0));
    return made;
  };
  return promise;
}
