// node precompile.mjs FOLDER: put Python for the browser into a folder, its standard library compiled in advance.
// A library of .pyc halves the start. The .pyc carry the hash of nothing, not a date: the same bytes come out each time.

import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { loadPyodide } from "pyodide";

const AS_THEY_ARE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"];
const LIBRARY = "python_stdlib.zip";
const COMPILE = `
import io, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(source))) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            data, to = old.read(name), name
            if name.endswith(".py"):
                # dont_inherit: the flags of this module are not the library's
                code = compile(data, name, "exec", dont_inherit=True)
                data, to = _code_to_hash_pyc(code, b"\\0" * 8, checked=False), name + "c"
            entry = zipfile.ZipInfo(to, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, bytes(data), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()

compiled
`;

const [to] = process.argv.slice(2);
const from = path.dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const part = `${to}.part`;
await rm(part, { recursive: true, force: true });
await mkdir(part, { recursive: true });
for (const name of AS_THEY_ARE) await copyFile(path.join(from, name), path.join(part, name));
const python = await loadPyodide();
const zip = python.runPython(COMPILE)(new Uint8Array(await readFile(path.join(from, LIBRARY))));
await writeFile(path.join(part, LIBRARY), zip.toJs());
await rm(to, { recursive: true, force: true });
await rename(part, to); // whole or not at all
process.exit(0);
